"""The bank's provider, broken in ways that have happened to others."""

from __future__ import annotations

import itertools
import secrets
from dataclasses import replace

from kernel import Plugin
from plugins.bank import BankProvider, BankSettings, ask, token
from plugins.bank import bank as sound
from plugins.payments.api import (
    Incoming,
    Price,
    Provider,
    ProviderUnavailable,
    WebhookRequest,
    take_webhooks,
)
from tests.plugins.payments.bank import Bank, BankDriver


class Twisted(BankProvider):
    """Tells of everything through ``twist``."""

    def twist(self, incoming: Incoming) -> Incoming:
        """What it makes of a payment."""
        return incoming

    def all(self, seen):
        return [self.twist(item) if isinstance(item, Incoming) else item for item in seen]

    async def poll(self, bot, invoices):
        return self.all(await super().poll(bot, invoices))

    async def reconcile(self, bot, since):
        return self.all(await super().reconcile(bot, since))

    async def verify_webhook(self, bot, request):
        return self.all(await super().verify_webhook(bot, request))


class ReportsWhatWasAsked(Twisted):
    """The amount is looked up again in the invoice, instead of taken from the payment."""

    def __init__(self) -> None:
        self.asked: dict[int, Price] = {}

    async def create(self, bot, invoice):
        self.asked[invoice.id] = invoice.asked
        return await super().create(bot, invoice)

    def twist(self, incoming):
        return replace(incoming, paid=self.asked[incoming.invoice_id])


class NumbersReports(Twisted):
    """Every report of a payment has a number of its own."""

    def __init__(self) -> None:
        self.numbers = itertools.count()

    def twist(self, incoming):
        return replace(incoming, external_id=f"{incoming.external_id}-{next(self.numbers)}")


class OneForEachInvoice(Twisted):
    """Whatever is paid for an invoice is taken for its first payment."""

    def __init__(self) -> None:
        self.first: dict[int, str] = {}

    def twist(self, incoming):
        return replace(incoming, external_id=self.first.setdefault(incoming.invoice_id, incoming.external_id))


class ForgetsOurName(Twisted):
    """Payments name the bank's number of the invoice, which we may not know yet, instead of ours."""

    def twist(self, incoming):
        theirs = f"at-kiosk-{incoming.invoice_id}-{incoming.random_id:x}"
        return replace(incoming, invoice_id=None, random_id=None, invoice_external_id=theirs)


class TrustsEveryone(BankProvider):
    """The signature is made again, not checked."""

    async def verify_webhook(self, bot, request):
        signed = Bank.sign(token(bot), request.body)
        return await super().verify_webhook(bot, WebhookRequest({"bank-signature": signed}, request.body))


class MakesAnother(BankProvider):
    """Each further try makes an invoice of its own."""

    def __init__(self) -> None:
        self.tried: set[int] = set()

    async def create(self, bot, invoice):
        number = secrets.randbits(62) if invoice.id in self.tried else invoice.random_id
        self.tried.add(invoice.id)
        return await super().create(bot, replace(invoice, random_id=number))


class RefundsAgain(BankProvider):
    """Each try is a refund of its own."""

    async def refund(self, bot, payment, amount, refund_id):
        await super().refund(bot, payment, amount, secrets.randbits(62))


class RoundsDown(BankProvider):
    """Whole dollars only, at the shop's expense."""

    def price(self, bot, amount):
        return Price(bot.currency.code, amount // 100 * 100 or amount)


class AlwaysThere(BankProvider):
    """Offered whether or not the operator has an account."""

    def usable(self, bot):
        return True


class Talkative(BankProvider):
    """The key stands in the error."""

    async def create(self, bot, invoice):
        try:
            return await super().create(bot, invoice)
        except ProviderUnavailable as error:
            raise ProviderUnavailable(f"{error.code}: Bearer {token(bot)}") from error


class ForgetsTheEnded(BankProvider):
    """Asks only about invoices that are open."""

    async def poll(self, bot, invoices):
        return await super().poll(bot, [invoice for invoice in invoices if invoice.state == "open"])


class GivesUp(BankProvider):
    """An error of the bank is taken for an empty list."""

    async def reconcile(self, bot, since):
        try:
            return await super().reconcile(bot, since)
        except ProviderUnavailable:
            return []


class TakesSilenceForYes(BankProvider):
    """A refund that the bank did not answer is taken for one that was made."""

    async def refund(self, bot, payment, amount, refund_id):
        try:
            await ask(bot, "refunds", name=f"r{refund_id}", payment=payment.external_id, total=amount)
        except ProviderUnavailable:
            return


def driver_of(kind: type[Provider]) -> type[BankDriver]:
    """The bank, with the broken provider in place of the sound one."""

    class Broken(BankDriver):
        def plugins(self):
            plugin = Plugin("bank", version="1.0", requires=["payments"], settings=BankSettings)
            plugin.path = sound.path
            provider = kind()
            take_webhooks(plugin, provider)

            @plugin.hook
            def register_payment_providers() -> list[Provider]:
                return [provider]

            return [plugin]

    return Broken
