"""An invoice of the customer: paid, checked, given up."""

from __future__ import annotations

import secrets
from typing import Any

import structlog

from kernel import Button, Context, Refused
from plugins.accounts.api import menu_button, profile_button

from .. import payments
from ..callbacks import CancelInvoice, CheckInvoice, OpenInvoice
from ..contract import InvoiceView, Provider
from ..crediting import TOP_UP
from ..invoices import cancel_invoice, make_invoice
from ..limits import PAYMENTS
from ..looking import look_at, reconcile_one
from ..reading import read_invoice
from ..registry import providers
from ..states import PAYABLE, InvoiceState
from ..words import invoice_text

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


async def show_invoice(ctx: Context, invoice: InvoiceView) -> None:
    """The invoice with *Pay*, *Check* and the way out, as far as they mean anything."""
    what, back = await subject(ctx, invoice.purpose, invoice.reference)
    rows: list[list[Button]] = []
    details = None
    if invoice.state in PAYABLE and invoice.expires_at > ctx.bot.clock.now():
        provider = providers(ctx.bot).get(invoice.provider)
        details = await provider.details(ctx, invoice) if provider is not None else None
        if details is not None:
            rows += [list(row) for row in details.rows]
        if invoice.url:
            rows.append([Button(ctx.t("payments-pay"), url=invoice.url)])
        rows.append(
            [
                CheckInvoice(invoice.id).button(ctx.t("payments-check")),
                CancelInvoice(invoice.id).button(ctx.t("payments-cancel")),
            ]
        )
    elif invoice.state in (InvoiceState.EXPIRED, InvoiceState.CANCELLED, InvoiceState.OPEN, InvoiceState.CREATING):
        rows.append([CheckInvoice(invoice.id).button(ctx.t("payments-check"))])
    await ctx.screen(invoice_text(ctx, invoice, what, details), [*rows, [back, menu_button(ctx)]])


async def subject(ctx: Context, purpose: str, reference: str) -> tuple[str, Button]:
    """What an invoice is for, in a few words, and the button that leads there."""
    if purpose != TOP_UP:
        found: Any = await ctx.hooks.first("invoice_subject", purpose=purpose, reference=reference, ctx=ctx)
        if found is not None:
            return found.title, found.back
    return ctx.t("payments-for-balance"), profile_button(ctx)


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
