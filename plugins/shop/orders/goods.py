"""The items of an order as they are for sale at this moment, and how many of each may be bought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kernel import Refused, db

from ..catalog.reading import AVAILABLE, DEPTH
from .views import LineView, Wanted

MOST_PIECES = 5000  # of one item in one order

# A row a category above each item, the item's own first.
GOODS = f"""
WITH RECURSIVE up (item_id, id, parent_id, hidden, depth) AS (
    SELECT i.id, c.id, c.parent_id, c.hidden, 1 FROM shop_item i JOIN shop_category c ON c.id = i.category_id
    WHERE i.id IN ({{ids}})
    UNION ALL
    SELECT up.item_id, c.id, c.parent_id, c.hidden, up.depth + 1 FROM shop_category c
    JOIN up ON c.id = up.parent_id WHERE up.depth < {DEPTH}
)
SELECT t.id, t.name, t.price, t.kind, t.pick, t.hidden, t.min_quantity, t.max_quantity, t.quantity_step,
    t.customer_limit, t.presell, t.when_out, t.questions <> '[]' AS asks, {{available}}, up.id AS above, up.hidden AS above_hidden
FROM shop_item t JOIN up ON up.item_id = t.id ORDER BY t.id, up.depth"""

# The row is the lock: who counts against the limit comes one after the other.
LOCK_LIMIT = """INSERT INTO shop_customer_item (user_id, item_id) VALUES ($1, $2)
ON CONFLICT (user_id, item_id) DO UPDATE SET locked = 0"""
BOUGHT = """SELECT coalesce(sum(l.quantity), 0) AS pieces FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id
WHERE o.user_id = $1 AND l.item_id = $2 AND l.state <> 'returned' AND o.state NOT IN ('expired', 'cancelled')"""


@dataclass(frozen=True, slots=True)
class Good:
    """An item that can be seen, with what a purchase must know of it."""

    id: int
    name: str
    price: int
    kind: str
    pick: str
    min_quantity: int
    max_quantity: int | None
    quantity_step: int
    customer_limit: int | None
    presell: bool
    when_out: str
    asks: bool
    available: int | None
    category_ids: tuple[int, ...]

    def line(self, wanted: Wanted) -> LineView:
        """The order line for what is wanted of it."""
        return LineView(
            self.id,
            self.name,
            self.kind,
            wanted.quantity,
            self.price,
            source=wanted.source,
            key=wanted.key,
            category_ids=self.category_ids,
        )

    def refuse_quantity(self, quantity: int) -> Refused | None:
        """Why so many pieces cannot be in one order; says what would do."""
        most = min(self.max_quantity or MOST_PIECES, MOST_PIECES)
        if quantity < self.min_quantity:
            return Refused("shop-quantity-min", item=self.name, min=self.min_quantity)
        if quantity > most:
            return Refused("shop-quantity-max", item=self.name, max=most)
        if (quantity - self.min_quantity) % self.quantity_step:
            return Refused("shop-quantity-step", item=self.name, min=self.min_quantity, step=self.quantity_step)
        return None

    def refuse_shortage(self, quantity: int) -> Refused | None:
        """Why there are not enough pieces at this moment."""
        if self.available is None or self.available >= quantity or self.presell:
            return None
        if self.available:
            return Refused("shop-too-few", item=self.name, count=self.available)
        return Refused("shop-sold-out", item=self.name)


async def read_goods(item_ids: Sequence[int], *, counted: bool = True) -> dict[int, Good]:
    """Those of the items that can be seen, by id, as they are in the database at this moment; one statement.

    Unless ``counted`` their pieces are not looked up: a purchase finds out when it claims them.
    """
    if not item_ids:
        return {}
    found: dict[int, list[dict[str, Any]]] = {}
    for row in await db.fetch(_reading(len(item_ids), counted), *item_ids):
        found.setdefault(row["id"], []).append(row)
    return {
        item_id: _good(rows)
        for item_id, rows in found.items()
        if not rows[0]["hidden"] and not any(row["above_hidden"] for row in rows)
    }


@lru_cache(maxsize=64)
def _reading(count: int, counted: bool) -> str:
    ids = ", ".join(f"${number}" for number in range(1, count + 1))
    return GOODS.format(ids=ids, available=AVAILABLE if counted else "NULL AS available")


def _good(rows: list[dict[str, Any]]) -> Good:
    row = rows[0]
    names = ("id", "name", "price", "kind", "pick", "min_quantity", "max_quantity", "quantity_step", "customer_limit")
    return Good(
        **{name: row[name] for name in names},
        presell=bool(row["presell"]) and row["when_out"] == "wait",
        when_out=row["when_out"],
        asks=bool(row["asks"]),
        available=row["available"],
        category_ids=tuple(row["above"] for row in rows),
    )


async def refuse_over_limit(user_id: int, good: Good, quantity: int) -> Refused | None:
    """Why the customer may not have so many more pieces, whatever else they ask for at the same time.

    Inside a transaction it holds until the commit; outside it is what would be said now.
    """
    if good.customer_limit is None:
        return None
    if db.current() is not None:
        await db.execute(LOCK_LIMIT, user_id, good.id)
    row = await db.fetch_one(BOUGHT, user_id, good.id)
    left = good.customer_limit - int(row["pieces"] if row else 0)
    if quantity <= left:
        return None
    if left > 0:
        return Refused("shop-limit-left", item=good.name, count=left)
    return Refused("shop-limit-reached", item=good.name, count=good.customer_limit)
