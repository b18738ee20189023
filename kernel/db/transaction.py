"""The transaction helper: one open transaction a task, savepoints inside it, and what happens at its commit."""

import asyncio
import contextvars
import inspect
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextvars import ContextVar
from typing import Any, TypeVar

from ..errors import NetworkInTransaction
from .connection import engine as open_engine

T = TypeVar("T")
Flush = Callable[[list[Any]], Awaitable[None]]

log = logging.getLogger(__name__)
_open: ContextVar["Transaction | None"] = ContextVar("kernel_transaction", default=None)


class Transaction:
    """An open transaction. It belongs to one task and is found with ``current()``."""

    __slots__ = ("_calls", "_models", "_queued", "_savepoints", "closed", "doomed", "engine", "session", "task")

    def __init__(self, engine: Any):
        self.engine = engine
        self.session = engine.session()
        self.task = asyncio.current_task()
        self.closed = False
        self.doomed: BaseException | None = None
        self._calls: list[Callable[[], Any]] = []
        self._queued: list[tuple[Flush, Any]] = []
        self._savepoints = 0
        self._models: Any = None

    def queue(self, flush: Flush, item: Any) -> None:
        """Call ``await flush(items)`` once before the COMMIT, with all items queued for the same ``flush``.

        Different ``flush`` functions run in the order of their first item. Items queued inside a savepoint that is
        rolled back are dropped. An error in ``flush`` rolls the transaction back.
        """
        self._queued.append((flush, item))

    def doom(self, error: BaseException) -> None:
        """Make the outermost block roll back and raise ``error``, even if somebody swallows it."""
        if self.doomed is None:
            self.doomed = error

    def for_models(self) -> Any:
        """The client through which the models take part."""
        if self._models is None:
            self._models = self.session.for_models(self)
        return self._models

    async def fetch(self, sql: str, args: Sequence[Any]) -> list[dict[str, Any]]:
        try:
            return await self.session.fetch(sql, args)
        except self.engine.dooming as error:
            self.doom(error)
            raise

    async def execute(self, sql: str, args: Sequence[Any]) -> int:
        try:
            return await self.session.execute(sql, args)
        except self.engine.dooming as error:
            self.doom(error)
            raise

    async def flush(self) -> None:
        while self._queued:
            batches: dict[Flush, list[Any]] = {}
            for flush, item in self._queued:
                batches.setdefault(flush, []).append(item)
            self._queued = []
            for flush, items in batches.items():
                await flush(items)


def mine() -> Transaction | None:
    """The transaction that is open in this task, or None, also in a task that inherited somebody else's."""
    transaction = _open.get()
    return (
        transaction if transaction and not transaction.closed and transaction.task is asyncio.current_task() else None
    )


def current() -> Transaction | None:
    """The transaction that is open in this task, or None.

    Raises RuntimeError in a task that was started inside a transaction which is still open: such a task would work
    behind the back of its transaction.
    """
    transaction = _open.get()
    if transaction is None or transaction.closed:
        return None
    if transaction.task is not asyncio.current_task():
        raise RuntimeError(
            "this task was started inside a transaction that is still open, and cannot use the database. "
            "Start it with after_commit() or kernel.db.spawn(); instead of asyncio.wait_for use asyncio.timeout."
        )
    return transaction


class transaction:
    """``async with transaction() as tx``: commit at the end, roll back on any error.

    Inside an open transaction it is a savepoint: an error undoes the inner block alone. Deadlocks, serialization
    failures, lost connections and cancellation still end the outermost block. On SQLite it begins IMMEDIATE.
    """

    __slots__ = ("_calls", "_name", "_queued", "_transaction")

    _transaction: Transaction

    async def __aenter__(self) -> Transaction:
        outer = current()
        if outer is None:
            self._name = ""
            opened = Transaction(open_engine())
            await opened.session.begin()
            self._transaction = opened
            _open.set(opened)
            return opened
        if outer.doomed is not None:
            raise outer.doomed
        self._transaction = outer
        self._name = f"kiosk_{outer._savepoints}"
        outer._savepoints += 1
        self._calls, self._queued = len(outer._calls), len(outer._queued)
        await self._command(f"SAVEPOINT {self._name}")
        return outer

    async def __aexit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if self._name:
            await self._leave_savepoint(error)
        else:
            await self._leave(error)

    async def _command(self, sql: str) -> None:
        try:
            await self._transaction.session.run(sql)
        except (asyncio.CancelledError, *self._transaction.engine.dooming) as error:
            self._transaction.doom(error)
            raise

    async def _leave_savepoint(self, error: BaseException | None) -> None:
        opened = self._transaction
        if error is None and opened.doomed is None:
            await self._command(f"RELEASE SAVEPOINT {self._name}")
            return
        del opened._calls[self._calls :], opened._queued[self._queued :]
        if error is not None and not isinstance(error, Exception):
            opened.doom(error)
        if isinstance(error, opened.engine.dooming):
            opened.doom(error)
        if opened.doomed is None:
            await self._command(f"ROLLBACK TO SAVEPOINT {self._name}")
        elif error is None:
            raise opened.doomed

    async def _leave(self, error: BaseException | None) -> None:
        opened = self._transaction
        failed: BaseException | None = None
        try:
            if error is None and opened.doomed is None:
                try:
                    await opened.flush()
                except BaseException as raised:
                    failed = raised
                else:
                    if opened.doomed is None:
                        await self._commit(opened)
                        return
            await opened.session.rollback()
        finally:
            opened.closed = True
            _open.set(None)
        cause = error or failed
        if opened.doomed is not None and opened.doomed is not cause and not _ends_task(cause):
            raise opened.doomed from cause
        if failed is not None:
            raise failed

    async def _commit(self, opened: Transaction) -> None:
        try:
            await opened.session.commit()
        except asyncio.CancelledError:
            # committed or not, nobody knows: the calls only drop caches and wake loops, which never hurts
            for call in opened._calls:
                spawn(_run(call))
            raise
        opened.closed = True
        for call in opened._calls:
            await _run(call)


def _ends_task(error: BaseException | None) -> bool:
    return error is not None and not isinstance(error, Exception)


async def _run(call: Callable[[], Any]) -> None:
    try:
        result = call()
        if inspect.isawaitable(result):
            await result
    except Exception:
        log.exception("what was to happen after a commit failed: %r", call)


class ForModels:
    """The same block as the models' own code opens it, for instance in ``get_or_create``."""

    async def __aenter__(self) -> Any:
        self._block = transaction()
        return (await self._block.__aenter__()).for_models()

    async def __aexit__(self, *error: Any) -> None:
        await self._block.__aexit__(*error)


def after_commit(call: Callable[[], Any]) -> None:
    """Call ``call()`` (plain or async, no arguments) once the outermost transaction is committed.

    Dropped when its savepoint or the transaction is rolled back; an error is logged, never raised; may be lost when
    the process is killed, so only for caches, metrics and waking loops. Raises RuntimeError outside a transaction.
    """
    opened = current()
    if opened is None:
        raise RuntimeError("after_commit() was called outside a transaction; do it directly, or open `transaction()`.")
    opened._calls.append(call)


def forbid_network(what: str) -> None:
    """Raise NetworkInTransaction, naming ``what``, when a transaction is open in this task."""
    if mine() is not None:
        raise NetworkInTransaction(
            f"{what} goes to the network inside an open transaction, which would hold its locks meanwhile. "
            "Queue it with bot.send() (sent after the commit), or call it after the block."
        )


_spawned: set[asyncio.Task[Any]] = set()  # asyncio itself would let a running task be collected


def spawn(coroutine: Coroutine[Any, Any, T], *, name: str | None = None) -> asyncio.Task[T]:
    """Start a task that knows nothing of the transaction open here. It is kept until it is done."""
    context = contextvars.copy_context()
    context.run(_open.set, None)
    task = asyncio.get_running_loop().create_task(coroutine, name=name, context=context)
    _spawned.add(task)
    task.add_done_callback(_spawned.discard)
    return task
