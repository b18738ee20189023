"""A pool of PostgreSQL connections whose release never waits, so that cancelling a task cannot lose one."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable

import asyncpg

log = logging.getLogger(__name__)

IDLE_SECONDS = 300  # routers forget silent connections: an older one is replaced before use
MEND_SECONDS = 10


class Pool:
    """At most ``size`` connections, opened when needed, the last used first."""

    def __init__(self, connect: Callable[[], Awaitable[asyncpg.Connection]], size: int):
        self._connect = connect
        self.size = size
        self.opened = 0
        self._idle: list[tuple[asyncpg.Connection, float]] = []
        self._waiters: deque[asyncio.Future[asyncpg.Connection | None]] = deque()
        self._mending: set[asyncio.Task[None]] = set()
        self._closing = False

    @property
    def idle(self) -> int:
        """How many connections nobody uses."""
        return len(self._idle)

    async def acquire(self) -> asyncpg.Connection:
        """A connection, outside any transaction. Give it back with ``release``."""
        if self._closing:
            raise asyncpg.InterfaceError("the database is closed; connect() opens it")
        while self._idle:
            connection, since = self._idle.pop()
            if not connection.is_closed() and time.monotonic() - since < IDLE_SECONDS:
                return connection
            connection.terminate()
            self.opened -= 1
        if self.opened >= self.size:
            connection_or_place = await self._wait()
            if connection_or_place is not None:
                return connection_or_place
        else:
            self.opened += 1
        try:
            return await self._connect()
        except BaseException:
            self._free_place()
            raise

    async def _wait(self) -> asyncpg.Connection | None:
        """A connection handed over by ``release``, or None: a place for a new one."""
        waiter: asyncio.Future[asyncpg.Connection | None] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            return await waiter
        except BaseException:
            if waiter.done() and not waiter.cancelled() and not waiter.exception():
                # handed over in the moment of the cancellation: pass it on
                given = waiter.result()
                if given is None:
                    self._free_place()
                else:
                    self.release(given)
            raise

    def release(self, connection: asyncpg.Connection, clean: bool = True) -> None:
        """Take a connection back. ``clean`` is False after an error or cancellation: it is rolled back first."""
        if connection.is_closed() or self._closing:
            connection.terminate()
            self._free_place()
        elif clean and not connection.is_in_transaction():
            self._give(connection)
        else:
            task = asyncio.get_running_loop().create_task(self._mend(connection))
            self._mending.add(task)
            task.add_done_callback(self._mending.discard)

    async def _mend(self, connection: asyncpg.Connection) -> None:
        try:
            # waits for a running cancellation, too
            await connection.execute("ROLLBACK", timeout=MEND_SECONDS)
        except BaseException as error:
            log.debug("a connection is dropped: %r", error)
            connection.terminate()
            self._free_place()
        else:
            self._give(connection)

    def _give(self, connection: asyncpg.Connection) -> None:
        waiter = self._next_waiter()
        if waiter:
            waiter.set_result(connection)
        else:
            self._idle.append((connection, time.monotonic()))

    def _free_place(self) -> None:
        waiter = self._next_waiter()
        if waiter:
            waiter.set_result(None)
        else:
            self.opened -= 1

    def _next_waiter(self) -> asyncio.Future[asyncpg.Connection | None] | None:
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                return waiter
        return None

    async def close(self) -> None:
        """Close what is idle; what is still in use is closed when it comes back."""
        self._closing = True
        while waiter := self._next_waiter():
            waiter.set_exception(asyncpg.InterfaceError("the database was closed"))
        if self._mending:
            await asyncio.wait(self._mending)
        while self._idle:
            connection, _ = self._idle.pop()
            self.opened -= 1
            try:
                await connection.close(timeout=5)
            except Exception:
                connection.terminate()
