"""Watching every statement on its way to the driver, BEGIN, SAVEPOINT and COMMIT included; for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Listener = Callable[[str], None]

SENDING = {
    *("execute", "executemany", "fetch", "fetchrow", "fetchval", "copy_records_to_table"),  # asyncpg
    *("execute_fetchall", "execute_insert", "executescript"),  # aiosqlite, beside the first two
}


class Watched:
    """A driver's connection that tells ``listener`` each statement before it is sent."""

    def __init__(self, connection: Any, listener: Listener):
        self._watched = connection
        self._listener = listener

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._watched, name)
        if name not in SENDING:
            return method

        def tell(sql: str, *args: Any, **kwargs: Any) -> Any:
            self._listener(f"COPY {sql}" if name == "copy_records_to_table" else sql)
            return method(sql, *args, **kwargs)

        return tell


@contextmanager
def watch(listener: Listener) -> Iterator[None]:
    """Call ``listener(sql)`` just before each statement of the open database, whoever sends it."""
    from .connection import engine

    watched = engine()
    before = watched.probe

    def both(sql: str) -> None:
        if before is not None:
            before(sql)
        listener(sql)

    watched.probe = both
    try:
        yield
    finally:
        watched.probe = before
