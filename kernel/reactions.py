"""Reactions that failed: recorded in the transaction they belong to, tried again until they succeed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from . import db
from .backoff import backoff
from .clock import Clock
from .loop import Loop
from .queued import as_json

log = structlog.get_logger(__name__)

BATCH = 100
FIRST, SLOWEST = 5.0, 3600.0  # seconds before the first try again, and at most between tries

RECORD = """
INSERT INTO kernel_reaction (plugin, hook, key, args, attempts, next_try, error, created_at)
VALUES ($1, $2, $3, $4, 1, $5, $6, $7) ON CONFLICT (plugin, hook, key) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Failed:
    """A reaction to be recorded; ``args`` is JSON."""

    plugin: str
    hook: str
    args: str
    error: str
    next_try: datetime
    created_at: datetime


class Reactions:
    """Tries failed reactions again.

    ``react(plugin, hook, **args)`` runs one again (``Hooks.react``); its writes and the removal of the record are one
    transaction. The record is one a plugin, hook and arguments, so a reaction that is told twice is tried once; what
    it does must be safe to repeat, because it may have been done before it was recorded.
    """

    def __init__(self, react: Callable[..., Awaitable[Any]], *, clock: Clock, seconds: float = 10.0):
        self._react = react
        self._clock = clock
        self._loop = Loop("reactions", self._step, every=seconds)

    def record(self, plugin: str, hook: str, args: dict[str, Any], error: Exception) -> None:
        """Note, in the open transaction, a reaction that failed; ``args`` are ids and plain values.

        Outside a transaction, and with other arguments, it cannot be tried again and is only logged.
        """
        transaction = db.current()
        if transaction is None:
            log.error(
                "reaction_lost", plugin=plugin, hook=hook, cure="call the hook inside a transaction", exc_info=error
            )
            return
        try:
            text = as_json(args, f"The hook {hook}")
        except TypeError as problem:
            log.error("reaction_lost", plugin=plugin, hook=hook, cure=str(problem), exc_info=error)
            return
        now = self._clock.now()
        reason = f"{type(error).__name__}: {error}"[:255]
        transaction.queue(write_failed, Failed(plugin, hook, text, reason, now + backoff(1, first=FIRST), now))
        db.after_commit(self._loop.wake)

    async def start(self) -> None:
        """Begin to try again what is due, every few seconds."""
        self._loop.start()

    async def stop(self, grace: float = 10.0) -> None:
        """Let the reaction under way finish."""
        await self._loop.stop(grace)

    async def _step(self) -> float | None:
        await self.drain()
        return None

    async def drain(self) -> int:
        """Try again everything that is due now; how many succeeded."""
        succeeded = 0
        due = await db.fetch(
            "SELECT id, plugin, hook, args, attempts FROM kernel_reaction WHERE next_try <= $1 ORDER BY id LIMIT $2",
            self._clock.now(), BATCH,
        )  # fmt: skip
        for row in due:
            try:
                succeeded += await db.run_in_transaction(self._once, row)
            except Exception as error:
                await self._later(row, error)
        return succeeded

    async def _once(self, row: dict[str, Any]) -> bool:
        # deleting first locks the row: another process that has it as well finds nothing
        if not await db.execute("DELETE FROM kernel_reaction WHERE id = $1", row["id"]):
            return False
        await self._react(row["plugin"], row["hook"], **row["args"])
        return True

    async def _later(self, row: dict[str, Any], error: Exception) -> None:
        attempts = row["attempts"] + 1
        log.error("reaction_failed", plugin=row["plugin"], hook=row["hook"], attempts=attempts, exc_info=error)
        next_try = self._clock.now() + backoff(attempts, first=FIRST, most=SLOWEST)
        await db.execute(
            "UPDATE kernel_reaction SET attempts = $2, next_try = $3, error = $4 WHERE id = $1",
            row["id"], attempts, next_try, f"{type(error).__name__}: {error}"[:255],
        )  # fmt: skip


async def write_failed(items: list[Failed]) -> None:
    """Insert what was recorded; called by the transaction before its COMMIT."""
    for item in items:
        canonical = json.dumps(json.loads(item.args), sort_keys=True, separators=(",", ":"))
        key = hashlib.sha256(canonical.encode()).hexdigest()
        await db.execute(RECORD, item.plugin, item.hook, key, item.args, item.next_try, item.error, item.created_at)
