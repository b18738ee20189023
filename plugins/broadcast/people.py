"""What broadcasts keep of people, and for how long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import db, run_in_transaction

from . import broadcast
from .reading import count, read

if TYPE_CHECKING:
    from kernel import Bot

KEPT = timedelta(days=30)  # who got a broadcast that is over; how many they were stays
MANY = 1000  # rows removed in one statement
OLD = """SELECT id FROM broadcast_broadcast WHERE finished_at < $1 AND purged = FALSE ORDER BY finished_at LIMIT 20"""
REMOVE = f"""DELETE FROM broadcast_recipient WHERE id IN
    (SELECT id FROM broadcast_recipient WHERE broadcast_id = $1 LIMIT {MANY})"""
PURGED = """UPDATE broadcast_broadcast SET purged = TRUE, total = $2, delivered = $3, blocked = $4, failed = $5
WHERE id = $1 AND purged = FALSE"""
LEFT_OVER = """SELECT b.id FROM broadcast_broadcast b WHERE b.purged = TRUE
AND EXISTS (SELECT 1 FROM broadcast_recipient r WHERE r.broadcast_id = b.id)"""


@broadcast.hook
async def delete_user_data(user: Any) -> None:
    """Forget what a person got; what they wrote to others stays."""
    await db.execute("DELETE FROM broadcast_recipient WHERE user_id = $1", user.id)


@broadcast.job(every=timedelta(hours=6), always=True)
async def forget_recipients(bot: Bot) -> None:
    """Keep the counts of what has been over for a month, and forget who it went to."""
    for row in await db.fetch(OLD, bot.clock.now() - KEPT):
        await run_in_transaction(_keep_counts, row["id"])
    for row in await db.fetch(LEFT_OVER):
        while await db.execute(REMOVE, row["id"]) == MANY:
            pass


async def _keep_counts(broadcast_id: int) -> None:
    view = await read(broadcast_id, lock=True)
    counts = await count(view)
    await db.execute(PURGED, view.id, counts.total, counts.delivered, counts.blocked, counts.failed)
