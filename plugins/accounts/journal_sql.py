"""The statements that write the journal: one on PostgreSQL, the fewest on SQLite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kernel import db

# The wallets are locked ascending by user and only when the key is new; nothing but the entry is written when one of
# them is short. Every value comes from `held`, which waited for the locks: `w` in the UPDATE is first the row of the
# statement's snapshot, and PostgreSQL tests the CHECKs on it before it notices that the row has changed since.
POSTGRES = """
WITH entry AS (
    INSERT INTO accounts_entry (key, kind, reference, created_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (key) DO NOTHING RETURNING id
), held AS MATERIALIZED (
    SELECT w.user_id, w.balance, w.owed, asked.change
    FROM accounts_wallet w JOIN unnest($5::bigint[], $6::bigint[]) AS asked(user_id, change) ON asked.user_id = w.user_id
    WHERE EXISTS (SELECT 1 FROM entry)
    ORDER BY w.user_id FOR UPDATE OF w
), plan AS MATERIALIZED (
    SELECT user_id, balance, owed, change,
        CASE WHEN change > 0 THEN LEAST(owed, change) WHEN $10 THEN LEAST(0, balance + change) ELSE 0 END AS settled
    FROM held
), short AS (
    SELECT user_id, -(balance + change) AS missing FROM plan WHERE balance + change - settled < 0 LIMIT 1
), ready AS MATERIALIZED (
    SELECT id FROM entry
    WHERE NOT EXISTS (SELECT 1 FROM short) AND (SELECT count(*) FROM plan) = cardinality($5::bigint[])
), posted AS (
    INSERT INTO accounts_posting (entry_id, account, user_id, amount)
    SELECT ready.id, line.account, line.user_id, line.amount FROM ready, (
        SELECT 'wallet' AS account, user_id, change - settled AS amount FROM plan WHERE change <> settled
        UNION ALL SELECT 'receivable', user_id, settled FROM plan WHERE settled <> 0
        UNION ALL SELECT account, user_id, amount
        FROM unnest($7::text[], $8::bigint[], $9::bigint[]) AS other(account, user_id, amount)
    ) AS line
), moved AS (
    UPDATE accounts_wallet w SET balance = plan.balance + plan.change - plan.settled, owed = plan.owed - plan.settled
    FROM plan, ready WHERE w.user_id = plan.user_id
)
SELECT entry.id, (SELECT count(*) FROM plan) AS found, short.user_id AS short_user, short.missing
FROM entry LEFT JOIN short ON true
"""

# A posting on receivable belongs to what the caller asked of the wallet.
BOOKED = """
SELECT e.id, e.kind, CASE p.account WHEN 'receivable' THEN 'wallet' ELSE p.account END AS account,
    p.user_id, SUM(p.amount) AS amount
FROM accounts_entry e JOIN accounts_posting p ON p.entry_id = e.id
WHERE e.key = $1 GROUP BY 1, 2, 3, 4
"""

ENTRY = """INSERT INTO accounts_entry (key, kind, reference, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (key) DO NOTHING RETURNING id"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a write found. ``entry_id`` None: the key was taken; ``found``: wallets; ``missing``: minor units."""

    entry_id: int | None
    found: int = 0
    short_user: int | None = None
    missing: int = 0


Others = list[tuple[str, int | None, int]]


async def post_postgres(
    key: str, kind: str, reference: str, at: datetime, changes: dict[int, int], others: Others, owe: bool
) -> Outcome:
    """Everything in one statement."""
    row = await db.fetch_one(
        POSTGRES,
        *(key, kind, reference, at, list(changes), list(changes.values())),
        *([account for account, _, _ in others], [user for _, user, _ in others], [amount for _, _, amount in others]),
        owe,
    )
    if row is None:
        return Outcome(None)
    return Outcome(row["id"], row["found"], row["short_user"], int(row["missing"] or 0))


async def post_sqlite(
    key: str, kind: str, reference: str, at: datetime, changes: dict[int, int], others: Others, owe: bool
) -> Outcome:
    """The entry, the wallets, the postings, the new balances. The transaction began IMMEDIATE, so nobody interferes."""
    entry = await db.fetch_one(ENTRY, key, kind, reference, at)
    if entry is None:
        return Outcome(None)
    lines: Others = list(others)
    new: list[int] = []
    if changes:
        held = await db.fetch(
            f"SELECT user_id, balance, owed FROM accounts_wallet WHERE user_id IN ({_places(len(changes), 1)}) "
            "ORDER BY user_id",
            *changes,
        )
        if len(held) < len(changes):
            return Outcome(entry["id"], len(held))
        for row in held:
            user, balance, owed, change = row["user_id"], row["balance"], row["owed"], changes[row["user_id"]]
            settled = min(owed, change) if change > 0 else min(0, balance + change) if owe else 0
            left = balance + change - settled
            if left < 0:
                return Outcome(entry["id"], len(held), user, -left)
            if change != settled:
                lines.append(("wallet", user, change - settled))
            if settled:
                lines.append(("receivable", user, settled))
            new += [user, left, owed - settled]
    await db.execute(
        "INSERT INTO accounts_posting (entry_id, account, user_id, amount) VALUES "
        + ", ".join(f"($1, {_places(3, 2 + 3 * number)})" for number in range(len(lines))),
        entry["id"],
        *(value for line in lines for value in line),
    )
    if new:
        rows = ", ".join(f"({_places(3, 1 + 3 * number)})" for number in range(len(new) // 3))
        await db.execute(
            f"WITH new(user_id, balance, owed) AS (VALUES {rows}) "
            "UPDATE accounts_wallet SET balance = new.balance, owed = new.owed FROM new "
            "WHERE accounts_wallet.user_id = new.user_id",
            *new,
        )
    return Outcome(entry["id"], len(changes))


async def forget(entry_id: int) -> None:
    """Take back an entry that has no postings, so that a caller who catches the refusal leaves nothing behind."""
    await db.execute("DELETE FROM accounts_entry WHERE id = $1", entry_id)


def _places(count: int, first: int) -> str:
    return ", ".join(f"${number}" for number in range(first, first + count))
