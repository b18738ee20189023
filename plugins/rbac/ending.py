"""Temporary roles that are over: they count no longer from that moment on, and are cleared away with a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db
from plugins.accounts.api import find_many

from .reading import STATE

if TYPE_CHECKING:
    from kernel import Bot

BATCH = 100
OVER = """
SELECT a.user_id, a.role_id, a.until, r.name FROM rbac_assignment a JOIN rbac_role r ON r.id = a.role_id
WHERE a.until <= $1 AND ($2 = 0 OR a.role_id = $2) ORDER BY a.id LIMIT $3
"""
END = "DELETE FROM rbac_assignment WHERE user_id = $1 AND until <= $2"


async def end_due(bot: Bot, role_id: int = 0) -> int:
    """Clear away up to a hundred assignments (of one role) that are over, in the open transaction; how many."""
    await bot.versions.bump(STATE)
    now = bot.clock.now()
    rows = await db.fetch(OVER, now, role_id, BATCH)
    people = await find_many(bot, [row["user_id"] for row in rows])
    for row in rows:
        if not await db.execute(END, row["user_id"], now):
            continue
        before = {"role": row["name"], "role_id": row["role_id"], "until": row["until"].isoformat()}
        bot.audit("rbac.role_ended", subject=f"user:{row['user_id']}", before=before)
        if row["user_id"] in people:
            bot.send(people[row["user_id"]], "rbac-notice-ended", role=row["name"])
    return len(rows)
