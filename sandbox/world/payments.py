"""Payments: the question to the bot, the charge, the way back, and the bot's list of Stars."""

from __future__ import annotations

import asyncio
import itertools
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .accounts import Bot
from .changes import CheckoutAsked, MessageAdded
from .invoices import Charge, Invoice, Service
from .messages import Message

if TYPE_CHECKING:
    from .chats import PrivateChat
    from .people import Person

# How a payment reaches the bot; the first is the ordinary way.
PUSHED, TWICE, ANEW, HIDDEN, LATE, NEVER = "pushed", "twice", "anew", "hidden", "late", "never"
PUSHES = {TWICE: 2, HIDDEN: 0}


@dataclass(frozen=True, slots=True)
class Payment:
    """How an attempt to pay ended. ``error`` is what the person sees: Telegram's code, or the bot's words.

    ``updates`` is how many different updates were pushed to the bot and dealt with or on their way.
    """

    ok: bool
    error: str = ""
    charge_id: str = ""
    updates: int = 0


@dataclass(eq=False, slots=True)
class Checkout:
    """A pre-checkout query. ``answer`` becomes the bot's words of refusal, empty when it agrees."""

    id: int
    person: Person
    invoice: Invoice
    answer: asyncio.Future[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class StarsEntry:
    """A line of a bot's list of Stars; ``stars`` is below zero for what went out. A refund has its payment's id."""

    id: str
    stars: int
    date: int
    person: Person
    payload: bytes
    refund: bool = False


class Payments:
    """``patience`` is how long, in seconds, a bot may take to answer a pre-checkout query.

    While ``passing`` is cleared, what the bot agreed to waits. ``ways`` says how the next payments reach the bot.
    """

    def __init__(self) -> None:
        self.patience = 10.0  # https://core.telegram.org/bots/api#answerprecheckoutquery
        self.passing = asyncio.Event()
        self.passing.set()
        self.ways: list[str] = []
        self.waiting = 0  # payments that the bot agreed to and that are held
        self.charges: dict[str, Charge] = {}
        self.stars: dict[int, list[StarsEntry]] = {}  # by bot, oldest first
        self._checkouts: dict[int, Checkout] = {}
        self._late: list[Message] = []
        self._numbers = itertools.count(1)

    async def pay(self, chat: PrivateChat, message: Message) -> Payment:
        """The person of ``chat`` pays the invoice of ``message``, which may have been forwarded from another chat."""
        invoice, person = message.invoice, chat.person
        assert invoice is not None
        if self._too_poor(person, invoice):
            return Payment(False, "BALANCE_TOO_LOW")
        refusal = await self._ask(chat, invoice)
        if refusal is None:
            return Payment(False, "BOT_PRECHECKOUT_TIMEOUT")
        if refusal:
            return Payment(False, refusal, updates=1)
        self.waiting += 1
        try:
            await self.passing.wait()
        finally:
            self.waiting -= 1
        if self._too_poor(person, invoice):
            return Payment(False, "BALANCE_TOO_LOW", updates=1)
        way = self.ways.pop(0) if self.ways else PUSHED
        charge, told = self._take(chat, message, way)
        return Payment(True, charge_id=charge.id, updates=1 + told)

    def take(self, chat: PrivateChat, message: Message) -> Charge:
        """The payment itself, as if the bot had agreed."""
        return self._take(chat, message, PUSHED)[0]

    def answer(self, query_id: int, refusal: str) -> bool:
        """The bot's answer to a pre-checkout query; False when it is too late, unknown or answered already."""
        query = self._checkouts.pop(query_id, None)
        if query is None or query.answer.done():
            return False
        query.answer.set_result(refusal)
        return True

    def give_back(self, charge: Charge, origin: object = None, *, told: bool = True) -> tuple[Message, int]:
        """Return a payment to the person. Returns the line in the chat that says so, and its number (pts)."""
        charge.refunded = True
        if charge.in_stars:
            charge.person.stars += charge.total
            self._enter(charge, -charge.total, refund=True)
        chat = charge.person.chat(charge.bot)
        return chat.post(charge.bot, service=Service("refunded", charge), origin=origin, told=told)

    def session_began(self, bot: Bot) -> None:
        """A bot has started: it is told what was kept back until then."""
        mine = [message for message in self._late if message.service and message.service.charge.bot is bot]
        self._late = [message for message in self._late if message not in mine]
        for message in mine:
            bot.messages[message.id] = message
            bot.tell(MessageAdded(message))

    def _too_poor(self, person: Person, invoice: Invoice) -> bool:
        return invoice.in_stars and person.stars < invoice.total

    async def _ask(self, chat: PrivateChat, invoice: Invoice) -> str | None:
        """The bot's refusal, empty when it agrees, None when it says nothing in time."""
        future: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        query = Checkout(secrets.randbits(62) + 1, chat.person, invoice, future)
        self._checkouts[query.id] = query
        chat.bot.tell(CheckoutAsked(query))
        try:
            async with asyncio.timeout(self.patience):
                return await query.answer
        except TimeoutError:
            return None
        finally:
            self._checkouts.pop(query.id, None)

    def _take(self, chat: PrivateChat, message: Message, way: str) -> tuple[Charge, int]:
        assert message.invoice is not None
        charge = self._charge(chat, message.invoice)
        return charge, self._say_paid(chat, message, charge, way)

    def _charge(self, chat: PrivateChat, invoice: Invoice) -> Charge:
        person, bot = chat.person, chat.bot
        number = next(self._numbers)
        if invoice.in_stars:
            name, provider = f"stx{secrets.token_urlsafe(60)}", f"{person.id}_{number}"
        else:
            name, provider = f"{bot.id}_{person.id}_{number}_{secrets.randbits(60)}", f"ch_{secrets.token_hex(12)}"
        charge = Charge(name, provider, person, bot, invoice.currency, invoice.total, invoice.payload, int(time.time()))
        self.charges[charge.id] = charge
        if charge.in_stars:
            person.stars -= charge.total
            self._enter(charge, charge.total)
        return charge

    def _say_paid(self, chat: PrivateChat, message: Message, charge: Charge, way: str) -> int:
        """Write it into the chat and, as ``way`` says, to the bot; how many different updates are pushed."""
        service = Service("paid", charge)
        told = way not in (LATE, NEVER)
        line, _ = chat.post(chat.person, service=service, told=told, pushes=PUSHES.get(way, 1))
        if way == LATE:
            self._late.append(line)
        if way == ANEW:
            chat.post(chat.person, service=service)
        if message.invoice is not None and message.chat is chat:
            message.invoice.receipt = line.id
            chat.show(message)
        return {ANEW: 2, HIDDEN: 0, LATE: 0, NEVER: 0}.get(way, 1)

    def _enter(self, charge: Charge, stars: int, *, refund: bool = False) -> None:
        date = int(time.time()) if refund else charge.date
        entry = StarsEntry(charge.id, stars, date, charge.person, charge.payload, refund)
        self.stars.setdefault(charge.bot.id, []).append(entry)
