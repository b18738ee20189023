"""Redis as a convenience: when it is refused, silent or lost, everything is slower and nothing fails."""

import time
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import urlsplit

import redis.asyncio
import redis.exceptions
import structlog
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

T = TypeVar("T")
log = structlog.get_logger(__name__)


class RedisDown(Exception):
    """Redis did not answer, or is left alone after it did not answer before."""


class Redis:
    """A connection that gives up after ``patience`` seconds and then leaves Redis alone for ``rest`` seconds.

    One line is logged when an outage begins and one when it is over. ``clock`` counts seconds.
    """

    def __init__(
        self, url: str, *, patience: float = 0.1, rest: float = 30.0, clock: Callable[[], float] = time.monotonic
    ):
        self.address = urlsplit(url).hostname or url.partition("@")[2] or "localhost"
        self._rest, self._clock = rest, clock
        self._off_until = 0.0
        self._outage = False
        self._client = redis.asyncio.Redis.from_url(
            url,
            socket_timeout=patience,
            socket_connect_timeout=patience,
            retry=Retry(NoBackoff(), 0),
            protocol=2,
            driver_info=None,
        )

    @property
    def pool(self) -> redis.asyncio.ConnectionPool:
        """The connections, for a library that speaks to Redis by itself; use it inside :meth:`run`."""
        return self._client.connection_pool

    @property
    def up(self) -> bool:
        """Whether it is worth asking now."""
        return self._clock() >= self._off_until

    async def run(self, work: Callable[[redis.asyncio.Redis], Awaitable[T]]) -> T:
        """``await work(client)``; raises RedisDown instead of any error of Redis or the network."""
        if not self.up:
            raise RedisDown(f"Redis on {self.address} is left alone for a while")
        try:
            result = await work(self._client)
        except (redis.exceptions.RedisError, OSError, TimeoutError) as error:
            self._fail(error)
            raise RedisDown(str(error)) from error
        if self._outage:
            self._outage = False
            log.info("redis_is_back", address=self.address)
        return result

    async def ping(self) -> bool:
        """Whether Redis answers; False as well while it is left alone."""
        try:
            return bool(await self.run(lambda client: client.execute_command("PING")))
        except RedisDown:
            return False

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.aclose()

    def _fail(self, error: Exception) -> None:
        self._off_until = self._clock() + self._rest
        if not self._outage:  # one line an outage, however many requests meet it
            self._outage = True
            log.warning(
                "redis_is_down", address=self.address, error=f"{type(error).__name__}: {error}", rest=self._rest
            )
