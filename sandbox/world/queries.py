"""Presses on callback buttons that wait for their answer."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chats import Chat
    from .messages import Message
    from .people import Person


class NoAnswer(TimeoutError):
    """The bot did not answer a press in time: in Telegram the button's spinner would go on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot answered to a press: a toast, an alert, an address to open, or an empty text."""

    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(eq=False, slots=True)
class Query:
    """One press."""

    id: int
    person: Person
    chat: Chat
    message: Message
    data: bytes
    answer: asyncio.Future[Answer] = field(repr=False)
    made: float = field(default_factory=time.monotonic)


class Queries:
    """The presses of the last seconds. ``lifetime`` is how long, in seconds, a bot may take to answer."""

    def __init__(self, lifetime: float = 15.0) -> None:
        self.lifetime = lifetime
        self._waiting: dict[int, Query] = {}

    def open(self, person: Person, chat: Chat, message: Message, data: bytes) -> Query:
        """A new press that waits for its answer."""
        query = Query(secrets.randbits(62) + 1, person, chat, message, data, asyncio.get_running_loop().create_future())
        self._waiting[query.id] = query
        return query

    def close(self, query: Query) -> None:
        """Nobody waits any longer; a later answer is refused once the lifetime is over."""
        now = time.monotonic()
        for other in [q for q in self._waiting.values() if now - q.made > self.lifetime]:
            del self._waiting[other.id]

    def take(self, query_id: int) -> Query | None:
        """The press that the bot may answer now; None when it is unknown, too old or answered already."""
        query = self._waiting.pop(query_id, None)
        if query is None or time.monotonic() - query.made > self.lifetime:
            return None
        return query
