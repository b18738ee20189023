"""Telling every process that something has changed: LISTEN and NOTIFY on PostgreSQL, a look at the file on SQLite."""

import asyncio
import contextlib
import inspect
import logging
import random
from collections.abc import Callable
from typing import Any

import asyncpg

from .connection import dialect, engine
from .lean import execute
from .transaction import after_commit, current, spawn

log = logging.getLogger(__name__)

Callback = Callable[[], Any]

LOOK_SECONDS = 0.3
ALIVE_SECONDS = 30


class Listening:
    """A callback that is called after each ``notify`` of a channel, from any process, until ``stop``.

    It may also be called when nothing has happened: after a lost connection, and on SQLite after any change by
    another process. So it compares a number rather than trusting the call.
    """

    def __init__(self, channel: str, callback: Callback):
        self.channel = channel
        self._callback = callback
        self._engine = engine()
        self._engine.listening.add(self)
        self._task: asyncio.Task[None] | None = None
        self._heard = asyncio.Event()

    def hear(self) -> None:
        """Have the callback called soon; several calls at once become one."""
        self._heard.set()

    async def start(self) -> None:
        """Return once nothing can be missed any more."""
        ready = asyncio.Event()
        self._task = spawn(self._run(ready), name=f"listen {self.channel}")
        waiting = asyncio.ensure_future(ready.wait())
        await asyncio.wait([waiting, self._task], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._task.done():
            await self._task

    async def stop(self) -> None:
        """No call after this."""
        self._engine.listening.discard(self)
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await self._task

    async def _run(self, ready: asyncio.Event) -> None:
        async with asyncio.TaskGroup() as group:
            watch = self._watch_file if dialect() == "sqlite" else self._watch_server
            group.create_task(watch(ready))
            group.create_task(self._call())

    async def _call(self) -> None:
        while True:
            await self._heard.wait()
            self._heard.clear()
            try:
                result = self._callback()
                if inspect.isawaitable(result):
                    await result
            except Exception:
                log.exception("what listens to %s failed", self.channel)

    async def _watch_file(self, ready: asyncio.Event) -> None:
        known = await self._file_version()
        ready.set()
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if (version := await self._file_version()) != known:
                known = version
                self.hear()

    async def _file_version(self) -> int:
        """A number that other processes' commits change; own commits do not, so ``notify`` calls ``hear`` itself."""
        return (await self._engine.fetch("PRAGMA data_version", ()))[0]["data_version"]

    async def _watch_server(self, ready: asyncio.Event) -> None:
        wait = 0.1
        while True:
            try:
                connection = await self._engine.open()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                if not ready.is_set():
                    raise
                log.warning("cannot listen to %s: %s; trying again", self.channel, error)
                await asyncio.sleep(wait * random.uniform(0.5, 1.5))
                wait = min(wait * 2, 5)
                continue
            wait = 0.1
            try:
                await self._stay(connection, ready)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                log.warning("the connection that listens to %s was lost: %s; opening another", self.channel, error)
            finally:
                connection.terminate()

    async def _stay(self, connection: asyncpg.Connection, ready: asyncio.Event) -> None:
        lost = asyncio.Event()
        connection.add_termination_listener(lambda *_: lost.set())
        await connection.add_listener(self.channel, lambda *_: self.hear())
        if ready.is_set():
            self.hear()  # something may have been said while nobody listened
        ready.set()
        while not lost.is_set():
            try:
                async with asyncio.timeout(ALIVE_SECONDS):
                    await lost.wait()
            except TimeoutError:
                await connection.execute("SELECT 1", timeout=ALIVE_SECONDS)
        raise ConnectionResetError("closed by the server")


async def listen(channel: str, callback: Callback) -> Listening:
    """Call ``callback()`` (plain or async) after each ``notify(channel)`` of any process that commits.

    On PostgreSQL over a connection of its own that is opened again when it is lost. Ended by ``stop()`` or by closing
    the database.
    """
    listening = Listening(channel, callback)
    try:
        await listening.start()
    except BaseException:
        await listening.stop()
        raise
    return listening


async def notify(channel: str) -> None:
    """Tell every process that listens to ``channel``, at the commit of the open transaction or else at once."""
    if dialect() == "postgres":
        await execute("SELECT pg_notify($1, '')", channel)
        return
    listening = [one for one in engine().listening if one.channel == channel]
    for one in listening:
        if current() is None:
            one.hear()
        else:
            after_commit(one.hear)
