"""One test's customer, owner and service, and what stands in the books."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kernel import db, run_in_transaction
from plugins.accounts.api import Holding, OpenHistory, find_by_telegram_id, holding, operations, verify

from .. import patience
from ..callbacks import OpenMethods, StartTopUp
from ..contract import InvoiceView, PaymentView, Price, Provider
from ..looking import expire, look_at, poll_open, reconcile_one, recover
from ..reading import PAYMENT, latest_invoices, payment_of
from ..refunds import refund_by_staff, settle_refunds
from ..registry import number_of, providers
from .driver import Driver, Fault

if TYPE_CHECKING:
    from kernel import Bot
    from kernel.testing import MovableClock, Person

AMOUNT = 2000  # minor units of an ordinary top-up
IMPATIENT = 0.5  # seconds that a provider may take while its service does not answer


@dataclass
class Scene:
    """Alice, who pays in, the owner, and the service behind ``driver``."""

    bot: Bot
    driver: Driver
    alice: Person
    owner: Person
    clock: MovableClock
    logged: list[dict[str, Any]]
    refunds_asked: int = 0

    @property
    def provider(self) -> Provider:
        """The provider under test."""
        return providers(self.bot)[self.driver.name]

    @property
    def screen(self) -> Any:
        """Alice's newest message with a button for the bot; an invoice of Telegram's has none."""
        return next(m for m in reversed(self.alice.messages) if any(button.data for row in m.rows for button in row))

    async def press(self, data: str) -> None:
        """Alice presses a button that sends this, on her screen."""
        await self.alice.press(data=data, message=self.screen)

    async def choose(self, amount: int = AMOUNT) -> str:
        """Alice opens the ways to pay; the data of the provider's button, or nothing."""
        await self.press(OpenMethods(amount).pack())
        for row in self.screen.rows:
            for button in row:
                data = button.data.decode()
                found = StartTopUp.unpack(data)
                if found is not None and found.provider == number_of(self.driver.name):
                    return data
        return ""

    async def start(self, amount: int = AMOUNT) -> str:
        """Alice asks for an invoice; the data of the button that she pressed."""
        button = await self.choose(amount)
        assert button, f"{self.driver.name} is not offered for {amount}"
        await self.press(button)
        return button

    async def invoice(self, amount: int = AMOUNT) -> tuple[InvoiceView, str]:
        """Alice has an invoice: as we see it, and its name at the service."""
        before = len(await self.driver.invoices())
        await self.start(amount)
        made = await self.driver.invoices()
        assert len(made) == before + 1, "one press must make one invoice at the service"
        return await self.newest(), made[-1]

    async def newest(self) -> InvoiceView:
        """Alice's newest invoice."""
        return (await latest_invoices(self.bot, await self.user_id()))[0]

    async def user_id(self) -> int:
        """Alice, in accounts."""
        user = await find_by_telegram_id(self.bot, self.alice.id)
        assert user is not None
        number: int = user.id
        return number

    async def held(self) -> Holding:
        """What Alice can spend and owes."""
        return await holding(await self.user_id())

    async def balance(self) -> int:
        """What Alice can spend."""
        return (await self.held()).balance

    async def entries(self) -> int:
        """How many times something was booked for Alice."""
        return int((await operations(await self.user_id(), OpenHistory())).total)

    async def payments(self) -> list[PaymentView]:
        """Everything that arrived, oldest first."""
        return [payment_of(row) for row in await db.fetch(f"{PAYMENT} ORDER BY p.id")]

    async def payment(self) -> PaymentView:
        """The only payment there is."""
        (found,) = await self.payments()
        return found

    def received(self, text: str) -> int:
        """How many messages of the bot to Alice contain this."""
        return sum(text in message.text for message in self.alice.messages)

    def events(self, name: str) -> list[dict[str, Any]]:
        """What was logged under this name."""
        return [entry for entry in self.logged if entry["event"] == name]

    async def hear(self, payment: str, invoice: InvoiceView) -> None:
        """Let the bot hear of a payment in every way that there is, once each."""
        for way in self.ways():
            await self.by(way, payment, invoice)
        await self.bot.settle()

    def ways(self) -> Sequence[str]:
        """The ways in which the bot hears of payments."""
        able = self.driver.capabilities
        named = {"webhook": able.webhook, "poll": able.poll, "reconcile": able.reconcile}
        return ["tell", *(way for way, there in named.items() if there)]

    async def by(self, way: str, payment: str, invoice: InvoiceView) -> None:
        """Let the bot hear of a payment in one way."""
        if way == "tell":
            await self.driver.tell(payment)
        elif way == "webhook":
            assert await self.post(payment) == 200
        elif way == "poll":
            await look_at(self.bot, self.provider, [invoice])
        else:
            await reconcile_one(self.bot, self.provider, invoice.created_at)

    async def post(self, payment: str) -> int:
        """The service posts what it knows about a payment; the status of the answer."""
        request = await self.driver.webhook(payment)
        return await self.send(dict(request.headers), request.body)

    async def send(self, headers: dict[str, str], body: bytes) -> int:
        """Somebody posts this to the provider's webhook; the status of the answer."""
        client = self.bot.web.public.test_client()
        response = await client.post(f"/webhooks/{self.driver.name}", headers=headers, data=body)
        return int(response.status_code)

    async def look_everywhere(self) -> None:
        """What the bot does by itself within a few minutes: ask about open and ended invoices."""
        self.clock.move(minutes=5)
        await poll_open(self.bot)
        await recover(self.bot)
        await self.bot.settle()

    @asynccontextmanager
    async def broken(self, fault: Fault) -> AsyncIterator[None]:
        """The service is broken inside, and the bot waits only a moment for its answers."""
        before = patience.SECONDS
        await self.driver.fail(fault)
        patience.SECONDS = IMPATIENT
        try:
            yield
        finally:
            patience.SECONDS = before
            await self.driver.mend()

    async def give_back(self, amount: int | None = None) -> int:
        """Staff ask for a refund of the only payment (``None``: all that is left); its id."""
        payment = await self.payment()
        left = payment.credited - payment.refunded
        self.refunds_asked += 1
        return await run_in_transaction(
            refund_by_staff, self.bot, payment.id, left if amount is None else amount, self.refunds_asked
        )

    async def settle(self) -> None:
        """The refunds that staff have asked for are made, and those done that wait for people."""
        await settle_refunds(self.bot)
        if await self.driver.approve():
            self.clock.move(minutes=2)
            await settle_refunds(self.bot)

    async def end(self, invoice: InvoiceView) -> None:
        """Its time is over."""
        self.clock.move(seconds=(invoice.expires_at - self.clock.now()).total_seconds() + 1)
        await expire(self.bot)

    async def until_made(self) -> None:
        """Return as soon as the service has an invoice; TimeoutError after five seconds."""
        for _ in range(500):
            if await self.driver.invoices():
                return
            await asyncio.sleep(0.01)
        raise TimeoutError("no invoice was made at the service")

    async def at_once(self, times: int, make: Any) -> None:
        """Await what ``make()`` makes ``times`` times, all at once."""
        await asyncio.gather(*(make() for _ in range(times)))

    async def check(self) -> None:
        """What must hold after every test."""
        await self.bot.settle()
        assert await verify() == []
        credited = {payment.id: payment for payment in await self.payments()}
        for payment in credited.values():
            worth = self.worth(payment.paid)
            assert worth is None or payment.credited <= worth, f"{payment} credits more than was paid"
        held = await self.held()
        left = sum(payment.credited - payment.refunded for payment in credited.values())
        asked = sum(
            row["amount"] for row in await db.fetch("SELECT amount FROM payments_refund WHERE state='requested'")
        )
        assert held.balance - held.owed == left - asked, f"{held} does not follow from {list(credited.values())}"
        for secret in self.driver.secrets():
            assert secret not in self.log_text(), "a secret stands in the log"

    def worth(self, paid: Price) -> Fraction | None:
        """What a payment is worth, in minor units; None when its currency is not ours to know."""
        try:
            return self.driver.value(paid)
        except NotImplementedError:
            return None

    def log_text(self) -> str:
        """Everything that was logged, tracebacks included."""
        lines = []
        for entry in self.logged:
            error = entry.get("exc_info")
            lines.append(repr(entry))
            if isinstance(error, BaseException):
                lines += traceback.format_exception(error)
        return "\n".join(lines)
