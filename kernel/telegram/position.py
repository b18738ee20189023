"""How far Telegram's updates are received and handled: the stored position passes finished handlers only."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from enum import Enum

from .. import db
from .values import Position

log = logging.getLogger(__name__)


class PositionStore:
    """Where the position survives a restart: ``kernel_update_position``."""

    async def load(self, bot_id: int) -> Position | None:
        """The stored position, or None when this bot was never started."""
        row = await db.fetch_one(
            "SELECT pts, qts, date, seq FROM kernel_update_position WHERE bot_id = $1",
            bot_id,
        )
        return Position(**row) if row else None

    async def save(self, bot_id: int, pts: int, qts: int, date: int, seq: int) -> None:
        """Replace the stored position."""
        await db.execute(
            "INSERT INTO kernel_update_position (bot_id, pts, qts, date, seq) VALUES ($1, $2, $3, $4, $5) "
            "ON CONFLICT (bot_id) DO UPDATE SET pts = excluded.pts, qts = excluded.qts, "
            "date = excluded.date, seq = excluded.seq",
            bot_id,
            pts,
            qts,
            date,
            seq,
        )


class Place(Enum):
    """Where a numbered update stands against what was received."""

    NEXT = 0
    OLD = 1  # received before
    GAP = 2  # something before it is missing


class Receipt:
    """One update on its way; calling it says that its handler has finished."""

    __slots__ = ("_counter", "done", "value")

    def __init__(self, counter: Counter, value: int):
        self._counter = counter
        self.value = value
        self.done = False

    def __call__(self) -> None:
        self.done = True
        self._counter.advance()


class Counter:
    """One of Telegram's counters (pts or qts): ``received`` without a gap, ``handled`` up to the first open handler."""

    __slots__ = ("_changed", "_open", "handled", "received")

    def __init__(self, value: int, changed: Callable[[], None]):
        self.received = self.handled = value
        self._open: deque[Receipt] = deque()
        self._changed = changed

    def place(self, value: int, count: int) -> Place:
        """Where an update stands that moves the counter by ``count`` to ``value``."""
        expected = self.received + count
        if value == expected:
            return Place.NEXT
        return Place.GAP if value > expected else Place.OLD

    def open(self, value: int | None = None) -> Receipt:
        """Note an update as received; None for one that does not move the counter itself."""
        if value is not None:
            self.received = max(self.received, value)
        receipt = Receipt(self, self.received)
        self._open.append(receipt)
        return receipt

    def skip(self, value: int) -> None:
        """Note that everything up to ``value`` is received and the last part of it needs no handler."""
        self.received = max(self.received, value)
        if self._open:
            self.open()()
        else:
            self.handled = self.received
            self._changed()

    def advance(self) -> None:
        """Move ``handled`` past every finished update at the front."""
        moved = False
        while self._open and self._open[0].done:
            self.handled = self._open.popleft().value
            moved = True
        if moved:
            self._changed()


class PositionKeeper:
    """Writes the position behind the updates: at most every ``every`` seconds, and at the end."""

    def __init__(self, store: PositionStore, bot_id: int, current: Callable[[], Position], every: float = 0.2):
        self._store = store
        self._bot_id = bot_id
        self._current = current
        self._every = every
        self._changed = asyncio.Event()
        self._written: Position | None = None
        self._task: asyncio.Task[None] | None = None

    def changed(self) -> None:
        """Say that the position moved."""
        self._changed.set()

    def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Write what is left and end."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.wait([self._task])
        self._task = None
        await self.write()

    async def write(self) -> None:
        """Store the position as it is now."""
        position = self._current()
        if position != self._written:
            await self._store.save(self._bot_id, position.pts, position.qts, position.date, position.seq)
            self._written = position

    async def _run(self) -> None:
        while True:
            await self._changed.wait()
            await asyncio.sleep(self._every)
            self._changed.clear()
            try:
                await self.write()
            except Exception:
                log.exception("The update position could not be stored; trying again")
                self._changed.set()
                await asyncio.sleep(1)
