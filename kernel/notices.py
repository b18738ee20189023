"""Hears, on PostgreSQL, what other processes announce with NOTIFY; on a connection of its own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import asyncpg
import structlog

from . import db
from .db.connection import credentials

log = structlog.get_logger(__name__)

LOOK = 5.0  # seconds between looks at a silent connection
UNREACHABLE = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError)


class Notices:
    """Calls ``heard(payload)`` for every NOTIFY on ``channel``, and ``heard("")`` whenever some may have been missed."""

    def __init__(self, url: str, channel: str, heard: Callable[[str], None]):
        self._server = credentials(url, 1, "FULL")["credentials"]
        self._channel = channel
        self._heard = heard
        self._task: asyncio.Task[None] | None = None
        self._connection: asyncpg.Connection | None = None

    async def start(self) -> None:
        """Listen from now on; opened again whenever the connection breaks."""
        with contextlib.suppress(*UNREACHABLE):
            await self._open()
        self._task = db.spawn(self._keep_open(), name="notices")

    async def stop(self) -> None:
        """Close the connection."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(Exception):
                await connection.close(timeout=2)

    async def _open(self) -> None:
        server = self._server
        connection = await asyncpg.connect(
            host=server["host"],
            port=server["port"],
            user=server["user"],
            password=server["password"],
            database=server["database"],
            timeout=10,
            server_settings={"application_name": "kiosk notices"},
        )
        self._connection = connection
        await connection.add_listener(self._channel, self._notice)

    def _notice(self, _connection: Any, _pid: int, _channel: str, payload: str) -> None:
        self._heard(payload)

    async def _keep_open(self) -> None:
        pause = 0.1
        while True:
            try:
                if self._connection is None or self._connection.is_closed():
                    await self._open()
                    self._heard("")
                assert self._connection is not None
                await self._connection.fetchval("SELECT 1", timeout=LOOK)
                pause = LOOK
            except UNREACHABLE as error:
                if self._connection is not None:
                    log.warning(
                        "notices_lost", error=str(error), cure="it is opened again; changes are re-read meanwhile"
                    )
                    self._connection.terminate()
                    self._connection = None
                    pause = 0.1
                else:
                    pause = min(LOOK, pause * 2)
            await self._sleep(pause)

    async def _sleep(self, seconds: float) -> None:
        """Wait, or less if the connection breaks meanwhile."""
        broken = asyncio.Event()

        def tell(_connection: Any) -> None:
            broken.set()

        connection = self._connection
        if connection is not None:
            connection.add_termination_listener(tell)
        try:
            async with asyncio.timeout(seconds):
                await broken.wait()
        except TimeoutError:
            pass
        finally:
            if connection is not None:
                connection.remove_termination_listener(tell)
