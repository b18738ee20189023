"""The PostgreSQL engine: asyncpg with a pool that survives cancellation and no reset between uses."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.exceptions import IntegrityError, OperationalError

from .pool import Pool
from .probe import Listener, Watched
from .values import dump_json, load_json

# seen inside a savepoint they end the whole transaction
RETRYABLE = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.InvalidCachedStatementError,  # another process has just migrated
)
LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.InternalClientError,  # the driver's word for a statement on a connection that has just been cut
    asyncpg.InternalClientError,  # the server has said good-bye and the end of the line is still on its way
    ConnectionError,
)
DOOMING = (*RETRYABLE, *LOST, asyncpg.InterfaceError)
STATEMENT_ERRORS = (asyncpg.SyntaxOrAccessError, asyncpg.DataError)

SERVER_SETTINGS = {
    "application_name": "kiosk",
    "jit": "off",  # compiling costs more than these short statements
    "idle_in_transaction_session_timeout": "60s",  # a process that hangs must not hold its locks for ever
}


class CommitUnknown(Exception):
    """The connection was lost while committing: whether the transaction took effect is not known.

    Look at the database before doing it again; what is idempotent by a key may simply be repeated.
    """


def retryable(error: BaseException) -> bool:
    """Whether running the same transaction again may succeed."""
    closed = isinstance(error, asyncpg.InterfaceError) and "is closed" in str(error)
    return closed or isinstance(error, RETRYABLE + LOST)


def translated(error: Exception) -> Exception:
    """The driver's error as the models raise it, so that callers catch one kind on both databases."""
    if isinstance(error, asyncpg.IntegrityConstraintViolationError):
        return IntegrityError(error)
    if isinstance(error, STATEMENT_ERRORS):
        return OperationalError(error)
    return error


class Borrowed:
    """A connection of the pool for one statement of the models, outside any transaction."""

    __slots__ = ("client", "connection")

    def __init__(self, client: "Client"):
        self.client = client

    async def __aenter__(self) -> Any:
        self.connection = await self.client.pool.acquire()
        return self.client.watched(self.connection)

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        self.client.pool.release(self.connection, clean=error is None)


class Client(AsyncpgDBClient):
    """What the models talk to outside a transaction."""

    probe: Listener | None = None
    listening: set[Any]
    dooming = DOOMING
    retryable = staticmethod(retryable)
    pool: Pool

    async def create_connection(self, with_db: bool) -> None:
        self.pool = self._pool = Pool(self.open, self.pool_maxsize)
        self.pool.release(await self.pool.acquire())
        await self._post_connect()

    async def open(self) -> asyncpg.Connection:
        connection = await asyncpg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            password=self.password,
            database=self.database,
            statement_cache_size=500,
            timeout=10,
            server_settings=SERVER_SETTINGS,
            **self.extra,
        )
        try:
            # binary, because COPY has no other form; the first byte is jsonb's version
            await connection.set_type_codec(
                "jsonb",
                schema="pg_catalog",
                format="binary",
                encoder=lambda value: b"\x01" + dump_json(value).encode(),
                decoder=lambda data: load_json(data[1:].decode()),
            )
        except BaseException:
            connection.terminate()
            raise
        return connection

    def problem(self, error: BaseException) -> str:
        """Why the database cannot be opened and what to change, or nothing for an error of another kind."""
        place = f"PostgreSQL at {self.host}:{self.port}"
        if isinstance(error, asyncpg.InvalidAuthorizationSpecificationError):
            return f"{place} refuses the user {self.user}: {error}. Correct POSTGRES_USER and POSTGRES_PASSWORD."
        if isinstance(error, asyncpg.InvalidCatalogNameError):
            return f"{place} has no database {self.database}. Create it, or correct POSTGRES_DB."
        if isinstance(error, (OSError, TimeoutError, *LOST)):
            return f"{place} does not answer: {error}. Start it, or correct POSTGRES_HOST and DB_PORT."
        return ""

    async def _close(self) -> None:
        if self._pool:
            await self._pool.close()
            self._pool = None

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
        async with Borrowed(self) as connection:
            return await fetch(connection, sql, args)

    async def execute(self, sql: str, args: Sequence[Any]) -> int:
        async with Borrowed(self) as connection:
            return await execute(connection, sql, args)


async def fetch(connection: Any, sql: str, args: Sequence[Any]) -> list[dict[str, Any]]:
    try:
        return [dict(row) for row in await connection.fetch(sql, *args)]
    except (asyncpg.IntegrityConstraintViolationError, *STATEMENT_ERRORS) as error:
        raise translated(error) from error


async def execute(connection: Any, sql: str, args: Sequence[Any]) -> int:
    try:
        tag = await connection.execute(sql, *args)
    except (asyncpg.IntegrityConstraintViolationError, *STATEMENT_ERRORS) as error:
        raise translated(error) from error
    count = tag.rpartition(" ")[2]
    return int(count) if count.isdigit() else 0


class Session:
    """One connection of the pool while a transaction is open on it."""

    __slots__ = ("client", "connection", "raw")

    def __init__(self, client: Client):
        self.client = client

    async def begin(self) -> None:
        self.raw = await self.client.pool.acquire()
        self.connection = self.client.watched(self.raw)
        try:
            await self.connection.execute("BEGIN")
        except BaseException:
            self.client.pool.release(self.raw, clean=False)
            raise

    async def commit(self) -> None:
        clean = False
        try:
            tag = await self.connection.execute("COMMIT")
            clean = True
        except LOST as error:
            raise CommitUnknown("the connection was lost while committing; look before doing it again") from error
        finally:
            self.client.pool.release(self.raw, clean)
        if tag != "COMMIT":
            # PostgreSQL answers ROLLBACK, without an error, when an earlier error was swallowed
            raise asyncpg.InFailedSQLTransactionError(
                "nothing was committed: an error inside this transaction was swallowed. "
                "Put what may fail into an inner `async with transaction()`."
            )

    async def rollback(self) -> None:
        clean = False
        try:
            if not self.raw.is_closed():
                await self.connection.execute("ROLLBACK")
                clean = True
        except LOST:
            pass  # gone, and the transaction with it
        finally:
            self.client.pool.release(self.raw, clean)

    async def run(self, sql: str) -> None:
        """SAVEPOINT, RELEASE and ROLLBACK TO."""
        await self.connection.execute(sql)

    async def fetch(self, sql: str, args: Sequence[Any]) -> list[dict[str, Any]]:
        return await fetch(self.connection, sql, args)

    async def execute(self, sql: str, args: Sequence[Any]) -> int:
        return await execute(self.connection, sql, args)

    async def copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        try:
            await self.connection.copy_records_to_table(table, records=rows, columns=list(columns))
        except (asyncpg.IntegrityConstraintViolationError, *STATEMENT_ERRORS) as error:
            raise translated(error) from error

    def for_models(self, transaction: Any) -> "InTransaction":
        return InTransaction(self, transaction)


class Shared:
    """The transaction's connection for one statement of the models; prefetching sends several at a time."""

    __slots__ = ("client",)

    def __init__(self, client: "InTransaction"):
        self.client = client

    async def __aenter__(self) -> Any:
        await self.client._lock.acquire()
        return self.client.session.connection

    async def __aexit__(self, *error: object) -> None:
        self.client._lock.release()


class InTransaction(TransactionWrapper):
    """What the models talk to inside a transaction."""

    def __init__(self, session: Session, transaction: Any):
        super().__init__(session.client)
        self.session = session
        self.kernel_transaction = transaction
        self._connection = session.raw
        self._lock = asyncio.Lock()

    def acquire_connection(self) -> Any:
        return Shared(self)

    def _in_transaction(self) -> Any:
        from .transaction import ForModels

        return ForModels()

    async def _translate_exceptions(self, func: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return await super()._translate_exceptions(func, *args, **kwargs)
        except DOOMING as error:
            self.kernel_transaction.doom(error)
            raise


client_class = Client
