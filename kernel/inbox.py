"""The inbox: payments and refunds are written down before anything else looks at them, and handled until it succeeds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog

from . import db
from .backoff import backoff
from .clock import Clock
from .loop import Loop
from .updates import Paid, Refunded, Update, from_json, to_json

log = structlog.get_logger(__name__)

SIDE_BY_SIDE = 8
LEASE = timedelta(seconds=60)  # for how long a claimed row is left alone
HANDLING = 30.0  # seconds
SLOWEST = 600.0  # seconds between tries

WRITE = """
INSERT INTO kernel_inbox (kind, charge_id, "update", received_at, attempts, error)
VALUES ($1, $2, $3, $4, 0, '') ON CONFLICT (kind, charge_id) DO NOTHING RETURNING id
"""
CLAIM = """
UPDATE kernel_inbox SET attempts = attempts + 1, next_try = $2 WHERE id IN (
    SELECT id FROM kernel_inbox WHERE done_at IS NULL AND (next_try IS NULL OR next_try <= $1)
    ORDER BY id LIMIT $3 {lock})
RETURNING id, kind, "update", attempts
"""


class Inbox:
    """Handles what was written, at least once, until ``handle(update)`` returns true.

    ``handle`` runs in the transaction that marks the row as done, so that a payment is taken once; false means that
    no plugin took it (payments is not installed, say): it is kept and offered again. ``failed`` is told what went wrong.
    """

    def __init__(
        self,
        handle: Callable[[Update], Awaitable[bool]],
        *,
        clock: Clock,
        count: Callable[[str, str], None] = lambda outcome, kind: None,
        failed: Callable[[str, str, Exception], None] = lambda plugin, what, error: None,
    ):
        self._handle = handle
        self._clock = clock
        self._count = count
        self._failed = failed
        self._loop = Loop("inbox", self._step)
        self._one_at_a_time = asyncio.Lock()

    async def write(self, update: Paid | Refunded) -> bool:
        """Keep ``update``, and have it handled soon; False if the same charge was written before.

        When it returns, the update is safe: Telegram's position may advance past it.
        """
        kind = type(update).__name__
        new = await db.fetch(WRITE, kind, update.charge_id, to_json(update), self._clock.now())
        if new:
            self._loop.wake()
        else:
            log.info("inbox_duplicate", kind=kind)
        return bool(new)

    async def start(self) -> None:
        """Begin to handle; what a killed process had begun is taken up at once."""
        await db.execute("UPDATE kernel_inbox SET next_try = NULL WHERE done_at IS NULL AND next_try IS NOT NULL")
        self._loop.start()

    async def stop(self, grace: float = 10.0) -> None:
        """Let handlers under way finish for ``grace`` seconds; the rest stays for the next start."""
        await self._loop.stop(grace)

    async def drain(self) -> None:
        """Handle everything that is due now; for tests."""
        while await self._handle_batch():
            pass

    async def _step(self) -> float | None:
        return 0 if await self._handle_batch() == SIDE_BY_SIDE else None

    async def _handle_batch(self) -> int:
        async with self._one_at_a_time:
            return await self._claim_and_handle()

    async def _claim_and_handle(self) -> int:
        sql = CLAIM.format(lock="" if db.dialect() == "sqlite" else "FOR UPDATE SKIP LOCKED")
        now = self._clock.now()
        rows = sorted(await db.fetch(sql, now, now + LEASE, SIDE_BY_SIDE), key=lambda row: row["id"])
        tasks = [db.spawn(self._one(row)) for row in rows]
        try:
            await asyncio.gather(*tasks)
        except BaseException:
            for task in tasks:
                task.cancel()
            raise
        return len(rows)

    async def _one(self, row: dict[str, Any]) -> None:
        kind = row["kind"]
        try:
            async with asyncio.timeout(HANDLING):
                taken = await db.run_in_transaction(self._take, row)
        except Exception as error:
            log.error("inbox_failed", kind=kind, row=row["id"], attempts=row["attempts"], exc_info=error)
            self._failed("kernel", f"inbox {kind}", error)
            await self._later(row, f"{type(error).__name__}: {error}")
        else:
            if taken:
                self._count("handled", kind)
                return
            log.error("inbox_not_taken", kind=kind, row=row["id"], cure="install and configure the plugin payments")
            await self._later(row, "no plugin took it")
        self._count("retried", kind)

    async def _take(self, row: dict[str, Any]) -> bool:
        marked = await db.execute(
            "UPDATE kernel_inbox SET done_at = $2, next_try = NULL, error = '' WHERE id = $1 AND done_at IS NULL",
            row["id"], self._clock.now(),
        )  # fmt: skip
        if not marked:
            return True
        if await self._handle(from_json(row["update"])):
            return True
        await db.execute("UPDATE kernel_inbox SET done_at = NULL WHERE id = $1", row["id"])
        return False

    async def _later(self, row: dict[str, Any], error: str) -> None:
        next_try = self._clock.now() + backoff(row["attempts"], most=SLOWEST)
        await db.execute(
            "UPDATE kernel_inbox SET next_try = $2, error = $3 WHERE id = $1", row["id"], next_try, error[:255]
        )
