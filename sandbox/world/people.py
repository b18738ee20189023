"""A person with a Telegram account, driven by tests and by the chat page."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from .accounts import Account, Bot
from .channel import Channel
from .chats import PrivateChat
from .messages import Message
from .payments import Payment
from .queries import Answer
from .texts import Entity

if TYPE_CHECKING:
    from .world import World

START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")  # core.telegram.org/bots/features#deep-linking


class Person(Account):
    """``bot=`` chooses among several bots; without it the first one is meant.

    ``toasts`` and ``alerts`` are the texts the bots answered to presses, oldest first. ``stars`` is the balance of
    Telegram Stars, to be read and set.
    """

    def __init__(
        self, world: World, *, id: int, first_name: str, last_name: str = "", username: str = "", language: str = ""
    ) -> None:
        super().__init__(id=id, first_name=first_name, last_name=last_name, username=username, language=language)
        self.world = world
        self.toasts: list[str] = []
        self.alerts: list[str] = []
        self._stars = 10_000
        self._acted = 0  # the world's change number at the last thing this person did

    @property
    def stars(self) -> int:
        """The balance of Telegram Stars."""
        return self._stars

    @stars.setter
    def stars(self, value: int) -> None:
        self._stars = value
        self.world.announce({"type": "stars", "stars": value, "chat": "", "people": [self.id]})

    def chat(self, bot: Bot | None = None) -> PrivateChat:
        """The chat with a bot, made when it is first asked for."""
        return self.world.private_chat(self, bot or self.world.first_bot)

    @property
    def messages(self) -> list[Message]:
        """Everything that stands in the chat with the first bot, from both sides, oldest first."""
        return self.chat().messages

    @property
    def last(self) -> Message:
        """The newest message from the first bot."""
        for message in reversed(self.messages):
            if message.sender is not self and message.service is None:
                return message
        raise LookupError(f"{self.world.first_bot.username} has not written to {self.name}.")

    @property
    def buttons(self) -> list[str]:
        """The labels of the newest keyboard from the first bot; empty when there is none."""
        return next((message.labels for message in reversed(self.messages) if message.rows), [])

    async def send(self, text: str, *, entities: Sequence[Entity] = (), bot: Bot | None = None) -> Message:
        """Write a text, with formatting if any, or a command."""
        self._act()
        return await self.chat(bot).send_text(text, entities)

    async def follow(self, link: str) -> Message:
        """Open a deep link such as ``https://t.me/kiosk_bot?start=item_17`` and press Start."""
        address = urlsplit(link)
        bot = self.world.named(address.path.strip("/"))
        payload = parse_qs(address.query).get("start", [""])[0]
        if not isinstance(bot, Bot):
            raise LookupError(f"{link} does not lead to a bot.")
        if payload and not START_PAYLOAD.fullmatch(payload):
            raise ValueError(f"{payload!r} cannot be in a link: 1 to 64 of A-Z, a-z, 0-9, _ and - are allowed.")
        return await self.send(f"/start {payload}".strip(), bot=bot)

    async def send_file(
        self,
        name: str,
        data: bytes,
        *,
        caption: str = "",
        entities: Sequence[Entity] = (),
        as_photo: bool | None = None,
        bot: Bot | None = None,
    ) -> Message:
        """Send a file; pictures go as photos and ``.mp4`` as videos unless ``as_photo`` is False."""
        self._act()
        return await self.chat(bot).send_file(name, data, caption=caption, entities=entities, as_photo=as_photo)

    async def forward(self, message: Message, *, bot: Bot | None = None) -> Message:
        """Forward a message to the bot."""
        self._act()
        return await self.chat(bot).forward(message)

    async def press(
        self,
        label: str = "",
        *,
        data: str | bytes | None = None,
        message: Message | None = None,
        bot: Bot | None = None,
        timeout: float = 10.0,
    ) -> Answer:
        """Press the callback button with this label on the newest message that has it, or send any ``data``.

        Waits for the bot's answer. Raises LookupError when no message has the button, NoAnswer after ``timeout`` seconds.
        """
        self._act()
        chat = self.chat(bot)
        if data is not None:
            return await chat.press(message or self._newest_from_bot(chat), data=data, timeout=timeout)
        seen: list[str] = []
        for candidate in [message] if message else reversed(chat.messages):
            for row, buttons in enumerate(candidate.rows):
                for column, button in enumerate(buttons):
                    if button.label == label:
                        return await chat.press(candidate, row, column, timeout=timeout)
                    seen.append(button.label)
        raise LookupError(f"No button {label!r} for {self.name}; there are: {', '.join(map(repr, seen)) or 'none'}.")

    async def pay(
        self, label: str = "", *, message: Message | None = None, again: bool = False, bot: Bot | None = None
    ) -> Payment:
        """Pay the newest unpaid invoice, or the one with this title or button; the bot is asked first.

        ``message`` may be an invoice from somebody else's chat, as a forwarded copy is; ``again`` pays one that shows
        its receipt already. Raises LookupError when there is nothing to pay.
        """
        self._act()
        found = message or self._invoice(self.chat(bot), label, again)
        return await self.chat(bot).pay(found)

    async def chargeback(self, charge_id: str = "") -> str:
        """Get the money of a payment (the newest unless named) back from the app store. Returns the charge id."""
        self._act()
        mine = [charge for charge in self.world.payments.charges.values() if charge.person is self]
        wanted = [charge for charge in mine if charge_id in ("", charge.id) and charge.in_stars and not charge.refunded]
        if not wanted:
            raise LookupError(f"{self.name} has no payment in stars {charge_id or 'at all'} that is not given back.")
        self.world.payments.give_back(wanted[-1])
        return wanted[-1].id

    async def block(self, bot: Bot | None = None) -> None:
        """Stop the bot."""
        await self.chat(bot).block()

    async def unblock(self, bot: Bot | None = None) -> None:
        """Let the bot write again."""
        await self.chat(bot).unblock()

    async def join(self, channel: Channel) -> None:
        """Become a member of a channel."""
        await channel.join(self)

    async def leave(self, channel: Channel) -> None:
        """Leave a channel."""
        await channel.leave(self)

    async def wait_for(
        self,
        wanted: str | Callable[[Message], bool],
        timeout: float = 5.0,
        *,
        bot: Bot | None = None,
        anywhere: bool = False,
    ) -> Message:
        """The message from the bot that contains the text (or satisfies the test).

        Looks at what was sent or edited since this person last acted (``anywhere=True``: at the whole chat), then waits.
        Raises TimeoutError that quotes what came instead.
        """
        chat = self.chat(bot)
        since = 0 if anywhere else self._acted

        def matches(message: Message) -> bool:
            if message.sender is self or message.change <= since:
                return False
            return wanted in message.text if isinstance(wanted, str) else bool(wanted(message))

        with self.world.subscribe() as events:
            try:
                async with asyncio.timeout(timeout):
                    while True:
                        for message in reversed(chat.messages):
                            if matches(message):
                                return message
                        await anext(events)
            except TimeoutError:
                came = [m.text[:80] for m in chat.messages if m.sender is not self and m.change > since]
                raise TimeoutError(f"{self.name} waited {timeout} s for {wanted!r}; the bot wrote: {came}") from None

    def _act(self) -> None:
        self._acted = self.world.next_change()

    def _invoice(self, chat: PrivateChat, label: str, again: bool) -> Message:
        invoices = [message for message in reversed(chat.messages) if message.invoice is not None]
        for message in invoices:
            assert message.invoice is not None
            named = label in ("", message.invoice.title, message.rows[0][0].label)
            if named and (again or not message.invoice.receipt):
                return message
        there = [message.invoice.title for message in invoices if message.invoice is not None]
        raise LookupError(f"{self.name} has no unpaid invoice {label!r}; invoices: {there or 'none'}.")

    def _newest_from_bot(self, chat: PrivateChat) -> Message:
        for message in reversed(chat.messages):
            if message.sender is chat.bot:
                return message
        raise LookupError(f"{chat.bot.username} has not written to {self.name}, so there is nothing to press.")
