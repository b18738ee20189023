"""Logging: JSON lines into rotating files, with the update's context and without secrets."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
from collections.abc import Iterable, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import unquote, urlsplit

import structlog
from pydantic import SecretStr
from structlog.typing import EventDict, Processor, WrappedLogger

from .errors import KioskError

if TYPE_CHECKING:
    from .settings import KernelSettings, Settings

FILE_SIZE = 5 * 1024 * 1024  # bytes
OLD_FILES = 3
HIDDEN = "***"
SECRET_NAME = re.compile(r"(^|_)(token|passwords?|passwd|secrets?|values?|api_hash|authorization|cookie|keys?)$", re.I)
NOISY = (
    "pyrogram",
    "asyncio",
    "aiosqlite",
    "tortoise",
    "apscheduler",
    "quart",
    "uvicorn",
    "hypercorn",
    "PIL",
    "cashews",
)

log = structlog.get_logger(__name__)


def configure(settings: KernelSettings, others: Iterable[Settings] = (), *, console: TextIO | None = None) -> None:
    """Send everything to the console (LOG_TO_STDOUT) and to BOT_LOGFILE (LOG_TO_FILE); may be called again.

    The logger ``audit`` writes to BOT_AUDITFILE as well. Values of SecretStr settings are hidden wherever they turn up.
    A file that cannot be written is a KioskError.
    """
    hide = Hide(_secrets([settings, *others]))
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        mask_names,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    lines = _formatter(shared, hide, structlog.processors.JSONRenderer(ensure_ascii=False, default=str), as_text=True)
    root, audit = logging.getLogger(), logging.getLogger("audit")
    _remove_ours(root)
    _remove_ours(audit)
    if settings.log_to_stdout:
        stream = console or sys.stdout
        pretty = _formatter(shared, hide, structlog.dev.ConsoleRenderer(), as_text=False)
        _add(root, logging.StreamHandler(stream), pretty if stream.isatty() else lines)
    if settings.log_to_file:
        _add(root, _file(settings.bot_logfile, "BOT_LOGFILE"), lines)
        _add(audit, _file(settings.bot_auditfile, "BOT_AUDITFILE"), lines)
    root.setLevel(logging.DEBUG if settings.debug else logging.INFO)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.INFO if settings.debug else logging.WARNING)


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Log what ends a task unseen, and what would end the process."""

    def failed(loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        error = context.get("exception")
        where = context.get("task") or context.get("future") or context.get("handle")
        log.error("unseen_error", message=context.get("message"), where=repr(where), exc_info=error)

    def crashed(kind: type[BaseException], error: BaseException, traceback: Any) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
        else:
            log.critical("crashed", exc_info=(kind, error, traceback))

    loop.set_exception_handler(failed)
    sys.excepthook = crashed


def mask_names(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Hide what stands under a telling name (``token``, ``value``, ``admin_password``), at any depth."""
    return {name: HIDDEN if SECRET_NAME.search(name) else _masked(item) for name, item in event.items()}


class Hide:
    """Replaces known secrets in a finished line, for those that slip into a message or a traceback."""

    def __init__(self, secrets: Iterable[str]):
        found = sorted({secret for secret in secrets if len(secret) >= 6}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, found))) if found else None

    def __call__(self, logger: WrappedLogger, method: str, line: Any) -> Any:
        return self._pattern.sub(HIDDEN, line) if self._pattern and isinstance(line, str) else line


def _masked(item: Any) -> Any:
    if isinstance(item, dict):
        return {name: HIDDEN if SECRET_NAME.search(str(name)) else _masked(inner) for name, inner in item.items()}
    if isinstance(item, (list, tuple)):
        return [_masked(inner) for inner in item]
    return item


def _secrets(settings: Iterable[Settings]) -> set[str]:
    found: set[str] = set()
    for one in settings:
        for name, value in one.__dict__.items():
            if isinstance(value, SecretStr):  # several may stand in one variable (ENCRYPTION_KEYS)
                found.update(re.split(r"[\s,;]+", value.get_secret_value()))
            elif name in ("database_url", "redis_url") and "@" in value:
                password = urlsplit(value).password or ""
                found |= {password, unquote(password)}
    return found | {json.dumps(secret, ensure_ascii=False)[1:-1] for secret in found}


def _formatter(
    shared: list[Processor], hide: Hide, render: Processor, *, as_text: bool
) -> structlog.stdlib.ProcessorFormatter:
    errors: list[Processor] = [structlog.processors.format_exc_info] if as_text else []
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *errors, render, hide],
    )


def _file(path: Path, variable: str) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(path, maxBytes=FILE_SIZE, backupCount=OLD_FILES, encoding="utf-8")
    except OSError as error:
        raise KioskError(
            f"{variable}={path} cannot be written: {error}. Let the bot's user write there, "
            f"set {variable} to another file, or LOG_TO_FILE=0."
        ) from error


def _add(logger: logging.Logger, handler: logging.Handler, formatter: logging.Formatter) -> None:
    handler.setFormatter(formatter)
    handler.set_name("kiosk")
    logger.addHandler(handler)


def _remove_ours(logger: logging.Logger) -> None:
    for handler in list(logger.handlers):
        if handler.get_name() == "kiosk":
            logger.removeHandler(handler)
            handler.close()
