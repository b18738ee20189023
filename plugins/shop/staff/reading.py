"""Items and categories as staff see them: hidden ones too, but nothing of an import that is still running."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kernel import Paged, Refused, db, keyset

from ..catalog.reading import DEPTH, ROW
from ..catalog.sorting import LISTINGS, Sort
from ..models import Category, Item

PATH = f"""
WITH RECURSIVE up (id, parent_id, name, depth) AS (
    SELECT id, parent_id, name, 1 FROM shop_category WHERE id = $1
    UNION ALL
    SELECT c.id, c.parent_id, c.name, up.depth + 1 FROM shop_category c
    JOIN up ON c.id = up.parent_id WHERE up.depth < {DEPTH}
)"""
OF_ITEM = f"""{PATH}
SELECT up.id, up.name, COALESCE((SELECT available FROM shop_stock_level WHERE item_id = $2), 0) AS available,
    (SELECT count(*) FROM shop_item_picture WHERE item_id = $2) AS more_pictures
FROM up ORDER BY up.depth DESC"""
OF_CATEGORY = f"""{PATH}
SELECT up.id, up.name,
    (SELECT count(*) FROM shop_category WHERE parent_id = $1 AND batch_id IS NULL AND archived = FALSE) AS categories,
    (SELECT count(*) FROM shop_item WHERE category_id = $1 AND batch_id IS NULL AND archived = FALSE) AS items
FROM up ORDER BY up.depth DESC"""


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item, the names of the categories above it from the top, its pieces and its pictures."""

    item: Any  # models.Item, whose foreign keys the type checker does not know
    path: tuple[str, ...]
    available: int
    pictures: int


@dataclass(frozen=True, slots=True)
class CategoryCard:
    """A category, the names from the top down to it, and how much is directly in it."""

    category: Any  # models.Category
    path: tuple[str, ...]
    categories: int
    items: int


async def item_card(item_id: int) -> ItemCard:
    """An item for staff, in two statements; Refused when there is none."""
    item: Any = await Item.get_or_none(id=item_id, batch_id=None, archived=False)
    if item is None:
        raise Refused("shop-staff-item-gone")
    rows = await db.fetch(OF_ITEM, item.category_id, item.id)
    head = rows[0]
    pictures = head["more_pictures"] + (item.picture_id is not None)
    return ItemCard(item, tuple(row["name"] for row in rows), head["available"], pictures)


async def category_card(category_id: int) -> CategoryCard:
    """A category for staff, in two statements; Refused when there is none."""
    category: Any = await Category.get_or_none(id=category_id, batch_id=None, archived=False)
    if category is None:
        raise Refused("shop-staff-category-gone")
    rows = await db.fetch(OF_CATEGORY, category.id)
    head = rows[0]
    return CategoryCard(category, tuple(row["name"] for row in rows), head["categories"], head["items"])


async def path_of(category_id: int) -> tuple[str, ...]:
    """The names from the top down to a category; empty for 0 and for one that is gone."""
    rows = await db.fetch(f"{PATH} SELECT name FROM up ORDER BY depth DESC", category_id) if category_id else []
    return tuple(row["name"] for row in rows)


async def categories_in(press: Paged, category_id: int, *, without: int = 0) -> Any:
    """A page of the categories in a category (0: at the top), hidden ones too, in one statement."""
    where, args = "t.parent_id IS NULL", []
    if category_id:
        where, args = "t.parent_id = $1", [category_id]
    if without:
        args.append(without)
        where += f" AND t.id <> ${len(args)}"
    return await keyset(
        press,
        table="shop_category",
        columns="t.id, t.name, t.hidden",
        where=f"{where} AND t.batch_id IS NULL AND t.archived = FALSE",
        args=args,
        order=LISTINGS[Sort.HAND].order,
    )


async def items_in(press: Paged, category_id: int) -> Any:
    """A page of the items of a category, hidden ones too, in one statement."""
    return await keyset(
        press,
        table="shop_item",
        columns=f"{ROW}, t.hidden",
        where="t.category_id = $1 AND t.batch_id IS NULL AND t.archived = FALSE",
        args=[category_id],
        order=LISTINGS[Sort.HAND].order,
    )
