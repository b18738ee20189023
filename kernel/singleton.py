"""One process a bot: a second one with the same token refuses to start and names the first."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import IO

import asyncpg
import structlog

from . import db
from .db.connection import credentials
from .errors import KioskError

log = structlog.get_logger(__name__)

PATIENCE = 3.0  # seconds a process that is just being stopped has to let go
WATCH = 5.0  # seconds between looks at the connection that holds the lock

HOLDER = """
SELECT a.application_name FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (l.classid::bigint << 32 | l.objid::bigint) = $1
"""


class AlreadyRunning(KioskError):
    """Another process runs this bot. Stop it first, or give this one another token."""


class Singleton:
    """The lock of one bot on one database; held from :meth:`acquire` until :meth:`release` or the process's end.

    On PostgreSQL it is an advisory lock on a connection of its own, taken again when that breaks; ``on_lost(message)``
    is called if another process got it meanwhile: stop then. On SQLite it is a lock on a file beside the database.
    """

    def __init__(self, url: str, token: str, *, on_lost: Callable[[str], object] = lambda message: None):
        settings = credentials(url, 1, "FULL")
        self._server = settings["credentials"]
        self._sqlite = settings["engine"].endswith("sqlite")
        digest = hashlib.sha256(b"kiosk-bot:" + token.encode()).digest()
        self._key = int.from_bytes(digest[:8], "big") >> 1  # positive, so that the halves in pg_locks are easy to join
        self._name = digest.hex()[:16]
        self._me = f"kiosk pid {os.getpid()} on {socket.gethostname()}"[:63]
        self._on_lost = on_lost
        self._file: IO[str] | None = None
        self._connection: asyncpg.Connection | None = None
        self._watching: asyncio.Task[None] | None = None

    async def acquire(self) -> None:
        """Take the lock; raises AlreadyRunning, which names the holder, if it is taken for more than a moment."""
        attempt = self._lock_file if self._sqlite else self._lock_database
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while (holder := await attempt()) is not None:
            if asyncio.get_running_loop().time() > deadline:
                raise AlreadyRunning(
                    f"This bot runs already: {holder}. Stop that process first, or give this one another TOKEN."
                )
            await asyncio.sleep(0.2)
        if not self._sqlite:
            self._watching = db.spawn(self._watch())

    async def release(self) -> None:
        """Let go of the lock; nothing happens if it is not held."""
        watching, self._watching = self._watching, None
        if watching is not None:
            watching.cancel()
            await asyncio.wait([watching])
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(Exception):
                await connection.close(timeout=2)
        file, self._file = self._file, None
        if file is not None:
            file.close()

    async def _lock_file(self) -> str | None:
        path = Path(self._server["file_path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        file = open(path.with_name(f"{path.name}.bot-{self._name}.lock"), "a+", encoding="utf-8")  # noqa: ASYNC230, SIM115
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read().strip() or "another process"
            file.close()
            return holder
        file.truncate(0)
        file.write(self._me)
        file.flush()
        self._file = file
        return None

    async def _lock_database(self) -> str | None:
        server = self._server
        connection = await asyncpg.connect(
            host=server["host"],
            port=server["port"],
            user=server["user"],
            password=server["password"],
            database=server["database"],
            timeout=10,
            command_timeout=10,
            server_settings={
                "application_name": self._me,
                "tcp_keepalives_idle": "30",
                "tcp_keepalives_interval": "10",
            },
        )
        try:
            if await connection.fetchval("SELECT pg_try_advisory_lock($1)", self._key):
                self._connection = connection
                return None
            return await connection.fetchval(HOLDER, self._key) or "another process"
        finally:
            if self._connection is not connection:
                await connection.close(timeout=2)

    async def _watch(self) -> None:
        """Notice that the connection broke, and take the lock again before somebody else does."""
        while True:
            await self._wait_until_broken()
            log.warning("singleton_connection_lost", cure="it is opened again")
            pause = 0.1
            while True:
                try:
                    holder = await self._lock_database()
                except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                    await asyncio.sleep(pause)
                    pause = min(WATCH, pause * 2)
                    continue
                break
            if holder is not None:
                message = f"Another process took over this bot: {holder}. This one stops."
                log.error("singleton_lost", message=message)
                self._on_lost(message)
                return

    async def _wait_until_broken(self) -> None:
        connection = self._connection
        assert connection is not None
        closed = asyncio.Event()
        connection.add_termination_listener(lambda _: closed.set())
        while not closed.is_set() and not connection.is_closed():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(WATCH):
                    await closed.wait()
                    break
            try:
                await connection.fetchval("SELECT 1", timeout=WATCH)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                break
        connection.terminate()
        self._connection = None
