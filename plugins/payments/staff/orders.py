"""The payments of an order, from its card: what came, and invoices that hang."""

from __future__ import annotations

from typing import Any

import structlog

from kernel import Button, Context, Refused, Rich
from plugins.accounts.api import staff_button

from .. import MANAGE, payments
from ..callbacks import AskProvider, OpenOrderPayments, OpenPayment
from ..contract import InvoiceView
from ..looking import look_at, reconcile_one
from ..reading import invoices_for, payments_for, read_invoice
from ..registry import providers
from ..states import InvoiceState
from ..words import price_text

log = structlog.get_logger(__name__)

SHOP = "shop"


@payments.optional_hook
async def staff_order_buttons(order: Any, ctx: Context) -> list[Button]:
    """The way to the payments of an order that somebody tried to pay through a provider."""
    if not await ctx.allowed(MANAGE):
        return []
    found = await invoices_for(ctx.bot, SHOP, str(order.id))
    if not found:
        return []
    hangs = any(invoice.state not in (InvoiceState.PAID, InvoiceState.REFUNDED) for invoice in found)
    label = ctx.t("payments-staff-order", count=len(found))
    return [OpenOrderPayments(order.id).button(f"⏳ {label}" if hangs else f"💳 {label}")]


@payments.press(OpenOrderPayments, permission=MANAGE)
async def open_order_payments(ctx: Context, press: OpenOrderPayments) -> None:
    """Every invoice of an order with what was paid for it; an unpaid one can be asked about."""
    await show_order_payments(ctx, press.order_id)


async def show_order_payments(ctx: Context, order_id: int) -> None:
    """The list."""
    found = await invoices_for(ctx.bot, SHOP, str(order_id))
    if not found:
        raise Refused("payments-payment-missing")
    lines: list[Rich | str] = [ctx.rich("payments-staff-order-title", order=str(order_id))]
    rows: list[list[Button]] = []
    for invoice in found:
        state = ctx.t(f"payments-state-{invoice.state}")
        facts = {"number": str(invoice.id), "state": state, "asked": price_text(ctx, invoice.asked)}
        lines.append(ctx.rich("payments-staff-order-invoice", **facts, provider=invoice.provider))
        if _may_ask(ctx, invoice):
            rows.append([AskProvider(invoice.id).button(ctx.t("payments-staff-ask", number=str(invoice.id)))])
    for payment in await payments_for(SHOP, str(order_id)):
        label = ctx.t("payments-staff-order-payment", number=str(payment.id), paid=price_text(ctx, payment.paid))
        rows.append([OpenPayment(payment.id).button(label)])
    await ctx.screen(Rich("\n").join(lines), [*rows, [staff_button(ctx)]])


def _may_ask(ctx: Context, invoice: InvoiceView) -> bool:
    provider = providers(ctx.bot).get(invoice.provider)
    if provider is None or invoice.state in (InvoiceState.PAID, InvoiceState.REFUNDED):
        return False
    return provider.capabilities.poll or provider.capabilities.reconcile


@payments.press(AskProvider, permission=MANAGE)
async def ask_provider(ctx: Context, press: AskProvider) -> None:
    """Ask the provider now what became of an invoice, and show the list again."""
    invoice = await read_invoice(ctx.bot, press.invoice_id)
    if invoice is None or not _may_ask(ctx, invoice):
        raise Refused("payments-changed")
    provider = providers(ctx.bot)[invoice.provider]
    try:
        if provider.capabilities.poll:
            await look_at(ctx.bot, provider, [invoice])
        else:
            await reconcile_one(ctx.bot, provider, invoice.created_at)
    except Exception as error:
        log.warning("check_failed", invoice=invoice.id, provider=invoice.provider, exc_info=error)
        raise Refused("payments-provider-silent") from None
    ctx.toast(ctx.t("payments-done"))
    await show_order_payments(ctx, int(invoice.reference))
