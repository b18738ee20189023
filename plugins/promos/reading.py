"""Reading codes: by what was typed, by id, and where a customer applied them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kernel import db

from .views import Applied, CodeView

COLUMNS = """c.id, c.code, c.kind, c.value, c.total_limit, c.customer_limit, c.used, c.first_only, c.min_sum, c.starts_at,
    c.ends_at, c.stacks, c.active, c.batch_id, c.created_at"""
MINE = """(SELECT count(*) FROM promos_usage u
    WHERE u.code_id = c.id AND u.user_id = $1 AND u.slot IS NOT NULL) AS mine"""
CODE = f"SELECT {COLUMNS}, {MINE} FROM promos_code c WHERE "
APPLIED = f"""SELECT a.source, a.key, {COLUMNS}, {MINE}
FROM promos_applied a JOIN promos_code c ON c.id = a.code_id WHERE a.user_id = $1 AND {{where}} ORDER BY a.id"""
BINDINGS = """
SELECT code_id, item_id AS bound_to, 1 AS is_item FROM promos_code_item WHERE code_id {among}
UNION ALL SELECT code_id, category_id, 0 FROM promos_code_category WHERE code_id {among}"""
FIELDS = frozenset(CodeView.__dataclass_fields__)

CARD, CART, SAVED = "", "cart", "saved"  # where a code can be applied: Applied.source
OTHERS = f"SELECT code_id FROM promos_applied WHERE user_id = $1 AND source = '{CART}' AND key <> $2 AND code_id {{}}"


async def find_code(code: str, user_id: int = 0) -> CodeView | None:
    """The code that is written so (see ``normalise``), with how often this customer used it."""
    return await _one(f"{CODE} c.code = $2", user_id, code)


async def find_code_by_id(code_id: int, user_id: int = 0) -> CodeView | None:
    """The code with this id, with how often this customer used it."""
    return await _one(f"{CODE} c.id = $2", user_id, code_id)


async def applied_to_lines(user_id: int, lines: Sequence[Any]) -> list[Applied]:
    """What the customer applied to these lines (each has ``source``, ``key`` and ``item_id``), in order of applying.

    One statement, and one more when there is any; whatever the number of lines.
    """
    places = {place_of(line) for line in lines}
    where = f"a.source <> '{SAVED}' AND a.key {db.among(2, 'bigint')}"
    found = await _applied(where, user_id, sorted({key for _, key in places}))
    return [applied for applied in found if (applied.source, applied.key) in places]


async def applied_to_card(user_id: int, item_id: int) -> list[Applied]:
    """What the customer applied to an item's card, and what is saved for them; like :func:`applied_to_lines`."""
    where = f"(a.source = '{CARD}' AND a.key = $2 OR a.source = '{SAVED}')"
    return await _applied(where, user_id, item_id)


async def saved_codes(user_id: int) -> list[CodeView]:
    """The codes that are saved for the customer, oldest first; one statement, and one more when there are any."""
    return [applied.code for applied in await _applied(f"a.source = '{SAVED}'", user_id)]


async def on_other_lines(user_id: int, line_id: int, code_ids: Sequence[int]) -> set[int]:
    """Those of the codes that are applied to other lines of the customer's cart as well; no statement for no codes."""
    if not code_ids:
        return set()
    return {row["code_id"] for row in await db.fetch(OTHERS.format(db.among(3, "bigint")), user_id, line_id, code_ids)}


def place_of(line: Any) -> tuple[str, int]:
    """The source and key under which codes for a line are kept."""
    return (line.source, line.key) if line.source else (CARD, line.item_id or 0)


async def with_bindings(rows: Sequence[dict[str, Any]]) -> list[CodeView]:
    """Rows of COLUMNS as views, in their order, with what each is bound to; one statement, none without rows."""
    if not rows:
        return []
    items: dict[int, set[int]] = {}
    categories: dict[int, set[int]] = {}
    ids = sorted({row["id"] for row in rows})
    for bound in await db.fetch(BINDINGS.format(among=db.among(1, "bigint")), ids):
        kind = items if bound["is_item"] else categories
        kind.setdefault(bound["code_id"], set()).add(bound["bound_to"])
    return [
        CodeView(
            **{name: value for name, value in row.items() if name in FIELDS}
            | {name: bool(row[name]) for name in ("first_only", "stacks", "active")},
            items=frozenset(items.get(row["id"], ())),
            categories=frozenset(categories.get(row["id"], ())),
        )
        for row in rows
    ]


async def _one(sql: str, *args: Any) -> CodeView | None:
    found = await with_bindings(await db.fetch(sql, *args))
    return found[0] if found else None


async def _applied(where: str, *args: Any) -> list[Applied]:
    rows = await db.fetch(APPLIED.format(where=where), *args)
    codes = await with_bindings(rows)
    return [Applied(row["source"], row["key"], code) for row, code in zip(rows, codes, strict=True)]
