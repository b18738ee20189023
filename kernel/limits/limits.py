"""Counts what people do, and lets who does too much of something wait."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import structlog
from limits import RateLimitItemPerSecond

from ..clock import Clock
from ..contributions import Limit
from ..redis import Redis, RedisDown
from .rules import in_force
from .windows import in_memory, in_redis

log = structlog.get_logger(__name__)

ROOM = 10_000  # people after which those of whom nothing is left to know are thrown out
REREAD = 5.0  # seconds for which Redis is not asked about somebody's ban again while the window has room


@dataclass(slots=True)
class Ban:
    """Until when somebody has to wait, in seconds since 1970, and whether a message told them so."""

    until: float
    told: bool = False


class Limits:
    """The windows and bans of one bot.

    With Redis they are the same in every process; while it does not answer each process counts for itself. An act costs
    one request to it: a full window stays full in every process, so bans need not be asked for each time. ``written``
    gives the operator's numbers, as ``rules.parse`` reads them.
    """

    def __init__(self, written: Callable[[], str], *, clock: Clock, redis: Redis | None = None, prefix: str = "kiosk"):
        self._written = written
        self._clock = clock
        self._redis = redis
        self._prefix = f"{prefix}:limit"
        self._memory = in_memory(self._now)
        self._shared = in_redis(redis, self._prefix) if redis is not None else None
        self._bans: dict[tuple[str, int], Ban] = {}
        self._free: dict[tuple[str, int], float] = {}  # until when people are taken for not banned elsewhere
        self._room = ROOM

    async def count(self, limit: Limit, person: int, spared: Callable[[], Awaitable[bool]]) -> Ban | None:
        """Count one act of ``person``; the ban that forbids it, or None.

        ``spared()`` is asked only of those who did too much: whoever it is true for goes on.
        """
        rule = in_force(limit, self._written())
        if rule is None:
            return None
        ban = await self._ban(rule.name, person)
        if ban is None and await self._hit(rule, person):
            return None
        if await spared():
            return None
        return ban or await self._ban(rule.name, person, anew=True) or await self._begin(rule, person)

    def wait(self, ban: Ban) -> int:
        """How many seconds a ban still lasts, at least one."""
        return max(1, math.ceil(ban.until - self._now()))

    def _now(self) -> float:
        return self._clock.now().timestamp()

    async def _ban(self, name: str, person: int, *, anew: bool = False) -> Ban | None:
        key, now = (name, person), self._now()
        ban = self._bans.get(key)
        if ban is not None and ban.until > now:
            return ban
        if self._redis is None or (self._free.get(key, 0.0) > now and not anew):
            return None
        until = await self._ask(lambda client: client.get(self._key(name, person)))
        if until is None or float(until) <= now:
            self._free[key] = now + REREAD
            self._throw_out(now)
            return None
        self._bans[key] = ban = Ban(float(until))
        return ban

    async def _begin(self, rule: Limit, person: int) -> Ban:
        now = self._now()
        self._bans[rule.name, person] = ban = Ban(now + rule.ban)
        self._throw_out(now)
        await self._ask(lambda client: client.set(self._key(rule.name, person), repr(ban.until), px=rule.ban * 1000))
        if rule.ban < rule.per:  # or the window would still be full when the ban is over
            item = _item(rule)
            await self._memory.clear(item, rule.name, str(person))
            if self._shared is not None:
                shared = self._shared
                await self._ask(lambda client: shared.clear(item, rule.name, str(person)))
        log.warning("limit_exceeded", limit=rule.name, person=person, seconds=rule.ban)
        return ban

    async def _hit(self, rule: Limit, person: int) -> bool:
        """Count one act; False when the window has no room for it."""
        item = _item(rule)
        if self._shared is not None:
            shared = self._shared
            taken = await self._ask(lambda client: shared.hit(item, rule.name, str(person)))
            if taken is not None:
                return bool(taken)
        return await self._memory.hit(item, rule.name, str(person))

    async def _ask(self, work: Callable[[Any], Awaitable[Any]]) -> Any:
        """What Redis answers; None without one, and while it does not answer."""
        if self._redis is None or not self._redis.up:
            return None
        try:
            return await self._redis.run(work)
        except RedisDown:
            return None

    def _throw_out(self, now: float) -> None:
        if len(self._bans) + len(self._free) > self._room:
            self._bans = {key: ban for key, ban in self._bans.items() if ban.until > now}
            self._free = {key: until for key, until in self._free.items() if until > now}
            self._room = max(ROOM, 2 * (len(self._bans) + len(self._free)))

    def _key(self, name: str, person: int) -> str:
        return f"{self._prefix}:ban:{name}:{person}"


@lru_cache(1000)
def _item(rule: Limit) -> RateLimitItemPerSecond:
    return RateLimitItemPerSecond(rule.count, rule.per)
