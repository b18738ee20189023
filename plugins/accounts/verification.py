"""Proof that the journal is whole: every way in which it could differ, looked for and named."""

from __future__ import annotations

from kernel import db

SHOWN = 50  # differences of one kind that are listed

# Each statement sees one moment of the database, so it can run while the bot sells.
CHECKS = (
    (
        "entry {id} ({key}) sums to {total}, not to zero",
        """SELECT e.id, e.key, SUM(p.amount) AS total FROM accounts_posting p JOIN accounts_entry e ON e.id = p.entry_id
        GROUP BY e.id, e.key HAVING SUM(p.amount) <> 0""",
    ),
    (
        "entry {id} ({key}) has no postings",
        """SELECT e.id, e.key FROM accounts_entry e
        WHERE NOT EXISTS (SELECT 1 FROM accounts_posting p WHERE p.entry_id = e.id)""",
    ),
    (
        "posting {id} belongs to entry {entry_id}, which does not exist",
        """SELECT p.id, p.entry_id FROM accounts_posting p
        WHERE NOT EXISTS (SELECT 1 FROM accounts_entry e WHERE e.id = p.entry_id)""",
    ),
    (
        "posting {id} of entry {entry_id} is on {account} and names no user",
        """SELECT id, entry_id, account FROM accounts_posting
        WHERE user_id IS NULL AND account IN ('wallet', 'receivable')""",
    ),
    (
        "posting {id} of entry {entry_id} is on {account}, which is no account",
        """SELECT id, entry_id, account FROM accounts_posting
        WHERE account NOT IN ('wallet', 'receivable', 'revenue', 'promo', 'referral', 'adjustment', 'rounding')
        AND account NOT LIKE 'clearing:_%'""",
    ),
    (
        "user {user_id} has {total} in postings on {account} and no wallet",
        """SELECT p.user_id, p.account, SUM(p.amount) AS total FROM accounts_posting p
        WHERE p.user_id IS NOT NULL AND p.account IN ('wallet', 'receivable')
        AND NOT EXISTS (SELECT 1 FROM accounts_wallet w WHERE w.user_id = p.user_id)
        GROUP BY p.user_id, p.account""",
    ),
    (
        "user {id} has no wallet",
        """SELECT u.id FROM accounts_user u
        WHERE NOT EXISTS (SELECT 1 FROM accounts_wallet w WHERE w.user_id = u.id)""",
    ),
    (
        "the wallet of user {user_id} holds {balance}, its postings sum to {total}",
        """SELECT w.user_id, w.balance, COALESCE(p.total, 0) AS total FROM accounts_wallet w LEFT JOIN (
            SELECT user_id, SUM(amount) AS total FROM accounts_posting WHERE account = 'wallet' GROUP BY user_id
        ) p ON p.user_id = w.user_id WHERE w.balance <> COALESCE(p.total, 0)""",
    ),
    (
        "user {user_id} owes {owed} by the wallet, {total} by the postings on receivable",
        """SELECT w.user_id, w.owed, -COALESCE(p.total, 0) AS total FROM accounts_wallet w LEFT JOIN (
            SELECT user_id, SUM(amount) AS total FROM accounts_posting WHERE account = 'receivable' GROUP BY user_id
        ) p ON p.user_id = w.user_id WHERE w.owed <> -COALESCE(p.total, 0)""",
    ),
    (
        "the wallet of user {user_id} is negative: balance {balance}, owed {owed}",
        "SELECT user_id, balance, owed FROM accounts_wallet WHERE balance < 0 OR owed < 0",
    ),
)


async def verify() -> list[str]:
    """What differs in the journal, a sentence each; empty when everything agrees. Amounts in minor units."""
    found = []
    for sentence, query in CHECKS:
        rows = await db.fetch(query)
        found += [sentence.format(**row) for row in rows[:SHOWN]]
        if len(rows) > SHOWN:
            found.append(f"... and {len(rows) - SHOWN} more like the last one")
    return found
