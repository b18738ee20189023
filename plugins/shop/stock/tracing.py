"""Whose order a sold value belongs to, found by its keyed hash: no value is decrypted, listed or logged for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db

if TYPE_CHECKING:
    from kernel import Bot

MOST = 10  # orders; the same value may be sold as several items
# By way of the items, of which each has the hash in its index: one look-up an item, however much was sold.
TRACE = f"""SELECT DISTINCT l.order_id FROM shop_item i
JOIN shop_stock_value v ON v.item_id = i.id AND v.digest = $1
JOIN shop_order_line l ON l.id = v.line_id ORDER BY l.order_id LIMIT {MOST}"""


async def orders_with(bot: Bot, value: bytes) -> list[int]:
    """The orders that a value was sold with, also if it was replaced later; none when it was never sold.

    Only what comes from stock is found: what everybody gets and what was made by hand has no hash.
    """
    rows = await db.fetch(TRACE, bot.keys.digest(value))
    return [row["order_id"] for row in rows]
