"""A cache in two levels, memory and Redis, into which a slow reader cannot put an old value back."""

import asyncio
import hmac
import pickle
import secrets
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress
from typing import Any, TypeVar, cast

import structlog
from cashews.backends.memory import Memory

from . import db
from .redis import Redis, RedisDown

T = TypeVar("T")
Version = tuple[int, int]
Sign = Callable[[bytes], bytes]
ABSENT = object()
MAC = 32  # bytes

log = structlog.get_logger(__name__)


class Cache:
    """Values by namespace and key. Every key contains the namespace's version as read before the value was made.

    ``number`` gives the version that processes share (``Versions.number``); ``sign`` seals what is stored in Redis, so
    that nobody who can write there can make the bot unpickle something; ``prefix`` keeps two shops on one Redis apart.
    """

    def __init__(
        self,
        redis: Redis | None = None,
        *,
        number: Callable[[str], int] = lambda namespace: 0,
        sign: Sign | None = None,
        prefix: str = "kiosk",
        size: int = 10_000,
    ):
        self._memory = Memory(size=size, check_interval=0)
        self._redis = redis if sign else None
        self._number, self._sign, self._prefix = number, sign, prefix
        self._bumps: dict[str, int] = {}
        self._announced: dict[str, Version] = {}  # versions that the tag in Redis stands for
        self._waiting: set[str] = set()
        self._announcing: asyncio.Task[None] | None = None

    async def get_or(self, namespace: str, key: Hashable, ttl: float, make: Callable[[], Awaitable[T]]) -> T:
        """The cached value, else ``await make()``, kept for ``ttl`` seconds. Callers share it: never change it.

        Inside a transaction nothing is cached, as it may read what is never committed.
        """
        if db.current() is not None:
            return await make()
        version = self._version(namespace)
        place = (namespace, version, key)
        value = await self._memory.get(cast(Any, place), cast(Any, ABSENT))
        if value is not ABSENT:
            return cast(T, value)
        tag = await self._tag_and_value(namespace, key, version) if self._redis and self._redis.up else None
        if tag is not None and tag[1] is not ABSENT:
            value = tag[1]
        else:
            value = await make()
            if tag is not None:
                await self._share(namespace, key, tag[0], value, ttl)
        await self._memory.set(cast(Any, place), cast(Any, value), expire=ttl)
        return cast(T, value)

    async def forget(self, namespace: str, key: Hashable) -> None:
        """Make the value anew when it is asked for next, in every process that shares it through Redis."""
        await self._memory.delete(cast(Any, (namespace, self._version(namespace), key)))
        if self._redis and self._redis.up:
            with suppress(RedisDown):
                await self._run(lambda client: client.delete(self._name(namespace, key)))

    def bump(self, namespace: str) -> None:
        """Forget the namespace when the open transaction is committed; RuntimeError outside one.

        Values that are being made right now are stored under the old version, where nobody looks.
        """
        db.after_commit(lambda: self.drop(namespace))

    def drop(self, namespace: str) -> None:
        """Forget the namespace at once: for what is not in the database."""
        self._bumps[namespace] = self._bumps.get(namespace, 0) + 1
        if self._redis and self._redis.up:
            self._waiting.add(namespace)
            if self._announcing is None or self._announcing.done():
                self._announcing = db.spawn(self._announce_waiting())

    async def close(self) -> None:
        """Let the last announcement finish."""
        if self._announcing is not None:
            await self._announcing
        await self._memory.close()

    def _version(self, namespace: str) -> Version:
        return self._number(namespace), self._bumps.get(namespace, 0)

    # In Redis a namespace has a random tag. A value counts only if it was stored under the present tag; a new version
    # gets a new tag before this process reads or writes there again, so a bump that Redis missed cannot be forgotten.

    async def _tag_and_value(self, namespace: str, key: Hashable, version: Version) -> tuple[bytes, Any] | None:
        names = [f"{self._prefix}:tag:{namespace}", self._name(namespace, key)]
        try:
            if self._announced.get(namespace) != version:
                await self._announce(namespace)
            tag, packed = await self._run(lambda client: client.mget(names))
        except RedisDown:
            return None
        if tag is None:  # evicted or flushed
            self._announced.pop(namespace, None)
            return None
        return tag, self._unpacked(names[1], tag, packed)

    async def _share(self, namespace: str, key: Hashable, tag: bytes, value: Any, ttl: float) -> None:
        name = self._name(namespace, key)
        try:
            body = tag + pickle.dumps(value)
        except (pickle.PicklingError, TypeError, AttributeError):
            return  # memory only
        try:
            await self._run(lambda client: client.set(name, self._seal(name, body) + body, px=max(int(ttl * 1000), 1)))
        except RedisDown:
            return

    async def _announce(self, namespace: str) -> None:
        version = self._version(namespace)
        await self._run(lambda client: client.set(f"{self._prefix}:tag:{namespace}", secrets.token_bytes(16)))
        self._announced[namespace] = version

    async def _announce_waiting(self) -> None:
        while self._waiting:
            try:
                await self._announce(self._waiting.pop())
            except RedisDown:
                self._waiting.clear()  # get_or announces before it uses Redis again

    def _run(self, work: Callable[[Any], Awaitable[T]]) -> Awaitable[T]:
        return cast(Redis, self._redis).run(work)

    def _name(self, namespace: str, key: Hashable) -> str:
        return f"{self._prefix}:value:{namespace}:{key!r}"

    def _seal(self, name: str, body: bytes) -> bytes:
        return cast(Sign, self._sign)(b"cache\0" + name.encode() + b"\0" + body)[:MAC]

    def _unpacked(self, name: str, tag: bytes, packed: bytes | None) -> Any:
        body = packed[MAC:] if packed else b""
        if not packed or not body.startswith(tag):
            return ABSENT
        if not hmac.compare_digest(packed[:MAC], self._seal(name, body)):
            log.warning("cache_value_not_ours", name=name)
            return ABSENT
        try:
            return pickle.loads(body[len(tag) :])
        except Exception:  # written by another version of the code
            return ABSENT
