"""One process migrates at a time; the others wait."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ..connection import dialect, engine

KEY = 0x4B494F53  # any number, the same in every version


@asynccontextmanager
async def migration_lock() -> AsyncIterator[None]:
    """Held until the block ends, or until the process does."""
    if dialect() == "sqlite":
        file = os.open(f"{engine().filename}.migrate.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            while not locked(file):  # noqa: ASYNC110 - the other holder is another process
                await asyncio.sleep(0.02)
            yield
        finally:
            os.close(file)
        return
    # a connection of its own: the lock spans many transactions
    connection = await engine().open()
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", KEY)
        yield
    finally:
        connection.terminate()


def locked(file: int) -> bool:
    """Try once to get the lock on an open file."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
