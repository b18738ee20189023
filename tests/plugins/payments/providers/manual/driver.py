"""Bank transfers: whoever knows the account can send anything, and staff say what has come and gone."""

from __future__ import annotations

from kernel import run_in_transaction
from plugins.payments.api import Price
from plugins.payments.models import Invoice, Payment
from plugins.payments.providers.manual.booking import confirm, external_id
from plugins.payments.providers.manual.models import SendBack
from plugins.payments.providers.manual.provider import ManualProvider
from plugins.payments.providers.manual.sending_back import decide
from plugins.payments.providers.manual.settings import ManualSettings
from plugins.payments.testing import Driver, Fault, May


class ManualDriver(Driver):
    """The account's statement is ``came``: (invoice, ordinal, total) by the name of the transfer."""

    name = "manual"
    capabilities = ManualProvider.capabilities
    may = frozenset({May.PAY_LATE, May.PAY_LESS, May.PAY_MORE, May.PAY_TWICE})
    asks_to_make = False

    async def start(self) -> None:
        self.came: dict[str, tuple[int, int, int]] = {}
        self.fault: Fault | None = None

    def settings(self):
        return {"MANUAL_PAYMENT": "To the account 12-345 at the Bank of Nowhere"}

    def unconfigure(self) -> None:
        self.bot.setting(ManualSettings).manual_payment = ""

    async def invoices(self) -> list[str]:
        return [str(number) for number in await Invoice.all().order_by("id").values_list("id", flat=True)]

    async def pay(self, invoice: str, paid: Price | None = None) -> str:
        number = int(invoice)
        ordinal = 1 + sum(number == found for found, _, _ in self.came.values())
        total = paid.total if paid is not None else (await Invoice.get(id=number)).asked_total
        name = external_id(number, ordinal)
        self.came[name] = (number, ordinal, total)
        return name

    async def tell(self, payment: str) -> None:
        number, ordinal, total = self.came[payment]
        await run_in_transaction(confirm, self.bot, number, ordinal, total)

    async def fail(self, fault: Fault) -> None:
        self.fault = fault

    async def mend(self) -> None:
        self.fault = None

    async def approve(self) -> bool:
        if self.fault not in (None, Fault.REFUSING):
            return False
        waiting = await SendBack.filter(state="waiting")
        for each in waiting:
            await run_in_transaction(decide, self.bot, each.id, self.fault is None)
        return bool(waiting)

    async def returned(self, payment: str) -> int:
        found = await Payment.get(external_id=payment)
        return sum(each.amount for each in await SendBack.filter(payment_id=found.id, state="sent"))
