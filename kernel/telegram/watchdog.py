"""Notices a session that will not come back, so that the process can end and be started anew."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from pyrogram.session.session import Session, SessionState

from .client import Client

log = logging.getLogger(__name__)

EVERY = 1.0  # seconds
SILENCE = 20.0  # seconds without a packet, although the client pings every 5: the connection is made anew
STUCK = 5  # looks in a row at which nothing is up and nothing tries


class Watchdog:
    """Looks at the client's session; ``dead(reason)`` is called once when it cannot recover."""

    def __init__(self, client: Client, dead: Callable[[str], None]):
        self._client = client
        self._dead = dead
        self._stuck = 0
        self._task: asyncio.Task[None] | None = None
        self._restarts: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin to look."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            session = self._client.session
            reason = self._reason(session) if session is not None else ""
            if reason:
                self._dead(reason)
                return

    def _reason(self, session: Session) -> str:
        task = session.recv_task
        if task is not None and task.done() and not task.cancelled() and (error := task.exception()) is not None:
            return f"the connection's reader ended: {type(error).__name__}: {error}"
        trying = session.restart_lock.locked()
        if session.state is SessionState.STARTED and task is not None and not task.done():
            self._stuck = 0
            self._listen(session)
            return ""
        self._stuck = 0 if trying else self._stuck + 1
        if self._stuck >= STUCK:
            return f"the connection is {session.state.name.lower()} and nothing makes it anew"
        return ""

    def _listen(self, session: Session) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() - self._client.last_packet > SILENCE and not session.restart_lock.locked():
            log.warning("Telegram has been silent for %g s; connecting anew", SILENCE)
            self._client.last_packet = loop.time()
            restart = loop.create_task(session.restart())
            self._restarts.add(restart)
            restart.add_done_callback(self._restarts.discard)
