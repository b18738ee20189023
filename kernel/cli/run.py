"""``kiosk run``: the bot, its jobs and its web pages in one process."""

from __future__ import annotations

import asyncio
import signal

import click
import structlog

from .. import log
from ..errors import KioskError
from ..settings import FOR_TELEGRAM
from .running import assembled, in_loop

logger = structlog.get_logger(__name__)


@click.command()
def run() -> None:
    """Run the bot until SIGTERM or Ctrl-C; running handlers finish first."""
    in_loop(_run())


async def _run() -> None:
    bot = assembled(FOR_TELEGRAM)
    log.configure(bot.settings, bot.all_settings)
    log.watch(asyncio.get_running_loop())
    for advice in bot.advice:
        logger.warning("advice", text=advice)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    try:
        await bot.open()
        if kept_off := bot.toggles.off_by_setting:
            logger.warning("plugins_kept_off", plugins=kept_off, by="PLUGINS_DISABLED")
        await bot.start()
        click.echo(f"@{bot.me.username} answers. Stop with Ctrl-C.", err=True)
        dead = asyncio.ensure_future(bot.until_dead())
        waiting = asyncio.ensure_future(stop.wait())
        await asyncio.wait([dead, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if dead.done():
            raise KioskError(f"The bot stops: {dead.result()}. Start it again.")
        dead.cancel()
    finally:
        await bot.close()
