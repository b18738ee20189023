"""Who waits for whom: the updates of one person in order, different people side by side, within bounds."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from .updates import Paid, PreCheckout, Press, Refunded, Update

log = logging.getLogger(__name__)

Handle = Callable[[Update], Awaitable[None]]
Done = Callable[[], None]

EXPRESS = (PreCheckout, Paid, Refunded)  # money does not wait behind a person's button presses
EXPRESS_PLACES = 50
QUEUE = 20  # updates in a lane


def _nothing() -> None:
    """What is called after an update that nobody keeps account of."""


class Lanes:
    """Hands updates to ``handle``: one at a time for each person, at most ``side_by_side`` people at once.

    A lane holds 20 updates beside the one being handled; what comes on top goes to ``overflow``: every
    press (its spinner must stop), but only the first message until the lane is empty again. Pre-checkouts,
    payments and refunds have places of their own. A handler has ``seconds``.
    """

    def __init__(
        self,
        handle: Handle,
        *,
        overflow: Handle | None = None,
        side_by_side: int = 200,
        seconds: float = 30.0,
    ):
        self._handle = handle
        self._on_overflow = overflow
        self._side_by_side = side_by_side
        self._seconds = seconds
        self._express = asyncio.Semaphore(EXPRESS_PLACES)
        self._lanes: dict[int, deque[tuple[Update, Done]]] = {}
        self._waiting: deque[int] = deque()  # lanes that have no place yet
        self._warned: set[int] = set()
        self._walking = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False
        self._context = contextvars.copy_context()

    def put(self, update: Update, done: Done = _nothing, *, patient: bool = False) -> None:
        """Take an update; ``done`` is called when its handler has finished, failed or run out of time.

        ``patient`` updates (recovered ones, which came while nobody listened) never overflow. After
        :meth:`stop` began nothing is taken and ``done`` is never called.
        """
        if self._stopping:
            return
        if isinstance(update, EXPRESS):
            self._start(self._run_express(update, done))
            return
        person = update.sender.telegram_id
        lane = self._lanes.get(person)
        if lane is None:
            self._lanes[person] = deque(((update, done),))
            if self._walking < self._side_by_side:
                self._walking += 1
                self._start(self._walk(person))
            else:
                self._waiting.append(person)
        elif len(lane) < QUEUE or patient:
            lane.append((update, done))
        else:
            self._overflow(person, update, done)

    @property
    def busy(self) -> bool:
        """Whether any update is queued or being handled."""
        return bool(self._tasks)

    async def idle(self) -> None:
        """Return when no update is queued or being handled."""
        await self._idle.wait()

    async def stop(self, grace: float = 10.0) -> None:
        """Take nothing more and let what was taken finish; what has not within ``grace`` seconds is cancelled."""
        self._stopping = True
        rest = self._tasks - {asyncio.current_task()}  # type: ignore[arg-type]
        if not rest:
            return
        _, late = await asyncio.wait(rest, timeout=grace)
        for task in late:
            task.cancel()
        if late:
            log.warning("%d updates were still being handled after %g s and will come again", len(late), grace)
            await asyncio.wait(late, timeout=2)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._idle.clear()
        # A recovered update can arrive in the task of another handler, whose context is none of its business.
        task = asyncio.get_running_loop().create_task(work, context=self._context.copy())
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not self._tasks:
            self._idle.set()

    async def _walk(self, person: int) -> None:
        """Handle one person's updates until there are none, then go on with whoever waits for a place."""
        try:
            while True:
                lane = self._lanes[person]
                while lane:
                    await self._run(self._handle, *lane.popleft())
                del self._lanes[person]
                self._warned.discard(person)
                if not self._waiting:
                    return
                person = self._waiting.popleft()
        finally:
            self._walking -= 1

    async def _run_express(self, update: Update, done: Done) -> None:
        async with self._express:
            await self._run(self._handle, update, done)

    async def _run(self, handle: Handle, update: Update, done: Done) -> None:
        try:
            async with asyncio.timeout(self._seconds) as limit:
                await handle(update)
        except TimeoutError:
            if limit.expired():
                log.error("%s was given up after %g s", type(update).__name__, self._seconds)
            else:
                log.exception("%s failed", type(update).__name__)
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling():  # type: ignore[union-attr]
                raise  # the lane itself is being stopped: the update is not handled
            log.exception("%s failed: its handler raised CancelledError", type(update).__name__)
        except Exception:
            log.exception("%s failed", type(update).__name__)
        done()

    def _overflow(self, person: int, update: Update, done: Done) -> None:
        if self._on_overflow is None or (person in self._warned and not isinstance(update, Press)):
            done()
            return
        if not isinstance(update, Press):
            self._warned.add(person)
        self._start(self._run(self._on_overflow, update, done))
