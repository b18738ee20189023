"""A group in which people and bots write, with topics if it is a forum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .accounts import Bot
from .changes import Change, MessageAdded
from .channel import Channel
from .messages import Message
from .texts import command_entities

if TYPE_CHECKING:
    from .people import Person
    from .world import World


class Group(Channel):
    """A supergroup, which Telegram numbers as it does channels. ``topics`` are titles by number.

    A bot is in it until it is removed and, as by default at Telegram, hears of commands alone
    (https://core.telegram.org/bots/features#privacy-mode).
    """

    def __init__(self, world: World, id: int, title: str, bots: list[Bot]) -> None:
        super().__init__(world, id, "", title, bots)
        self.key = f"group:{id}"
        self.topics: dict[int, str] = {}

    @property
    def chat_id(self) -> int:
        """The id that bots know it by."""
        return -1_000_000_000_000 - self.id

    def add_topic(self, title: str) -> int:
        """Open a topic, which makes the group a forum; its number."""
        number = self._next_id()
        self.topics[number] = title
        return number

    def remove(self, bot: Bot) -> None:
        """Throw a bot out: it can no longer write."""
        self._admins = [one for one in self.admins if one is not bot]

    def let_in(self, bot: Bot) -> None:
        """Take a bot (back) in."""
        self._admins = [*self.admins, bot]

    async def write(self, person: Person, text: str, *, topic: int = 0) -> Message:
        """A person, who joins if need be, writes into the group or one of its topics."""
        if topic and topic not in self.topics:
            raise LookupError(f"{self.title} has no topic {topic}.")
        await self.join(person)
        return self.post(person, text, command_entities(text), topic=topic)[0]

    def _tell(self, change: Change, origin: object) -> int:
        if isinstance(change, MessageAdded):
            message = change.message
            if not message.sender.is_bot and not message.text.startswith("/"):
                return self.log.add(change)
        return super()._tell(change, origin)
