"""Writes the messages and events that a transaction queued, in one statement before its COMMIT."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
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


MESSAGES = """
INSERT INTO kernel_outbox
    (plugin, template, args, chat_id, priority, random_id, not_before, created_at, state, attempts, error)
SELECT plugin, template, args::jsonb, chat_id, priority, random_id, not_before, created_at, 'waiting', 0, ''
FROM jsonb_to_recordset($1::text::jsonb) AS queued (
    plugin text, template text, args text, chat_id bigint, priority smallint, random_id bigint,
    not_before timestamptz, created_at timestamptz)
"""
EVENTS = """
INSERT INTO kernel_event (name, args, created_at, done)
SELECT name, args::jsonb, created_at, false
FROM jsonb_to_recordset(${}::text::jsonb) AS queued (name text, args text, created_at timestamptz)
"""
BOTH = f"WITH messages AS ({MESSAGES}), events AS ({EVENTS.format(2)}) SELECT 1 AS written"


async def write_queued(items: list[QueuedMessage | QueuedEvent]) -> None:
    """Insert everything queued: one statement on PostgreSQL, one a table on SQLite. Called by the transaction."""
    messages = [item for item in items if isinstance(item, QueuedMessage)]
    events = [item for item in items if isinstance(item, QueuedEvent)]
    if db.dialect() == "sqlite":
        await _insert("kernel_outbox", messages, {"state": "waiting", "attempts": 0, "error": ""})
        await _insert("kernel_event", events, {"done": False})
    elif messages and events:
        await db.execute(BOTH, _recordset(messages), _recordset(events))
    elif messages:
        await db.execute(MESSAGES, _recordset(messages))
    elif events:
        await db.execute(EVENTS.format(1), _recordset(events))


def _recordset(items: list[Any]) -> str:
    return json.dumps([asdict(item) for item in items], default=datetime.isoformat)


async def _insert(table: str, items: list[Any], constants: dict[str, Any]) -> None:
    for start in range(0, len(items), CHUNK):
        rows = [{**asdict(item), **constants} for item in items[start : start + CHUNK]]
        width = len(rows[0])
        places = ", ".join(
            f"({', '.join(f'${row * width + column + 1}' for column in range(width))})" for row in range(len(rows))
        )
        values = [value for row in rows for value in row.values()]
        await db.execute(f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES {places}", *values)
