"""Who can write: what people and bots have in common, and the bots with what they must be told."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .changes import Change, ChangeLog

if TYPE_CHECKING:
    from .messages import Message

Watcher = Callable[[Change, int, object], None]


@dataclass(eq=False, kw_only=True)
class Account:
    """A Telegram account. ``language`` is what the app sends as language code.

    ``hides_in_forwards`` is the privacy setting of people who let nobody link to their account from forwards.
    """

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language: str = ""
    hides_in_forwards: bool = False
    access_hash: int = field(default_factory=lambda: secrets.randbits(62) + 1, repr=False)

    is_bot = False

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def to_json(self) -> dict:
        """Who it is, for the chat page."""
        return {"id": self.id, "name": self.name, "username": self.username, "bot": self.is_bot}


@dataclass(eq=False, kw_only=True)
class Bot(Account):
    """A bot: the token it signs in with, its commands by language, and everything that it must be told.

    ``log`` numbers the changes (Telegram's pts); a watcher gets each change as it happens. ``messages`` are those of
    all its private chats, which Telegram numbers together.
    """

    token: str = field(repr=False)
    commands: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    log: ChangeLog = field(default_factory=ChangeLog, repr=False)
    watchers: list[Watcher] = field(default_factory=list, repr=False)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    message_ids: itertools.count = field(default_factory=lambda: itertools.count(1), repr=False)

    is_bot = True

    def tell(self, change: Change, origin: object = None) -> int:
        """Record a change and pass it on; ``origin`` is the session that caused it. Returns its number (pts or qts)."""
        number = self.log.add(change)
        for watcher in self.watchers:
            watcher(change, number, origin)
        return number
