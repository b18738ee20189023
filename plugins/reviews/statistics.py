"""What reviews tells the statistics: how many were written, and the stars on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db
from plugins.accounts.api import Figure, Period

from . import reviews
from .ratings import STARS, Rating

if TYPE_CHECKING:
    from kernel import Context

SECTION = "reviews-figures"
COUNTS = ", ".join(f"count(CASE WHEN stars = {stars} THEN 1 END) AS stars_{stars}" for stars in STARS)
NEW = f"SELECT {COUNTS} FROM reviews_review WHERE created_at >= $1 AND created_at < $2 AND NOT hidden"
ALL = (
    "SELECT "
    + ", ".join(f"COALESCE(sum(stars_{stars}), 0) AS stars_{stars}" for stars in STARS)
    + " FROM reviews_standing"
)


@reviews.hook
async def statistics(period: Period, ctx: Context) -> list[Figure]:
    """New reviews and their stars; of the present, those of all reviews, from what is kept for each item."""
    figures = await _figures(ctx, NEW, (period.start, period.end), "new", 500, compared=True)
    return [*figures, *await _figures(ctx, ALL, (), "all", 510, compared=False)] if period.present else figures


async def _figures(ctx: Context, sql: str, args: tuple, which: str, order: int, *, compared: bool) -> list[Figure]:
    row = await db.fetch_one(sql, *args)
    assert row is not None
    rating = Rating(tuple(int(row[f"stars_{stars}"]) for stars in STARS))
    count = Figure(
        SECTION, order, ctx.t(f"reviews-figure-{which}"), str(rating.count), rating.count if compared else None
    )
    if not rating.count:
        return [count]
    return [
        count,
        Figure(
            SECTION,
            order + 1,
            ctx.t(f"reviews-figure-stars-{which}"),
            ctx.t("reviews-figure-average", average=rating.average),
        ),
    ]
