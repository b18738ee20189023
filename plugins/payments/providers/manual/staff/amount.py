"""Another amount than the invoice's has arrived: how much, and once more before it counts."""

from __future__ import annotations

from kernel import Context, Rich
from kernel.forms import Ask, Form, money

from .. import CONFIRM, manual
from ..booking import next_ordinal
from ..callbacks import AskArrived, OpenTransfer
from ..words import customer_name
from .card import credit, open_transfer, read, tell


@manual.form
class ArrivedAmount(Form, id="manual.arrived"):
    """How much has arrived? ``invoice_id`` and ``ordinal`` are known: which transfer for the invoice it is."""

    permission = CONFIRM
    amount = Ask("manual-ask-amount", money(minimum=1))

    async def summary(self, ctx: Context) -> Rich:
        """Who gets how much; the button works once."""
        invoice = await read(ctx, self.invoice_id)
        asked, amount = invoice.asked.total, self.amount
        compared = "manual-sure-same"
        if amount != asked:
            compared = "manual-sure-under" if amount < asked else "manual-sure-over"
        return ctx.rich(
            "manual-sure-arrived",
            number=str(invoice.id),
            customer=await customer_name(ctx, invoice.user_id),
            amount=ctx.money(amount),
            compared=ctx.t(compared, asked=ctx.money(asked)),
        )

    async def done(self, ctx: Context):
        """Credit it, in the transaction that ends the conversation, and show the invoice."""
        invoice_id, amount = self.invoice_id, self.amount
        booked = await credit(ctx, invoice_id, self.ordinal, amount)
        self.outcome = OpenTransfer(invoice_id)

        async def show() -> None:
            tell(ctx, booked, invoice_id, amount)
            await open_transfer(ctx, OpenTransfer(invoice_id))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the invoice."""
        await ctx.open(OpenTransfer(self.invoice_id))


@manual.press(AskArrived, permission=CONFIRM)
async def ask_arrived(ctx: Context, press: AskArrived) -> None:
    """Ask for the amount of the next transfer for an invoice."""
    invoice = await read(ctx, press.invoice_id)
    await ArrivedAmount.start(ctx, invoice_id=invoice.id, ordinal=await next_ordinal(invoice.id))
