"""The picture of the statistics: what plugins give for its bars, drawn beside the bot's own work."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from functools import partial

from babel.numbers import format_compact_decimal

from kernel import Button, Context, File, Rich, bold
from plugins.accounts.api import Series

from .drawing import Panel, draw
from .periods import Stretch, locale_of

MOST = 4  # rows of bars


async def show_picture(ctx: Context, stretch: Stretch, rows: list[list[Button]]) -> None:
    """Show the bars of a period; in words when no plugin has any."""
    found: list[Series] = await ctx.hooks.show("statistics_chart", bounds=stretch.bounds(), ctx=ctx)
    if not found:
        await ctx.screen(ctx.rich("admin-chart-empty"), rows)
        return
    series = sorted(found, key=lambda one: one.order)[:MOST]
    title = stretch.title(ctx.language)
    panels = [_panel(ctx, one) for one in series]
    picture = await asyncio.to_thread(draw, title, panels, stretch.labels(ctx.language))
    sums = [ctx.rich("admin-figure", label=panel.name, shown=panel.total) for panel in panels]
    await ctx.screen(Rich("\n").join([bold(title), *sums]), rows, photo=File("statistics.png", picture, "image/png"))


def _panel(ctx: Context, series: Series) -> Panel:
    total = sum(series.values)
    shown = ctx.money(total) if series.money else str(total)
    exponent = ctx.bot.currency.exponent if series.money else 0
    return Panel(series.label, shown, series.values, partial(_short, language=ctx.language, exponent=exponent))


def _short(value: int, *, language: str, exponent: int) -> str:
    """A number on the axis: ``1.5K``."""
    number = Decimal(value).scaleb(-exponent)
    digits = 1 if number >= 1000 or exponent == 0 else 2
    return str(format_compact_decimal(number, locale=locale_of(language), fraction_digits=digits))
