"""Stars and Telegram Payments, as payers and the local Telegram use and break them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pydantic import SecretStr

from plugins.payments.api import Price
from plugins.payments.providers.stars.provider import StarsProvider
from plugins.payments.providers.stars.settings import StarsSettings
from plugins.payments.providers.telegram_payments.provider import TelegramPayments
from plugins.payments.providers.telegram_payments.settings import TelegramPaymentsSettings
from plugins.payments.testing import Driver, Fault, May

ASKED = ("messages.sendMedia", "payments.refundStarsCharge", "payments.getStarsTransactions")
SILENCE = 60.0  # seconds; longer than anybody waits


class TelegramDriver(Driver):
    """Invoices are messages, which Telegram lets nobody pay unless the bot agrees."""

    may = frozenset({May.PAY_LATE})

    async def invoices(self) -> list[str]:
        return [str(message.id) for message in self.payer.messages if message.invoice is not None]

    async def pay(self, invoice: str, paid: Price | None = None) -> str:
        message = next(message for message in self.payer.messages if str(message.id) == invoice)
        self.telegram.faults.repeat_payment()
        outcome = await self.payer.pay(message=message)
        if not outcome.ok:
            raise LookupError(outcome.error)
        return outcome.charge_id

    async def fail(self, fault: Fault) -> None:
        faults = self.telegram.faults
        for method in ASKED:
            if fault == Fault.DOWN:
                faults.fail(method, "INTERNAL", times=None)
            elif fault == Fault.SILENT:
                faults.delay(method, SILENCE, times=None)
            elif fault == Fault.MUTE:
                faults.drop_answer(method, times=None)
            else:
                faults.fail(method, "CHARGE_ID_INVALID" if "Stars" in method else "MEDIA_INVALID", times=None)

    async def mend(self) -> None:
        self.telegram.faults.clear()


class StarsDriver(TelegramDriver):
    name = "stars"
    capabilities = StarsProvider.capabilities
    may = frozenset({May.PAY_LATE, May.TAKE_BACK})

    def settings(self):
        return {"STARS_PER_VALUE": "50"}

    def value(self, price: Price) -> Fraction:
        rate = Fraction(self.bot.setting(StarsSettings).stars_per_value)
        return Fraction(price.total * 10**self.bot.currency.exponent) / rate

    def unconfigure(self) -> None:
        self.bot.setting(StarsSettings).stars_per_value = Decimal(0)

    async def returned(self, payment: str) -> int:
        charge = self.telegram.world.payments.charges[payment]
        return charge.total if charge.refunded else 0

    async def take_back(self, payment: str) -> None:
        await self.payer.chargeback(payment)


class CardDriver(TelegramDriver):
    name = "telegram_payments"
    capabilities = TelegramPayments.capabilities

    def settings(self):
        return {"TELEGRAM_PROVIDER_TOKEN": "401643678:TEST:a-secret-of-cards"}

    def secrets(self):
        return ["a-secret-of-cards"]

    def unconfigure(self) -> None:
        self.bot.setting(TelegramPaymentsSettings).telegram_provider_token = SecretStr("")
