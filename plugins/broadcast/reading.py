"""Broadcasts as they stand in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel import Refused, db

from .states import Got, State

COLUMNS = """id, author_id, state, content, buttons, silent, segment, argument, argument_label, revision, start_at,
created_at, started_at, finished_at, gathered, cursor, problem, live_chat, live_message, purged, total, delivered,
blocked, failed"""
READ = f"SELECT {COLUMNS} FROM broadcast_broadcast WHERE id = $1"
COUNTS = "SELECT state, count(*) AS number FROM broadcast_recipient WHERE broadcast_id = $1 GROUP BY state"
REASONS = """SELECT error, count(*) AS number FROM broadcast_recipient WHERE broadcast_id = $1 AND state = 'failed'
GROUP BY error ORDER BY number DESC, error LIMIT 3"""


TO = f"""SELECT {COLUMNS} FROM broadcast_broadcast WHERE id = $1 AND state <> 'cancelled' AND EXISTS (
    SELECT 1 FROM broadcast_recipient WHERE broadcast_id = $1 AND user_id = $2 AND state = 'queued')"""


@dataclass(frozen=True, slots=True)
class View:
    """A broadcast, as the model describes it."""

    id: int
    author_id: int
    state: State
    content: dict[str, Any]
    buttons: list[list[str]]
    silent: bool
    segment: str
    argument: int
    argument_label: str
    revision: int
    start_at: datetime | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    gathered: bool
    cursor: int
    problem: str
    live_chat: int | None
    live_message: int | None
    purged: bool
    total: int
    delivered: int
    blocked: int
    failed: int

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.state == State.DRAFT


@dataclass(frozen=True, slots=True)
class Counts:
    """How many customers a broadcast goes to, and how far it is with them."""

    total: int
    delivered: int = 0
    blocked: int = 0
    failed: int = 0

    @property
    def finished(self) -> int:
        """Customers with whom it is over, one way or another."""
        return self.delivered + self.blocked + self.failed

    @property
    def left(self) -> int:
        """Customers who have yet to get it."""
        return self.total - self.finished

    @property
    def percent(self) -> int:
        """How much of it is done; 100 only when all is."""
        return self.finished * 100 // self.total if self.total else 100


async def read(broadcast_id: int, *, lock: bool = False) -> View:
    """The broadcast, locked for the rest of the transaction if asked; raises Refused when it is gone."""
    held = " FOR UPDATE" if lock and db.dialect() == "postgres" else ""
    row = await db.fetch_one(READ + held, broadcast_id)
    if row is None:
        raise Refused("broadcast-gone")
    return _view(row)


async def read_for(broadcast_id: int, user_id: int) -> View | None:
    """The broadcast, if it still goes to this customer, in one statement."""
    row = await db.fetch_one(TO, broadcast_id, user_id)
    return None if row is None else _view(row)


def _view(row: dict[str, Any]) -> View:
    truths = {name: bool(row[name]) for name in ("silent", "gathered", "purged")}
    return View(**{**row, **truths, "state": State(row["state"])})


async def count(view: View) -> Counts:
    """How far a broadcast is, in one statement."""
    if view.purged:
        return Counts(view.total, view.delivered, view.blocked, view.failed)
    found = {row["state"]: row["number"] for row in await db.fetch(COUNTS, view.id)}
    over = (found.get(got.value, 0) for got in (Got.DELIVERED, Got.BLOCKED, Got.FAILED))
    return Counts(sum(found.values()), *over)


async def reasons(broadcast_id: int) -> list[str]:
    """What Telegram said most often of what failed, as ``CODE × 3``."""
    return [f"{row['error'] or '?'} × {row['number']}" for row in await db.fetch(REASONS, broadcast_id)]
