"""Telling staff that the journal was asked for something it must not do."""

import structlog

from kernel import emit, run_in_transaction

from .journal import JournalConflict

log = structlog.get_logger(__name__)


async def report_conflict(conflict: JournalConflict) -> None:
    """Log a conflict and emit ``journal_conflict(key, booked, asked)``, which plugins for staff listen to.

    Call it outside the transaction that raised the conflict, which is rolled back by then. Handlers of updates need
    not: accounts does it for them.
    """
    log.error("journal_conflict", key=conflict.key, booked=conflict.booked, asked=conflict.asked)
    await run_in_transaction(_emit, conflict)


async def _emit(conflict: JournalConflict) -> None:
    emit("journal_conflict", key=conflict.key, booked=conflict.booked, asked=conflict.asked)
