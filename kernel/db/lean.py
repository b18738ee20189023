"""Lean SQL: statements straight to the driver, for what the models would do too slowly."""

from collections.abc import Iterable, Sequence
from typing import Any

from .connection import dialect, engine
from .transaction import current


async def fetch(sql: str, *args: Any) -> list[dict[str, Any]]:
    """The rows of a statement, in the open transaction or else on its own; places are ``$1``, ``$2``.

    Works for ``INSERT/UPDATE/DELETE … RETURNING`` as well. Times come back aware in UTC, JSON objects and lists as
    Python values, truth on SQLite as 0 and 1. Raises the models' IntegrityError and OperationalError.
    """
    opened = current()
    if opened is None:
        return await engine().fetch(sql, args)
    return await opened.fetch(sql, args)


async def fetch_one(sql: str, *args: Any) -> dict[str, Any] | None:
    """The first row of a statement, or None."""
    rows = await fetch(sql, *args)
    return rows[0] if rows else None


async def execute(sql: str, *args: Any) -> int:
    """Run a statement; how many rows it touched."""
    opened = current()
    if opened is None:
        return await engine().execute(sql, args)
    return await opened.execute(sql, args)


def among(place: int, kind: str) -> str:
    """``= ANY(...)`` or ``IN (...)``: compares with the list in argument ``place``, of the PostgreSQL type ``kind``."""
    if dialect() == "sqlite":
        return f"IN (SELECT value FROM json_each(${place}))"
    return f"= ANY(${place}::{kind}[])"


async def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert many rows at once, in the open transaction: COPY on PostgreSQL, one prepared INSERT on SQLite.

    Raises RuntimeError outside a transaction, and the models' IntegrityError.
    """
    opened = current()
    if opened is None:
        raise RuntimeError("copy_rows() needs an open transaction: `async with transaction():`")
    try:
        await opened.session.copy(table, columns, rows)
    except opened.engine.dooming as error:
        opened.doom(error)
        raise
