"""Jobs: functions that run by the clock, each due run once, whichever process asks."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import structlog
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from . import db
from .clock import Clock
from .contributions import Job
from .db.values import load_time
from .errors import KioskError, PluginError
from .loop import Loop

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)  # renewed while a job runs; runs out only after a kill
LONGEST_SLEEP = 30.0  # seconds; another process may have changed the rows

PLACE = """
INSERT INTO kernel_job (name, next_run) VALUES {places}
ON CONFLICT (name) DO UPDATE SET next_run = {least}(kernel_job.next_run, excluded.next_run)
"""
CLAIM = """
UPDATE kernel_job SET leased_until = $1 WHERE name {among}
    AND (next_run <= $3 OR $4) AND (leased_until IS NULL OR leased_until <= $3)
RETURNING name, next_run
"""
RENEW = "UPDATE kernel_job SET leased_until = $3 WHERE name = $1 AND leased_until = $2"
FINISH = "UPDATE kernel_job SET leased_until = NULL, next_run = $3 WHERE name = $1 AND leased_until = $2"
GIVE_BACK = "UPDATE kernel_job SET leased_until = NULL WHERE name = $1 AND leased_until = $2"


def next_time(job: Job, after: datetime, since: datetime, timezone: tzinfo = UTC) -> datetime:
    """When ``job`` runs next, later than ``after``; time spans are counted from ``since``.

    Raises PluginError for a cron line or time span that cannot be understood.
    """
    moment = after + timedelta(microseconds=1)
    try:
        if job.every is not None:
            seconds = job.every.total_seconds()
            if seconds <= 0:
                raise ValueError("the time span must be longer than zero")
            trigger: Any = IntervalTrigger(seconds=seconds, start_date=since + job.every, timezone=timezone)
        else:
            trigger = CronTrigger.from_crontab(job.cron, timezone=timezone)
        found = trigger.get_next_fire_time(None, moment)
    except ValueError as error:
        raise PluginError(f"the job {job.name} of {job.plugin} can never run: {error}. Mend its schedule.") from None
    if found is None:
        raise PluginError(f"the job {job.name} of {job.plugin} can never run: {job.cron!r} names no day to come.")
    return found.astimezone(UTC)


class Jobs:
    """The jobs of all installed plugins.

    ``bot`` is passed to each job; ``is_enabled(plugin)`` says whose jobs run (those with ``always`` run anyway). Runs
    missed while nothing ran, or while the plugin was off, are made up for by one. A job that fails is logged with its
    plugin, told to ``failed`` and runs again at its next time.
    """

    def __init__(
        self,
        bot: Any,
        jobs: Iterable[Job],
        is_enabled: Callable[[str], bool],
        *,
        clock: Clock,
        timezone: tzinfo = UTC,
        count: Callable[[str, str], None] = lambda outcome, plugin: None,
        failed: Callable[[str, str, Exception], None] = lambda plugin, what, error: None,
    ):
        self._bot = bot
        self._jobs = {job.name: job for job in jobs}
        self._is_enabled = is_enabled
        self._clock = clock
        self._timezone = timezone
        self._count = count
        self._failed = failed
        self._loop = Loop("jobs", self._step, every=LONGEST_SLEEP)
        self._running: dict[str, asyncio.Task[None]] = {}

    async def start(self) -> None:
        """Enter new jobs into the table and begin; what was missed runs now.

        Raises PluginError for a schedule that cannot be understood.
        """
        await self.enter()
        self._loop.start()

    async def enter(self) -> None:
        """Give every job its row; a shorter schedule than before takes effect at once."""
        now = self._clock.now()
        first = {job.name: next_time(job, now, now, self._timezone) for job in self._jobs.values()}
        if first:
            places = ", ".join(f"(${2 * number + 1}, ${2 * number + 2})" for number in range(len(first)))
            least = "MIN" if db.dialect() == "sqlite" else "LEAST"
            await db.execute(PLACE.format(places=places, least=least), *(part for row in first.items() for part in row))

    async def stop(self, grace: float = 10.0) -> None:
        """Start nothing more, let running jobs finish for ``grace`` seconds, then cancel them; they run again later."""
        await self._loop.stop(grace)
        running = list(self._running.values())
        if running:
            await asyncio.wait(running, timeout=grace)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def wake(self) -> None:
        """Look at the table now: a plugin was switched on, or the clock was moved."""
        self._loop.wake()

    async def run_due(self) -> list[str]:
        """Run every job that is due now and wait for them; their names. For tests."""
        started = await self._claim(self._runnable(), forced=False)
        await asyncio.gather(*(self._running[name] for name in started))
        return started

    async def run(self, name: str) -> None:
        """Run one job now, due or not, on or off; its error is raised here.

        Raises KioskError for an unknown name and for a job that is running already.
        """
        if name not in self._jobs:
            raise KioskError(f"There is no job {name!r}. There are: {', '.join(sorted(self._jobs)) or 'none'}.")
        await self.enter()
        claimed = await self._take([name], forced=True)
        if not claimed:
            raise KioskError(f"The job {name} is running already. Wait until it is done.")
        error = await self._once(self._jobs[name], *claimed[name])
        if error is not None:
            raise error

    def _runnable(self) -> list[str]:
        return [
            job.name
            for job in self._jobs.values()
            if job.name not in self._running and (job.always or self._is_enabled(job.plugin))
        ]

    async def _step(self) -> float | None:
        names = self._runnable()
        await self._claim(names, forced=False)
        waiting = [name for name in names if name not in self._running]
        found = await db.fetch_one(
            f"SELECT MIN(next_run) AS next_run FROM kernel_job WHERE name {db.among(2, 'text')} AND next_run > $1",
            self._clock.now(), waiting,
        )  # fmt: skip
        if found is None or found["next_run"] is None:
            return None
        return min(LONGEST_SLEEP, max(0.0, (load_time(found["next_run"]) - self._clock.now()).total_seconds()))

    async def _claim(self, names: list[str], *, forced: bool) -> list[str]:
        claimed = await self._take(names, forced=forced)
        for name, (lease, due) in claimed.items():
            self._running[name] = db.spawn(self._in_background(self._jobs[name], lease, due), name=f"job-{name}")
        return list(claimed)

    async def _take(self, names: list[str], *, forced: bool) -> dict[str, tuple[datetime, datetime]]:
        """The jobs that are ours to run now, with lease and due time; one statement."""
        if not names:
            return {}
        now = self._clock.now()
        lease = now + LEASE
        rows = await db.fetch(CLAIM.format(among=db.among(2, "text")), lease, names, now, forced)
        return {row["name"]: (lease, row["next_run"]) for row in rows}

    async def _in_background(self, job: Job, lease: datetime, due: datetime) -> None:
        try:
            await self._once(job, lease, due)
        except Exception:
            log.exception("job_left", plugin=job.plugin, job=job.name, cure="it runs again when its lease ends")
        finally:
            self._running.pop(job.name, None)
            self._loop.wake()

    async def _once(self, job: Job, lease: datetime, due: datetime) -> Exception | None:
        held, over = [lease], asyncio.Event()
        renewing = db.spawn(self._renew(job.name, held, over))
        error: Exception | None = None
        began = asyncio.get_running_loop().time()
        try:
            with structlog.contextvars.bound_contextvars(plugin=job.plugin, job=job.name):
                try:
                    await job.run(self._bot)
                except Exception as failure:
                    error = failure
                    log.exception("job_failed", plugin=job.plugin, job=job.name)
                    self._failed(job.plugin, f"job {job.name}", failure)
                else:
                    log.debug("job_done", seconds=round(asyncio.get_running_loop().time() - began, 3))
        except asyncio.CancelledError:
            over.set()
            await asyncio.wait([renewing])
            await db.execute(GIVE_BACK, job.name, held[0])
            raise
        over.set()
        await asyncio.wait([renewing])
        self._count("failed" if error else "done", job.plugin)
        now = self._clock.now()
        later = next_time(job, now, min(due, now), self._timezone)
        await db.execute(FINISH, job.name, held[0], later)
        return error

    async def _renew(self, name: str, held: list[datetime], over: asyncio.Event) -> None:
        """Until ``over``, and never cancelled: what a renewal wrote must be known to who ends the lease."""
        while True:
            with contextlib.suppress(TimeoutError):
                return await _set(over, LEASE.total_seconds() / 3)
            lease = self._clock.now() + LEASE
            with contextlib.suppress(Exception):  # the next try may succeed, and the lease lasts for two more
                if await db.execute(RENEW, name, held[0], lease):
                    held[0] = lease


async def _set(event: asyncio.Event, seconds: float) -> None:
    """Return when the event is set; TimeoutError after ``seconds``."""
    async with asyncio.timeout(seconds):
        await event.wait()
