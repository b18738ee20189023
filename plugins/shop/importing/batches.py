"""The batch of an import: held by a lease while it runs, removed whole when the import was killed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kernel import KioskError, db, transaction

if TYPE_CHECKING:
    from kernel import Bot

LEASE = timedelta(seconds=30)  # how long a batch is left alone after the last sign of life of its import
PIECES = 5000  # rows removed in one transaction, so that a large batch does not hold up a sale


class BatchLost(KioskError):
    """The import stood still for so long that its batch was taken for dead and removed. Start it again."""


async def open_batch(bot: Bot, name: str) -> int | None:
    """A new batch that nobody sees, held for LEASE; None while another import is alive."""
    now = bot.clock.now()
    async with transaction():
        if db.dialect() == "postgres":
            await db.execute("LOCK TABLE shop_batch IN SHARE ROW EXCLUSIVE MODE")
        row = await db.fetch_one(
            "INSERT INTO shop_batch (name, published, created_at, leased_until) SELECT $1, FALSE, $2, $3 WHERE NOT EXISTS"
            " (SELECT 1 FROM shop_batch WHERE published = FALSE AND leased_until > $2) RETURNING id",
            name,
            now,
            now + LEASE,
        )
    return None if row is None else row["id"]


async def hold(bot: Bot, batch_id: int, lease: timedelta = LEASE) -> None:
    """Say that the import is alive, at once or in the open transaction; raises BatchLost when it is too late."""
    held = await db.execute(
        "UPDATE shop_batch SET leased_until = $2 WHERE id = $1 AND published = FALSE", batch_id, bot.clock.now() + lease
    )
    if not held:
        raise BatchLost(f"the batch {batch_id} of this import is gone. Start the import again; nothing was added.")


async def remove_unfinished(bot: Bot) -> int:
    """Remove every batch whose import is dead; how many there were."""
    rows = await db.fetch(
        "SELECT id FROM shop_batch WHERE published = FALSE AND leased_until <= $1 ORDER BY id", bot.clock.now()
    )
    for row in rows:
        await remove(row["id"])
    return len(rows)


async def remove(batch_id: int) -> None:
    """Remove an unpublished batch with everything it brought; may be cut off and repeated."""
    pieces = (
        "DELETE FROM shop_stock_value WHERE id IN (SELECT id FROM shop_stock_value"
        f" WHERE batch_id = $1 ORDER BY id LIMIT {PIECES})"
    )
    if not await db.fetch_one("SELECT id FROM shop_batch WHERE id = $1 AND published = FALSE", batch_id):
        return
    while await db.execute(pieces, batch_id):
        pass
    async with transaction():
        await db.execute("DELETE FROM shop_item WHERE batch_id = $1", batch_id)
        await db.execute("DELETE FROM shop_category WHERE batch_id = $1", batch_id)
        await db.execute("DELETE FROM shop_batch WHERE id = $1 AND published = FALSE", batch_id)
