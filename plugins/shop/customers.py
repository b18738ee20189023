"""What the shop tells staff of a customer: whose an order is, and what somebody has bought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import Button, Context, Rich, db
from plugins.accounts.api import Customer, find

from . import shop
from .handlers.links import id_of
from .permissions import ORDERS
from .staff.callbacks import StaffOrders

if TYPE_CHECKING:
    from kernel import Bot

# What a customer has paid and not got back; the orders of one customer are found by an index.
BOUGHT = """
SELECT count(*) AS orders, CAST(COALESCE(SUM(o.total), 0) AS BIGINT) AS total,
    CAST(COALESCE(SUM((SELECT SUM(l.refunded) FROM shop_order_line l WHERE l.order_id = o.id)), 0) AS BIGINT) AS returned
FROM shop_order o WHERE o.user_id = $1 AND o.state IN ('paid', 'partly_refunded', 'refunded')"""


@shop.hook
async def find_customer(text: str, bot: Bot) -> Customer | None:
    """Whose the order with this number is: ``17``, ``#17`` or ``№17``."""
    number = id_of(text.lstrip("#№").strip())
    row = await db.fetch_one("SELECT user_id FROM shop_order WHERE id = $1", number) if number else None
    return await find(bot, row["user_id"]) if row else None


@shop.hook
async def customer_lines(customer: Customer, ctx: Context) -> list[Rich]:
    """How many orders they paid, and what for without what went back."""
    row = await db.fetch_one(BOUGHT, customer.id)
    if row is None or not row["orders"]:
        return [ctx.rich("shop-customer-no-orders")]
    spent = ctx.money(int(row["total"]) - int(row["returned"]))
    return [ctx.rich("shop-customer-orders", count=row["orders"], spent=spent)]


@shop.hook
async def customer_buttons(customer: Customer, ctx: Context) -> list[Button]:
    """Their orders, for those who may see orders."""
    if not await ctx.allowed(ORDERS):
        return []
    return [StaffOrders(user_id=customer.id).button(ctx.t("shop-customer-open-orders"))]
