"""Who did what: one row in the transaction of the act, and a line in the audit file once it is committed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from . import db
from .log import mask_names
from .pager import Page, keyset
from .queued import QueuedAudit, as_json, write_queued

if TYPE_CHECKING:
    from .callbacks import Paged

log = structlog.get_logger("audit")

SYSTEM = "system"  # the actor of what the bot does by itself
LENGTH = 64  # of action, actor and subject


def record(
    action: str,
    *,
    actor: str,
    subject: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    facts: dict[str, Any],
    at: datetime,
) -> None:
    """Queue an audit row in the open transaction; RuntimeError without one, TypeError for values that are not plain.

    What stands under a telling name (``token``, ``value``, ``password``) is hidden, as in the log.
    """
    transaction = db.current()
    if transaction is None:
        raise RuntimeError(f"{action} was audited outside a transaction: do it in the transaction of the act.")
    told = {name: values for name, values in (("before", before), ("after", after)) if values is not None}
    details = dict(mask_names(log, "info", {**told, **facts}))
    text = as_json(details, f"The audit of {action}")
    transaction.queue(write_queued, QueuedAudit(action[:LENGTH], actor[:LENGTH], subject[:LENGTH], text, at))
    db.after_commit(partial(_write_line, action, actor, subject, details))


def _write_line(action: str, actor: str, subject: str, details: dict[str, Any]) -> None:
    log.info(action, actor=actor, subject=subject, details=details)


COLUMNS = "t.id, t.action, t.actor, t.subject, t.details, t.created_at"
ONE = f"SELECT {COLUMNS} FROM kernel_audit t WHERE t.id = $1"
ACTIONS = "SELECT action, max(id) AS id, count(*) AS rows FROM kernel_audit GROUP BY action ORDER BY action"
NEWEST = "SELECT max(id) AS id FROM kernel_audit WHERE {} = $1"


@dataclass(frozen=True, slots=True)
class Audited:
    """A row of the audit; ``details`` may have ``before`` and ``after``."""

    id: int
    action: str
    actor: str
    subject: str
    details: dict[str, Any]
    created_at: datetime


class AuditLog:
    """Reading what was written down."""

    async def page(
        self, press: Paged, *, action: str = "", actor: str = "", subject: str = ""
    ) -> tuple[Page, list[Audited]]:
        """A page, newest first, of everything or of what fits; ``action`` is how an action begins, such as ``shop.``."""
        args, conditions = [], []
        for condition, value in (("substr(t.action, 1, {}) =", action), ("t.actor =", actor), ("t.subject =", subject)):
            if value:
                args.append(value)
                conditions.append(f"{condition.format(len(value))} ${len(args)}")
        page = await keyset(
            press,
            table="kernel_audit",
            columns=COLUMNS,
            where=" AND ".join(conditions) or "TRUE",
            args=args,
            descending=True,
        )
        return page, [_audited(row) for row in page.rows]

    async def find(self, row_id: int) -> Audited | None:
        """One row; None when there is none (any more)."""
        row = await db.fetch_one(ONE, row_id)
        return None if row is None else _audited(row)

    async def newest(self, *, actor: str = "", subject: str = "") -> int:
        """The id of the newest row of an actor or about a subject; 0 when there is none."""
        name = "actor" if actor else "subject"
        row = await db.fetch_one(NEWEST.format(name), actor or subject)
        return (row and row["id"]) or 0

    async def actions(self) -> list[tuple[str, int, int]]:
        """Every action that there is, with the id of its newest row and how many rows it has; reads the whole table."""
        return [(row["action"], row["id"], row["rows"]) for row in await db.fetch(ACTIONS)]


def _audited(row: dict[str, Any]) -> Audited:
    return Audited(**{name: row[name] for name in Audited.__slots__})
