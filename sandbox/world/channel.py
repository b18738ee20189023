"""A broadcast channel with members."""

from __future__ import annotations

import itertools
import secrets
import time
from typing import TYPE_CHECKING

from .accounts import Account, Bot
from .changes import Change, ChangeLog, MemberChanged
from .chats import Chat
from .messages import Message
from .queries import Answer

if TYPE_CHECKING:
    from .people import Person
    from .world import World


class Channel(Chat):
    """``admins`` are the bots that may post and ask who is a member; every bot, unless named.

    ``sender`` of a post is the channel itself as people see it.
    """

    def __init__(self, world: World, id: int, username: str, title: str, admins: list[Bot] | None = None) -> None:
        super().__init__(world)
        self.id = id
        self.username = username
        self.title = title
        self.access_hash = secrets.randbits(62) + 1
        self.date = int(time.time())
        self.members: dict[int, Person] = {}
        self.joined: dict[int, int] = {}
        self.log = ChangeLog()
        self.key = f"channel:{id}"
        self.voice = Account(id=id, first_name=title, username=username)
        self._admins = admins
        self._ids = itertools.count(1)

    @property
    def admins(self) -> list[Bot]:
        """The bots that may post."""
        return list(self.world.bots) if self._admins is None else self._admins

    @property
    def audience(self) -> list[Person]:
        return list(self.members.values())

    def to_json(self) -> dict:
        """What the chat page shows in its list."""
        return {"id": self.id, "key": self.key, "username": self.username, "title": self.title}

    async def join(self, person: Person) -> None:
        """The person becomes a member."""
        if person.id not in self.members:
            self.members[person.id] = person
            self.joined[person.id] = int(time.time())
            self._membership(person, True)

    async def leave(self, person: Person) -> None:
        """The person is no longer a member."""
        if self.members.pop(person.id, None):
            self._membership(person, False)

    async def press(
        self, person: Person, message: Message, row: int = 0, column: int = 0, timeout: float = 10.0
    ) -> Answer:
        """A person presses a callback button below a post; the bot that posted answers."""
        data = message.rows[row][column].data
        return await self.world.ask(person, self, message, data, self.admins, timeout)

    def _membership(self, person: Person, joined: bool) -> None:
        self.world.next_change()
        for bot in self.admins:
            bot.tell(MemberChanged(self, person, joined, int(time.time())))
        self.world.announce({"type": "member", "chat": self.key, "people": [person.id], "joined": joined})

    def _next_id(self) -> int:
        return next(self._ids)

    def _tell(self, change: Change, origin: object) -> int:
        pts = self.log.add(change)
        for bot in self.admins:
            for watcher in bot.watchers:
                watcher(change, pts, origin)
        return pts
