"""Chats: an ordered set of messages that a bot and people change."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .accounts import Account, Bot
from .changes import BotStopped, Change, MessageAdded, MessageEdited, MessagesDeleted
from .files import Document, Photo
from .invoices import Invoice, Service
from .keyboards import Rows
from .messages import Message
from .payments import Payment
from .queries import Answer
from .texts import Entity, command_entities, trim

if TYPE_CHECKING:
    from .people import Person
    from .world import World


class Chat(ABC):
    """What private chats and channels share. ``key`` names the chat in events."""

    key: str

    def __init__(self, world: World) -> None:
        self.world = world
        self._messages: dict[int, Message] = {}

    @property
    def messages(self) -> list[Message]:
        """The messages that are there now, oldest first."""
        return list(self._messages.values())

    def get(self, message_id: int) -> Message | None:
        """The message with this number, unless it was deleted."""
        return self._messages.get(message_id)

    def post(
        self,
        sender: Account,
        text: str = "",
        entities: Sequence[Entity] = (),
        *,
        rows: Rows = (),
        media: Photo | Document | Invoice | None = None,
        silent: bool = False,
        forwarded_from: Account | None = None,
        forwarded_name: str = "",
        service: Service | None = None,
        origin: object = None,
        told: bool = True,
        pushes: int = 1,
        topic: int = 0,
    ) -> tuple[Message, int]:
        """Add a message, without checking it. Returns it and the number (pts) of the change for its bot.

        The bot hears nothing of it unless ``told`` (the number is 0), and gets it pushed ``pushes`` times.
        """
        text, kept = trim(text, entities)
        message = Message(
            self._next_id(),
            self,
            sender,
            int(time.time()),
            text,
            kept,
            rows,
            media,
            service,
            silent=silent,
            forwarded_from=forwarded_from,
            forwarded_name=forwarded_name,
            pushes=pushes,
            topic=topic,
            change=self.world.next_change(),
        )
        self._messages[message.id] = message
        pts = self._tell(MessageAdded(message), origin) if told else 0
        self._announce({"type": "message", "message": message.to_json()})
        return message, pts

    def edit(
        self,
        message: Message,
        text: str,
        entities: Sequence[Entity],
        rows: Rows,
        media: Photo | Document | Invoice | None,
        origin: object = None,
    ) -> int:
        """Replace the content of a message. Returns the number (pts) of the change."""
        message.text, message.entities = trim(text, entities)
        message.rows, message.media = rows, media
        message.edited = int(time.time())
        message.change = self.world.next_change()
        pts = self._tell(MessageEdited(message), origin)
        self._announce({"type": "edit", "message": message.to_json()})
        return pts

    def show(self, message: Message) -> None:
        """People see a message anew without the bot having changed it."""
        message.change = self.world.next_change()
        self._announce({"type": "edit", "message": message.to_json()})

    def delete(self, ids: Sequence[int], origin: object = None) -> int:
        """Remove messages; unknown numbers are left out. Returns how many were removed."""
        gone = tuple(number for number in dict.fromkeys(ids) if number in self._messages)
        for number in gone:
            self._messages.pop(number).deleted = True
        if gone:
            self.world.next_change()
            self._tell(MessagesDeleted(self, gone), origin)
            self._announce({"type": "delete", "ids": list(gone)})
        return len(gone)

    def _announce(self, event: dict) -> None:
        self.world.announce(event | {"chat": self.key, "people": [person.id for person in self.audience]})

    @property
    @abstractmethod
    def audience(self) -> list[Person]:
        """The people who see this chat."""

    @abstractmethod
    def _next_id(self) -> int:
        """The number of the next message."""

    @abstractmethod
    def _tell(self, change: Change, origin: object) -> int:
        """Tell the bots that see this chat, except ``origin``; the change's number."""


class PrivateChat(Chat):
    """A person and a bot. Messages are numbered per bot, as Telegram does it.

    The coroutines are what the person can do; they return once Telegram has it, except ``press`` and ``pay``, which
    wait for the bot's answer.
    """

    def __init__(self, world: World, person: Person, bot: Bot) -> None:
        super().__init__(world)
        self.person = person
        self.bot = bot
        self.key = f"{person.id}:{bot.id}"
        self.started = False  # the person wrote to the bot at least once, so the bot may write
        self.blocked = False

    @property
    def audience(self) -> list[Person]:
        return [self.person]

    def _next_id(self) -> int:
        return next(self.bot.message_ids)

    def _tell(self, change: Change, origin: object) -> int:
        if isinstance(change, MessageAdded):
            self.bot.messages[change.message.id] = change.message
        return self.bot.tell(change, origin)

    async def send_text(self, text: str, entities: Sequence[Entity] = ()) -> Message:
        """The person writes."""
        self._check_open()
        return self.post(self.person, text, entities or command_entities(text))[0]

    async def send_file(
        self,
        name: str,
        data: bytes,
        *,
        mime_type: str = "",
        caption: str = "",
        entities: Sequence[Entity] = (),
        as_photo: bool | None = None,
    ) -> Message:
        """The person sends a file; pictures go as photos and ``.mp4`` as videos unless ``as_photo`` is False."""
        self._check_open()
        files = self.world.files
        is_video = as_photo is None and name.lower().endswith(".mp4")
        if as_photo is None:
            as_photo = name.lower().endswith((".jpg", ".jpeg", ".png", ".webp"))
        document = None if as_photo else files.add_document(name, data, mime_type, is_video=is_video)
        return self.post(self.person, caption, entities, media=document or files.add_photo(data))[0]

    async def forward(self, message: Message) -> Message:
        """The person forwards a message of any chat to the bot; who hides in forwards is only named."""
        self._check_open()
        origin, name = message.forwarded_from or message.sender, message.forwarded_name
        if not name and origin.hides_in_forwards:
            name = origin.name
        return self.post(
            self.person,
            message.text,
            message.entities,
            media=message.media,
            forwarded_from=None if name else origin,
            forwarded_name=name,
        )[0]

    async def press(
        self,
        message: Message,
        row: int = 0,
        column: int = 0,
        *,
        data: bytes | str | None = None,
        timeout: float = 10.0,
    ) -> Answer:
        """The person presses a callback button, by place or (as a modified app could) with any ``data``.

        Raises NoAnswer after ``timeout`` seconds.
        """
        if data is None:
            button = message.rows[row][column]
            if button.kind != "callback":
                advice = " pay() pays the invoice." if button.kind == "buy" else ""
                raise ValueError(
                    f"{button.label!r} is a {button.kind} button: pressing it does not reach the bot.{advice}"
                )
            data = button.data
        data = data.encode() if isinstance(data, str) else data
        return await self.world.ask(self.person, self, message, data, [self.bot], timeout)

    async def pay(self, message: Message) -> Payment:
        """The person pays an invoice, as often as it is asked for; waits until the bot has agreed or refused."""
        if message.invoice is None:
            raise ValueError(f"Message {message.id} is no invoice.")
        if self.blocked:
            raise ValueError(f"{self.person.name} has blocked {self.bot.username}: unblock it before paying.")
        return await self.world.payments.pay(self, message)

    async def block(self) -> None:
        """The person stops the bot: it can no longer write."""
        self._set_blocked(True)

    async def unblock(self) -> None:
        """The person lets the bot write again."""
        self._set_blocked(False)

    def _set_blocked(self, blocked: bool) -> None:
        if self.blocked == blocked:
            return
        self.blocked = blocked
        self.bot.tell(BotStopped(self.person, blocked, int(time.time())))
        self._announce({"type": "blocked", "blocked": blocked})

    def _check_open(self) -> None:
        if self.blocked:
            raise ValueError(f"{self.person.name} has blocked {self.bot.username}: unblock it before writing.")
        self.started = True
