"""Making and changing categories and items, for the screens of staff.

Everything here runs in the caller's transaction, takes effect at its commit in every process, and refuses in words.
Rights are the caller's business. Things are known by their ids, so a new name or place loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Refused, db

from ..naming import sort_name
from . import checks
from .changes import Change, forget
from .reading import DEPTH

if TYPE_CHECKING:
    from kernel import Bot

TRUTH = ("hidden", "presell", "archived")
MADE: dict[str, dict[str, Any]] = {
    "category": {"description": "", "position": 0, "sort": 0, "hidden": False},
    "item": {
        "description": "",
        "position": 0,
        "kind": "unique",
        "hidden": False,
        "min_quantity": 1,
        "max_quantity": None,
        "quantity_step": 1,
        "customer_limit": None,
        "instructions": "",
        "questions": [],
        "when_out": "credit",
        "presell": False,
        "pick": "fifo",
        "low_stock": None,
    },
}
GONE = {"category": "shop-category-gone", "item": "shop-item-gone"}
PLACE = {"category": "parent_id", "item": "category_id"}  # the column that says in which category something is

# The categories above $1, itself first; and how many levels there are from $1 down.
ABOVE = f"""
WITH RECURSIVE up (id, parent_id, depth) AS (
    SELECT id, parent_id, 1 FROM shop_category WHERE id = $1
    UNION ALL SELECT c.id, c.parent_id, up.depth + 1 FROM shop_category c JOIN up ON c.id = up.parent_id
    WHERE up.depth <= {DEPTH}
) SELECT id FROM up"""
BELOW = f"""
WITH RECURSIVE down (id, depth) AS (
    SELECT id, 1 FROM shop_category WHERE id = $1
    UNION ALL SELECT c.id, down.depth + 1 FROM shop_category c JOIN down ON c.parent_id = down.id
    WHERE down.depth <= {DEPTH}
) SELECT max(depth) AS depth FROM down"""


async def create_category(bot: Bot, name: str, parent_id: int | None = None, **fields: Any) -> Change:
    """A new category in ``parent_id`` (None: at the top); ``fields`` as in :func:`edit_category`.

    Raises Refused for a bad name, one that is taken there, and a parent that is gone or too deep.
    """
    return await _create(bot, "category", parent_id, {"name": name, **fields})


async def create_item(bot: Bot, category_id: int, name: str, price: int, **fields: Any) -> Change:
    """A new item without stock in a category; ``price`` in minor units, ``fields`` as in :func:`edit_item`.

    Raises Refused for a bad name, one that is taken there, a category that is gone, and what does not go together.
    """
    return await _create(bot, "item", category_id, {"name": name, "price": price, **fields})


async def edit_category(bot: Bot, category_id: int, **changes: Any) -> Change:
    """Change ``name``, ``description``, ``position``, ``sort``, ``hidden`` or, to move it, ``parent_id``.

    Raises Refused like :func:`create_category`, and when the new parent is the category itself or something in it.
    """
    return await _edit(bot, "category", category_id, changes)


async def edit_item(bot: Bot, item_id: int, **changes: Any) -> Change:
    """Change fields of an item, those of ``checks.ITEM``, or move it by ``category_id``; prices in minor units.

    Raises Refused like :func:`create_item`, and for another ``kind`` once it has stock, buyers or a value for all.
    """
    return await _edit(bot, "item", item_id, changes)


async def _create(bot: Bot, what: str, place: int | None, given: dict[str, Any]) -> Change:
    fields = MADE[what] | _checked(what, given)
    await hold_structure()
    if place is not None or what == "item":
        await _check_place(what, 0, place)
    await _check_name(what, 0, place, fields["name"])
    if what == "item":
        checks.together(fields)
    row = {**fields, PLACE[what]: place, "sort_name": sort_name(fields["name"])}
    if what == "item":
        row["created_at"] = bot.clock.now()
    places = ", ".join(f"${number}" for number in range(1, len(row) + 1))
    made = await db.fetch_one(
        f"INSERT INTO shop_{what} ({', '.join(row)}) VALUES ({places}) RETURNING id", *row.values()
    )
    assert made is not None
    await forget(bot)
    return Change(what, made["id"], {}, {**fields, PLACE[what]: place})


async def _edit(bot: Bot, what: str, row_id: int, changes: dict[str, Any]) -> Change:
    moves = PLACE[what] in changes
    place = changes.get(PLACE[what])
    fields = _checked(what, {name: value for name, value in changes.items() if name != PLACE[what]})
    if moves or "name" in fields:
        await hold_structure()
    now = await locked(what, row_id)
    if moves and place != now[PLACE[what]]:
        if place is not None or what == "item":
            await _check_place(what, row_id, place)
        fields[PLACE[what]] = place
    after = {name: value for name, value in fields.items() if value != now[name]}
    if "name" in after or PLACE[what] in after:
        await _check_name(what, row_id, {**now, **after}[PLACE[what]], {**now, **after}["name"])
    if what == "item":
        if "kind" in after:
            await _check_kind(row_id, now)
        checks.together({**now, **after})
    if not after:
        return Change(what, row_id, {}, {})
    row = dict(after)
    if "name" in after:
        row["sort_name"] = sort_name(after["name"])
    sets = ", ".join(f"{name} = ${number}" for number, name in enumerate(row, 2))
    await db.execute(f"UPDATE shop_{what} SET {sets} WHERE id = $1", row_id, *row.values())
    await forget(bot)
    return Change(what, row_id, {name: now[name] for name in after}, after)


def _checked(what: str, given: dict[str, Any]) -> dict[str, Any]:
    known = checks.CATEGORY if what == "category" else checks.ITEM
    if unknown := given.keys() - known.keys():
        raise TypeError(f"{', '.join(sorted(unknown))}: no such field of a {what} that can be edited")
    return {name: known[name](value) for name, value in given.items()}


async def hold_structure() -> None:
    """Let nobody else name or move anything until the transaction ends, so that circles and twins cannot come about."""
    if db.current() is None:
        raise RuntimeError("the catalog is changed inside a transaction: open one with `async with transaction():`")
    if db.dialect() == "postgres":
        await db.execute("LOCK TABLE shop_category IN SHARE ROW EXCLUSIVE MODE")


async def locked(what: str, row_id: int) -> dict[str, Any]:
    """The row of a category or item, locked until the transaction ends.

    Raises Refused when it is gone, archived, or an import is still making it.
    """
    if db.current() is None:
        raise RuntimeError("the catalog is changed inside a transaction: open one with `async with transaction():`")
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one(
        f"SELECT * FROM shop_{what} WHERE id = $1 AND archived = FALSE AND batch_id IS NULL{lock}", row_id
    )
    if row is None:
        raise Refused(GONE[what])
    return {name: bool(value) if name in TRUTH else value for name, value in row.items()}


async def _check_place(what: str, row_id: int, place: int | None) -> None:
    await locked("category", place or 0)
    if what == "item":
        return
    above = [row["id"] for row in await db.fetch(ABOVE, place)]
    if row_id in above:
        raise Refused("shop-edit-circle")
    below = await db.fetch_one(BELOW, row_id)
    if len(above) + ((below and below["depth"]) or 1) > DEPTH:
        raise Refused("shop-edit-too-deep", max=DEPTH)


async def _check_name(what: str, row_id: int, place: int | None, name: str) -> None:
    """Two things of one name in one place could not be told apart, by customers and by imports."""
    here = f"{PLACE[what]} IS NULL" if place is None else f"{PLACE[what]} = $3"
    args = () if place is None else (place,)
    twin = await db.fetch_one(
        f"SELECT id FROM shop_{what} WHERE name = $1 AND id <> $2 AND archived = FALSE AND {here} LIMIT 1",
        *(name, row_id, *args),
    )
    if twin is not None:
        raise Refused("shop-edit-name-taken", name=name)


async def _check_kind(item_id: int, now: dict[str, Any]) -> None:
    used = await db.fetch_one(
        "SELECT EXISTS (SELECT 1 FROM shop_stock_value WHERE item_id = $1)"
        " OR EXISTS (SELECT 1 FROM shop_order_line WHERE item_id = $1) AS used",
        item_id,
    )
    if now["shared_value_id"] is not None or (used and used["used"]):
        raise Refused("shop-edit-kind-fixed")
