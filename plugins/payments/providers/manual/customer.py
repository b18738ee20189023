"""What the customer sees: where to send the money, which number to name, and a button that tells staff to look."""

from __future__ import annotations

from kernel import Button, Context, Refused, Rich, code, run_in_transaction
from plugins.payments.api import PAYMENTS, Details, InvoiceState, InvoiceView, OpenInvoice, read_invoice

from . import manual
from .booking import NAME
from .callbacks import TellSent
from .claims import claim, claims
from .settings import ManualSettings

TOP_UP = "top_up"  # the purpose of an invoice for the balance


async def details(ctx: Context, invoice: InvoiceView) -> Details:
    """How to pay, in the operator's words of this moment."""
    how = ctx.setting(ManualSettings).manual_payment
    number = code(str(invoice.id))
    if how:
        lines = [ctx.rich("manual-how", how=Rich.trusted(how), number=number)]
    else:
        lines = [ctx.rich("manual-how-closed", number=number)]
    if invoice.purpose != TOP_UP:
        lines.append(ctx.rich("manual-how-late"))
    rows: list[list[Button]] = []
    said = await claims([invoice.id])
    if invoice.id in said:
        lines.append(ctx.rich("manual-told", when=ctx.when(said[invoice.id])))
    elif ctx.bot.plugin(NAME) is not None:
        rows.append([TellSent(invoice.id).button(ctx.t("manual-tell"))])
    return Details(Rich("\n\n").join(lines), rows)


@manual.press(TellSent, limit=PAYMENTS)
async def tell_sent(ctx: Context, press: TellSent) -> None:
    """Note it and tell staff, once for each invoice."""
    invoice = await read_invoice(ctx.bot, press.invoice_id, user_id=ctx.user.id)
    if invoice is None or invoice.provider != NAME:
        raise Refused("manual-missing")
    if invoice.state not in (InvoiceState.CREATING, InvoiceState.OPEN):
        raise Refused("manual-over")
    await run_in_transaction(claim, ctx.bot, invoice.id)
    ctx.alert(ctx.t("manual-thanks"))
    await ctx.open(OpenInvoice(invoice.id))
