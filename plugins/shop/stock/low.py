"""Low stock: staff are told once when an item falls below its threshold, and again only after it was restocked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kernel import Outgoing, db, emit
from plugins.accounts.api import close_button
from plugins.shop import shop

from ..naming import shorten
from .callbacks import AddStock
from .staff import tell_owner

if TYPE_CHECKING:
    from kernel import Bot

# Whether it is low and whether that was told are brought together; what changed is a crossing.
CROSSED = """
UPDATE shop_stock_level SET low_told = COALESCE(shop_stock_level.available < i.low_stock, FALSE) FROM shop_item i
WHERE i.id = shop_stock_level.item_id AND shop_stock_level.item_id {among}
    AND shop_stock_level.low_told <> COALESCE(shop_stock_level.available < i.low_stock, FALSE)
RETURNING shop_stock_level.item_id, shop_stock_level.available, shop_stock_level.low_told"""
SOLD = "SELECT DISTINCT item_id FROM shop_order_line WHERE order_id = $1 AND item_id IS NOT NULL"


@shop.on("order_completed")
async def look_at_levels(bot: Bot, order_id: int) -> None:
    """After a sale, so that no purchase waits for it."""
    await check_levels(bot, [row["item_id"] for row in await db.fetch(SOLD, order_id)])


async def check_levels(bot: Bot, item_ids: Sequence[int]) -> None:
    """Tell staff which of the items fell below their thresholds, once a crossing; in the caller's transaction."""
    if not item_ids:
        return
    for row in await db.fetch(CROSSED.format(among=db.among(1, "bigint")), sorted(item_ids)):
        if row["low_told"]:
            emit("stock_low", item_id=row["item_id"], available=row["available"])
            await tell_owner(bot, "shop-stock-low", item_id=row["item_id"])


@shop.message("shop-stock-low")
async def low(to: Any, item_id: int) -> Outgoing | None:
    """How many are left at the moment it is sent."""
    row = await db.fetch_one(
        "SELECT i.name, l.available FROM shop_item i JOIN shop_stock_level l ON l.item_id = i.id WHERE i.id = $1",
        item_id,
    )
    if row is None:
        return None
    text = to.rich("shop-stock-low", item=shorten(row["name"], 300), count=row["available"])
    return Outgoing(text, ((AddStock(item_id).button(to.t("shop-stock-add")), close_button(to)),))
