"""``kiosk promos``: codes from the command line."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kernel import KioskError, db, needs_bot, run_in_transaction
from kernel.money import InvalidAmount

from . import creating, goods, promos
from .codes import BadCode, normalise, parse_percent, percent_plain
from .creating import LARGEST_BATCH, Terms
from .views import BALANCE, KINDS, PERCENT

if TYPE_CHECKING:
    from kernel import Bot

NEWEST = """
SELECT code, kind, value, used, total_limit, active FROM promos_code WHERE batch_id IS NULL ORDER BY id DESC LIMIT $1"""
DAY = click.DateTime(["%Y-%m-%d"])


@click.group("promos")
def group() -> None:
    """Make promo codes and look at them."""


promos.cli(group)


def terms_of(command: Any) -> Any:
    """The options that say what a code is worth and when it counts."""
    for option in (
        click.option(
            "--item", "items", type=int, multiple=True, help="Only for this product (its id); may be repeated."
        ),
        click.option("--category", "categories", type=int, multiple=True, help="Only for this category and below it."),
        click.option("--stacks", is_flag=True, help="Counts beside other codes on the same product."),
        click.option("--first-only", is_flag=True, help="Only for a customer's first purchase."),
        click.option("--minimum", default="", help="Only for orders of this sum or more, such as 20.00."),
        click.option("--ends", type=DAY, help="The last day (UTC), such as 2026-12-24."),
        click.option("--starts", type=DAY, help="The first day (UTC)."),
    ):
        command = option(command)
    return command


@group.command("create")
@click.argument("code")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("value")
@click.option("--total", type=click.IntRange(1), help="How often it can be used by all customers together.")
@click.option("--each", type=click.IntRange(1, 1000), default=1, show_default=True, help="How often by one customer.")
@terms_of
@needs_bot
async def create_code(bot: Bot, code: str, kind: str, value: str, total: int | None, each: int, **options: Any) -> None:
    """Make CODE, worth VALUE: 10 or 12.5 for percent, an amount such as 5.00 for fixed and balance."""
    try:
        written = normalise(code)
    except BadCode as error:
        raise KioskError(f"{code!r} cannot be a code: {error}.") from None
    terms = await read_terms(bot, kind, value, total, each, **options)
    if await run_in_transaction(creating.create, bot, written, terms) is None:
        raise KioskError(f"There is a code {written} already. Choose another, or delete that one with /promos.")
    click.echo(f"{written} is ready.")


@group.command("batch")
@click.argument("name")
@click.argument("count", type=click.IntRange(1, LARGEST_BATCH))
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("value")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@terms_of
@needs_bot
async def create_batch(bot: Bot, name: str, count: int, kind: str, value: str, file: Path, **options: Any) -> None:
    """Make COUNT random codes that count once each, and write them to FILE (csv)."""
    terms = await read_terms(bot, kind, value, 1, 1, **options)
    batch_id = await run_in_transaction(creating.create_batch, bot, name[:100], count, terms)
    await asyncio.to_thread(file.write_bytes, await creating.export(bot, batch_id, ""))
    click.echo(f"{count} codes are in {file}.")


@group.command("list")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@needs_bot
async def list_codes(bot: Bot, limit: int) -> None:
    """The newest codes that are not of a batch."""
    for row in await db.fetch(NEWEST, limit):
        worth = (
            f"{percent_plain(row['value'])} %" if row["kind"] == PERCENT else bot.currency.format(row["value"], "en")
        )
        state = "on" if row["active"] else "off"
        click.echo(f"{row['code']}  {row['kind']} {worth}  used {row['used']}/{row['total_limit'] or '∞'}  {state}")


async def read_terms(
    bot: Bot,
    kind: str,
    value: str,
    total: int | None,
    each: int,
    *,
    starts: datetime | None,
    ends: datetime | None,
    minimum: str,
    first_only: bool,
    stacks: bool,
    items: tuple[int, ...],
    categories: tuple[int, ...],
) -> Terms:
    """The options as terms; raises KioskError in words."""
    try:
        worth = parse_percent(value) if kind == PERCENT else bot.currency.parse(value)
        least = bot.currency.parse(minimum) if minimum else 0
    except InvalidAmount as error:
        raise KioskError(f"{error}. Write an amount of {bot.currency.code}, such as 5.00.") from None
    except ValueError as error:
        raise KioskError(f"{error}.") from None
    if worth < 1:
        raise KioskError("The value of a code is above zero.")
    if kind == BALANCE and (minimum or first_only or stacks or items or categories):
        raise KioskError("A code for the balance has nothing to do with orders: leave these options out.")
    known, named = await goods.items(bot, items), await goods.categories(bot, categories)
    unknown = [str(one) for one in items if one not in known] + [str(one) for one in categories if one not in named]
    if unknown:
        raise KioskError(f"There is no product or category with the id {', '.join(unknown)}.")
    start, end = _midnight(starts), _midnight(ends)
    end = None if end is None else end + timedelta(days=1)
    if start and end and end <= start:
        raise KioskError("The last day is before the first.")
    return Terms(
        kind, worth, total, each, first_only, least, start, end, stacks, frozenset(items), frozenset(categories)
    )


def _midnight(day: datetime | None) -> datetime | None:
    return None if day is None else datetime.combine(day.date(), time(), UTC)
