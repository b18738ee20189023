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
SELECT o.user_id, o.state, o.currency, o.reserved_until, l.id, l.item_id, l.item_name, l.kind, l.quantity,
    l.unit_price, l.adjustment
FROM shop_order o JOIN shop_order_line l ON l.order_id = o.id
WHERE o.id = $1 ORDER BY l.id"""
ADJUSTMENTS = "SELECT label, args, amount, line_id FROM shop_order_adjustment WHERE order_id = $1 ORDER BY id"


async def read_order(bot: Bot, order_id: int) -> OrderView | None:
    """An order with its lines and adjustments; None when there is none."""
    rows = await db.fetch(ORDER, order_id)
    user = await find(bot, rows[0]["user_id"]) if rows else None
    if user is None:
        return None
    lines = tuple(
        LineView(
            row["item_id"],
            row["item_name"],
            row["kind"],
            row["quantity"],
            row["unit_price"],
            row["id"],
            order_id,
            adjustment=row["adjustment"],
        )
        for row in rows
    )
    places = {line.id: place for place, line in enumerate(lines)}
    found = await db.fetch(ADJUSTMENTS, order_id)
    adjustments = tuple(
        Adjustment(row["label"], row["amount"], args=row["args"], line=places.get(row["line_id"])) for row in found
    )
    head = rows[0]
    state = OrderState(head["state"])
    return OrderView(user, lines, head["currency"], adjustments, state, order_id, head["reserved_until"])
