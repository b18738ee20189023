"""Writes the messages and events that a transaction queued, in one statement before its COMMIT."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
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


def as_json(args: dict[str, Any], what: str) -> str:
    """``args`` as JSON; TypeError that names ``what`` if they are not plain values."""
    try:
        return json.dumps(args, ensure_ascii=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise TypeError(f"{what} takes ids and plain values only, to be resolved later: {error}.") from None


MESSAGE = tuple(item.name for item in fields(QueuedMessage))
EVENT = tuple(item.name for item in fields(QueuedEvent))
MESSAGES = """
INSERT INTO kernel_outbox
    (plugin, template, args, chat_id, priority, random_id, not_before, created_at, state, attempts, error)
SELECT plugin, template, args::jsonb, chat_id, priority, random_id, not_before, created_at, 'waiting', 0, ''
FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::smallint[], $6::bigint[], $7::timestamptz[],
    $8::timestamptz[]) AS queued (plugin, template, args, chat_id, priority, random_id, not_before, created_at)
"""
EVENTS = """
INSERT INTO kernel_event (name, args, created_at, done)
SELECT name, args::jsonb, created_at, false
FROM unnest(${}::text[], ${}::text[], ${}::timestamptz[]) AS queued (name, args, created_at)
"""
BOTH = f"WITH messages AS ({MESSAGES}), events AS ({EVENTS.format(9, 10, 11)}) SELECT 1 AS written"


async def write_queued(items: list[QueuedMessage | QueuedEvent]) -> None:
    """Insert everything queued: one statement on PostgreSQL, one a table on SQLite. Called by the transaction."""
    messages = [item for item in items if isinstance(item, QueuedMessage)]
    events = [item for item in items if isinstance(item, QueuedEvent)]
    if db.dialect() == "sqlite":
        await _insert("kernel_outbox", MESSAGE, messages, {"state": "waiting", "attempts": 0, "error": ""})
        await _insert("kernel_event", EVENT, events, {"done": False})
    elif messages and events:
        await db.execute(BOTH, *_columns(MESSAGE, messages), *_columns(EVENT, events))
    elif messages:
        await db.execute(MESSAGES, *_columns(MESSAGE, messages))
    elif events:
        await db.execute(EVENTS.format(1, 2, 3), *_columns(EVENT, events))


def _columns(names: Iterable[str], items: list[Any]) -> list[list[Any]]:
    return [[getattr(item, name) for item in items] for name in names]


async def _insert(table: str, names: Iterable[str], items: list[Any], constants: dict[str, Any]) -> None:
    for start in range(0, len(items), CHUNK):
        some = items[start : start + CHUNK]
        rows = [{**{name: getattr(item, name) for name in names}, **constants} for item in some]
        width = len(rows[0])
        places = ", ".join(
            f"({', '.join(f'${row * width + column + 1}' for column in range(width))})" for row in range(len(rows))
        )
        values = [value for row in rows for value in row.values()]
        await db.execute(f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES {places}", *values)
