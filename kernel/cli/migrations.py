"""``kiosk migrate`` and ``kiosk makemigrations``: the tables of the plugins."""

from __future__ import annotations

import click

from ..errors import PluginError
from .running import assembled, in_loop, needs_bot


@click.command()
@needs_bot
async def migrate(bot) -> None:
    """Bring the tables of every installed plugin up to date; ``kiosk run`` does it by itself."""
    for plugin, version in bot.migrated:
        click.echo(f"{plugin}: {version}")
    click.echo("The tables are up to date.")


@click.command()
@click.argument("plugin")
@click.argument("name")
@click.option("--rename", multiple=True, metavar="TABLE.OLD=NEW", help="A column that only has another name now.")
@click.option("--empty", is_flag=True, help="A file for statements written by hand.")
def makemigrations(plugin: str, name: str, rename: tuple[str, ...], empty: bool) -> None:
    """Write a migration for what changed in the models of PLUGIN; NAME says what, as in add_colour."""
    from ..db import migrations

    bot = assembled()
    packages = dict(bot.model_packages())
    if plugin not in packages:
        known = ", ".join(packages)
        raise PluginError(f"{plugin} has no models, or is not installed. Plugins with models are {known}.")
    renames = dict(pair.split("=", 1) for pair in rename if "=" in pair)
    made = migrations.make(plugin, packages[plugin], name, bot.model_modules(), renames=renames, empty=empty)
    path = in_loop(made)
    click.echo(f"Wrote {path}")
