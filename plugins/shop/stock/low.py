"""Low stock: staff are told once when an item falls below its threshold, and again only after it was restocked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kernel import Outgoing, db, emit
from plugins.accounts.api import close_button, tell_staff
from plugins.shop import shop

from ..naming import shorten
from ..notices import LOW_STOCK, SOLD_OUT
from .callbacks import AddStock

if TYPE_CHECKING:
    from kernel import Bot

# Whether it is low and whether that was told are brought together; what changed is a crossing.
CROSSED = """
UPDATE shop_stock_level SET low_told = COALESCE(shop_stock_level.available < i.low_stock, FALSE) FROM shop_item i
WHERE i.id = shop_stock_level.item_id AND shop_stock_level.item_id {among}
    AND shop_stock_level.low_told <> COALESCE(shop_stock_level.available < i.low_stock, FALSE)
RETURNING shop_stock_level.item_id, shop_stock_level.available, shop_stock_level.low_told"""
SOLD = "SELECT DISTINCT item_id FROM shop_order_line WHERE order_id = $1 AND item_id IS NOT NULL"
# The order took the last piece. Without a threshold: with one, running low has been told.
TAKEN = """
SELECT DISTINCT s.item_id FROM shop_order_line l JOIN shop_stock_level s ON s.item_id = l.item_id
JOIN shop_item i ON i.id = l.item_id
WHERE l.order_id = $1 AND s.available = 0 AND i.low_stock IS NULL
    AND EXISTS (SELECT 1 FROM shop_stock_value v WHERE v.line_id = l.id)"""

LEVEL = "SELECT i.name, l.available FROM shop_item i JOIN shop_stock_level l ON l.item_id = i.id WHERE i.id = $1"


@shop.on("order_completed")
async def look_at_levels(bot: Bot, order_id: int) -> None:
    """After a sale, so that no purchase waits for it."""
    await check_levels(bot, [row["item_id"] for row in await db.fetch(SOLD, order_id)])
    for row in await db.fetch(TAKEN, order_id):
        key = f"sold-out:{row['item_id']}"
        await tell_staff(bot, "shop-stock-sold-out", kind=SOLD_OUT, severity="warning", key=key, item_id=row["item_id"])


async def check_levels(bot: Bot, item_ids: Sequence[int]) -> None:
    """Tell staff which of the items fell below their thresholds, once a crossing; in the caller's transaction."""
    if not item_ids:
        return
    for row in await db.fetch(CROSSED.format(among=db.among(1, "bigint")), sorted(item_ids)):
        if row["low_told"]:
            emit("stock_low", item_id=row["item_id"], available=row["available"])
            kind = LOW_STOCK if row["available"] else SOLD_OUT
            await tell_staff(bot, "shop-stock-low", kind=kind, severity="warning", item_id=row["item_id"])


@shop.message("shop-stock-sold-out")
async def sold_out(to: Any, item_id: int) -> Outgoing | None:
    """The last piece is gone; nothing when there are new ones by now."""
    row = await _level(item_id)
    return None if row is None or row["available"] else _message(to, "shop-stock-sold-out", item_id, row)


@shop.message("shop-stock-low")
async def low(to: Any, item_id: int) -> Outgoing | None:
    """How many are left at the moment it is sent."""
    row = await _level(item_id)
    return None if row is None else _message(to, "shop-stock-low", item_id, row)


async def _level(item_id: int) -> dict[str, Any] | None:
    return await db.fetch_one(LEVEL, item_id)


def _message(to: Any, key: str, item_id: int, row: dict[str, Any]) -> Outgoing:
    text = to.rich(key, item=shorten(row["name"], 300), count=row["available"])
    return Outgoing(text, ((AddStock(item_id).button(to.t("shop-stock-add")), close_button(to)),))
