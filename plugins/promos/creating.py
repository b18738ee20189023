"""Making, switching and deleting codes, one at a time and in batches. Everything in the caller's transaction."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernel import db

from .codes import link, percent_plain, random_code
from .views import PERCENT

if TYPE_CHECKING:
    from kernel import Bot

OPERATOR = "operator"  # whoever uses the command line, in the audit
LARGEST_BATCH = 10_000
CHUNK = 1000  # codes written at a time

COLUMNS = (
    "code", "kind", "value", "total_limit", "customer_limit", "used", "first_only", "min_sum", "starts_at", "ends_at",
    "stacks", "active", "batch_id", "created_at",
)  # fmt: skip
CODE = f"""
INSERT INTO promos_code ({", ".join(COLUMNS)})
VALUES ({", ".join(f"${place}" for place in range(1, len(COLUMNS) + 1))}) ON CONFLICT (code) DO NOTHING RETURNING id"""
BATCH = "INSERT INTO promos_batch (name, size, created_at) VALUES ($1, $2, $3) RETURNING id"
BIND = "INSERT INTO promos_code_{thing} (code_id, {thing}_id) SELECT id, $2 FROM promos_code WHERE {which} = $1"
UNUSED = "used = 0 AND NOT EXISTS (SELECT 1 FROM promos_usage u WHERE u.code_id = promos_code.id)"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate


@dataclass(frozen=True, slots=True)
class Terms:
    """What a new code is worth and when it counts; see the model ``Code``."""

    kind: str
    value: int
    total_limit: int | None = None
    customer_limit: int = 1
    first_only: bool = False
    min_sum: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    stacks: bool = False
    items: frozenset[int] = frozenset()
    categories: frozenset[int] = frozenset()


async def create(bot: Bot, code: str, terms: Terms, actor: str = OPERATOR) -> int | None:
    """Make a code (written as ``normalise`` does); its id, or None when there is one of this name.

    ``actor`` is who makes it, for the audit.
    """
    row = await db.fetch_one(CODE, *_row(code, terms, None, bot.clock.now()))
    if row is None:
        return None
    await _bind("id", row["id"], terms)
    after = {"name": code, **_facts(terms)}
    bot.audit("promos.code_created", actor=actor, subject=f"promo:{row['id']}", after=after)
    return row["id"]


async def create_batch(bot: Bot, name: str, size: int, terms: Terms, actor: str = OPERATOR) -> int:
    """Make ``size`` random codes that count once each; the id of the batch. All or none; ``actor`` as in ``create``."""
    now = bot.clock.now()
    batch = await db.fetch_one(BATCH, name, size, now)
    assert batch is not None
    codes: set[str] = set()
    while len(codes) < size:
        codes.add(random_code())
    rest = list(codes)
    for start in range(0, size, CHUNK):
        rows = [_row(code, terms, batch["id"], now) for code in rest[start : start + CHUNK]]
        await db.copy_rows("promos_code", COLUMNS, rows)
    await _bind("batch_id", batch["id"], terms)
    after = {"name": name, "codes": size, **_facts(terms)}
    bot.audit("promos.batch_created", actor=actor, subject=f"promo_batch:{batch['id']}", after=after)
    return batch["id"]


def _facts(terms: Terms) -> dict[str, Any]:
    """Terms as plain values, for the audit, without what does not apply."""
    facts = {"kind": terms.kind, "worth": terms.value, "total": terms.total_limit, "each": terms.customer_limit}
    facts |= {"first_only": terms.first_only, "minimum": terms.min_sum, "stacks": terms.stacks}
    facts |= {"items": sorted(terms.items), "categories": sorted(terms.categories)}
    facts |= {name: at and at.isoformat() for name, at in (("starts", terms.starts_at), ("ends", terms.ends_at))}
    return {name: fact for name, fact in facts.items() if fact}


async def set_active(code_id: int, on: bool) -> bool:
    """Switch a code on or off; False when there is none."""
    return await db.execute("UPDATE promos_code SET active = $2 WHERE id = $1", code_id, on) > 0


async def set_batch_active(batch_id: int, on: bool) -> int:
    """Switch all codes of a batch on or off; how many there are."""
    return await db.execute("UPDATE promos_code SET active = $2 WHERE batch_id = $1", batch_id, on)


async def delete(code_id: int) -> bool:
    """Delete a code that was never used, or switch it off, so that old orders keep it; whether it was deleted."""
    if await db.execute(f"DELETE FROM promos_code WHERE id = $1 AND {UNUSED}", code_id):
        return True
    await set_active(code_id, False)
    return False


async def delete_batch(batch_id: int) -> int:
    """Delete the unused codes of a batch and switch the others off; how many are left. An empty batch goes, too."""
    await db.execute(f"DELETE FROM promos_code WHERE batch_id = $1 AND {UNUSED}", batch_id)
    left = await set_batch_active(batch_id, False)
    if not left:
        await db.execute("DELETE FROM promos_batch WHERE id = $1", batch_id)
    return left


async def export(bot: Bot, batch_id: int, username: str) -> bytes:
    """The codes of a batch as a CSV file in UTF-8, each with its value, its link and whether it is used."""
    rows = await db.fetch("SELECT code, kind, value, used FROM promos_code WHERE batch_id = $1 ORDER BY id", batch_id)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["code", "kind", "value", "used", "link"])
    for row in rows:
        plain = percent_plain(row["value"]) if row["kind"] == PERCENT else bot.currency.plain(row["value"])
        cells = (row["code"], row["kind"], plain, str(row["used"]), link(username, row["code"]))
        writer.writerow([safe_cell(cell) for cell in cells])
    return file.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula."""
    return "'" + text if text.startswith(FORMULA) else text


def _row(code: str, terms: Terms, batch_id: int | None, now: datetime) -> tuple[Any, ...]:
    return (
        code, terms.kind, terms.value, 1 if batch_id else terms.total_limit, 1 if batch_id else terms.customer_limit,
        0, terms.first_only, terms.min_sum, terms.starts_at, terms.ends_at, terms.stacks, True, batch_id, now,
    )  # fmt: skip


async def _bind(which: str, row_id: int, terms: Terms) -> None:
    for thing, ids in (("item", terms.items), ("category", terms.categories)):
        for bound in sorted(ids):
            await db.execute(BIND.format(thing=thing, which=which), row_id, bound)
