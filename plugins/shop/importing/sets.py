"""Many rows in one statement, on both databases."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from kernel import db

T = TypeVar("T")


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """``items`` in pieces of ``size``."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def rows_of(place: int, columns: dict[str, str]) -> str:
    """A FROM item ``v`` with ``columns`` (name to PostgreSQL type) out of the JSON list in argument ``place``."""
    if db.dialect() == "postgres":
        types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        return f"json_to_recordset(${place}::text::json) AS v ({types})"
    parts = ", ".join(f"json_extract(value, '$.{name}') AS {name}" for name in columns)
    return f"(SELECT {parts} FROM json_each(${place})) AS v"


def as_rows(rows: Sequence[dict[str, Any]]) -> str:
    """The argument that :func:`rows_of` reads."""
    return json.dumps(rows, ensure_ascii=False)
