"""Telegram left out: takes what the bot says and does nothing with it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from kernel import Outgoing
from kernel.updates import Press, Sender

from .shop import FIRST_PERSON

QUERIES = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Sent:
    """What sending returns."""

    message_id: int


class Outside:
    """Stands where the gateway does; ``last`` is the newest message that was sent or edited."""

    def __init__(self) -> None:
        self.last = Outgoing()
        self.answered = 0
        self._numbers = itertools.count(2)

    async def send(self, chat_id: int, message: Outgoing, *, random_id: int | None = None) -> Sent:
        """Take a new message."""
        self.last = message
        return Sent(next(self._numbers))

    async def edit(self, chat_id: int, message_id: int, message: Outgoing) -> int:
        """Take a new screen."""
        self.last = message
        return message_id

    async def answer_press(self, query_id: int, text: str = "", alert: bool = False) -> None:
        """Take the acknowledgement."""
        self.answered += 1

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"this benchmark does not expect Telegram to be asked for {name}")


def press(data: str, person: int = FIRST_PERSON) -> Press:
    """A press on a button with ``data``."""
    sender = Sender(person, f"Person {person - FIRST_PERSON}", language_code="en")
    return Press(sender, person, 1_800_000_000, message_id=1, query_id=next(QUERIES), data=data)
