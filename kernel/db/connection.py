"""Opening and closing the database of this process, and finding it again."""

from typing import Any
from urllib.parse import unquote, urlsplit

from tortoise import context as tortoise_context
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import ConnectionHandler
from tortoise.context import TortoiseContext, get_current_context

from ..errors import SettingsError

CLOSED = "no database is open: call kernel.db.connect() first"


class Connections(ConnectionHandler):
    """Gives the models the connection of the open transaction, or the pool."""

    def get(self, conn_alias: str) -> Any:
        from .transaction import mine

        if (transaction := mine()) is not None:
            return transaction.for_models()
        if self.engine is None:
            raise RuntimeError(CLOSED)
        return self.engine

    engine: Any = None


def credentials(url: str, pool: int, synchronous: str) -> dict[str, Any]:
    """The engine's settings for a URL: ``sqlite:///path/file.db`` or ``postgres://user:password@host:port/name``.

    Raises SettingsError for any other URL.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path:
        return {
            "engine": "kernel.db.sqlite",
            "credentials": {
                "file_path": unquote(parts.path),
                "busy_timeout": 5000,
                "journal_mode": "WAL",
                "synchronous": synchronous,
                "foreign_keys": "ON",
            },
        }
    if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
        return {
            "engine": "kernel.db.postgres",
            "credentials": {
                "host": parts.hostname or "127.0.0.1",
                "port": parts.port or 5432,
                "user": unquote(parts.username or "postgres"),
                "password": unquote(parts.password) if parts.password else None,
                "database": unquote(parts.path.strip("/")),
                "maxsize": pool,
            },
        }
    raise SettingsError(
        [
            f"DATABASE_URL starts with {parts.scheme or 'nothing'}://. "
            "Write postgres://user:password@host:5432/name or sqlite:////absolute/path/kiosk.db."
        ]
    )


async def connect(url: str, apps: dict[str, list[str]], *, pool: int = 12, synchronous: str = "FULL") -> None:
    """Open the database and load the models.

    ``apps`` maps a label to the modules of its models; ``pool`` is the greatest number of PostgreSQL connections;
    ``synchronous`` is SQLite's: only FULL keeps every sale through a power cut. Raises SettingsError, in words, for a
    URL that cannot be understood and when the server or the file cannot be opened.
    """
    settings = credentials(url, pool, synchronous)
    context = TortoiseContext()
    handler = context._connections = Connections()
    config = {
        "connections": {"default": settings},
        "apps": {label: {"models": modules, "default_connection": "default"} for label, modules in apps.items()},
    }
    handler._init_config(config["connections"])
    handler.engine = handler._create_connection("default")
    handler.engine.listening = set()
    before = tortoise_context._current_context.get()
    tortoise_context._current_context.set(context)
    EXECUTOR_CACHE.clear()  # it keeps INSERT statements in the dialect of the database that was open before
    try:
        await context.init(config=config)
        await handler.engine.create_connection(with_db=True)
    except BaseException as error:
        tortoise_context._current_context.set(before)
        if problem := handler.engine.problem(error):
            raise SettingsError([problem]) from error
        raise
    # tasks that do not descend from this one find the database, too
    if tortoise_context._global_context is None:
        tortoise_context._global_context = context


async def close() -> None:
    """Close the database; nothing happens when none is open."""
    context = get_current_context()
    if context is None:
        return
    handler = context._connections
    if isinstance(handler, Connections) and handler.engine is not None:
        for listening in list(handler.engine.listening):
            await listening.stop()
        await handler.engine.close()
        handler.engine = None
    if tortoise_context._global_context is context:
        tortoise_context._global_context = None
    if tortoise_context._current_context.get() is context:
        tortoise_context._current_context.set(None)


def engine() -> Any:
    """The engine of the open database (a Tortoise client with ``fetch``, ``execute`` and ``session``)."""
    context = tortoise_context._current_context.get() or tortoise_context._global_context
    opened = context._connections.engine if context and context._connections else None  # type: ignore[attr-defined]
    if opened is None:
        raise RuntimeError(CLOSED)
    return opened


def dialect() -> str:
    """``postgres`` or ``sqlite``: what the open database speaks."""
    return engine().capabilities.dialect
