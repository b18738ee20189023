"""Rows that wait to be tried: each is taken by one process at a time, for as long as its lease lasts."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Any

from .connection import dialect
from .lean import fetch_one

# Whoever moves next_try on has the row until then.
TAKE = """
UPDATE {table} SET next_try = $2, attempts = attempts + 1 WHERE id = (
    SELECT id FROM {table} WHERE state = '{state}' AND next_try <= $1 ORDER BY next_try, id LIMIT 1 {skip}
) AND state = '{state}' AND next_try <= $1 RETURNING {columns}"""


async def due(
    table: str, state: str, columns: str, now: Callable[[], datetime], lease: timedelta
) -> AsyncIterator[dict[str, Any]]:
    """The rows of ``table`` in ``state`` whose ``next_try`` has come, earliest first, one statement each, until none is left.

    The table has ``id``, ``state``, ``next_try`` and ``attempts``, which counts this try already. A row that is not
    moved on within ``lease`` is taken again. Outside any transaction.
    """
    skip = "FOR UPDATE SKIP LOCKED" if dialect() == "postgres" else ""
    statement = TAKE.format(table=table, state=state, columns=columns, skip=skip)
    while True:
        moment = now()
        row = await fetch_one(statement, moment, moment + lease)
        if row is None:
            return
        yield row
