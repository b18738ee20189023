"""What a bot is told about, and the numbered log from which it recovers what it missed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .channel import Channel
    from .chats import Chat
    from .messages import Message
    from .payments import Checkout
    from .people import Person
    from .queries import Query


@dataclass(frozen=True, slots=True)
class Change:
    """``counter`` says whether Telegram numbers it with pts, with qts, or not at all (then it cannot be recovered)."""

    counter = "pts"


@dataclass(frozen=True, slots=True)
class MessageAdded(Change):
    """A message was sent, by either side."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageEdited(Change):
    """The text, media or keyboard changed."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessagesDeleted(Change):
    """Messages are gone for both sides."""

    chat: Chat
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pressed(Change):
    """A person pressed a callback button."""

    query: Query
    counter = "none"


@dataclass(frozen=True, slots=True)
class CheckoutAsked(Change):
    """A person is about to pay; the bot must agree."""

    query: Checkout
    counter = "none"


@dataclass(frozen=True, slots=True)
class BotStopped(Change):
    """A person blocked or unblocked the bot."""

    person: Person
    stopped: bool
    date: int
    counter = "qts"


@dataclass(frozen=True, slots=True)
class MemberChanged(Change):
    """A person joined or left a channel in which the bot is an admin."""

    channel: Channel
    person: Person
    joined: bool
    date: int
    counter = "qts"


class ChangeLog:
    """The numbered changes of one bot or channel; the oldest are forgotten above ``keep``."""

    def __init__(self, keep: int = 50_000) -> None:
        self.pts = 1
        self.qts = 1
        self._keep = keep
        self._forgotten = 0  # the highest pts that can no longer be handed out
        self._numbers: dict[str, list[int]] = {"pts": [], "qts": []}
        self._changes: dict[str, list[Change]] = {"pts": [], "qts": []}

    def add(self, change: Change) -> int:
        """Number and keep the change; returns its number, 0 for one without."""
        counter = change.counter
        if counter == "none":
            return 0
        count = len(change.ids) if isinstance(change, MessagesDeleted) else 1
        number = getattr(self, counter) + count
        setattr(self, counter, number)
        numbers, changes = self._numbers[counter], self._changes[counter]
        numbers.append(number)
        changes.append(change)
        if len(numbers) > self._keep + self._keep // 10:
            if counter == "pts":
                self._forgotten = numbers[-self._keep - 1]
            del numbers[: -self._keep], changes[: -self._keep]
        return number

    def after(self, counter: Literal["pts", "qts"], number: int, limit: int) -> list[tuple[int, Change]]:
        """At most ``limit`` changes with a higher number than ``number``, oldest first."""
        start = bisect_right(self._numbers[counter], number)
        return list(zip(self._numbers[counter][start : start + limit], self._changes[counter][start:], strict=False))

    def reaches(self, pts: int) -> bool:
        """Whether nothing after ``pts`` has been forgotten yet."""
        return pts >= self._forgotten
