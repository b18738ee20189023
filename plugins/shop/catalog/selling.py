"""Counts what is sold, for lists that show the best selling items first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db
from plugins.shop import shop

if TYPE_CHECKING:
    from kernel import Bot

COUNT = """
UPDATE shop_item SET sold = sold + sale.pieces
FROM (SELECT item_id, sum(quantity) AS pieces FROM shop_order_line WHERE order_id = $1 GROUP BY item_id) AS sale
WHERE shop_item.id = sale.item_id"""


@shop.on("order_completed")
async def count_sale(bot: Bot, order_id: int) -> None:
    """Add an order's pieces to its items, once, in the transaction that notes the event as done.

    The cache is left alone, because the purchase itself has just ended it; the order of a list may be minutes old.
    """
    await db.execute(COUNT, order_id)
