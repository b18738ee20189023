"""A customer's operations, newest first."""

from __future__ import annotations

from typing import Any

from kernel import Paged, db, keyset

from .wallets import TOP_UP

# Wallet and receivable together are what the customer gained or lost by an entry.
OPERATIONS = """(SELECT e.id, e.kind, e.reference, e.created_at, SUM(p.amount) AS amount
FROM accounts_posting p JOIN accounts_entry e ON e.id = p.entry_id
WHERE p.user_id = $1 AND p.account IN ('wallet', 'receivable')
GROUP BY e.id, e.kind, e.reference, e.created_at)"""
TOPPED_UP = """SELECT COALESCE(SUM(p.amount), 0) AS total
FROM accounts_posting p JOIN accounts_entry e ON e.id = p.entry_id
WHERE p.user_id = $1 AND p.account IN ('wallet', 'receivable') AND e.kind = $2"""


async def operations(user_id: int, press: Paged) -> Any:
    """A page (``kernel.keyset``) of ``id, kind, reference, created_at, amount``; the amount is signed, in minor units. One statement."""
    return await keyset(
        press,
        table=OPERATIONS,
        columns="t.id, t.kind, t.reference, t.created_at, t.amount",
        args=[user_id],
        descending=True,
    )


async def topped_up(user_id: int) -> int:
    """Everything a customer ever paid in; gifts, corrections and refunds do not count."""
    row = await db.fetch_one(TOPPED_UP, user_id, TOP_UP)
    return int(row["total"]) if row else 0
