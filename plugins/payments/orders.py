"""How payments takes part in orders of other plugins: ways to pay them, and money that goes back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kernel import Refused, db

from . import payments
from .contract import Provider, ProviderPending, ProviderRefused, Refunds
from .handlers.invoice import show_invoice, start_invoice
from .invoices import cancel_invoice
from .reading import payments_for, unpaid_invoices
from .refunds import refund_for, refundable
from .registry import usable
from .states import InvoiceState
from .words import price_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from kernel import Bot, Context

SHOP = "shop"
ASKED = "SELECT id FROM payments_refund WHERE payment_id = $1 AND source = $2 AND reference = $3"
PENDING = ""  # the shop's word for a refund that is under way


@dataclass(frozen=True, slots=True)
class PayMethod:
    """A way to pay an order; ``start(ctx, order_id, amount)`` makes the invoice and shows it."""

    name: str
    label: str
    start: Callable[[Context, int, int], Awaitable[None]]


@payments.optional_hook
async def pay_methods(order: Any, amount: int, ctx: Context) -> list[PayMethod]:
    """A button for each provider that takes this amount at this moment."""
    return [
        PayMethod(provider.name, label(ctx, provider, amount), partial(start, provider))
        for provider in usable(ctx.bot, amount)
    ]


def label(ctx: Context, provider: Provider, amount: int) -> str:
    """What a provider's button says: its name and the price there."""
    return ctx.t(provider.title, price=price_text(ctx, provider.price(ctx.bot, amount)))


async def start(provider: Provider, ctx: Context, order_id: int, amount: int) -> None:
    """Show the invoice for an order: the one that can still be paid in this way, or a new one."""
    for invoice in await unpaid_invoices(ctx.bot, ctx.user.id, SHOP, str(order_id)):
        if invoice.provider != provider.name or invoice.amount != amount:
            continue
        if invoice.url or invoice.note:
            await show_invoice(ctx, invoice)
            return
        # it is a message somewhere above in the chat: a new one is where the customer looks
        await cancel_invoice(ctx.bot, provider, invoice, InvoiceState.CANCELLED)
    await start_invoice(ctx, provider, amount, purpose=SHOP, reference=str(order_id))


@payments.owed_hook
async def pay_refund(order: Any, refund: Any, bot: Bot) -> str | None:
    """Give money for an order back through the provider that took it, when one payment covers it.

    An empty account says that it is under way and takes its time.
    """
    for payment in await payments_for(SHOP, str(order.id)):
        able, left = await refundable(bot, payment)
        known = await already_asked(payment.id, refund.id)
        if known or (
            able != Refunds.NONE and (refund.amount == left or (able == Refunds.PARTIAL and refund.amount < left))
        ):
            try:
                await refund_for(bot, payment, refund.amount, SHOP, str(refund.id))
            except ProviderRefused as error:
                raise Refused("payments-refund-refused") from error
            except ProviderPending:
                return PENDING
            return f"clearing:{payment.provider}"
    return None


async def already_asked(payment_id: int, refund_id: int) -> bool:
    """Whether this payment is being given back for this refund of the shop's."""
    return await db.fetch_one(ASKED, payment_id, SHOP, str(refund_id)) is not None
