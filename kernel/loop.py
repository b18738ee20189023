"""A background loop that runs one step when it is woken and at least every so often."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog

from . import db

log = structlog.get_logger(__name__)

SLOWEST = 15.0  # seconds between tries while every step fails


class Loop:
    """Runs ``step`` until stopped.

    A step returns the seconds until the next one, or None for ``every``; :meth:`wake` ends the wait. A step that
    raises is logged once per outage and tried again, less and less often.
    """

    def __init__(self, name: str, step: Callable[[], Awaitable[float | None]], *, every: float = 1.0):
        self.name = name
        self._step = step
        self._every = every
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._stopping = False

    def start(self) -> None:
        """Begin; a second call changes nothing."""
        if self._task is None:
            self._stopping = False
            self._task = db.spawn(self._run())

    def wake(self) -> None:
        """Run the next step now."""
        self._woken.set()

    async def stop(self, grace: float = 10.0) -> None:
        """Let a running step finish, for at most ``grace`` seconds, then end the loop."""
        task, self._task = self._task, None
        if task is None:
            return
        self._stopping = True
        self._woken.set()
        await asyncio.wait([task], timeout=grace)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def _run(self) -> None:
        failures = 0
        while not self._stopping:
            self._woken.clear()
            try:
                pause = await self._step()
                if failures:
                    log.info("loop_recovered", loop=self.name, failures=failures)
                failures = 0
            except Exception:
                failures += 1
                if failures == 1:
                    log.exception("loop_failed", loop=self.name)
                pause = min(SLOWEST, 0.5 * 2 ** min(failures, 10))
            if self._stopping:
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._every if pause is None else pause):
                    await self._woken.wait()
