"""Deleting categories and items. What was sold stays readable; what was not is cleared away in pieces.

A deletion itself is a few small statements, whatever the stock: everything in question is *archived*, which is hidden
for ever. A job then withdraws the unsold stock of what has buyers, and removes what has none with its stock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog
from tortoise.exceptions import IntegrityError

from kernel import Refused, after_commit, db, run_in_transaction
from plugins.shop import shop

from .changes import Change, forget
from .editing import hold_structure, locked
from .reading import DEPTH

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

PIECES = 2000  # values taken away in one transaction, so that a large stock does not hold up a sale

BELOW = f"""
WITH RECURSIVE down (id, depth) AS (
    SELECT id, 1 FROM shop_category WHERE id = $1
    UNION ALL SELECT c.id, down.depth + 1 FROM shop_category c JOIN down ON c.parent_id = down.id
    WHERE down.depth <= {DEPTH}
)"""
ITEMS = {
    "category": f"{BELOW}, item AS (SELECT i.id FROM shop_item i JOIN down ON i.category_id = down.id"
    " WHERE i.archived = FALSE)",
    "item": "WITH down AS (SELECT 0 AS id WHERE FALSE), item AS (SELECT id FROM shop_item WHERE id = $1)",
}
CONTENTS = """{items}
SELECT (SELECT count(*) FROM shop_category c JOIN down ON down.id = c.id WHERE c.id <> $1 AND c.archived = FALSE)
        AS categories,
    (SELECT count(*) FROM item) AS items,
    (SELECT COALESCE(sum(l.available), 0) FROM shop_stock_level l JOIN item ON item.id = l.item_id) AS pieces,
    (SELECT count(*) FROM shop_order_line l JOIN item ON item.id = l.item_id
        JOIN shop_order o ON o.id = l.order_id WHERE l.state = 'pending' AND o.state IN ('paid', 'partly_refunded'))
        AS owed,
    EXISTS (SELECT 1 FROM shop_item i JOIN item ON item.id = i.id WHERE i.batch_id IS NOT NULL)
        OR EXISTS (SELECT 1 FROM shop_category c JOIN down ON down.id = c.id WHERE c.batch_id IS NOT NULL)
        AS importing"""
ARCHIVE_ITEMS = """{items}
UPDATE shop_item SET archived = TRUE, hidden = TRUE, show_at = NULL, hide_at = NULL
WHERE id IN (SELECT id FROM item) AND batch_id IS NULL"""
ARCHIVE_CATEGORIES = f"""{BELOW}
UPDATE shop_category SET archived = TRUE, hidden = TRUE, show_at = NULL, hide_at = NULL
WHERE id IN (SELECT id FROM down) AND batch_id IS NULL"""

# Archived items of which something can still be cleared away.
SOLD = "EXISTS (SELECT 1 FROM shop_order_line l WHERE l.item_id = i.id)"
IMPORTING = """EXISTS (SELECT 1 FROM shop_batch b WHERE b.published = FALSE AND b.withdrawn_at IS NULL AND EXISTS
    (SELECT 1 FROM shop_stock_value v WHERE v.item_id = i.id AND v.batch_id = b.id AND v.state = 'unsold'))"""
UNSOLD = "EXISTS (SELECT 1 FROM shop_stock_value v WHERE v.item_id = i.id AND v.state = 'unsold')"
LEFT_OVER = f"""
SELECT i.id FROM shop_item i
WHERE i.id > $1 AND i.archived = TRUE AND (NOT {SOLD} OR {UNSOLD}) AND NOT {IMPORTING} ORDER BY i.id LIMIT 1000"""
ARCHIVED = f"SELECT i.shared_value_id, {SOLD} AS sold FROM shop_item i WHERE i.id = $1 AND i.archived = TRUE"
PICK = f"SELECT id FROM shop_stock_value WHERE item_id = $1 AND {{which}} ORDER BY id LIMIT {PIECES}"
# What an import has put into a category that was deleted while it ran goes the same way.
LATE_CATEGORIES = """
UPDATE shop_category SET archived = TRUE, hidden = TRUE WHERE archived = FALSE AND batch_id IS NULL
    AND parent_id IN (SELECT id FROM shop_category WHERE archived = TRUE)"""
LATE_ITEMS = """
UPDATE shop_item SET archived = TRUE, hidden = TRUE WHERE archived = FALSE AND batch_id IS NULL
    AND category_id IN (SELECT id FROM shop_category WHERE archived = TRUE)"""
EMPTY_SHELVES = """
DELETE FROM shop_category WHERE archived = TRUE
    AND NOT EXISTS (SELECT 1 FROM shop_item i WHERE i.category_id = shop_category.id)
    AND NOT EXISTS (SELECT 1 FROM shop_category c WHERE c.parent_id = shop_category.id)"""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes with a category or item when it is deleted; for the question before it."""

    categories: int  # in it, itself not counted
    items: int
    pieces: int  # that are on sale
    # while there are any, deleting is refused:
    owed: int  # paid order lines that still wait for goods
    importing: bool  # categories and items that an import is still making


async def contents(what: str, row_id: int) -> Contents:
    """What would go with the ``category`` or ``item``."""
    row = await db.fetch_one(CONTENTS.format(items=ITEMS[what]), row_id)
    assert row is not None
    return Contents(row["categories"], row["items"], int(row["pieces"]), row["owed"], bool(row["importing"]))


async def delete_item(bot: Bot, item_id: int) -> Change:
    """Delete an item, in the caller's transaction.

    Those who bought it keep their orders and values; it is archived then, and its unsold stock withdrawn. Otherwise it
    is removed with its stock, soon after the commit. Raises Refused while a paid order still waits for it.
    """
    return await _delete(bot, "item", item_id)


async def delete_category(bot: Bot, category_id: int) -> Change:
    """Delete a category with every category and item in it, each like :func:`delete_item`; all or nothing."""
    return await _delete(bot, "category", category_id)


async def _delete(bot: Bot, what: str, row_id: int) -> Change:
    await hold_structure()
    row = await locked(what, row_id)
    if what == "category" and db.dialect() == "postgres":  # a purchase that is under way is waited for
        await db.execute(
            f"{ITEMS[what]} SELECT 1 FROM shop_item WHERE id IN (SELECT id FROM item) ORDER BY id FOR UPDATE", row_id
        )
    goes = await contents(what, row_id)
    if goes.owed:
        raise Refused("shop-edit-owed", name=row["name"], count=goes.owed)
    if goes.importing:
        raise Refused("shop-edit-importing", name=row["name"])
    await db.execute(ARCHIVE_ITEMS.format(items=ITEMS[what]), row_id)
    if what == "category":
        await db.execute(ARCHIVE_CATEGORIES, row_id)
    await forget(bot)
    after_commit(lambda: bot.background(clear_archived(bot)))
    before: dict[str, Any] = {"name": row["name"], "items": goes.items, "pieces": goes.pieces}
    return Change(what, row_id, before, {})


@shop.job(every=timedelta(minutes=10), always=True)
async def clear_archived(bot: Bot) -> None:
    """Take away what was deleted and never sold, and the unsold stock of what was; may be cut off at any point."""
    while await db.execute(LATE_CATEGORIES):
        pass
    await db.execute(LATE_ITEMS)
    last = 0
    while items := await db.fetch(LEFT_OVER, last):
        for item in items:
            try:
                while await run_in_transaction(_clear_some, item["id"]):
                    pass
            except IntegrityError as error:  # a plugin's table holds on to it
                log.warning("item_not_removed", item=item["id"], why=str(error))
        last = items[-1]["id"]
    while await db.execute(EMPTY_SHELVES):
        pass


async def _clear_some(item_id: int) -> bool:
    """One piece of the work; whether there may be more."""
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one(ARCHIVED + lock, item_id)
    if row is None:
        return False
    taken = await (_withdraw(item_id, lock) if row["sold"] else _remove(item_id, lock))
    if taken == PIECES:
        return True
    await db.execute(
        "UPDATE shop_stock_level SET available = 0 WHERE item_id = $1 AND available <> 0 AND NOT EXISTS"
        " (SELECT 1 FROM shop_stock_value WHERE item_id = $1 AND state = 'unsold')",
        item_id,
    )
    if not row["sold"]:
        await _remove_item(item_id, row["shared_value_id"])
    return False


async def _withdraw(item_id: int, lock: str) -> int:
    ids = [row["id"] for row in await db.fetch(PICK.format(which="state = 'unsold'") + lock, item_id)]
    if ids:
        await db.execute(f"UPDATE shop_stock_value SET state = 'withdrawn' WHERE id {db.among(1, 'bigint')}", ids)
        await db.execute(
            "UPDATE shop_stock_level SET available = CASE WHEN available > $2 THEN available - $2 ELSE 0 END"
            " WHERE item_id = $1",
            *(item_id, len(ids)),
        )
    return len(ids)


async def _remove(item_id: int, lock: str) -> int:
    rows = await db.fetch(
        "DELETE FROM shop_stock_value WHERE id IN (" + PICK.format(which="line_id IS NULL") + lock + ")"
        " RETURNING file_id",
        item_id,
    )
    await _remove_files([row["file_id"] for row in rows if row["file_id"] is not None])
    return len(rows)


async def _remove_item(item_id: int, shared_value_id: int | None) -> None:
    gone = await db.execute(
        "DELETE FROM shop_item WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM shop_order_line WHERE item_id = $1)"
        " AND NOT EXISTS (SELECT 1 FROM shop_stock_value WHERE item_id = $1)",
        item_id,
    )
    if not gone or shared_value_id is None:
        return
    rows = await db.fetch(
        "DELETE FROM shop_shared_value WHERE id = $1 AND NOT EXISTS"
        " (SELECT 1 FROM shop_order_line WHERE shared_value_id = $1) AND NOT EXISTS"
        " (SELECT 1 FROM shop_item WHERE shared_value_id = $1) RETURNING file_id",
        shared_value_id,
    )
    await _remove_files([row["file_id"] for row in rows if row["file_id"] is not None])


async def _remove_files(ids: list[int]) -> None:
    if ids:
        await db.execute(
            f"DELETE FROM shop_stored_file WHERE id {db.among(1, 'bigint')}"
            " AND NOT EXISTS (SELECT 1 FROM shop_stock_value v WHERE v.file_id = shop_stored_file.id)"
            " AND NOT EXISTS (SELECT 1 FROM shop_shared_value s WHERE s.file_id = shop_stored_file.id)",
            ids,
        )
