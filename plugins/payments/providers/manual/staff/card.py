"""One invoice that is paid by transfer: who, how much, what has come; and the word that it has come, or has not."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from kernel import Context, Refused, Rich, run_in_transaction
from plugins.accounts.api import staff_button
from plugins.payments.api import InvoiceState, InvoiceView, PaymentView, payments_of, read_invoice

from .. import CONFIRM, manual
from ..booking import NAME, close, confirm
from ..callbacks import AskArrived, AskMissing, CloseMissing, ConfirmArrived, OpenTransfer, OpenTransfers
from ..claims import claims
from ..customer import TOP_UP
from ..words import customer_name
from .listing import WAITING

log = structlog.get_logger(__name__)


async def read(ctx: Context, invoice_id: int) -> InvoiceView:
    """An invoice that is paid by transfer; raises Refused."""
    invoice = await read_invoice(ctx.bot, invoice_id)
    if invoice is None or invoice.provider != NAME:
        raise Refused("manual-missing")
    return invoice


@manual.press(OpenTransfer, permission=CONFIRM)
async def open_transfer(ctx: Context, press: OpenTransfer) -> None:
    """The facts and what can be said about them. Money for an invoice that has ended can be confirmed all the same."""
    invoice = await read(ctx, press.invoice_id)
    payments = await payments_of(invoice.id)
    rows = []
    if not payments:
        arrived = ConfirmArrived(invoice.id, 1, invoice.asked.total)
        rows.append([ctx.once(arrived, ctx.t("manual-arrived", amount=ctx.money(invoice.asked.total)))])
    rows.append([AskArrived(invoice.id).button(ctx.t("manual-another" if payments else "manual-other-amount"))])
    if invoice.state in WAITING:
        rows.append([AskMissing(invoice.id).button(ctx.t("manual-not-arrived"))])
    back = OpenTransfers(all=invoice.state not in WAITING).button(ctx.t("kernel-back"))
    await ctx.screen(await card_text(ctx, invoice, payments), [*rows, [back, staff_button(ctx)]])


async def card_text(ctx: Context, invoice: InvoiceView, payments: Sequence[PaymentView]) -> Rich:
    """Customer, amount, number and times; what the customer says; what has come."""
    if invoice.purpose == TOP_UP:
        purpose = ctx.t("manual-for-balance")
    else:
        purpose = ctx.t("manual-for-other", purpose=invoice.purpose, reference=invoice.reference)
    lines = [
        ctx.rich(
            "manual-card",
            number=str(invoice.id),
            state=ctx.t(f"payments-state-{invoice.state}"),
            customer=await customer_name(ctx, invoice.user_id),
            amount=ctx.money(invoice.asked.total),
            purpose=purpose,
            made=ctx.when(invoice.created_at),
            ends=ctx.when(invoice.expires_at),
        )
    ]
    said = await claims([invoice.id])
    if invoice.id in said:
        lines.append(ctx.rich("manual-card-claimed", when=ctx.when(said[invoice.id])))
    came = [
        ctx.rich("manual-card-came", amount=ctx.money(payment.paid.total), when=ctx.when(payment.received_at))
        for payment in payments
    ]
    if came:
        lines.append(Rich("\n").join(came))
    return Rich("\n\n").join(lines)


@manual.press(ConfirmArrived, permission=CONFIRM)
async def confirm_arrived(ctx: Context, press: ConfirmArrived) -> None:
    """Credit it, once; a second press shows what has become of the invoice."""

    async def book() -> bool:
        await ctx.require(CONFIRM)
        if not await press.use(ctx):
            return False
        return await credit(ctx, press.invoice_id, press.ordinal, press.amount)

    tell(ctx, await run_in_transaction(book), press.invoice_id, press.amount)
    await open_transfer(ctx, OpenTransfer(press.invoice_id))


async def credit(ctx: Context, invoice_id: int, ordinal: int, amount: int) -> bool:
    """Confirm a transfer and write down who did, in the caller's transaction; False when it was confirmed before."""
    before = await read(ctx, invoice_id)
    if not await confirm(ctx.bot, invoice_id, ordinal, amount):
        return False
    after = await read(ctx, invoice_id)
    ctx.audit(
        "manual.confirmed",
        f"invoice:{invoice_id}",
        before={"state": str(before.state)},
        after={"state": str(after.state)},
        amount=amount,
        ordinal=ordinal,
    )
    return True


def tell(ctx: Context, booked: bool, invoice_id: int, amount: int) -> None:
    """Say that a transfer was credited now, or that it had been."""
    if booked:
        log.info("transfer_confirmed", invoice=invoice_id, amount=amount, by=ctx.user.id)
        ctx.toast(ctx.t("manual-booked", amount=ctx.money(amount)))
    else:
        ctx.alert(ctx.t("manual-booked-before"))


@manual.press(AskMissing, permission=CONFIRM)
async def ask_missing(ctx: Context, press: AskMissing) -> None:
    """Has really nothing come?"""
    invoice = await read(ctx, press.invoice_id)
    if invoice.state not in WAITING:
        raise Refused("manual-over")
    text = ctx.rich(
        "manual-sure-missing",
        number=str(invoice.id),
        customer=await customer_name(ctx, invoice.user_id),
        amount=ctx.money(invoice.asked.total),
    )
    yes = ctx.once(CloseMissing(invoice.id), ctx.t("manual-sure-yes"))
    await ctx.screen(text, [[yes], [OpenTransfer(invoice.id).button(ctx.t("kernel-cancel"))]])


@manual.press(CloseMissing, permission=CONFIRM)
async def close_missing(ctx: Context, press: CloseMissing) -> None:
    """Close the invoice and tell its customer; what comes all the same can still be confirmed."""

    async def end() -> bool:
        await ctx.require(CONFIRM)
        before = await read(ctx, press.invoice_id)
        if not await press.use(ctx) or not await close(ctx.bot, press.invoice_id):
            return False
        after = {"state": str(InvoiceState.CANCELLED)}
        ctx.audit("manual.closed", f"invoice:{before.id}", before={"state": str(before.state)}, after=after)
        return True

    if await run_in_transaction(end):
        log.info("transfer_not_arrived", invoice=press.invoice_id, by=ctx.user.id)
        ctx.toast(ctx.t(f"payments-state-{InvoiceState.CANCELLED}"))
    else:
        ctx.alert(ctx.t("manual-over"))
    await open_transfer(ctx, OpenTransfer(press.invoice_id))
