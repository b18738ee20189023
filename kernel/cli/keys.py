"""``kiosk keys``: the keys that stock values and secrets are encrypted with."""

from __future__ import annotations

import click

from ..bot import Bot
from .running import needs_bot


@click.group()
def keys() -> None:
    """Look after the encryption keys."""


@keys.command()
@needs_bot
async def rotate(bot: Bot) -> None:
    """Encrypt everything again with the newest key of ENCRYPTION_KEYS; may be interrupted and repeated."""
    columns = [column for plugin in bot.plugins.values() for column in plugin.encrypted]
    count = await bot.keys.rotate(columns)
    click.echo(f"{count} values are now encrypted with the newest key.")
