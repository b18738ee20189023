"""The SQLite engine: one connection in a thread of its own, BEGIN IMMEDIATE, safe against cancellation."""

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import aiosqlite
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.exceptions import IntegrityError, OperationalError

from .probe import Listener, Watched
from .values import dump_json, dump_time, load_date, load_json, load_time

# sqlite3 keeps these tables for the whole process; the models' rows go through them as well
sqlite3.register_adapter(datetime, dump_time)
sqlite3.register_adapter(dict, dump_json)
sqlite3.register_adapter(list, dump_json)
sqlite3.register_converter("TIMESTAMP", lambda data: load_time(data.decode()))
sqlite3.register_converter("DATE", lambda data: load_date(data.decode()))
sqlite3.register_converter("JSON", lambda data: load_json(data.decode()))


@lru_cache(maxsize=2048)
def numbered(sql: str) -> str:
    """``$1`` as SQLite writes it, ``?1``."""
    return re.sub(r"\$(\d+)", r"?\1", sql)


def translated(error: Exception) -> Exception:
    """The driver's error as the models raise it, so that callers catch one kind on both databases."""
    return IntegrityError(error) if isinstance(error, sqlite3.IntegrityError) else OperationalError(error)


def retryable(error: BaseException) -> bool:
    """Whether running the same transaction again may succeed."""
    return isinstance(error, OperationalError) and "database is locked" in str(error)


class Borrowed:
    """The connection for one statement, when no transaction holds it."""

    __slots__ = ("client",)

    def __init__(self, client: "Client"):
        self.client = client

    async def __aenter__(self) -> Any:
        await self.client._lock.acquire()
        return self.client.watched(self.client.opened)

    async def __aexit__(self, *error: object) -> None:
        self.client._lock.release()


class Client(SqliteClient):
    """What the models talk to outside a transaction."""

    probe: Listener | None = None
    listening: set[Any]
    dooming: tuple[type[BaseException], ...] = ()  # after BEGIN IMMEDIATE no other process can stand in the way
    retryable = staticmethod(retryable)

    @property
    def opened(self) -> aiosqlite.Connection:
        if self._connection is None:
            raise OperationalError("the database is closed; connect() opens it")
        return self._connection

    async def create_connection(self, with_db: bool) -> None:
        connection = aiosqlite.connect(self.filename, isolation_level=None, detect_types=sqlite3.PARSE_DECLTYPES)
        connection._thread.daemon = True  # a process that forgot to close must still be able to end
        try:
            await connection
        except BaseException:
            await asyncio.to_thread(connection._thread.join, 5)  # it still has a word for this loop
            raise
        try:
            connection.row_factory = sqlite3.Row
            for name, value in self.pragmas.items():
                await connection.execute_fetchall(f"PRAGMA {name}={value}")
        except BaseException:
            await connection.close()
            raise
        self._connection = connection
        await self._post_connect()

    def problem(self, error: BaseException) -> str:
        """Why the database cannot be opened and what to change, or nothing for an error of another kind."""
        if isinstance(error, sqlite3.DatabaseError):
            return f"The database {self.filename} cannot be opened: {error}. Correct DATA_DIR, or the rights to the folder."
        return ""

    def watched(self, connection: Any) -> Any:
        return connection if self.probe is None else Watched(connection, self.probe)

    def acquire_connection(self) -> Any:
        from .transaction import current

        current()  # refuses tasks that were started inside an open transaction
        return Borrowed(self)

    def _in_transaction(self) -> Any:
        from .transaction import ForModels

        return ForModels()

    def session(self) -> "Session":
        return Session(self)

    async def fetch(self, sql: str, args: Sequence[Any]) -> list[dict[str, Any]]:
        async with self._lock:
            return (await self.statement(fetch_rows, sql, args))[0]

    async def execute(self, sql: str, args: Sequence[Any]) -> int:
        async with self._lock:
            return (await self.statement(fetch_rows, sql, args))[1]

    async def statement(self, function: Callable[..., Any], sql: str, args: Any) -> Any:
        """Run ``function(sqlite3 connection, sql, args)`` in the connection's thread: one hop."""
        if self.probe is not None:
            self.probe(sql)
        connection = self.opened
        try:
            return await connection._execute(function, connection._conn, numbered(sql), args)
        except (sqlite3.OperationalError, sqlite3.IntegrityError) as error:
            raise translated(error) from error

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        async with self._in_transaction() as client:
            await client.execute_many(query, values)

    async def settle(self) -> asyncio.CancelledError | None:
        """Wait until the thread has finished what was sent, and roll back what is open.

        Being cancelled does not hurry it; the cancellation is returned.
        """

        def roll_back(raw: sqlite3.Connection) -> None:
            if raw.in_transaction:
                raw.rollback()

        connection = self.opened
        done: asyncio.Future[None] = asyncio.ensure_future(connection._execute(roll_back, connection._conn))
        cancelled = None
        while not done.done():
            try:
                await asyncio.wait([done])
            except asyncio.CancelledError as error:
                cancelled = error
        done.exception()  # what went wrong before is raised by the caller
        return cancelled


def fetch_rows(raw: sqlite3.Connection, sql: str, args: Sequence[Any]) -> tuple[list[dict[str, Any]], int]:
    cursor = raw.execute(sql, args)
    rows = [dict(row) for row in cursor.fetchall()]
    return rows, cursor.rowcount if cursor.rowcount >= 0 else len(rows)


def run_many(raw: sqlite3.Connection, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    raw.executemany(sql, rows)


class Session:
    """The process's one connection while a transaction is open on it; others wait."""

    __slots__ = ("client",)

    def __init__(self, client: Client):
        self.client = client

    async def begin(self) -> None:
        await self.client._lock.acquire()
        try:
            await self.client.statement(fetch_rows, "BEGIN IMMEDIATE", ())
        except BaseException:
            # the BEGIN may still run in the thread
            await self._finish()
            raise

    async def commit(self) -> None:
        try:
            await self.client.statement(fetch_rows, "COMMIT", ())
        except BaseException:
            await self._finish()
            raise
        self.client._lock.release()

    async def rollback(self) -> None:
        if self.client.probe is not None:
            self.client.probe("ROLLBACK")
        if cancelled := await self._finish():
            raise cancelled

    async def _finish(self) -> asyncio.CancelledError | None:
        try:
            return await self.client.settle()
        finally:
            self.client._lock.release()

    async def run(self, sql: str) -> None:
        """SAVEPOINT, RELEASE and ROLLBACK TO."""
        await self.client.statement(fetch_rows, sql, ())

    async def fetch(self, sql: str, args: Sequence[Any]) -> list[dict[str, Any]]:
        return (await self.client.statement(fetch_rows, sql, args))[0]

    async def execute(self, sql: str, args: Sequence[Any]) -> int:
        return (await self.client.statement(fetch_rows, sql, args))[1]

    async def copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" * len(columns))
        await self.client.statement(run_many, f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)

    def for_models(self, transaction: Any) -> "InTransaction":
        return InTransaction(self)


class Shared:
    """The transaction's connection for one statement of the models; prefetching sends several at a time."""

    __slots__ = ("client",)

    def __init__(self, client: "InTransaction"):
        self.client = client

    async def __aenter__(self) -> Any:
        await self.client._lock.acquire()
        return self.client.session.client.watched(self.client._connection)

    async def __aexit__(self, *error: object) -> None:
        self.client._lock.release()


class InTransaction(SqliteTransactionWrapper):
    """What the models talk to inside a transaction."""

    def __init__(self, session: Session):
        super().__init__(session.client)
        self.session = session

    def acquire_connection(self) -> Any:
        return Shared(self)

    def _in_transaction(self) -> Any:
        from .transaction import ForModels

        return ForModels()


client_class = Client
