"""Batches: listed for an item, withdrawn from sale, put back, and withdrawn by the clock when they expire.

A withdrawn batch is unpublished. ``leased_until`` says that its pieces are still being marked; a batch on its way back
has neither a lease nor a date of withdrawal.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import Refused, db, keyset, run_in_transaction
from plugins.shop import shop

from .callbacks import OpenBatches
from .low import check_levels
from .offering import offer

if TYPE_CHECKING:
    from kernel import Bot

PIECES = 5000  # marked in one statement, so that no sale waits long

COLUMNS = """t.id, t.pieces, t.batch_id,
    (SELECT b.name FROM shop_batch b WHERE b.id = t.batch_id) AS name,
    (SELECT b.created_at FROM shop_batch b WHERE b.id = t.batch_id) AS created_at,
    (SELECT b.published FROM shop_batch b WHERE b.id = t.batch_id) AS published"""
BATCH = """
SELECT e.id AS entry, e.item_id, e.batch_id, e.pieces, i.name AS item, b.name, b.created_at, b.cost, b.supplier, b.note,
    b.expires_at, b.withdrawn_at, b.published, b.leased_until,
    (SELECT count(*) FROM shop_batch_item o WHERE o.batch_id = b.id) AS items
FROM shop_batch_item e JOIN shop_batch b ON b.id = e.batch_id JOIN shop_item i ON i.id = e.item_id WHERE e.id = $1"""
STATES = "SELECT state, count(*) AS pieces FROM shop_stock_value WHERE batch_id = $1 AND item_id = $2 GROUP BY state"

STOP = """
UPDATE shop_batch SET published = FALSE, withdrawn_at = $2, leased_until = $2 WHERE id = $1 AND published = TRUE
RETURNING id"""
UNSOLD = """
SELECT item_id, count(*) AS pieces FROM shop_stock_value WHERE batch_id = $1 AND state = 'unsold'
GROUP BY item_id ORDER BY item_id"""
LESS = "UPDATE shop_stock_level SET available = available - $2 WHERE item_id = $1"
WITHDRAWING = "SELECT 1 FROM shop_batch WHERE id = $1 AND withdrawn_at IS NOT NULL AND leased_until IS NOT NULL"
MARK = f"""
UPDATE shop_stock_value SET state = 'withdrawn' WHERE state = 'unsold' AND EXISTS ({WITHDRAWING}) AND id IN (
    SELECT id FROM shop_stock_value WHERE batch_id = $1 AND state = 'unsold' LIMIT {PIECES})"""
MARKED = """
UPDATE shop_batch SET leased_until = NULL WHERE id = $1 AND withdrawn_at IS NOT NULL AND leased_until IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM shop_stock_value WHERE batch_id = $1 AND state = 'unsold')"""

RETURNING = "published = FALSE AND withdrawn_at IS NULL AND leased_until IS NULL"  # on its way back
TURN = """
UPDATE shop_batch SET withdrawn_at = NULL WHERE id = $1 AND published = FALSE AND withdrawn_at IS NOT NULL
    AND leased_until IS NULL AND (expires_at IS NULL OR expires_at > $2)"""
UNMARK = f"""
UPDATE shop_stock_value SET state = 'unsold' WHERE state = 'withdrawn'
    AND EXISTS (SELECT 1 FROM shop_batch WHERE id = $1 AND {RETURNING})
    AND id IN (SELECT id FROM shop_stock_value WHERE batch_id = $1 AND state = 'withdrawn' LIMIT {PIECES})"""
UNMARKED = "SELECT 1 FROM shop_stock_value WHERE batch_id = $1 AND state = 'withdrawn' LIMIT 1"
EXPIRED = "SELECT id FROM shop_batch WHERE expires_at <= $1 AND published = TRUE ORDER BY id"
# One index of unpublished batches answers both, however many published ones there are.
HALFWAY = f"""
SELECT id, withdrawn_at FROM shop_batch
WHERE published = FALSE AND (({RETURNING}) OR (withdrawn_at IS NOT NULL AND leased_until IS NOT NULL)) ORDER BY id"""


Check = Callable[[], Awaitable[None]]  # awaited first in the transaction of the act; raises Refused


async def _nothing() -> None:
    """What the clock does is nobody's right."""


async def batches_of(press: OpenBatches) -> Any:
    """A page of the batches that brought pieces of an item, newest first; one statement (the kernel's Page)."""
    return await keyset(
        press,
        table="shop_batch_item",
        columns=COLUMNS,
        where="t.item_id = $1",
        args=(press.item_id,),
        order=("batch_id",),
        descending=True,
    )


async def find_batch(entry: int) -> dict[str, Any] | None:
    """A batch as one of its items sees it, with ``states`` (state to how many pieces of that item); None when gone."""
    row = await db.fetch_one(BATCH, entry)
    if row is None:
        return None
    found = await db.fetch(STATES, row["batch_id"], row["item_id"])
    return {**row, "states": {state["state"]: state["pieces"] for state in found}}


async def withdraw(bot: Bot, batch_id: int, actor: str = "system", check: Check = _nothing) -> bool:
    """Take what is unsold of a batch off sale, of all its items; False when it is not on sale.

    ``actor`` is who did it, for the audit, and ``check`` whether they may. One transaction ends the sale and brings the
    counters down; then the pieces are marked, a part at a time, which a job finishes should the process be killed.
    Outside a transaction.
    """
    if not await run_in_transaction(_stop, bot, batch_id, actor, check):
        return False
    await _mark(batch_id)
    return True


async def restore(bot: Bot, batch_id: int, actor: str = "system", check: Check = _nothing) -> bool:
    """Put a withdrawn batch back on sale, all of it at once; False when it is not withdrawn, or not completely yet.

    ``actor`` and ``check`` as for :func:`withdraw`. Raises Refused when it has expired. Outside a transaction; a job finishes it should the process be killed.
    """
    now = bot.clock.now()
    row = await db.fetch_one("SELECT expires_at FROM shop_batch WHERE id = $1 AND expires_at <= $2", batch_id, now)
    if row is not None:
        raise Refused("shop-batch-expired")
    if not await run_in_transaction(_turn, bot, batch_id, actor, check):
        return False
    await _put_back(bot, batch_id)
    return True


async def _turn(bot: Bot, batch_id: int, actor: str, check: Check) -> bool:
    await check()
    if not await db.execute(TURN, batch_id, bot.clock.now()):
        return False
    bot.audit("shop.batch_restored", actor=actor, subject=f"batch:{batch_id}")
    return True


@shop.job(every=timedelta(minutes=1), always=True)
async def withdraw_expired(bot: Bot) -> None:
    """Withdraw what has expired, and finish what was cut off."""
    for row in await db.fetch(EXPIRED, bot.clock.now()):
        await withdraw(bot, row["id"])
    for row in await db.fetch(HALFWAY):
        if row["withdrawn_at"] is None:
            await _put_back(bot, row["id"])
        else:
            await _mark(row["id"])


async def _stop(bot: Bot, batch_id: int, actor: str, check: Check) -> bool:
    await check()
    if await db.fetch_one(STOP, batch_id, bot.clock.now()) is None:
        return False
    await _let_sales_finish()
    rows = await db.fetch(UNSOLD, batch_id)
    for row in rows:
        await db.execute(LESS, row["item_id"], row["pieces"])
    await check_levels(bot, [row["item_id"] for row in rows])
    await bot.versions.bump("catalog")
    pieces = sum(row["pieces"] for row in rows)
    bot.audit("shop.batch_withdrawn", actor=actor, subject=f"batch:{batch_id}", pieces=pieces)
    return True


async def _let_sales_finish() -> None:
    """Wait for whoever is changing pieces, and let nobody begin until the commit: a count is then exact.

    Without it a sale that has taken a piece but not committed would be counted a second time. The batch is locked
    before, as by those who give pieces back. SQLite has one writer.
    """
    if db.dialect() == "postgres":
        await db.execute("LOCK TABLE shop_stock_value IN SHARE ROW EXCLUSIVE MODE")


async def _mark(batch_id: int) -> None:
    while await db.execute(MARK, batch_id) or not await db.execute(MARKED, batch_id):
        if await db.fetch_one(WITHDRAWING, batch_id) is None:
            return


async def _put_back(bot: Bot, batch_id: int) -> None:
    while True:
        while await db.execute(UNMARK, batch_id):
            pass
        if await run_in_transaction(_sell_again, bot, batch_id):
            return


async def _sell_again(bot: Bot, batch_id: int) -> bool:
    """False when a piece was given back as a withdrawn one meanwhile."""
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    if await db.fetch_one(f"SELECT id FROM shop_batch WHERE id = $1 AND {RETURNING}{lock}", batch_id) is None:
        return True
    await _let_sales_finish()
    if await db.fetch_one(UNMARKED, batch_id) is not None:
        return False
    await offer(bot, batch_id, restocked=False)
    return True
