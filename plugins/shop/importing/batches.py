"""The batch of an import: held by a lease while it runs, removed whole when the import was killed."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from kernel import KioskError, db, run_in_transaction, transaction

if TYPE_CHECKING:
    from kernel import Bot

LEASE = timedelta(seconds=30)  # how long a batch is left alone after the last sign of life of its import
# Of unpublished batches, those of imports: withdrawn ones, and those on their way back, are never removed.
IMPORTING = "published = FALSE AND withdrawn_at IS NULL AND leased_until IS NOT NULL"
PIECES = 5000  # rows removed in one transaction, so that a large batch does not hold up a sale


class BatchLost(KioskError):
    """The import stood still for so long that its batch was taken for dead and removed. Start it again."""


class Busy(KioskError):
    """Another import is running. Wait until it is done."""


async def open_batch(bot: Bot, name: str) -> int | None:
    """A new batch that nobody sees, held for LEASE; None while another import is alive."""
    now = bot.clock.now()
    async with transaction():
        if db.dialect() == "postgres":
            await db.execute("LOCK TABLE shop_batch IN SHARE ROW EXCLUSIVE MODE")
        row = await db.fetch_one(
            "INSERT INTO shop_batch (name, published, created_at, leased_until) SELECT $1, FALSE, $2, $3 WHERE NOT EXISTS"
            f" (SELECT 1 FROM shop_batch WHERE {IMPORTING} AND leased_until > $2) RETURNING id",
            name,
            now,
            now + LEASE,
        )
    return None if row is None else row["id"]


async def hold(bot: Bot, batch_id: int, lease: timedelta = LEASE) -> None:
    """Say that the import is alive, at once or in the open transaction; raises BatchLost when it is too late."""
    held = await db.execute(
        f"UPDATE shop_batch SET leased_until = $2 WHERE id = $1 AND {IMPORTING}", batch_id, bot.clock.now() + lease
    )
    if not held:
        raise BatchLost(f"the batch {batch_id} of this import is gone. Start the import again; nothing was added.")


async def remove_unfinished(bot: Bot) -> int:
    """Remove every batch whose import is dead; how many there were."""
    rows = await db.fetch(
        f"SELECT id FROM shop_batch WHERE {IMPORTING} AND leased_until <= $1 ORDER BY id", bot.clock.now()
    )
    for row in rows:
        await remove(row["id"])
    return len(rows)


async def take_turn(bot: Bot, name: str) -> int:
    """A batch of one's own, as soon as no other import is alive; what is dead is removed.

    Raises KioskError when another import is still at it after half a minute.
    """
    for _ in range(int(LEASE.total_seconds()) + 5):
        await remove_unfinished(bot)
        batch_id = await open_batch(bot, name)
        if batch_id is not None:
            return batch_id
        await asyncio.sleep(1)
    raise Busy("another import is running. Wait until it is done, then start this one again.")


async def remove(batch_id: int) -> None:
    """Remove the batch of an import with everything it brought; may be cut off and repeated."""
    if not await db.fetch_one(f"SELECT id FROM shop_batch WHERE id = $1 AND {IMPORTING}", batch_id):
        return
    while await run_in_transaction(_remove_pieces, batch_id):
        pass
    async with transaction():
        await db.execute("DELETE FROM shop_item WHERE batch_id = $1", batch_id)
        await db.execute("DELETE FROM shop_category WHERE batch_id = $1", batch_id)
        await db.execute(f"DELETE FROM shop_batch WHERE id = $1 AND {IMPORTING}", batch_id)


async def _remove_pieces(batch_id: int) -> int:
    rows = await db.fetch(
        "DELETE FROM shop_stock_value WHERE id IN (SELECT id FROM shop_stock_value"
        f" WHERE batch_id = $1 ORDER BY id LIMIT {PIECES}) RETURNING file_id",
        batch_id,
    )
    files = [row["file_id"] for row in rows if row["file_id"] is not None]
    if files:
        await db.execute(f"DELETE FROM shop_stored_file WHERE id {db.among(1, 'bigint')}", files)
    return len(rows)
