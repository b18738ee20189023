"""The provider of payments by bank transfer, whose service is the staff of the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import run_in_transaction
from plugins.payments.api import Capabilities, Created, Details, InvoiceView, PaymentView, Provider, Refunds

from . import manual, sending_back
from .booking import NAME, external_id
from .customer import details
from .settings import ManualSettings

if TYPE_CHECKING:
    from kernel import Bot, Context

HOUR = 3600  # seconds


class ManualProvider(Provider):
    """Invoices are numbers that customers name in their transfers; payments and refunds are what staff say."""

    name = NAME
    title = "manual-title"
    order = 40
    not_yet = "manual-not-yet"
    capabilities = Capabilities(refund=Refunds.PARTIAL)

    def usable(self, bot: Bot) -> bool:
        """When the operator has said where to send the money."""
        return bool(bot.setting(ManualSettings).manual_payment)

    def lifetime(self, bot: Bot) -> int:
        """Transfers take days."""
        return bot.setting(ManualSettings).manual_payment_hours * HOUR

    async def create(self, bot: Bot, invoice: InvoiceView) -> Created:
        """Nothing is made anywhere: the invoice's own number is what the customer names."""
        return Created(external_id(invoice.id))

    async def details(self, ctx: Context, invoice: InvoiceView) -> Details:
        """Where to send the money, and the number to name."""
        return await details(ctx, invoice)

    async def refund(self, bot: Bot, payment: PaymentView, amount: int, refund_id: int) -> None:
        """Ask staff to send it back at the bank; done when they say so."""
        await run_in_transaction(sending_back.ask, bot, payment, amount, refund_id)
        await sending_back.answer(refund_id)


PROVIDER = ManualProvider()


@manual.hook
def register_payment_providers() -> list[Provider]:
    """Payments by bank transfer."""
    return [PROVIDER]
