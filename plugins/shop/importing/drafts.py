"""Categories and items of an import: made hidden with the batch, shown with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kernel import db

from ..naming import sort_name
from ..stock.claims import SHARED
from .extras import COLUMNS, TOGETHER, check_together
from .plan import ItemPlan, Plan, mime_of
from .sets import as_rows, chunks, rows_of

if TYPE_CHECKING:
    from kernel import Bot

MANY = 1000  # rows in one statement
SET = ", ".join(f"i.{name}" for name in TOGETHER)
ITEM = {"id": "bigint", "price": "bigint", "description": "text", "picture_id": "bigint", "shared_value_id": "bigint"}
ITEM |= COLUMNS


async def find_existing(plan: Plan) -> dict[tuple[str, ...], int]:
    """The ids of the categories that exist, by path; marks the items of the plan that exist, and adds what does not fit.

    A category or item is the same when its name is the same, letter by letter, in the same place.
    """
    found: dict[tuple[str, ...], int] = {}
    by_parent: dict[int, tuple[str, ...]] = {0: ()}
    wanted = {path[:depth] for path, _ in plan.items for depth in range(1, len(path) + 1)}
    while by_parent:
        level: dict[int, tuple[str, ...]] = {}
        for ids in chunks(sorted(by_parent), MANY):
            for row in await db.fetch(_children(), as_rows([{"id": number} for number in ids])):
                path = (*by_parent[row["parent_id"] or 0], row["name"])
                if path in wanted and path not in found:
                    found[path] = row["id"]
                    level[row["id"]] = path
        by_parent = level
    paths = {number: path for path, number in found.items()}
    for ids in chunks(sorted(paths), 100):
        source = rows_of(1, {"id": "bigint"})
        sql = (
            f"SELECT i.id, i.category_id, i.name, i.kind, {SET} FROM shop_item i"
            f" JOIN {source} ON i.category_id = v.id WHERE i.archived = FALSE ORDER BY i.id"
        )
        for row in await db.fetch(sql, as_rows([{"id": number} for number in ids])):
            item = plan.items.get((paths[row["category_id"]], row["name"]))
            if item is not None and item.is_new:
                item.id, item.is_new = row["id"], False
                if row["kind"] != item.kind:
                    plan.problems.append(
                        f"{item.place}: {item.name!r} is sold as {row['kind']!r}, not {item.kind!r}. "
                        f"Write {row['kind']} in the column kind, or give the new item another name."
                    )
                whole = {name: row[name] for name in TOGETHER} | item.extras
                plan.problems += [f"{item.place}: {problem}" for problem in check_together(whole)]
    plan.problems += [
        f"{item.place}: {item.name!r} is new and has no price."
        for item in plan.items.values()
        if item.is_new and item.price is None
    ]
    return found


def _children() -> str:
    source = rows_of(1, {"id": "bigint"})
    return (
        f"SELECT c.id, c.parent_id, c.name FROM shop_category c JOIN {source} ON COALESCE(c.parent_id, 0) = v.id"
        " WHERE c.archived = FALSE ORDER BY c.id"
    )


def missing_categories(plan: Plan, found: dict[tuple[str, ...], int]) -> set[tuple[str, ...]]:
    """The paths of the categories that are not there yet."""
    return {path[:depth] for path, _ in plan.items for depth in range(1, len(path) + 1)} - found.keys()


async def make_drafts(bot: Bot, plan: Plan, found: dict[tuple[str, ...], int], batch_id: int) -> int:
    """Make the categories and items that are missing, hidden; how many categories there were to make."""
    missing = missing_categories(plan, found)
    # shorter paths first, in the order of the file
    for path in sorted(missing, key=len):
        row = await db.fetch_one(
            "INSERT INTO shop_category (parent_id, position, name, sort_name, description, hidden, batch_id)"
            " VALUES ($1, 0, $2, $3, '', TRUE, $4) RETURNING id",
            found.get(path[:-1]),
            path[-1],
            sort_name(path[-1]),
            batch_id,
        )
        assert row is not None
        found[path] = row["id"]
    fresh = [item for item in plan.items.values() if item.is_new]
    columns = {
        "n": "bigint",
        "category_id": "bigint",
        "name": "text",
        "sort_name": "text",
        "kind": "text",
        "price": "bigint",
    }
    for items in chunks(fresh, MANY):
        rows = [
            {
                "n": number,
                "category_id": found[item.path],
                "name": item.name,
                "sort_name": sort_name(item.name),
                "kind": item.kind,
                "price": item.price,
            }
            for number, item in enumerate(items)
        ]
        made = await db.fetch(
            "INSERT INTO shop_item"
            " (category_id, position, name, sort_name, description, price, kind, hidden, batch_id, created_at)"
            " SELECT v.category_id, 0, v.name, v.sort_name, '', v.price, v.kind, TRUE, $2, $3"
            f" FROM {rows_of(1, columns)} ORDER BY v.n RETURNING id, category_id, name",
            as_rows(rows),
            batch_id,
            bot.clock.now(),
        )
        ids = {(row["category_id"], row["name"]): row["id"] for row in made}
        for item in items:
            item.id = ids[found[item.path], item.name]
    return len(missing)


async def store_pictures(items: Iterable[ItemPlan]) -> dict[Path, int]:
    """The ids of the pictures that the items show, stored once each."""
    ids: dict[Path, int] = {}
    for item in items:
        for file in [item.picture, *item.more_pictures] if item.picture else []:
            if file not in ids:
                ids[file] = await _store_picture(file.read_bytes())
    return ids


async def _store_picture(data: bytes) -> int:
    digest = hashlib.sha256(data).hexdigest()
    await db.execute(
        "INSERT INTO shop_picture (hash, mime, data) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
        digest,
        mime_of(data),
        data,
    )
    row = await db.fetch_one("SELECT id FROM shop_picture WHERE hash = $1", digest)
    assert row is not None
    return row["id"]


async def show(bot: Bot, plan: Plan, pictures: dict[Path, int], batch_id: int) -> None:
    """Show what the batch made and bring the items up to date with the file, in the caller's transaction."""
    rows: dict[int, dict[str, Any]] = {}
    for item in plan.items.values():
        shared_id = None
        if item.kind == SHARED and item.shared_value is not None:
            made = await db.fetch_one(
                "INSERT INTO shop_shared_value (value, created_at) VALUES ($1, $2) RETURNING id",
                bot.keys.encrypt(item.shared_value),
                bot.clock.now(),
            )
            assert made is not None
            shared_id = made["id"]
        picture_id = pictures.get(item.picture) if item.picture else None
        if item.more_pictures:
            await _show_more(item.id, [pictures[file] for file in item.more_pictures])
        given = {
            "price": item.price,
            "description": item.description or None,
            "picture_id": picture_id,
            "shared_value_id": shared_id,
            **item.extras,
        }
        if any(value is not None for value in given.values()):
            rows[item.id] = {name: given.get(name) for name in ITEM} | {"id": item.id}
    await db.execute("UPDATE shop_category SET hidden = FALSE, batch_id = NULL WHERE batch_id = $1", batch_id)
    await db.execute("UPDATE shop_item SET hidden = FALSE, batch_id = NULL WHERE batch_id = $1", batch_id)
    cast = "::jsonb" if db.dialect() == "postgres" else ""
    keep = ", ".join(
        f"{name} = COALESCE(v.{name}{cast if name == 'questions' else ''}, shop_item.{name})"
        for name in ITEM
        if name != "id"
    )
    for some in chunks([_as_stored(rows[item_id]) for item_id in sorted(rows)], MANY):
        await db.execute(
            f"UPDATE shop_item SET {keep} FROM {rows_of(1, ITEM)} WHERE shop_item.id = v.id", as_rows(some)
        )


def _as_stored(row: dict[str, Any]) -> dict[str, Any]:
    """A list travels as the JSON text that its column holds."""
    questions = row["questions"]
    return {**row, "questions": None if questions is None else json.dumps(questions, ensure_ascii=False)}


async def _show_more(item_id: int, picture_ids: list[int]) -> None:
    """Replace the further pictures of an item."""
    await db.execute("DELETE FROM shop_item_picture WHERE item_id = $1", item_id)
    for position, picture_id in enumerate(picture_ids):
        await db.execute(
            "INSERT INTO shop_item_picture (item_id, picture_id, position) VALUES ($1, $2, $3)",
            *(item_id, picture_id, position),
        )
