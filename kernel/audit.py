"""Who did what: one row in the transaction of the act, and a line in the audit file once it is committed."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

import structlog

from . import db
from .log import mask_names
from .queued import QueuedAudit, as_json, write_queued

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
