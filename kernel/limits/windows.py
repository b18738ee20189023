"""Where the moving windows of ``limits`` are kept: in this process, or in Redis for all processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter

from ..redis import Redis

ROOM = 10_000  # windows after which those that are over are thrown out


class Memory(MemoryStorage):
    """Windows in this process; ``now`` counts seconds.

    The library's own memory looks at all keys for every hit, each in a thread: with a few hundred people that costs more
    than the bot's answer.
    """

    def __init__(self, now: Callable[[], float]):
        super().__init__()
        self._now = now
        self._windows: dict[str, tuple[float, deque[float]]] = {}  # length in seconds, the times of the hits
        self._room = ROOM

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count ``amount`` hits; False, and none counted, when the window has no room for them."""
        now = self._now()
        _, times = self._windows.setdefault(key, (expiry, deque()))
        while times and times[0] <= now - expiry:
            times.popleft()
        if len(times) + amount > limit:
            return False
        times.extend([now] * amount)
        if len(self._windows) > self._room:
            self._throw_out(now)
        return True

    async def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """When the window's oldest hit was, and how many it holds."""
        now = self._now()
        times = [time for time in self._windows.get(key, (expiry, ()))[1] if time > now - expiry]
        return (times[0], len(times)) if times else (now, 0)

    async def clear(self, key: str) -> None:
        """Forget a window."""
        self._windows.pop(key, None)

    def _throw_out(self, now: float) -> None:
        self._windows = {key: (per, times) for key, (per, times) in self._windows.items() if times[-1] > now - per}
        self._room = max(ROOM, 2 * len(self._windows))


def in_memory(now: Callable[[], float]) -> MovingWindowRateLimiter:
    """Windows that only this process knows."""
    return MovingWindowRateLimiter(Memory(now))


def in_redis(redis: Redis, prefix: str) -> MovingWindowRateLimiter:
    """Windows that all processes share, over the kernel's own connections; call it inside ``redis.run``."""
    pool: Any = redis.pool
    return MovingWindowRateLimiter(
        RedisStorage("async+redis://", implementation="redispy", key_prefix=prefix, connection_pool=pool)
    )
