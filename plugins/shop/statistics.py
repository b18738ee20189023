"""What the shop tells the statistics: sales of a period, best sellers, and how the shelves stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernel import clip_label, db
from plugins.accounts.api import Figure, Period, Series, since_ever

from . import shop

if TYPE_CHECKING:
    from kernel import Context

SALES, BEST, GOODS = "shop-figures-sales", "shop-figures-best", "shop-figures-goods"
BEST_SELLERS = 5
NAME = 40  # characters of a product

SOLD = """
SELECT count(*) AS orders, CAST(COALESCE(sum(o.total), 0) AS BIGINT) AS sales, count(DISTINCT o.user_id) AS buyers
FROM shop_order o WHERE {when}"""
PIECES = """
SELECT CAST(COALESCE(sum(l.quantity), 0) AS BIGINT) AS pieces
FROM shop_order o JOIN shop_order_line l ON l.order_id = o.id WHERE {when}"""
KNOWN_BUYERS = """
SELECT count(*) AS buyers FROM (SELECT DISTINCT user_id FROM shop_order WHERE paid_at >= $1 AND paid_at < $2) o
WHERE EXISTS (SELECT 1 FROM shop_order e WHERE e.user_id = o.user_id AND e.paid_at < $1)"""
REFUNDED = """
SELECT count(*) AS refunds, CAST(COALESCE(sum(amount), 0) AS BIGINT) AS total
FROM shop_refund WHERE done_at >= $1 AND done_at < $2 AND state = 'done'"""
SELLERS = f"""
SELECT max(l.item_name) AS name, CAST(sum(l.quantity) AS BIGINT) AS pieces,
    CAST(sum(l.quantity * l.unit_price + l.adjustment) AS BIGINT) AS total
FROM shop_order o JOIN shop_order_line l ON l.order_id = o.id WHERE o.paid_at >= $1 AND o.paid_at < $2
GROUP BY COALESCE(l.item_id, 0), CASE WHEN l.item_id IS NULL THEN l.item_name END ORDER BY pieces DESC, total DESC, name LIMIT {BEST_SELLERS}"""
# pieces are counted where they are put on sale and claimed, so the stock itself is not read
SHELVES = """
SELECT (SELECT CAST(COALESCE(sum(available), 0) AS BIGINT) FROM shop_stock_level) AS stock,
    (SELECT count(*) FROM shop_item WHERE NOT hidden) AS items,
    (SELECT count(*) FROM shop_item WHERE hidden AND NOT archived) AS hidden,
    (SELECT count(*) FROM shop_category WHERE NOT archived) AS categories,
    (SELECT count(*) FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id
        WHERE l.state = 'pending' AND o.paid_at IS NOT NULL) AS waiting"""
SLICED = """
SELECT CASE {cases} END AS slice, count(*) AS orders, CAST(sum(total) AS BIGINT) AS total
FROM shop_order WHERE paid_at >= $1 AND paid_at < ${last} GROUP BY 1"""


@shop.hook
async def statistics(period: Period, ctx: Context) -> list[Figure]:
    """Orders, pieces and money of the period, what went back, and best sellers; of the present, totals and stock."""
    within = (period.start, period.end)
    figures = _sales(ctx, await _sums(*within), 10, compared=True)
    refunds = await _one(REFUNDED, *within)
    figures.append(
        Figure(SALES, 20, ctx.t("shop-figure-refunds"), ctx.money(refunds["total"]), amount=refunds["total"])
    )
    for place, row in enumerate(await db.fetch(SELLERS, *within)):
        shown = ctx.t("shop-figure-sold", pieces=row["pieces"], total=ctx.money(row["total"]))
        figures.append(Figure(BEST, 40 + place, clip_label(row["name"], NAME), shown))
    if not period.present:
        return figures
    figures += _sales(ctx, await since_ever(ctx.bot, "shop", _first_sums), 30, compared=False)
    shelves = await _one(SHELVES)
    for place, name in enumerate(("stock", "items", "hidden", "categories", "waiting")):
        figures.append(Figure(GOODS, 300 + place, ctx.t(f"shop-figure-{name}"), str(shelves[name])))
    return figures


@shop.hook
async def statistics_chart(bounds: Sequence[datetime], ctx: Context) -> list[Series]:
    """Revenue and orders of each stretch; one statement over one range of the index."""
    cases = " ".join(f"WHEN paid_at < ${place} THEN {place - 2}" for place in range(2, len(bounds) + 1))
    rows = await db.fetch(SLICED.format(cases=cases, last=len(bounds)), *bounds)
    found = {row["slice"]: row for row in rows}
    empty = {"orders": 0, "total": 0}
    stretches = [found.get(place, empty) for place in range(len(bounds) - 1)]
    return [
        Series(10, ctx.t("shop-chart-revenue"), [int(row["total"]) for row in stretches], money=True),
        Series(20, ctx.t("shop-chart-orders"), [int(row["orders"]) for row in stretches]),
    ]


async def _sums(start: datetime | None, end: datetime) -> dict[str, int]:
    """Orders that were paid from ``start`` up to ``end``, what for, their pieces, and how many people bought."""
    sides = [(sign, moment) for sign, moment in ((">=", start), ("<", end)) if moment is not None]
    bare = "+" if start is None and db.dialect() == "sqlite" else ""  # nearly all rows: faster without the index
    when = " AND ".join(f"{bare}o.paid_at {sign} ${place}" for place, (sign, _) in enumerate(sides, 1))
    args = [moment for _, moment in sides]
    sold, lines = await _one(SOLD.format(when=when), *args), await _one(PIECES.format(when=when), *args)
    return {name: int(value) for name, value in {**sold, **lines}.items()}


async def _first_sums(start: datetime | None, end: datetime) -> dict[str, int]:
    """The same, but who has bought before ``start`` is no buyer any more: so the sums of two times can be added."""
    sums = await _sums(start, end)
    if start is not None:
        known = await _one(KNOWN_BUYERS, start, end)
        sums["buyers"] -= int(known["buyers"])
    return sums


def _sales(ctx: Context, sums: dict[str, int], order: int, *, compared: bool) -> list[Figure]:
    """Money, orders, pieces, the average and who bought; with amounts when they are to be compared."""
    orders = sums["orders"]
    amounts = {**sums, "average": (sums["sales"] * 2 + orders) // (orders * 2) if orders else 0}  # half up
    ever = "" if compared else "-ever"
    figures = []
    for place, name in enumerate(("sales", "orders", "pieces", "average", "buyers")):
        amount = amounts[name]
        shown = ctx.money(amount) if name in ("sales", "average") else str(amount)
        label = ctx.t(f"shop-figure-{name}{ever}")
        figures.append(Figure(SALES, order + place, label, shown, amount if compared else None))
    return figures


async def _one(sql: str, *args: Any) -> dict[str, Any]:
    row = await db.fetch_one(sql, *args)
    assert row is not None
    return row
