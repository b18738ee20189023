"""``kiosk plugins``: what is installed, and switching it on and off."""

from __future__ import annotations

import click

from .. import db
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
    await db.run_in_transaction(_switch, bot, name, True)
    click.echo(f"{name} is on.")


@plugins.command()
@click.argument("name")
@needs_bot
async def disable(bot: Bot, name: str) -> None:
    """Switch a plugin off; its data stays."""
    await db.run_in_transaction(_switch, bot, name, False)
    click.echo(f"{name} is off.")


async def _switch(bot: Bot, name: str, on: bool) -> None:
    """Switch it and write that down, unless it is so already."""
    if await (bot.toggles.enable(name) if on else bot.toggles.disable(name)):
        before, after = {"on": not on}, {"on": on}
        bot.audit("kernel.plugin_switched", actor="operator", subject=f"plugin:{name}", before=before, after=after)
