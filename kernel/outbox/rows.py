"""The outbox's rows: claimed by a lease, marked when Telegram has answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from .. import db

LEASE = timedelta(seconds=90)  # longer than any send; only a process that was killed lets one run out
ERROR = 255  # characters kept of a reason


@dataclass(frozen=True, slots=True)
class Row:
    """A claimed row. ``unsure_since``: the first attempt of which nobody knows whether it arrived, before this one."""

    id: int
    plugin: str
    template: str
    args: dict[str, Any]
    chat_id: int
    priority: int
    random_id: int
    attempts: int  # this one included
    unsure_since: datetime | None
    created_at: datetime
    error: str = ""  # why it is undeliverable or unsure


# A row goes out when it is due and nothing that belongs before it in its chat is on its way or waits for a retry.
CLAIM = """
UPDATE kernel_outbox SET leased_until = $2, attempts = attempts + 1, unsure_since = COALESCE(unsure_since, $1)
WHERE id IN (
    SELECT o.id FROM kernel_outbox AS o
    WHERE o.state = 'waiting' AND o.not_before <= $1 AND (o.leased_until IS NULL OR o.leased_until <= $1)
        AND o.priority <= $5 AND NOT o.chat_id {chats}
        AND NOT EXISTS (
            SELECT 1 FROM kernel_outbox AS e
            WHERE e.state = 'waiting' AND e.chat_id = o.chat_id AND e.id <> o.id
                AND (e.leased_until > $1
                    OR (e.priority, e.id) < (o.priority, o.id) AND (e.not_before <= $1 OR e.attempts > 0)))
    ORDER BY o.priority, o.id LIMIT $4 {lock})
RETURNING id, plugin, template, args, chat_id, priority, random_id, attempts, unsure_since, created_at
"""


async def claim(now: datetime, limit: int, without_chats: Collection[int] = (), least: int = 32767) -> list[Row]:
    """Lease at most ``limit`` rows that are due and of priority ``least`` at most, one a chat, most urgent first; one
    statement."""
    sql = CLAIM.format(chats=db.among(3, "bigint"), lock="" if db.dialect() == "sqlite" else "FOR UPDATE SKIP LOCKED")
    rows = [Row(**found) for found in await db.fetch(sql, now, now + LEASE, list(without_chats), limit, least)]
    return sorted((_before_this_attempt(row, now) for row in rows), key=lambda row: (row.priority, row.id))


def _before_this_attempt(row: Row, now: datetime) -> Row:
    return replace(row, unsure_since=None) if row.unsure_since == now else row


async def mark(row: Row, state: str, now: datetime, message_id: int | None = None) -> None:
    """Finish a row: sent, not_needed, undeliverable or unsure; one statement."""
    await db.execute(
        "UPDATE kernel_outbox SET state = $2, finished_at = $3, message_id = $4, error = $5, leased_until = NULL"
        " WHERE id = $1",
        row.id, state, now, message_id, row.error,
    )  # fmt: skip


async def try_again(row: Row, not_before: datetime, *, error: str, unsure_since: datetime | None) -> None:
    """Let the row wait until ``not_before``; meanwhile later rows of its chat wait too."""
    await db.execute(
        "UPDATE kernel_outbox SET not_before = $2, error = $3, unsure_since = $4, leased_until = NULL WHERE id = $1",
        row.id, not_before, error[:ERROR], unsure_since,
    )  # fmt: skip


async def give_back(row: Row) -> None:
    """Undo the claim of a row that Telegram has not taken; the attempt does not count."""
    await db.execute(
        "UPDATE kernel_outbox SET leased_until = NULL, attempts = attempts - 1, unsure_since = $2 WHERE id = $1",
        row.id, row.unsure_since,
    )  # fmt: skip


async def release_all() -> None:
    """Drop the leases of a process that is gone. Only for the one sender of this bot, before it begins."""
    await db.execute(
        "UPDATE kernel_outbox SET leased_until = NULL WHERE leased_until IS NOT NULL AND state = 'waiting'"
    )
