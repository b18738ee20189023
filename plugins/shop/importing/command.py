"""``kiosk shop import FILE`` and ``kiosk shop stock ITEM_ID FILE``."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kernel import Refused, needs_bot

from .. import shop
from ..stock.claims import SHARED
from .asking import has_terminal, in_words, may_write, say_left_out, show_preview
from .facts import make_facts
from .load import load, share
from .preview import kind_of, preview
from .run import foresee, import_file
from .sources import Upload, one_file, upload_source

if TYPE_CHECKING:
    from kernel import Bot

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
DRY_RUN = click.option("--dry-run", is_flag=True, help="Only say what would be done.")
YES = click.option("--yes", is_flag=True, help="Do not ask before writing.")


@click.group()
def commands() -> None:
    """Look after the shop's catalog and stock."""


@commands.command("import")
@FILE
@DRY_RUN
@YES
@needs_bot
async def import_command(bot: Bot, file: Path, dry_run: bool, yes: bool) -> None:
    """Bring in categories, items and values from FILE (.csv or .json; docs/import.md has the formats)."""
    if dry_run or (not yes and has_terminal()):
        seen = await foresee(bot, file)
        click.echo(f"{seen.categories} new categories, {seen.items} new items, {seen.known_items} known items.")
        show_preview(bot, seen.values)
        if not may_write(dry_run=dry_run, yes=yes):
            return
    report = await import_file(bot, file)
    click.echo(f"{report.categories} new categories, {report.items} new items, {report.known_items} known items.")
    click.echo(f"{report.values.added} values added.")
    say_left_out(report.values)


@commands.command("stock")
@click.argument("item_id", type=click.IntRange(1, 2**63 - 1))
@FILE
@click.option("--name", default="", help="What to call the batch; the name of the file unless given.")
@click.option("--cost", default="", help="What all of it cost, such as 99.90.")
@click.option("--supplier", default="", help="Where it comes from.")
@click.option("--note", default="", help="Anything else to remember.")
@click.option("--expires", default="", help="The last day on which it is sold, such as 2030-12-31.")
@click.option("--whole", is_flag=True, help="Sell a ZIP as it is, not the files in it.")
@DRY_RUN
@YES
@needs_bot
async def stock_command(
    bot: Bot, item_id: int, file: Path, whole: bool, dry_run: bool, yes: bool, **facts: Any
) -> None:
    """Add the values of FILE (.txt, .csv, .json, .zip; any file for items that are files) to the item ITEM_ID."""
    try:
        kind, known = await kind_of(item_id), make_facts(bot, **facts)
        upload = Upload(file.name, file)
        if kind == SHARED:
            piece = await asyncio.to_thread(one_file, upload)
            click.echo(f"Every customer gets {piece.name} ({len(piece.data)} bytes) from now on.")
            if may_write(dry_run=dry_run, yes=yes):
                await share(bot, item_id, piece)
            return
        source = upload_source(upload, kind, whole=whole)
        if dry_run or (not yes and has_terminal()):
            show_preview(bot, await preview(bot, item_id, source))
            if not may_write(dry_run=dry_run, yes=yes):
                return
        tally = await load(bot, item_id, source, known)
    except Refused as refusal:
        raise in_words(bot, refusal) from None
    click.echo(f"{tally.added} values added.")
    say_left_out(tally)


commands.name = "shop"
shop.cli(commands)
