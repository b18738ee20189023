"""Give a command what it needs: the settings, the plugins, and a bot with its database open."""

from __future__ import annotations

import asyncio
import functools
import logging
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

import click
import structlog

from ..errors import KioskError

if TYPE_CHECKING:
    from ..bot import Bot


def assembled(required: Sequence[str] = ()) -> Bot:
    """A bot of the configured plugins and settings, with nothing opened; raises KioskError with every problem."""
    from ..bot import Bot

    return Bot.from_environment(required=required)


def in_loop(work: Coroutine[Any, Any, Any]) -> Any:
    """Run ``work`` on a fresh uvloop; KioskError becomes a message and exit code 1."""
    import uvloop

    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(work)
    except KioskError as error:
        raise click.ClickException(str(error)) from error


def needs_bot(command: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Any]:
    """``async def command(bot, ...)`` becomes a click callback: database and keys open, Telegram not."""

    @functools.wraps(command)
    def run(**options: Any) -> Any:
        async def work() -> Any:
            bot = assembled()
            try:
                await bot.open()
                return await command(bot, **options)
            finally:
                await bot.close()

        return in_loop(work())

    return run


def quiet() -> None:
    """Let a command print what it says and, on standard error, warnings; ``kiosk run`` sets up the full log."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
