"""Lines that were paid before there was anything to bring: served in the order of payment when stock comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import Refused, db, transaction

from .. import shop
from .reading import read_order
from .storing import claim_or_wait

if TYPE_CHECKING:
    from kernel import Bot

WAITING = """SELECT l.id, l.order_id, i.pick FROM shop_order_line l
JOIN shop_order o ON o.id = l.order_id JOIN shop_item i ON i.id = l.item_id
WHERE l.item_id = $1 AND l.state = 'pending' AND l.kind IN ('unique', 'file')
    AND o.state IN ('paid', 'partly_refunded')
ORDER BY l.id LIMIT 200"""


@shop.on("stock_added")
async def serve_waiting(bot: Bot, item_id: int, pieces: int = 0) -> None:
    """Bring the oldest waiting lines of an item what has come in; stops at the first that cannot be served whole."""
    for row in await db.fetch(WAITING, item_id):
        order = await read_order(bot, row["order_id"])
        line = next((line for line in order.lines if line.id == row["id"]), None) if order else None
        if order is None or line is None:
            continue
        try:
            async with transaction():
                await claim_or_wait(bot, order, line, row["pick"], bot.clock.now(), may_wait=False)
        except Refused:
            return
        bot.cache.bump("catalog")
