"""What promos tells the statistics: how often codes were used, and what that was worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db
from plugins.accounts.api import Figure, Period

from . import promos

if TYPE_CHECKING:
    from kernel import Context

SECTION = "promos-figures"
USED = """
SELECT count(*) AS uses, CAST(COALESCE(sum(amount), 0) AS BIGINT) AS total
FROM promos_usage WHERE created_at >= $1 AND created_at < $2 AND state = 'used'"""


@promos.hook
async def statistics(period: Period, ctx: Context) -> list[Figure]:
    """Uses in the period that were not given back, and the money that customers were spared or given."""
    row = await db.fetch_one(USED, period.start, period.end)
    assert row is not None
    uses, total = int(row["uses"]), int(row["total"])
    return [
        Figure(SECTION, 400, ctx.t("promos-figure-uses"), str(uses), uses),
        Figure(SECTION, 401, ctx.t("promos-figure-given"), ctx.money(total), total),
    ]
