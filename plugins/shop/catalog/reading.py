"""Reading the catalog: pages and cards, each in at most two statements and none when nothing has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kernel import Paged, db, keyset

from ..callbacks import OpenCategory, OpenShop
from ..orders.views import ItemView
from .sorting import LISTINGS, Sort, SortOption, effective, sort_options

if TYPE_CHECKING:
    from kernel import Bot

CACHED = 300  # seconds; a change of stock or catalog ends it sooner
SIZE = 10  # rows of a list
DEPTH = 50  # categories above each other; guards against a circle

AVAILABLE = """CASE WHEN t.kind IN ('unique', 'file') THEN
    COALESCE((SELECT l.available FROM shop_stock_level l WHERE l.item_id = t.id), 0)
    WHEN t.kind = 'shared' AND t.shared_value_id IS NULL THEN 0 END AS available"""

PRESELL = "t.presell AND t.when_out = 'wait' AS presell"

# The fields of an ItemView.
VIEW = f"""t.id, t.category_id, t.name, t.description, t.price, t.kind, t.picture_id, {AVAILABLE}, t.min_quantity,
    t.max_quantity, t.quantity_step, t.customer_limit, {PRESELL}, t.questions <> '[]' AS asks,
    CASE WHEN t.picture_id IS NULL THEN 0 ELSE 1 END
        + (SELECT count(*) FROM shop_item_picture p WHERE p.item_id = t.id) AS pictures"""

# What a list shows of an item.
ROW = f"t.id, t.name, t.price, {AVAILABLE}, t.min_quantity, {PRESELL}"

# The category of item $1 and all above it.
ABOVE_ITEM = f"""
WITH RECURSIVE up (id, parent_id, name, hidden, depth) AS (
    SELECT c.id, c.parent_id, c.name, c.hidden, 1 FROM shop_category c
    WHERE c.id = (SELECT category_id FROM shop_item WHERE id = $1)
    UNION ALL
    SELECT c.id, c.parent_id, c.name, c.hidden, up.depth + 1 FROM shop_category c
    JOIN up ON c.id = up.parent_id WHERE up.depth < {DEPTH}
)"""
FOR_SALE = "t.id = $1 AND NOT t.hidden AND NOT EXISTS (SELECT 1 FROM up WHERE up.hidden)"

CARD = f"""{ABOVE_ITEM}
SELECT {VIEW}, up.name AS above
FROM shop_item t CROSS JOIN up WHERE {FOR_SALE} ORDER BY up.depth DESC"""

# Those of several items that can be seen; ``ids`` are the places of their ids.
CARDS = f"""
WITH RECURSIVE up (item_id, parent_id, hidden, depth) AS (
    SELECT i.id, c.parent_id, c.hidden, 1 FROM shop_item i JOIN shop_category c ON c.id = i.category_id
    WHERE i.id IN ({{ids}})
    UNION ALL
    SELECT up.item_id, c.parent_id, c.hidden, up.depth + 1 FROM shop_category c
    JOIN up ON c.id = up.parent_id WHERE up.depth < {DEPTH}
)
SELECT {VIEW} FROM shop_item t
WHERE t.id IN ({{ids}}) AND NOT t.hidden AND NOT EXISTS (SELECT 1 FROM up WHERE up.item_id = t.id AND up.hidden)"""

# Category $1 and all above it; for itself what is in it, and the first row of the page of the list it stands on.
CATEGORY = f"""
WITH RECURSIVE up (id, parent_id, name, hidden, depth) AS (
    SELECT id, parent_id, name, hidden, 1 FROM shop_category WHERE id = $1
    UNION ALL
    SELECT c.id, c.parent_id, c.name, c.hidden, up.depth + 1 FROM shop_category c
    JOIN up ON c.id = up.parent_id WHERE up.depth < {DEPTH}
), me AS (
    SELECT id, parent_id, description, sort FROM shop_category WHERE id = $1
), listed AS (
    SELECT t.id, row_number() OVER (ORDER BY t.position, t.sort_name, t.id) - 1 AS place FROM shop_category t, me
    WHERE t.hidden = FALSE AND (t.parent_id = me.parent_id OR t.parent_id IS NULL AND me.parent_id IS NULL)
), start AS (
    SELECT listed.place - listed.place % {SIZE} AS place FROM listed, me WHERE listed.id = me.id
)
SELECT up.name, up.hidden, me.parent_id, me.description, me.sort, start.place,
    (SELECT listed.id FROM listed WHERE listed.place = start.place) AS row,
    EXISTS (SELECT 1 FROM shop_category c WHERE c.parent_id = me.id AND c.hidden = FALSE) AS has_categories,
    (SELECT count(*) FROM shop_item i WHERE i.category_id = me.id AND i.hidden = FALSE) AS items
FROM up CROSS JOIN me LEFT JOIN start ON TRUE ORDER BY up.depth DESC"""


@dataclass(frozen=True, slots=True)
class Card:
    """An item and the names of the categories above it, from the top."""

    item: ItemView
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a category's screen shows; a list either of categories or of items."""

    page: Any  # the kernel's Page of its list
    path: tuple[str, ...]
    description: str
    back: OpenShop | OpenCategory
    lists_items: bool
    items: int  # items of its own, whichever list is shown
    sort: SortOption  # how its items are listed


async def find_item(bot: Bot, item_id: int) -> Card | None:
    """The item, if it can be seen; None when it is hidden, gone or in a hidden category. From the cache."""
    return await bot.cache.get_or("catalog", f"item:{item_id}", CACHED, lambda: read_item(item_id))


async def read_item(item_id: int) -> Card | None:
    """Like :func:`find_item`, as it is in the database at this moment."""
    rows = await db.fetch(CARD, item_id)
    if not rows:
        return None
    return Card(_view(rows[0]), tuple(row["above"] for row in rows))


async def read_items(item_ids: Sequence[int]) -> dict[int, ItemView]:
    """Those of the items that can be seen, by id, as they are in the database at this moment, in one statement."""
    if not item_ids:
        return {}
    places = ", ".join(f"${number}" for number in range(1, len(item_ids) + 1))
    rows = await db.fetch(CARDS.format(ids=places), *item_ids)
    return {row["id"]: _view(row) for row in rows}


def _view(row: dict[str, Any]) -> ItemView:
    item = {name: value for name, value in row.items() if name != "above"}
    return ItemView(**item | {"presell": bool(item["presell"]), "asks": bool(item["asks"])})


async def find_top(bot: Bot, press: OpenShop) -> Any:
    """A page of the categories at the top. From the cache."""
    return await _page(bot, press, "shop_category", "t.id, t.name", "t.parent_id IS NULL AND t.hidden = FALSE", ())


async def find_shelf(bot: Bot, press: OpenCategory) -> Shelf | None:
    """A page of what is in a category; None when it, or one above it, is hidden or gone. From the cache."""

    rows = await bot.cache.get_or(
        "catalog", f"category:{press.category_id}", CACHED, lambda: db.fetch(CATEGORY, press.category_id)
    )
    if not rows or any(row["hidden"] for row in rows):
        return None
    me = rows[-1]
    sort = effective(press.sort, me["sort"], await sort_options(bot))
    lists_items = press.items or not me["has_categories"]
    if lists_items:
        where = "t.category_id = $1 AND t.hidden = FALSE"
        page = await _page(bot, press, "shop_item", ROW, where, (press.category_id,), sort.sort)
    else:
        where = "t.parent_id = $1 AND t.hidden = FALSE"
        page = await _page(bot, press, "shop_category", "t.id, t.name", where, (press.category_id,))
    path = tuple(row["name"] for row in rows)
    return Shelf(page, path, me["description"], _back(press, me), lists_items, me["items"], sort)


def _back(press: OpenCategory, me: dict[str, Any]) -> OpenShop | OpenCategory:
    """The page of the list above on which this category stands."""
    if press.items and me["has_categories"]:
        return OpenCategory(press.category_id)
    above = OpenShop() if me["parent_id"] is None else OpenCategory(me["parent_id"])
    if not me["place"]:
        return above
    return above.at(me["row"], me["place"] // SIZE + 1)


async def _page(
    bot: Bot, press: Paged, table: str, columns: str, where: str, args: tuple[Any, ...], sort: Sort = Sort.HAND
) -> Any:
    listing = LISTINGS[sort]

    async def read() -> Any:
        return await keyset(
            press,
            table=table,
            columns=columns,
            where=where,
            args=args,
            order=listing.order,
            descending=listing.descending,
            size=SIZE,
        )

    return await bot.cache.get_or("catalog", f"page:{press.pack()}:{sort}", CACHED, read)
