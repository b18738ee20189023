"""An invoice of the customer: paid, checked, given up."""

from __future__ import annotations

import secrets

import structlog

from kernel import Context, Refused
from plugins.accounts.api import menu_button

from .. import payments
from ..callbacks import CancelInvoice, CheckInvoice, OpenInvoice
from ..contract import InvoiceView, Provider
from ..crediting import TOP_UP
from ..invoices import cancel_invoice, make_invoice
from ..limits import PAYMENTS
from ..looking import look_at, reconcile_one
from ..reading import read_invoice
from ..registry import providers
from ..screens import show_invoice, subject
from ..states import PAYABLE, InvoiceState

log = structlog.get_logger(__name__)


async def start_invoice(
    ctx: Context, provider: Provider, amount: int, *, nonce: int = 0, purpose: str = TOP_UP, reference: str = ""
) -> None:
    """Make an invoice with ``provider``, once for ``nonce`` (0: a new one), and show it; or say why not."""
    await ctx.within(PAYMENTS)  # whichever plugin's button led here
    try:
        invoice = await make_invoice(
            ctx.bot,
            ctx.user,
            provider,
            amount,
            nonce=nonce or secrets.randbits(63),
            purpose=purpose,
            reference=reference,
        )
    except Refused as refusal:
        _, back = await subject(ctx, purpose, reference)
        await ctx.screen(ctx.rich(refusal.key, **refusal.args_for_text), [[back, menu_button(ctx)]])
        return
    await show_invoice(ctx, invoice)


async def own(ctx: Context, invoice_id: int) -> InvoiceView:
    """The customer's own invoice; raises Refused."""
    invoice = await read_invoice(ctx.bot, invoice_id, user_id=ctx.user.id)
    if invoice is None:
        raise Refused("payments-invoice-missing")
    return invoice


@payments.press(OpenInvoice)
async def open_invoice(ctx: Context, press: OpenInvoice) -> None:
    """One's own invoice."""
    await show_invoice(ctx, await own(ctx, press.invoice_id))


@payments.press(CheckInvoice, limit=PAYMENTS)
async def check(ctx: Context, press: CheckInvoice) -> None:
    """Ask the provider now, and say how the invoice stands."""
    invoice = await own(ctx, press.invoice_id)
    provider = providers(ctx.bot).get(invoice.provider)
    if provider is not None and invoice.state not in (InvoiceState.PAID, InvoiceState.REFUNDED):
        try:
            if provider.capabilities.poll:
                await look_at(ctx.bot, provider, [invoice])
            elif provider.capabilities.reconcile:
                await reconcile_one(ctx.bot, provider, invoice.created_at)
        except Exception as error:
            log.warning("check_failed", invoice=invoice.id, provider=invoice.provider, exc_info=error)
            ctx.alert(ctx.t("payments-provider-silent"))
            return
        invoice = await own(ctx, press.invoice_id)
    if invoice.state in PAYABLE:
        ctx.alert(ctx.t(provider.not_yet if provider is not None else "payments-not-yet"))
        return
    ctx.toast(ctx.t(f"payments-state-{invoice.state}"))
    await show_invoice(ctx, invoice)


@payments.press(CancelInvoice)
async def cancel(ctx: Context, press: CancelInvoice) -> None:
    """Give an invoice up; what is paid for it all the same is credited."""
    invoice = await own(ctx, press.invoice_id)
    provider = providers(ctx.bot).get(invoice.provider)
    if invoice.state in PAYABLE:
        await cancel_invoice(ctx.bot, provider, invoice, InvoiceState.CANCELLED)
    await show_invoice(ctx, await own(ctx, press.invoice_id))
