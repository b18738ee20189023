"""Running a whole transaction again when the database asks for it."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from .connection import engine
from .transaction import current, transaction

T = TypeVar("T")


async def run_in_transaction(fn: Callable[..., Awaitable[T]], *args: object, attempts: int = 8, **kw: object) -> T:
    """``await fn(*args, **kw)`` in a transaction, again from the start after a deadlock, a serialization failure,
    a lost connection, or when SQLite stays locked.

    Inside an open transaction it only awaits ``fn``: the outermost caller retries. The waits between the attempts grow
    from a few milliseconds to about a second, at random. After ``attempts`` the last error is raised.
    """
    if current() is not None:
        return await fn(*args, **kw)
    for attempt in range(attempts):
        try:
            async with transaction():
                return await fn(*args, **kw)
        except Exception as error:
            if attempt == attempts - 1 or not engine().retryable(error):
                raise
        await asyncio.sleep(random.random() * 0.01 * 2**attempt)
    raise AssertionError("attempts must be at least 1")
