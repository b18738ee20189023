"""The figures of a period, each beside that of the period before, and the way to the picture."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from kernel import Button, Context, Rich, bold
from plugins.accounts.api import Figure, staff_button

from .. import admin
from ..audit.listing import audit_button
from ..logs import logs_button
from ..permissions import STATISTICS
from .callbacks import OpenStatistics
from .periods import EARLIEST, Stretch, Unit, today
from .picture import show_picture

PERCENT = 9999  # more than that is not said in percent


@admin.menu("staff", order=70)
async def statistics_entry(ctx: Context) -> Button | None:
    """On the console."""
    return OpenStatistics().button(ctx.t("admin-statistics")) if await ctx.allowed(STATISTICS) else None


@admin.press(OpenStatistics, permission=STATISTICS)
async def open_statistics(ctx: Context, press: OpenStatistics) -> None:
    """The figures, or the picture, of the day, week or month that the button names."""
    zone, now = ZoneInfo(ctx.timezone), ctx.bot.clock.now()
    day = date.fromordinal(press.day) if press.day else today(now, zone)
    stretch = Stretch.around(press.unit, day, zone)
    if stretch.start > now:
        stretch = Stretch.around(press.unit, today(now, zone), zone)
    rows = [*_navigation(ctx, stretch, press.chart), [logs_button(ctx), audit_button(ctx)], [staff_button(ctx)]]
    if press.chart:
        await show_picture(ctx, stretch, rows)
    else:
        await ctx.screen(await figures_text(ctx, stretch), rows)


async def figures_text(ctx: Context, stretch: Stretch) -> Rich:
    """Every plugin's figures by section, with what they were before."""
    now = ctx.bot.clock.now()
    before = stretch.period_before(now)
    figures: list[Figure] = await ctx.hooks.show("statistics", period=stretch.period(now), ctx=ctx)
    old: list[Figure] = await ctx.hooks.show("statistics", period=before, ctx=ctx)
    known = {(figure.section, figure.label): figure for figure in old}
    compared = stretch.previous.title(ctx.language)
    if before.end < stretch.start:  # as much of it as has gone by of this one
        local = before.end.astimezone(stretch.zone)
        until = f"{local:%H:%M}" if stretch.unit == Unit.DAY else ctx.when(before.end)
        compared = ctx.t("admin-statistics-until", period=compared, until=until)
    parts = [ctx.rich("admin-statistics-title", period=stretch.title(ctx.language), compared=compared)]
    first: dict[str, int] = {}
    for figure in figures:
        first[figure.section] = min(figure.order, first.get(figure.section, figure.order))
    figures.sort(key=lambda figure: (first[figure.section], figure.section, figure.order))
    for section, some in groupby(figures, key=lambda figure: figure.section):
        lines = [_line(ctx, figure, known.get((section, figure.label))) for figure in some]
        parts.append(Rich("\n").join([bold(ctx.t(section)), *lines]))
    return Rich("\n\n").join(parts)


def _line(ctx: Context, figure: Figure, before: Figure | None) -> Rich:
    """The figure, and how it has changed; nothing of the kind while both are nought."""
    line = ctx.rich("admin-figure", label=figure.label, shown=figure.shown)
    now, then = figure.amount, before.amount if before else None
    if now is None or then is None or before is None or not (now or then):
        return line
    if now == then:
        return line + " ＝"
    return line + " " + ctx.rich("admin-figure-before", trend=trend(ctx, now, then), before=before.shown)


def trend(ctx: Context, now: int, before: int) -> str:
    """▲ or ▼ with the change in percent, half up, where there is something to compare with."""
    sign = "▲" if now > before else "▼"
    change = (200 * abs(now - before) + abs(before)) // (2 * abs(before)) if before else PERCENT + 1
    return sign if change > PERCENT else ctx.t("admin-trend", sign=sign, percent=change)


def _navigation(ctx: Context, stretch: Stretch, chart: bool) -> list[list[Button]]:
    now = ctx.bot.clock.now()
    day = 0 if stretch.end > now else stretch.first.toordinal()  # the month around today, not around last Monday
    units = [
        OpenStatistics(unit, day, chart).button(
            ("• {} •" if unit == stretch.unit else "{}").format(ctx.t(f"admin-unit-{unit.name.lower()}"))
        )
        for unit in Unit
    ]
    turn = []
    if stretch.first > EARLIEST:
        turn.append(OpenStatistics(stretch.unit, stretch.previous.first.toordinal(), chart).button("◀️"))
    turn.append(OpenStatistics(stretch.unit, 0, chart).button(ctx.t("admin-statistics-now")))
    if stretch.end <= now:
        turn.append(OpenStatistics(stretch.unit, stretch.next.first.toordinal(), chart).button("▶️"))
    other = OpenStatistics(stretch.unit, day, not chart)
    return [units, turn, [other.button(ctx.t("admin-statistics-figures" if chart else "admin-statistics-chart"))]]
