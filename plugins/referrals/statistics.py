"""What referrals tells the statistics: who came by a link, and what that was worth to referrers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db
from plugins.accounts.api import Figure, Period, booked

from . import referrals

if TYPE_CHECKING:
    from kernel import Context

SECTION = "referrals-statistics"
CAME = "SELECT count(*) AS people FROM referrals_referral WHERE created_at >= $1 AND created_at < $2"


@referrals.hook
async def statistics(period: Period, ctx: Context) -> list[Figure]:
    """New referrals, and bonuses less what was taken back, as the journal has them."""
    row = await db.fetch_one(CAME, period.start, period.end)
    came = row["people"] if row else 0
    earned = -sum(move.amount for move in await booked("referral", period.start, period.end))
    return [
        Figure(SECTION, 450, ctx.t("referrals-figure-came"), str(came), came),
        Figure(SECTION, 451, ctx.t("referrals-figure-earned"), ctx.money(earned), earned),
    ]
