"""``kiosk plugins``: what is installed, and switching it on and off."""

from __future__ import annotations

import click

from ..bot import Bot
from .running import needs_bot


@click.group()
def plugins() -> None:
    """Show the plugins and switch them on and off; a running bot follows within a second."""


@plugins.command("list")
@needs_bot
async def list_plugins(bot: Bot) -> None:
    """Every installed plugin, its version, and whether it is on."""
    for plugin in bot.plugins.values():
        state = "on " if bot.toggles.enabled(plugin.name) else "off"
        if plugin.name in bot.toggles.off_by_setting:
            state = "off by PLUGINS_DISABLED"
        needs = f"  requires {', '.join(plugin.requires)}" if plugin.requires else ""
        click.echo(f"{state}  {plugin.name:<12} {plugin.version}{needs}")


@plugins.command()
@click.argument("name")
@needs_bot
async def enable(bot: Bot, name: str) -> None:
    """Switch a plugin on."""
    await bot.toggles.enable(name)
    click.echo(f"{name} is on.")


@plugins.command()
@click.argument("name")
@needs_bot
async def disable(bot: Bot, name: str) -> None:
    """Switch a plugin off; its data stays."""
    await bot.toggles.disable(name)
    click.echo(f"{name} is off.")
