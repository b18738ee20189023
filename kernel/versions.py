"""Named counters that every process knows: ``state`` for toggles, rights and live settings, others for caches."""

from __future__ import annotations

import asyncio
import inspect
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

import structlog

from . import db
from .db import signals
from .loop import Loop

log = structlog.get_logger(__name__)

CHANNEL = "kiosk_version"
STATE = "state"  # the counter that toggles, rights and live settings share
REREAD = 5.0  # seconds; catches what a broken connection did not tell

BUMP = """
INSERT INTO kernel_version (name, number) VALUES ($1, 1)
ON CONFLICT (name) DO UPDATE SET number = kernel_version.number + 1 RETURNING number
"""
BUMP_AND_TELL = f"WITH bumped AS ({BUMP}) SELECT number, pg_notify('{CHANNEL}', $1::text) FROM bumped"

Listener = Callable[[int], Any]


class Versions:
    """The counters of the open database, kept in memory.

    A bump is in force in this process when its transaction has committed, in every other within a second, because
    :mod:`kernel.db.signals` tells them; every few seconds they are read again all the same.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._listeners: dict[str, list[Listener]] = defaultdict(list)
        self._reading = asyncio.Lock()
        self._loop = Loop("versions", self._step, every=REREAD)
        self._listening: signals.Listening | None = None

    def number(self, name: str) -> int:
        """The counter as this process knows it, from memory; 0 for one never bumped."""
        return self._numbers.get(name, 0)

    def listen(self, name: str, listener: Listener) -> None:
        """Call ``listener(number)``, plain or async, after each change, wherever it was made."""
        self._listeners[name].append(listener)

    async def bump(self, name: str) -> int:
        """Count up, in the open transaction or at once; the new number.

        The row stays locked until the commit, so that bumps of one name come one after the other.
        """
        sql = BUMP if db.dialect() == "sqlite" else BUMP_AND_TELL
        row = await db.fetch_one(sql, name)
        assert row is not None
        number = int(row["number"])
        if db.current() is not None:
            db.after_commit(partial(self._changed, name, number))
        else:
            await self._changed(name, number)
        return number

    async def load(self) -> None:
        """Read all counters without telling anybody; before anything else asks."""
        self._numbers = await self._read()

    async def start(self) -> None:
        """Read all counters and follow them from now on."""
        self._listening = await signals.listen(CHANNEL, self.refresh)
        await self.load()
        self._loop.start()

    async def stop(self) -> None:
        """Follow them no longer."""
        await self._loop.stop(1.0)
        if self._listening is not None:
            await self._listening.stop()

    async def refresh(self) -> None:
        """Read all counters now and tell the listeners of those that changed."""
        found = await self._read()
        for name, number in found.items():
            await self._changed(name, number)

    async def _step(self) -> None:
        await self.refresh()

    async def _read(self) -> dict[str, int]:
        return {row["name"]: row["number"] for row in await db.fetch("SELECT name, number FROM kernel_version")}

    async def _changed(self, name: str, number: int) -> None:
        if number <= self.number(name):
            return  # an older reading that comes late
        self._numbers[name] = number
        for listener in self._listeners[name]:
            try:
                result = listener(number)
                if inspect.isawaitable(result):
                    await result
            except Exception:
                log.exception("version_listener_failed", name=name)
