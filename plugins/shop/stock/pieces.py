"""Single pieces of stock, for staff: listed masked, shown whole when asked for, and taken out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernel import Paged, Refused, db, keyset

from ..catalog.changes import forget

if TYPE_CHECKING:
    from kernel import Bot

SHOWN = 4  # characters of a value that its mask shows at most, and never more than a quarter of it

UNSOLD = """t.item_id = $1 AND t.state = 'unsold'
    AND EXISTS (SELECT 1 FROM shop_batch b WHERE b.id = t.batch_id AND b.published)"""
PIECE = """
SELECT t.id, t.item_id, t.batch_id, t.value, t.state, i.name AS item_name, b.name AS batch_name, b.created_at, f.name AS file_name,
    f.id AS file_id
FROM shop_stock_value t JOIN shop_item i ON i.id = t.item_id JOIN shop_batch b ON b.id = t.batch_id
LEFT JOIN shop_stored_file f ON f.id = t.file_id WHERE t.id = $1 AND b.published"""
# The batch first, as those who withdraw it do; then the piece, then the counter, as a purchase does.
LOCK_BATCH = "SELECT id FROM shop_batch WHERE id = (SELECT batch_id FROM shop_stock_value WHERE id = $1) FOR SHARE"
GONE = """
DELETE FROM shop_stock_value WHERE id = $1 AND state = 'unsold'
    AND EXISTS (SELECT 1 FROM shop_batch b WHERE b.id = batch_id AND b.published)
RETURNING item_id, file_id"""
COUNT = "UPDATE shop_stock_level SET available = available - 1 WHERE item_id = {}"
REMOVE = f"""
WITH gone AS ({GONE}), counted AS ({COUNT.format("(SELECT item_id FROM gone)")})
SELECT item_id, file_id FROM gone"""
FORGET_FILE = """DELETE FROM shop_stored_file WHERE id = $1
    AND NOT EXISTS (SELECT 1 FROM shop_stock_value v WHERE v.file_id = shop_stored_file.id)
    AND NOT EXISTS (SELECT 1 FROM shop_shared_value s WHERE s.file_id = shop_stored_file.id)"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of stock. ``value`` is in clear: never log it, never put it into a list."""

    id: int
    item_id: int
    item_name: str
    batch_id: int
    batch_name: str
    came: datetime
    state: str
    value: str
    file_id: int | None
    file_name: str

    @property
    def masked(self) -> str:
        """What may stand in a list: the name of a file, or the beginning of a text."""
        return self.file_name or mask(self.value)


def mask(value: str) -> str:
    """``ABCD…``: enough to tell two values apart, too little to use one."""
    first = value.strip().split("\n")[0]
    return first[: min(SHOWN, len(first) // 4)].rstrip() + "…"


async def pieces_of(bot: Bot, press: Paged, item_id: int) -> Any:
    """A page of the pieces that can be bought, in the order they are sold; ``masked`` is in every row, no value is."""
    page = await keyset(
        press,
        table="shop_stock_value",
        columns="t.id, t.value, (SELECT f.name FROM shop_stored_file f WHERE f.id = t.file_id) AS file_name",
        where=UNSOLD,
        args=[item_id],
        order=("batch_id", "id"),
    )
    for row in page.rows:
        row["masked"] = row["file_name"] or mask(bot.keys.decrypt(row.pop("value")))
    return page


async def find_piece(bot: Bot, piece_id: int) -> Piece | None:
    """A piece in whatever state; None when there is none or its import is not finished."""
    row = await db.fetch_one(PIECE, piece_id)
    if row is None:
        return None
    return Piece(
        row["id"],
        row["item_id"],
        row["item_name"],
        row["batch_id"],
        row["batch_name"],
        row["created_at"],
        row["state"],
        bot.keys.decrypt(row["value"]),
        row["file_id"],
        row["file_name"] or "",
    )


async def remove_piece(bot: Bot, piece_id: int) -> int:
    """Take an unsold piece out for ever, in the caller's transaction; the id of its item.

    The counter follows in the same statement. Raises Refused ``shop-staff-piece-gone`` when the piece was sold,
    reserved or withdrawn meanwhile.
    """
    if db.dialect() == "postgres":
        await db.fetch(LOCK_BATCH, piece_id)
        row = await db.fetch_one(REMOVE, piece_id)
    else:
        row = await db.fetch_one(GONE, piece_id)
        if row is not None:
            await db.execute(COUNT.format("$1"), row["item_id"])
    if row is None:
        raise Refused("shop-staff-piece-gone")
    if row["file_id"] is not None:
        await db.execute(FORGET_FILE, row["file_id"])
    await forget(bot)
    return row["item_id"]
