"""Bounds guessing: after ten codes in vain within ten minutes a customer must wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kernel import db

if TYPE_CHECKING:
    from kernel import Bot

MOST = 10
WINDOW = timedelta(minutes=10)

COUNT = """
INSERT INTO promos_attempt (user_id, failures, since) VALUES ($1, 1, $2)
ON CONFLICT (user_id) DO UPDATE SET
    failures = CASE WHEN promos_attempt.since <= $3 THEN 1 ELSE promos_attempt.failures + 1 END,
    since = CASE WHEN promos_attempt.since <= $3 THEN excluded.since ELSE promos_attempt.since END
RETURNING failures"""
FORGIVE = "UPDATE promos_attempt SET failures = failures - 1 WHERE user_id = $1 AND failures > 0"


async def count_attempt(bot: Bot, user_id: int) -> bool:
    """Count one attempt, in the caller's transaction and before the code is looked up; False when it is one too many.

    Counting comes first so that attempts at the same time cannot all pass. Whoever raises undoes it: return refusals.
    """
    now = bot.clock.now()
    row = await db.fetch_one(COUNT, user_id, now, now - WINDOW)
    return row is not None and row["failures"] <= MOST


async def forgive_attempt(user_id: int) -> None:
    """The code was good: only failures count. One good code does not forgive the bad ones before it."""
    await db.execute(FORGIVE, user_id)
