"""What can be read of a customer's referrals. Whose they are is in every query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel import Paged, db, keyset

SUMMARY = """
SELECT (SELECT count(*) FROM referrals_referral WHERE referrer_id = $1) AS invited,
    count(DISTINCT CASE WHEN e.amount > e.reversed THEN e.user_id END) AS active,
    CAST(COALESCE(SUM(e.amount - e.reversed), 0) AS BIGINT) AS earned,
    CAST(COALESCE(SUM(e.kept), 0) AS BIGINT) AS paid,
    count(*) AS earnings
FROM referrals_earning e WHERE e.referrer_id = $1 AND e.amount > 0"""
# Sorted by a sum, so the sums of all of them are needed for any page: an index gives them, and they are few.
INVITED = """(SELECT r.user_id AS id, CAST(COALESCE(SUM(e.amount - e.reversed), 0) AS BIGINT) AS earned
FROM referrals_referral r LEFT JOIN referrals_earning e ON e.user_id = r.user_id AND e.referrer_id = r.referrer_id
WHERE r.referrer_id = $1 GROUP BY r.user_id)"""
COLUMNS = "t.id, t.payment_id, t.user_id, t.percent, t.source, t.amount, t.reversed, t.created_at"
ONE = f"SELECT {COLUMNS} FROM referrals_earning t WHERE t.id = $1 AND t.referrer_id = $2 AND t.amount > 0"
IS_OWN = "SELECT id FROM referrals_referral WHERE user_id = $1 AND referrer_id = $2"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a link has brought. ``active``: customers who brought something that was kept; ``earned`` and ``paid`` (by
    them, as far as it earned something) are minor units without what went back."""

    invited: int
    active: int
    earned: int
    paid: int
    earnings: int


@dataclass(frozen=True, slots=True)
class EarningView:
    """A bonus; ``percent`` in hundredths of a percent, amounts in minor units."""

    id: int
    payment_id: int
    user_id: int
    percent: int
    source: int
    amount: int
    reversed: int
    created_at: datetime

    @property
    def left(self) -> int:
        """What the referrer has of it, after refunds."""
        return self.amount - self.reversed


async def summary_of(user_id: int) -> Summary:
    """What a customer's link has brought; one statement."""
    row = await db.fetch_one(SUMMARY, user_id)
    assert row is not None
    return Summary(**row)


async def referrer_of(user_id: int) -> int | None:
    """The id of the customer who brought this one."""
    row = await db.fetch_one("SELECT referrer_id FROM referrals_referral WHERE user_id = $1", user_id)
    return row["referrer_id"] if row else None


async def invited_by(user_id: int, press: Paged) -> Any:
    """A page (``kernel.keyset``) of ``id`` (of the customer) and ``earned``, most first."""
    return await keyset(
        press,
        table=INVITED,
        columns="t.id, t.earned",
        args=(user_id,),
        order=("earned", "id"),
        descending=True,
    )


async def is_own_referral(user_id: int, referral_id: int) -> bool:
    """Whether the customer ``user_id`` has brought ``referral_id``."""
    return await db.fetch_one(IS_OWN, referral_id, user_id) is not None


async def earnings_of(user_id: int, press: Paged, referral_id: int = 0) -> tuple[Any, list[EarningView]]:
    """A page of a customer's bonuses, newest first: all, or those from one referral."""
    where, args = "t.referrer_id = $1 AND t.amount > 0", [user_id]
    if referral_id:
        where, args = f"{where} AND t.user_id = $2", [user_id, referral_id]
    page = await keyset(press, table="referrals_earning", columns=COLUMNS, where=where, args=args, descending=True)
    found = [{name: value for name, value in row.items() if name != "total_rows"} for row in page.rows]
    return page, [EarningView(**row) for row in found]


async def get_earning(user_id: int, earning_id: int) -> EarningView | None:
    """One bonus of a customer; None for other people's."""
    row = await db.fetch_one(ONE, earning_id, user_id)
    return None if row is None else EarningView(**row)
