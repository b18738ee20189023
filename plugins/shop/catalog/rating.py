"""What items are sorted by when the best rated come first; other plugins know the ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db

if TYPE_CHECKING:
    from kernel import Bot


async def set_rating(bot: Bot, item_id: int, thousandths: int) -> None:
    """Sort an item by a score in thousandths of a star (4,250: four and a quarter; 0: not rated), best first.

    Runs in the caller's transaction, which must be open, and locks the item's row until its end; the catalog is read
    anew after the commit if the score is another one. An item that is gone is passed over.
    """
    changed = await db.execute("UPDATE shop_item SET rating = $2 WHERE id = $1 AND rating <> $2", item_id, thousandths)
    if changed:
        bot.cache.bump("catalog")
