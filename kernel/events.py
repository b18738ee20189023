"""Durable events: written in the transaction, delivered to every enabled plugin that listens after its commit."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import structlog

from . import db
from .backoff import backoff
from .clock import Clock
from .db.connection import engine
from .loop import Loop
from .queued import QueuedEvent, as_json, write_queued

log = structlog.get_logger(__name__)

BATCH = 100  # events read at a time
DELIVERY = 30.0  # seconds one plugin has for one event
SLOWEST = 3600.0  # seconds between tries of a handler that goes on failing

Handler = Callable[..., Awaitable[Any]]
Listeners = Callable[[str], Sequence[tuple[str, Handler]]]


def emit(name: str, **args: Any) -> None:
    """Tell every enabled plugin that listens to ``name``, after the commit, at least once.

    ``args`` are ids and plain values. Raises RuntimeError outside a transaction, TypeError for other values.
    """
    transaction = db.current()
    if transaction is None:
        raise RuntimeError(
            f"the event {name} was emitted outside a transaction: open one with `async with transaction():`."
        )
    text = as_json(args, f"The event {name}")
    transaction.queue(write_queued, QueuedEvent(name, text, datetime.now(UTC)))
    db.after_commit(partial(_wake, transaction.engine))


def _wake(database: Any) -> None:
    # the open database knows its loops, so that emit() needs no bot and the module no state
    for wake in getattr(database, "wake_events", ()):
        wake()


OPEN = """
SELECT e.id, e.name, e.args FROM kernel_event AS e
WHERE e.done = {false} AND NOT EXISTS (
    SELECT 1 FROM kernel_event_done AS d WHERE d.event_id = e.id AND d.done_at IS NULL AND d.next_try > $1)
ORDER BY e.id LIMIT $2
"""
TAKE = """
INSERT INTO kernel_event_done (event_id, plugin, done_at, attempts, error) VALUES ($1, $2, $3, 1, '')
ON CONFLICT (event_id, plugin) DO UPDATE SET done_at = $3, next_try = NULL, error = '',
    attempts = kernel_event_done.attempts + 1 WHERE kernel_event_done.done_at IS NULL
RETURNING id
"""
FAILED = """
INSERT INTO kernel_event_done (event_id, plugin, attempts, next_try, error) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (event_id, plugin) DO UPDATE SET attempts = $3, next_try = $4, error = $5
    WHERE kernel_event_done.done_at IS NULL
"""
ATTEMPTS = "SELECT attempts FROM kernel_event_done WHERE event_id = $1 AND plugin = $2"


class Events:
    """Delivers events, each to each listening plugin in a transaction of its own, in the order they were emitted.

    ``listeners(name)`` gives the plugins that are enabled now with their handlers, called as ``handler(**args)``. A
    plugin that is off when an event is delivered is not a listener: it does not get the event later. The handler
    and the note that it is done are one transaction; a handler that fails is told to ``failed`` and tried again, others
    do not wait for it.
    """

    def __init__(
        self,
        listeners: Listeners,
        *,
        clock: Clock,
        count: Callable[[str, str], None] = lambda outcome, plugin: None,
        failed: Callable[[str, str, Exception], None] = lambda plugin, what, error: None,
    ):
        self._listeners = listeners
        self._clock = clock
        self._count = count
        self._failed = failed
        self._loop = Loop("events", self._step)
        self._one_at_a_time = asyncio.Lock()

    async def start(self) -> None:
        """Begin to deliver; what an earlier process left comes first."""
        database = engine()
        database.wake_events = {*getattr(database, "wake_events", ()), self._loop.wake}
        self._loop.start()

    async def stop(self, grace: float = 10.0) -> None:
        """Let the deliveries under way finish for ``grace`` seconds; the rest stays for the next start."""
        await self._loop.stop(grace)
        database = engine()
        database.wake_events = getattr(database, "wake_events", set()) - {self._loop.wake}

    async def drain(self) -> None:
        """Deliver everything that is due now, and what that leads to; for tests."""
        while await self._deliver_batch():
            pass

    async def _step(self) -> float | None:
        return 0 if await self._deliver_batch() == BATCH else None

    async def _deliver_batch(self) -> int:
        async with self._one_at_a_time:
            sql = OPEN.format(false="0" if db.dialect() == "sqlite" else "false")
            events = await db.fetch(sql, self._clock.now(), BATCH)
            work: dict[str, list[tuple[dict[str, Any], list[Handler]]]] = defaultdict(list)
            for event in events:
                for plugin, handlers in self._by_plugin(event["name"]).items():
                    work[plugin].append((event, handlers))
            tasks = [db.spawn(self._deliver_to(plugin, mine)) for plugin, mine in work.items()]
            try:
                failed: set[int] = set().union(*await asyncio.gather(*tasks))
            except BaseException:
                for task in tasks:
                    task.cancel()
                raise
            done = [event["id"] for event in events if event["id"] not in failed]
            if done:
                await db.execute(f"UPDATE kernel_event SET done = $2 WHERE id {db.among(1, 'bigint')}", done, True)
        return len(events)

    def _by_plugin(self, name: str) -> dict[str, list[Handler]]:
        found: dict[str, list[Handler]] = defaultdict(list)
        for plugin, handler in self._listeners(name):
            found[plugin].append(handler)
        return found

    async def _deliver_to(self, plugin: str, work: list[tuple[dict[str, Any], list[Handler]]]) -> set[int]:
        failed = set()
        for event, handlers in work:
            try:
                async with asyncio.timeout(DELIVERY):
                    await db.run_in_transaction(self._take, event, plugin, handlers)
            except Exception as error:
                failed.add(event["id"])
                await self._try_again(event, plugin, error)
        return failed

    async def _take(self, event: dict[str, Any], plugin: str, handlers: list[Handler]) -> None:
        if not await db.fetch(TAKE, event["id"], plugin, self._clock.now()):
            return  # done before
        for handler in handlers:
            await handler(**event["args"])
        db.after_commit(lambda: self._count("delivered", plugin))

    async def _try_again(self, event: dict[str, Any], plugin: str, error: Exception) -> None:
        before = await db.fetch_one(ATTEMPTS, event["id"], plugin)
        attempts = (before["attempts"] if before else 0) + 1
        log.error("event_failed", plugin=plugin, name=event["name"], id=event["id"], attempts=attempts, exc_info=error)
        self._count("failed", plugin)
        self._failed(plugin, f"event {event['name']}", error)
        later = self._clock.now() + backoff(attempts, most=SLOWEST)
        await db.execute(FAILED, event["id"], plugin, attempts, later, f"{type(error).__name__}: {error}"[:255])
