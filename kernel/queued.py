"""Writes the messages, events and audit rows that a transaction queued, in one statement before its COMMIT."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from . import db

CHUNK = 200  # rows in one statement on SQLite, which bounds the number of its variables


@dataclass(frozen=True, slots=True)
class QueuedMessage:
    """A row of the outbox that is not written yet; ``args`` is JSON."""

    plugin: str
    template: str
    args: str
    chat_id: int
    priority: int
    random_id: int
    not_before: datetime
    created_at: datetime


@dataclass(frozen=True, slots=True)
class QueuedEvent:
    """An event that is not written yet; ``args`` is JSON."""

    name: str
    args: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class QueuedAudit:
    """A row of the audit that is not written yet; ``details`` is JSON."""

    action: str
    actor: str
    subject: str
    details: str
    created_at: datetime


Queued = QueuedMessage | QueuedEvent | QueuedAudit


@dataclass(frozen=True, slots=True)
class Table:
    """Where a kind of queued thing goes: PostgreSQL's ``types`` of its fields, and what every new row begins with."""

    name: str
    kind: type[Any]
    types: tuple[str, ...]
    constants: tuple[tuple[str, Any], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(item.name for item in fields(self.kind))


TABLES = (
    Table(
        "kernel_outbox",
        QueuedMessage,
        ("text", "text", "jsonb", "bigint", "smallint", "bigint", "timestamptz", "timestamptz"),
        (("state", "waiting"), ("attempts", 0), ("error", "")),
    ),
    Table("kernel_event", QueuedEvent, ("text", "jsonb", "timestamptz"), (("done", False),)),
    Table("kernel_audit", QueuedAudit, ("text", "text", "text", "jsonb", "timestamptz")),
)


def as_json(args: dict[str, Any], what: str) -> str:
    """``args`` as JSON; TypeError that names ``what`` if they are not plain values."""
    try:
        return json.dumps(args, ensure_ascii=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise TypeError(f"{what} takes ids and plain values only, to be resolved later: {error}.") from None


async def write_queued(items: list[Queued]) -> None:
    """Insert everything queued: one statement on PostgreSQL, one a table on SQLite. Called by the transaction."""
    queued = [(table, some) for table in TABLES if (some := [item for item in items if type(item) is table.kind])]
    if db.dialect() == "sqlite":
        for table, some in queued:
            await _insert(table, some)
        return
    columns = [[getattr(item, name) for item in some] for table, some in queued for name in table.columns]
    await db.execute(_statement(tuple(table for table, _ in queued)), *columns)


@lru_cache
def _statement(tables: tuple[Table, ...]) -> str:
    """One statement for PostgreSQL that takes the columns of ``tables`` as arrays, one after the other."""
    inserts, place = [], 0
    for table in tables:
        given = []
        for kind in table.types:
            place += 1
            given.append(f"${place}::{'text' if kind == 'jsonb' else kind}[]")
        constants = dict(table.constants)
        taken = [
            f"{name}::jsonb" if kind == "jsonb" else name for name, kind in zip(table.columns, table.types, strict=True)
        ]
        inserts.append(
            f"INSERT INTO {table.name} ({', '.join([*table.columns, *constants])})"
            f" SELECT {', '.join([*taken, *map(_literal, constants.values())])}"
            f" FROM unnest({', '.join(given)}) AS queued ({', '.join(table.columns)})"
        )
    if len(inserts) == 1:
        return inserts[0]
    parts = ", ".join(f"part_{number} AS ({insert})" for number, insert in enumerate(inserts))
    return f"WITH {parts} SELECT 1 AS written"


def _literal(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value).lower()


async def _insert(table: Table, items: Sequence[Any]) -> None:
    names = (*table.columns, *(name for name, _ in table.constants))
    constants = tuple(value for _, value in table.constants)
    for start in range(0, len(items), CHUNK):
        some = items[start : start + CHUNK]
        places = ", ".join(
            f"({', '.join(f'${row * len(names) + column + 1}' for column in range(len(names)))})"
            for row in range(len(some))
        )
        values = [value for item in some for value in (*(getattr(item, name) for name in table.columns), *constants)]
        await db.execute(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES {places}", *values)
