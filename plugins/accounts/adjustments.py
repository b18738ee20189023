"""Corrections of balances by staff, read back and undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kernel import db

from .journal import InsufficientFunds, Move, Posted, post, wallet
from .wallets import ADJUSTMENT, lock

UNDONE = "accounts-entry-undone"  # the kind of what takes a correction back
FIND = """
SELECT e.id, e.key, e.reference AS reason, e.created_at, p.user_id, CAST(SUM(p.amount) AS BIGINT) AS amount,
    CAST(SUM(CASE WHEN p.account = 'wallet' THEN p.amount ELSE 0 END) AS BIGINT) AS spendable
FROM accounts_entry e JOIN accounts_posting p ON p.entry_id = e.id
WHERE e.id = $1 AND e.kind = $2 AND p.account IN ('wallet', 'receivable')
GROUP BY e.id, e.key, e.reference, e.created_at, p.user_id"""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A correction: ``amount`` minor units for (negative: from) a customer, of which ``spendable`` went onto the wallet;
    the rest paid back what they owed."""

    id: int
    key: str
    user_id: int
    amount: int
    spendable: int
    reason: str
    created_at: datetime


async def find_adjustment(entry_id: int) -> Adjustment | None:
    """The correction that this entry of the journal is; None for other entries."""
    row = await db.fetch_one(FIND, entry_id, ADJUSTMENT)
    return None if row is None else Adjustment(**row)


async def undo_adjustment(found: Adjustment, *, at: datetime | None = None) -> Posted:
    """Book the opposite of a correction, once; InsufficientFunds when the money is spent. In the caller's transaction.

    What it had paid back of a debt is owed again.
    """
    held = (await lock(found.user_id))[found.user_id]
    if held.balance < found.spendable:
        raise InsufficientFunds(found.user_id, found.spendable - held.balance)
    moves = [wallet(found.user_id, -found.amount), Move("adjustment", found.amount)]
    return await post(f"{found.key}:undo", UNDONE, moves, reference=found.reason, owe=True, at=at)
