"""Putting a batch on sale, with everything that follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kernel import db, emit

from ..importing.sets import as_rows, chunks, rows_of
from .claims import publish
from .low import check_levels
from .news import post

if TYPE_CHECKING:
    from kernel import Bot

BROUGHT = """
SELECT item_id, count(*) AS pieces FROM shop_stock_value WHERE batch_id = $1 AND state = 'unsold'
GROUP BY item_id ORDER BY item_id"""


async def offer(bot: Bot, batch_id: int, *, appeared: Iterable[int] = (), restocked: bool = True) -> None:
    """Put a batch on sale in the caller's transaction: pieces, counters, caches, who waits for it, the news channel.

    ``appeared`` are the items that customers see for the first time. Without ``restocked`` the pieces are no news.
    """
    rows = await db.fetch(BROUGHT, batch_id)
    for some in chunks(rows, 1000):
        await db.execute(
            f"INSERT INTO shop_batch_item (item_id, batch_id, pieces) SELECT v.item_id, $2, v.pieces"
            f" FROM {rows_of(1, {'item_id': 'bigint', 'pieces': 'bigint'})} WHERE TRUE"
            " ON CONFLICT (item_id, batch_id) DO NOTHING",
            as_rows([dict(row) for row in some]),
            batch_id,
        )
    await publish(batch_id)
    await db.execute("UPDATE shop_batch SET leased_until = NULL WHERE id = $1", batch_id)
    items = [row["item_id"] for row in rows]
    await check_levels(bot, items)
    for row in rows:
        emit("stock_added", item_id=row["item_id"], pieces=row["pieces"])
    await post(bot, items if restocked else (), appeared)
    await bot.versions.bump("catalog")  # of every process
