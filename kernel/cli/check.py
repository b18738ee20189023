"""``kiosk check``: what is wrong with the settings, plugins, database, keys and token, and what to change."""

from __future__ import annotations

import logging
import sys

import click

from ..errors import KioskError, TelegramError
from ..settings import FOR_TELEGRAM
from ..singleton import AlreadyRunning
from .running import assembled, in_loop


@click.command()
def check() -> None:
    """Look at settings, plugins, database, keys and token; exits 1 when the bot could not run."""
    sys.exit(1 if in_loop(_check()) else 0)


async def _check() -> int:
    problems = 0

    def bad(what: str, error: Exception) -> None:
        nonlocal problems
        problems += 1
        click.echo(f"✗ {what}")
        for line in str(error).splitlines():
            click.echo(f"    {line}")

    logging.getLogger().addHandler(logging.NullHandler())  # what the client says of its tries would bury the result
    try:
        bot = assembled(FOR_TELEGRAM)
    except KioskError as error:
        bad("settings and plugins", error)
        return problems
    click.echo(f"✓ settings, and {len(bot.plugins)} plugins: {', '.join(bot.plugins)}")
    for advice in bot.advice:
        click.echo(f"! {advice}")
    try:
        await bot.open()
        click.echo(f"✓ database ({bot.settings.database_kind}) and encryption keys")
        for advice in bot.keys.advice():
            click.echo(f"! {advice}")
    except KioskError as error:
        bad("database and keys", error)
    else:
        try:
            me = await bot.connect()
            click.echo(f"✓ token: @{me.username}")
        except AlreadyRunning:
            click.echo("! token not tried: the bot is running at the moment")
        except (KioskError, TelegramError) as error:
            bad("token", error)
    finally:
        await bot.close()
    return problems
