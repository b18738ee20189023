"""Removes what is done and no longer needed, in batches, so that nobody waits for it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from . import db
from .clock import Clock

KEPT = timedelta(days=7)
FAILURES_KEPT = timedelta(days=30)  # staff look at what did not arrive
BATCH = 1000
PAUSE = 0.02  # seconds between batches, for everybody else

# table, condition on what may go ($1: the time before which), how long it is kept
RULES = (
    ("kernel_used_button", "used_at < $1", KEPT),
    ("kernel_outbox", "finished_at < $1 AND state IN ('sent', 'not_needed')", KEPT),
    ("kernel_outbox", "finished_at < $1 AND state IN ('undeliverable', 'unsure')", FAILURES_KEPT),
    ("kernel_event", "created_at < $1 AND done = {true}", KEPT),  # kernel_event_done goes with it
    ("kernel_inbox", "done_at < $1", KEPT),
    ("kernel_form_state", "expires_at < $1", KEPT),
)


async def purge(clock: Clock, *, audit_days: int = 0, batch: int = BATCH) -> dict[str, int]:
    """Remove used buttons, sent messages, done events and handled payments after 7 days; rows removed by table.

    Undeliverable messages are kept for 30 days, the audit for ``audit_days``; 0 keeps it for ever. Each batch is a
    statement of its own; call it outside a transaction.
    """
    removed: dict[str, int] = {}
    true = "1" if db.dialect() == "sqlite" else "true"
    audit = [("kernel_audit", "created_at < $1", timedelta(days=audit_days))] if audit_days > 0 else []
    for table, condition, kept in (*RULES, *audit):
        before = clock.now() - kept
        sql = (
            f"DELETE FROM {table} WHERE id IN"
            f" (SELECT id FROM {table} WHERE {condition.format(true=true)} ORDER BY id LIMIT $2)"
        )
        while True:
            count = await db.execute(sql, before, batch)
            removed[table] = removed.get(table, 0) + count
            if count < batch:
                break
            await asyncio.sleep(PAUSE)
    return removed
