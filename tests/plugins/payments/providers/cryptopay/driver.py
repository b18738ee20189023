"""Crypto Pay, as payers use it and as the local one breaks."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from pydantic import SecretStr

from plugins.payments.api import Price, WebhookRequest
from plugins.payments.providers.cryptopay.provider import ASSETS, CryptoPayProvider
from plugins.payments.providers.cryptopay.settings import CryptoPaySettings
from plugins.payments.testing import Driver, Fault, May
from sandbox.cryptopay import CryptoPay, webhooks
from sandbox.cryptopay.invoices import Invoice
from sandbox.cryptopay.rates import in_coins, rate

from .conftest import TOKEN


class CryptoPayDriver(Driver):
    """Whoever has an invoice's address can pay it, once, in coins whose worth moves, and in no other currency.

    Removals of invoices never arrive, so that money can come after all.
    """

    name = "cryptopay"
    capabilities = CryptoPayProvider.capabilities
    may = frozenset({May.PAY_LATE, May.PAY_LESS, May.PAY_MORE})
    makes_one = False

    async def start(self) -> None:
        self.service = await CryptoPay(token=TOKEN, now=self.clock.now).__aenter__()
        await self.mend()

    async def stop(self) -> None:
        self.service.faults.clear()
        await self.service.__aexit__()

    def settings(self):
        return {"CRYPTO_PAY_TOKEN": TOKEN, "CRYPTO_PAY_URL": self.service.url}

    def secrets(self):
        return [TOKEN, TOKEN.partition(":")[2]]

    def unconfigure(self) -> None:
        self.bot.setting(CryptoPaySettings).crypto_pay_token = SecretStr("")

    async def invoices(self) -> list[str]:
        return [str(number) for number in self.service.invoices.all]

    async def pay(self, invoice: str, paid: Price | None = None) -> str:
        number, total = int(invoice), None if paid is None else Decimal(self.bot.currency.plain(paid.total))
        coin = ASSETS[0] if total is None else coin_for(total, self.service.invoices.all[number].fiat)
        await self.service.pay(number, coin, amount=total, late=True, notify=False)
        return invoice

    async def fail(self, fault: Fault) -> None:
        faults = self.service.faults
        if fault == Fault.DOWN:
            faults.status("*", times=None)
        elif fault == Fault.SILENT:
            faults.silence("*", times=None)
        elif fault == Fault.MUTE:
            faults.hold("*", times=None)
        else:
            faults.fail("*", "AMOUNT_TOO_SMALL", times=None)

    async def mend(self) -> None:
        self.service.faults.clear()
        self.service.faults.drop_before("deleteInvoice", times=None)

    async def webhook(self, payment: str) -> WebhookRequest:
        invoice: Invoice = self.service.invoices.all[int(payment)]
        body = webhooks.update(1, "2026-11-24T12:00:00.000Z", self.service.shown(invoice))
        signed = {webhooks.HEADER: webhooks.signature(body, TOKEN), "content-type": "application/json"}
        return WebhookRequest(signed, body)


def coin_for(total: Decimal, fiat: str) -> str:
    """A coin in which the sum can be sent without losing a hundredth to rounding."""
    cent = Decimal("0.01")
    return next(
        coin for coin in ASSETS if (in_coins(total, fiat, coin) * rate(coin, fiat)).quantize(cent, ROUND_FLOOR) == total
    )
