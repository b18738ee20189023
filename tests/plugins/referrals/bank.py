"""A payment service in memory, and the provider that speaks to it: everything a provider can do, in one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from kernel import Plugin
from plugins.payments.api import (
    Capabilities,
    Created,
    Incoming,
    InvoiceView,
    Price,
    Provider,
    ProviderRefused,
    ProviderUnavailable,
    Refunds,
    Returned,
    Seen,
)


@dataclass
class Bank:
    """The service: invoices by our number, payments by its own, refunds by ours."""

    down: bool = False
    invoices: dict[int, Price] = field(default_factory=dict)
    payments: dict[str, tuple[int, Price]] = field(default_factory=dict)
    refunds: dict[int, tuple[str, int]] = field(default_factory=dict)
    cancelled: set[int] = field(default_factory=set)
    refuses_refunds: bool = False
    numbers: count = field(default_factory=lambda: count(1))

    def pay(self, invoice_id: int, total: int | None = None, currency: str | None = None) -> str:
        """Somebody pays an invoice; the number of the payment."""
        asked = self.invoices[invoice_id]
        number = f"bank-{next(self.numbers)}"
        self.payments[number] = (invoice_id, Price(currency or asked.currency, asked.total if total is None else total))
        return number


class BankProvider(Provider):
    """A provider that asks the service."""

    name = "bank"
    title = "bank-title"
    capabilities = Capabilities(refund=Refunds.PARTIAL, poll=True, reconcile=True)

    def __init__(self, bank: Bank):
        self.bank = bank

    def usable(self, bot) -> bool:
        return True

    async def create(self, bot, invoice: InvoiceView) -> Created:
        self._answer()
        self.bank.invoices[invoice.id] = invoice.asked
        return Created(f"invoice-{invoice.id}", url=f"https://bank.example/{invoice.id}")

    async def poll(self, bot, invoices) -> list[Seen]:
        self._answer()
        wanted = {invoice.id for invoice in invoices}
        return [self._incoming(number) for number, (invoice, _) in self.bank.payments.items() if invoice in wanted]

    async def cancel(self, bot, invoice) -> None:
        self._answer()
        self.bank.cancelled.add(invoice.id)

    async def refund(self, bot, payment, amount: int, refund_id: int) -> None:
        self._answer()
        if self.bank.refuses_refunds:
            raise ProviderRefused("TOO_OLD")
        self.bank.refunds.setdefault(refund_id, (payment.external_id, amount))

    async def reconcile(self, bot, since) -> list[Seen]:
        self._answer()
        back: dict[str, int] = {}
        for number, amount in self.bank.refunds.values():
            back[number] = back.get(number, 0) + amount
        returned = [Returned(number, Price("USD", amount)) for number, amount in back.items()]
        return [*map(self._incoming, self.bank.payments), *returned]

    def _incoming(self, number: str) -> Incoming:
        invoice_id, price = self.bank.payments[number]
        return Incoming(number, price, invoice_id=invoice_id)

    def _answer(self) -> None:
        if self.bank.down:
            raise ProviderUnavailable("DOWN")


def bank_plugin(bank: Bank) -> Plugin:
    """A plugin that brings the provider."""
    plugin = Plugin("bank", version="1.0", requires=["payments"])
    provider = BankProvider(bank)

    @plugin.hook
    def register_payment_providers() -> list[Provider]:
        return [provider]

    return plugin
