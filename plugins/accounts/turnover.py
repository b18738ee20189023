"""What the journal moved between two moments, for statistics that add up with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kernel import db

BOOKED = """
SELECT e.kind, p.account, count(DISTINCT e.id) AS entries, CAST(sum(p.amount) AS BIGINT) AS amount
FROM accounts_entry e JOIN accounts_posting p ON p.entry_id = e.id
WHERE {when} AND {account} GROUP BY e.kind, p.account ORDER BY e.kind, p.account"""
PREFIX = ":"  # what stands at the end of the beginning of several accounts


@dataclass(frozen=True, slots=True)
class Booked:
    """What entries of one kind moved onto (negative: off) one account; ``amount`` in minor units."""

    kind: str
    account: str
    entries: int
    amount: int


async def booked(account: str, start: datetime | None, end: datetime | None) -> list[Booked]:
    """What was moved on ``account`` from ``start`` up to ``end`` by kind of entry; ``clearing:`` means all of them.

    None leaves a side open. One statement; with both ends its cost grows with what lies between them.
    """
    args: list[object] = [account]
    when = []
    bare = "+" if start is None and db.dialect() == "sqlite" else ""  # nearly all rows: faster without the index
    for sign, moment in ((">=", start), ("<", end)):
        if moment is not None:
            args.append(moment)
            when.append(f"{bare}e.created_at {sign} ${len(args)}")
    sql = BOOKED.format(when=" AND ".join(when) or "TRUE", account=_on(account))
    return [Booked(**row) for row in await db.fetch(sql, *args)]


def _on(account: str) -> str:
    return f"substr(p.account, 1, {len(account)}) = $1" if account.endswith(PREFIX) else "p.account = $1"
