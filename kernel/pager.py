"""Lists by keyset: every page costs the same, and the cursor is in the button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from . import db
from .callbacks import Paged, Way
from .messages import Button

if TYPE_CHECKING:
    from .context import Context


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; each row is a dictionary with at least ``id``."""

    rows: list[dict[str, Any]]
    number: int  # from 1
    pages: int  # at least 1
    total: int  # rows on all pages


async def keyset(
    press: Paged,
    *,
    table: str,
    columns: str,
    where: str = "TRUE",
    args: Sequence[Any] = (),
    order: Sequence[str] = ("id",),
    descending: bool = False,
    size: int = 10,
) -> Page:
    """The page of ``table`` that ``press`` asks for, in one statement (two when rows vanished meanwhile).

    ``where`` uses $1.. of ``args`` and sees the table as ``t``; ``order`` ends in a unique column and has one direction.
    The sort key of the cursor's row is looked up by its id in the same statement.
    """
    query = _Query(table, columns, where, tuple(args), tuple(order), descending, size)
    page = await query.run(press)
    if not page.rows and press.way != Way.FIRST:
        return await query.run(replace(press, way=Way.LAST if press.way == Way.NEXT else Way.FIRST))
    if press.way == Way.BACK and len(page.rows) < size:
        return await query.run(replace(press, way=Way.FIRST))
    return page


@dataclass(frozen=True, slots=True)
class _Query:
    table: str
    columns: str
    where: str
    args: tuple[Any, ...]
    order: tuple[str, ...]
    descending: bool
    size: int

    async def run(self, press: Paged) -> Page:
        backwards = press.way in (Way.BACK, Way.LAST)
        down = self.descending != backwards
        keys = ", ".join(f"t.{name}" for name in self.order)
        condition, args, limit = self.where, self.args, str(self.size)
        if press.way in (Way.NEXT, Way.BACK, Way.SAME):
            bare = "+" if db.dialect() == "sqlite" else ""  # without affinity SQLite compares by the index
            cursor = ", ".join(f"{bare}c.{name}" for name in self.order)
            sign = ("<" if down else ">") + ("=" if press.way == Way.SAME else "")
            args = (*args, press.row)
            condition += f" AND ({keys}) {sign} (SELECT {cursor} FROM {self.table} c WHERE c.id = ${len(args)})"
        elif press.way == Way.LAST:
            limit = f"(SELECT CASE WHEN n % {self.size} = 0 THEN {self.size} ELSE n % {self.size} END FROM counted)"
        direction = ", ".join(f"t.{name} {'DESC' if down else 'ASC'}" for name in self.order)
        rows = await db.fetch(
            f"WITH counted AS (SELECT count(*) AS n FROM {self.table} t WHERE {self.where}) "
            f"SELECT {self.columns}, (SELECT n FROM counted) AS total_rows FROM {self.table} t "
            f"WHERE {condition} ORDER BY {direction} LIMIT {limit}",
            *args,
        )
        if backwards:
            rows.reverse()
        count = rows[0]["total_rows"] if rows else 0
        pages = max(1, -(-count // self.size))
        asked = {Way.FIRST: 1, Way.LAST: pages}.get(press.way, press.page)
        return Page(rows, min(max(1, asked), pages), pages, count)


def pager_row(ctx: Context, press: Paged, page: Page) -> list[Button]:
    """First, back, "2/7", next and last, as far as they lead somewhere; nothing for a single page.

    The counter shows the page again, so that every button answers.
    """
    if page.pages <= 1 or not page.rows:
        return []
    first, last = page.rows[0]["id"], page.rows[-1]["id"]
    buttons = []
    if page.number > 1:
        buttons.append(replace(press, row=0, way=Way.FIRST, page=1).button("⏮"))
        buttons.append(replace(press, row=first, way=Way.BACK, page=page.number - 1).button("◀️"))
    counter = ctx.t("kernel-page", page=page.number, pages=page.pages)
    buttons.append(replace(press, row=first, way=Way.SAME, page=page.number).button(counter))
    if page.number < page.pages:
        buttons.append(replace(press, row=last, way=Way.NEXT, page=page.number + 1).button("▶️"))
        buttons.append(replace(press, row=0, way=Way.LAST, page=page.pages).button("⏭"))
    return buttons
