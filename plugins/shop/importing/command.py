"""``kiosk shop import FILE``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kernel import needs_bot

from .. import shop
from .run import import_file

if TYPE_CHECKING:
    from kernel import Bot


@click.group()
def commands() -> None:
    """Look after the shop's catalog and stock."""


@commands.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@needs_bot
async def import_command(bot: Bot, file: Path) -> None:
    """Bring in categories, items and values from FILE (.csv or .json; docs/import.md has the formats)."""
    report = await import_file(bot, file)
    tally = report.values
    click.echo(f"{report.categories} new categories, {report.items} new items, {report.known_items} known items.")
    click.echo(f"{tally.added} values added.")
    for count, words in (
        (tally.twice, "more than once in the file"),
        (tally.in_stock, "already in stock"),
        (tally.sold_before, "sold before"),
    ):
        if count:
            click.echo(f"{count} values left out: {words}.")


commands.name = "shop"
shop.cli(commands)
