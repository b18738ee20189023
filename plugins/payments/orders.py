"""How payments takes part in orders of other plugins: ways to pay them, and money that goes back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kernel import Refused, run_in_transaction

from . import payments
from .contract import Provider
from .handlers.invoice import start_invoice
from .invoices import cancel_invoice
from .order_refunds import asked_for, parts_of, pay_parts, write_parts
from .reading import unpaid_invoices
from .registry import usable
from .screens import show_invoice
from .states import InvoiceState
from .words import method_label

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from kernel import Bot, Context

SHOP = "shop"
PENDING = ""  # the shop's word for a refund that is under way


@dataclass(frozen=True, slots=True)
class PayMethod:
    """A way to pay an order; ``start(ctx, order_id, amount)`` makes the invoice and shows it."""

    name: str
    label: str
    start: Callable[[Context, int, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class RefundPlan:
    """Of a refund, what goes back to where it came from, and what the shop had added and takes back; minor units."""

    outside: int
    kept: int = 0


@dataclass(frozen=True, slots=True)
class PaidOut:
    """What went back to where it came from, as (journal account, minor units), and what the shop takes back."""

    outside: tuple[tuple[str, int], ...]
    kept: int = 0


@payments.optional_hook
async def pay_methods(order: Any, amount: int, ctx: Context) -> list[PayMethod]:
    """A button for each provider that takes this amount at this moment."""
    return [
        PayMethod(provider.name, method_label(ctx, provider, amount), partial(start, provider))
        for provider in usable(ctx.bot, amount)
    ]


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
async def plan_refund(order: Any, amount: int, refund_id: int, bot: Bot) -> RefundPlan | None:
    """How much of a refund goes back to where it came from; with ``refund_id`` it is set aside for that."""
    parts = await parts_of(bot, SHOP, str(order.id), amount, lock=bool(refund_id))
    if parts is None:
        return None
    if refund_id:
        await write_parts(bot, SHOP, refund_id, parts)
    return RefundPlan(sum(part.amount for part in parts), sum(part.kept for part in parts))


@payments.owed_hook
async def pay_refund(order: Any, refund: Any, bot: Bot) -> PaidOut | str | None:
    """Give back what was planned, through the providers that took it; what one of them refuses is not in the answer.

    An empty text says that it is under way and takes its time.
    """
    if not await asked_for(SHOP, refund.id):  # it was asked for before refunds were planned
        await run_in_transaction(plan_refund, order, refund.amount, refund.id, bot)
    rows = await pay_parts(bot, SHOP, refund.id)
    if any(row["state"] == "requested" for row in rows):
        return PENDING
    paid = [row for row in rows if row["state"] == "done"]
    if rows and not paid:
        raise Refused("payments-refund-refused")
    accounts = tuple((f"clearing:{row['provider']}", row["amount"]) for row in paid)
    return PaidOut(accounts, sum(row["kept"] for row in paid)) if paid else None
