"""Orders as they are stored, for those who are told of one by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db
from plugins.accounts.api import find

from .states import OrderState
from .views import Adjustment, LineView, OrderView

if TYPE_CHECKING:
    from kernel import Bot

ORDER = """
SELECT o.user_id, o.state, o.currency, l.id, l.item_id, l.item_name, l.quantity, l.unit_price, i.kind
FROM shop_order o JOIN shop_order_line l ON l.order_id = o.id LEFT JOIN shop_item i ON i.id = l.item_id
WHERE o.id = $1 ORDER BY l.id"""
ADJUSTMENTS = "SELECT label, args, amount FROM shop_order_adjustment WHERE order_id = $1 ORDER BY id"


async def read_order(bot: Bot, order_id: int) -> OrderView | None:
    """An order with its lines and adjustments; None when there is none. ``kind`` is empty for items that are gone."""
    rows = await db.fetch(ORDER, order_id)
    user = await find(bot, rows[0]["user_id"]) if rows else None
    if user is None:
        return None
    lines = tuple(
        LineView(
            row["item_id"], row["item_name"], row["kind"] or "", row["quantity"], row["unit_price"], row["id"], order_id
        )
        for row in rows
    )
    found = await db.fetch(ADJUSTMENTS, order_id)
    adjustments = tuple(Adjustment(row["label"], row["amount"], args=row["args"]) for row in found)
    head = rows[0]
    return OrderView(user, lines, head["currency"], adjustments, OrderState(head["state"]), order_id)
