"""What the shop tells plugins that ask about goods and customers without requiring the shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kernel import db

from . import shop
from .catalog.reading import DEPTH

ITEMS = f"""
WITH RECURSIVE up (item_id, category_id, parent_id, depth) AS (
    SELECT i.id, c.id, c.parent_id, 1 FROM shop_item i JOIN shop_category c ON c.id = i.category_id
    WHERE i.id {{among}}
    UNION ALL
    SELECT up.item_id, c.id, c.parent_id, up.depth + 1 FROM shop_category c
    JOIN up ON c.id = up.parent_id WHERE up.depth < {DEPTH}
)
SELECT t.id, t.name, t.price, t.min_quantity, t.max_quantity, t.hidden, up.category_id
FROM shop_item t JOIN up ON up.item_id = t.id ORDER BY t.id, up.depth"""
CATEGORIES = "SELECT id, name FROM shop_category WHERE id {among}"
STATES = "SELECT id, state FROM shop_order WHERE id {among}"
BOUGHT = "SELECT 1 AS one FROM shop_order WHERE user_id = $1 AND state IN ('paid', 'partly_refunded') LIMIT 1"


@dataclass(frozen=True, slots=True)
class Goods:
    """An item as those see it who are told of it: also when it is hidden. Prices are minor units."""

    id: int
    name: str
    price: int
    min_quantity: int
    max_quantity: int | None
    hidden: bool
    category_ids: tuple[int, ...]  # its own first, then those above it


@shop.optional_hook
async def promo_items(item_ids: Sequence[int]) -> dict[int, Goods]:
    """These items, as far as there are any; in one statement."""
    paths: dict[int, list[int]] = {}
    facts = {}
    for row in await db.fetch(ITEMS.format(among=db.among(1, "bigint")), list(item_ids)):
        paths.setdefault(row["id"], []).append(row.pop("category_id"))
        facts[row["id"]] = row | {"hidden": bool(row["hidden"])}
    return {item_id: Goods(**row, category_ids=tuple(paths[item_id])) for item_id, row in facts.items()}


@shop.optional_hook
async def promo_categories(category_ids: Sequence[int]) -> dict[int, str]:
    """The names of these categories, as far as there are any."""
    rows = await db.fetch(CATEGORIES.format(among=db.among(1, "bigint")), list(category_ids))
    return {row["id"]: row["name"] for row in rows}


@shop.optional_hook
async def has_bought(user_id: int) -> bool:
    """Whether the customer has an order that is paid and not refunded as a whole."""
    return await db.fetch_one(BOUGHT, user_id) is not None


@shop.optional_hook
async def promo_orders(order_ids: Sequence[int]) -> dict[int, str]:
    """The states of these orders, as far as there are any."""
    rows = await db.fetch(STATES.format(among=db.among(1, "bigint")), list(order_ids))
    return {row["id"]: row["state"] for row in rows}
