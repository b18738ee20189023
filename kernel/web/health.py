"""Is everything that the bot stands on there?"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from .. import db
from ..clock import Clock
from ..db.values import load_time
from ..redis import Redis

PATIENCE = 2.0  # seconds
BACKLOG = "SELECT count(*) AS waiting, min(not_before) AS oldest FROM kernel_outbox WHERE state = 'waiting' AND not_before <= $1"

log = structlog.get_logger(__name__)


class HealthCheck:
    """Asks the database, Redis, Telegram and the outbox; ``await check()`` is what ``/health`` shows.

    Names no cause: the page is open to everybody who reaches the port, and the log has it.
    """

    def __init__(self, *, clock: Clock, redis: Redis | None, connected: Callable[[], bool], started: datetime):
        self._clock, self._redis, self._connected, self._started = clock, redis, connected, started

    async def __call__(self) -> dict[str, Any]:
        """``status`` is failed without a database, degraded without Telegram or a configured Redis, else ok."""
        backlog = await self._backlog()
        redis = "not configured" if self._redis is None else "ok" if await self._redis.ping() else "degraded"
        telegram = "connected" if self._connected() else "disconnected"
        status = "ok" if redis != "degraded" and telegram == "connected" else "degraded"
        return {
            "status": "failed" if backlog is None else status,
            "database": "error" if backlog is None else "ok",
            "redis": redis,
            "telegram": telegram,
            "outbox": backlog or {},
            "uptime_seconds": int((self._clock.now() - self._started).total_seconds()),
        }

    async def _backlog(self) -> dict[str, Any] | None:
        """How many messages are due and since when; None when the database does not answer."""
        now = self._clock.now()
        try:
            async with asyncio.timeout(PATIENCE):
                row = await db.fetch_one(BACKLOG, now)
        except Exception as error:
            log.error("database_does_not_answer", exc_info=error)
            return None
        oldest = row and row["oldest"] and load_time(row["oldest"])
        return {
            "waiting": row["waiting"] if row else 0,
            "oldest_seconds": int((now - oldest).total_seconds()) if oldest else 0,
        }
