"""Blocking people and letting them in again."""

from __future__ import annotations

from datetime import datetime

from kernel import Refused, db

from .models import REASON_LENGTH
from .people import clean

BLOCK = """UPDATE accounts_user SET is_blocked = $2, blocked_reason = $3, blocked_until = $4
WHERE id = $1 RETURNING id"""


async def block(user_id: int, *, reason: str, until: datetime | None, at: datetime) -> bool:
    """Keep a customer out until ``until`` (aware; None: until unblocked), in the caller's transaction.

    They read ``reason`` (up to 120 characters, may be empty) whatever they press. Blocking anew replaces reason and end.
    Payments that arrive are still credited. False for nobody. Raises Refused for an end that is not after ``at``, the
    present moment.
    """
    _in_transaction("block")
    if until is not None and until <= at:
        raise Refused("accounts-block-past")
    words = clean(" ".join(reason.split()), REASON_LENGTH)
    return await db.fetch_one(BLOCK, user_id, True, words, until) is not None


async def unblock(user_id: int) -> bool:
    """Let a customer in again, in the caller's transaction; False for nobody."""
    _in_transaction("unblock")
    return await db.fetch_one(BLOCK, user_id, False, "", None) is not None


def _in_transaction(name: str) -> None:
    if db.current() is None:
        raise RuntimeError(f"{name}() belongs into the transaction of who does it: use run_in_transaction")
