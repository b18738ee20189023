"""Crypto Pay, as payers use it and as the local one breaks."""

from __future__ import annotations

from pydantic import SecretStr

from plugins.payments.api import Price, WebhookRequest
from plugins.payments.providers.cryptopay.provider import CryptoPayProvider
from plugins.payments.providers.cryptopay.settings import CryptoPaySettings
from plugins.payments.testing import Driver, Fault, May
from sandbox.cryptopay import CryptoPay, webhooks
from sandbox.cryptopay.invoices import Invoice

from .conftest import TOKEN


class CryptoPayDriver(Driver):
    """Whoever has an invoice's address can pay it, once, until it is over or removed."""

    name = "cryptopay"
    capabilities = CryptoPayProvider.capabilities
    may = frozenset({May.PAY_LATE})
    makes_one = False

    async def start(self) -> None:
        self.service = await CryptoPay(token=TOKEN, now=self.clock.now).__aenter__()
        self.made: list[str] = []

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
        self.made += [str(number) for number in self.service.invoices.all if str(number) not in self.made]
        return list(self.made)

    async def pay(self, invoice: str, paid: Price | None = None) -> str:
        if int(invoice) not in self.service.invoices.all:
            raise LookupError(f"{invoice} was removed")
        await self.service.pay(int(invoice), late=True, notify=False)
        return invoice

    async def fail(self, fault: Fault) -> None:
        faults = self.service.faults
        if fault == Fault.DOWN:
            faults.status("*", times=None)
        elif fault == Fault.SILENT:
            faults.drop_before("*", times=None)
        elif fault == Fault.MUTE:
            faults.hold("*", times=None)
        else:
            faults.fail("*", "AMOUNT_TOO_SMALL", times=None)

    async def mend(self) -> None:
        self.service.faults.clear()

    async def webhook(self, payment: str) -> WebhookRequest:
        invoice: Invoice = self.service.invoices.all[int(payment)]
        body = webhooks.update(1, "2026-11-24T12:00:00.000Z", self.service.shown(invoice))
        signed = {webhooks.HEADER: webhooks.signature(body, TOKEN), "content-type": "application/json"}
        return WebhookRequest(signed, body)
