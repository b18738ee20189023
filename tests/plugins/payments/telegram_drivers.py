"""Stars and Telegram Payments, as payers and the local Telegram use and break them."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from fractions import Fraction

from pydantic import SecretStr

from kernel.testing.until import until
from plugins.payments.api import Price
from plugins.payments.providers.stars.provider import StarsProvider
from plugins.payments.providers.stars.settings import StarsSettings
from plugins.payments.providers.telegram_payments.provider import TelegramPayments
from plugins.payments.providers.telegram_payments.settings import TelegramPaymentsSettings
from plugins.payments.testing import Driver, Fault, May
from sandbox.world.invoices import Service

TROUBLE = "INTERNAL_SERVER_ERROR"
REFUSALS = {
    "messages.sendMedia": "PAYMENT_PROVIDER_INVALID",
    "payments.refundStarsCharge": "CHARGE_ID_INVALID",
    "payments.getStarsTransactions": "PEER_ID_INVALID",
}
SILENCE = 60.0  # seconds; longer than anybody waits


class TelegramDriver(Driver):
    """Invoices are messages, and Telegram asks the bot before each payment: it fixes the sum and refuses what has ended.

    So payers can do nothing by themselves; what the bot agreed to beforehand is in the tests of ``Agreed``. The messages
    that tell the bot of payments are kept back, and ``tell`` sends one.
    """

    async def start(self) -> None:
        self._told = 0  # updates that the bot will have handled when it knows all it was told

    async def invoices(self) -> list[str]:
        return [str(message.id) for message in self.payer.messages if message.invoice is not None]

    async def pay(self, invoice: str, paid: Price | None = None) -> str:
        assert paid is None, "Telegram takes what the invoice says"
        self.telegram.faults.lose_payment(until_start=False)
        try:
            outcome = await self.payer.pay(message=self.message(invoice))
        finally:
            self.telegram.world.payments.ways.clear()
        if not outcome.ok:
            raise LookupError(outcome.error)
        return outcome.charge_id

    async def agreed(self, invoice: str) -> asyncio.Task:
        """The payer opens the invoice, and the bot agrees; the payment is made after ``release_payments``."""
        payments = self.telegram.world.payments
        before = payments.waiting
        self.telegram.faults.hold_payments()
        paying = asyncio.create_task(self.payer.account.pay(message=self.message(invoice)))
        await until(lambda: payments.waiting > before or paying.done())
        return paying

    def message(self, invoice: str):
        """The message with an invoice."""
        return next(message for message in self.payer.messages if str(message.id) == invoice)

    async def fail(self, fault: Fault) -> None:
        faults = self.telegram.faults
        for method, refusal in REFUSALS.items():
            if fault == Fault.DOWN:
                faults.fail(method, TROUBLE, times=None, status=500)
            elif fault == Fault.SILENT:
                faults.delay(method, SILENCE, times=None)
            elif fault == Fault.MUTE:
                faults.drop_answer(method, times=None)
            else:
                faults.fail(method, refusal, times=None)

    async def mend(self) -> None:
        self.telegram.faults.clear()

    async def tell(self, payment: str) -> None:
        charge = self.telegram.world.payments.charges[payment]
        chat = self.payer.chat()
        self._told = max(self._told, self.bot.handled) + 1
        chat.post(chat.person, service=Service("paid", charge))
        handled = self._told
        await until(lambda: self.bot.handled >= handled)


class StarsDriver(TelegramDriver):
    """Whole stars; app stores take payments back by themselves."""

    name = "stars"
    capabilities = StarsProvider.capabilities
    may = frozenset({May.TAKE_BACK})

    def settings(self):
        return {"STARS_PER_VALUE": "0.91"}

    def value(self, price: Price) -> Fraction:
        rate = Fraction(self.bot.setting(StarsSettings).stars_per_value)
        return Fraction(price.total * 10**self.bot.currency.exponent) / rate

    def unconfigure(self) -> None:
        self.bot.setting(StarsSettings).stars_per_value = Decimal(0)

    async def pay(self, invoice: str, paid: Price | None = None) -> str:
        self.payer.stars = 1_000_000
        return await super().pay(invoice, paid)

    async def returned(self, payment: str) -> int:
        entries = [entry for listed in self.telegram.world.payments.stars.values() for entry in listed]
        return -sum(entry.stars for entry in entries if entry.id == payment and entry.refund)

    async def take_back(self, payment: str) -> None:
        await self.payer.chargeback(payment)


class CardDriver(TelegramDriver):
    """Money by cards: refunds and chargebacks are matters of the bank, of which bots hear nothing."""

    name = "telegram_payments"
    capabilities = TelegramPayments.capabilities

    def settings(self):
        return {"TELEGRAM_PROVIDER_TOKEN": "401643678:TEST:a-secret-of-cards"}

    def secrets(self):
        return ["a-secret-of-cards"]

    def unconfigure(self) -> None:
        self.bot.setting(TelegramPaymentsSettings).telegram_provider_token = SecretStr("")
