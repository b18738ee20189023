"""The choice of a time zone: common ones first, then by region and city."""

from __future__ import annotations

from dataclasses import replace

from kernel import Button, Context, in_rows

from .. import accounts, people, zones
from ..callbacks import ChooseZone, OpenRegion, OpenZones
from ..settings import AccountsSettings
from .common import profile_button

PAGE = 16  # cities, two a row


@accounts.menu("profile", order=75)
async def timezone_entry(ctx: Context) -> Button:
    """The time zone, on the profile."""
    return OpenZones().button(ctx.t("accounts-timezone"))


@accounts.command("timezone")
async def timezone(ctx: Context) -> None:
    """The choice by command."""
    await show_zones(ctx)


@accounts.press(OpenZones)
async def open_zones(ctx: Context, press: OpenZones) -> None:
    """The choice in place of the pressed screen."""
    await show_zones(ctx)


@accounts.press(ChooseZone)
async def choose(ctx: Context, press: ChooseZone) -> None:
    """Remember the choice; a number that stands for no zone changes nothing."""
    chosen = "" if press.number == 0 else zones.by_number().get(press.number)
    if chosen is not None and chosen != ctx.user.chosen_timezone:
        await people.choose_timezone(ctx.user.id, chosen)
        ctx.timezone = people.timezone_in_use(ctx.bot, chosen)
        ctx.user = replace(ctx.user, chosen_timezone=chosen, timezone=ctx.timezone)
        ctx.toast(ctx.t("accounts-timezone-changed"))
    await show_zones(ctx)


async def show_zones(ctx: Context) -> None:
    """The shop's own zone, the most common ones and the regions; the zone in force is marked."""
    now, chosen = ctx.bot.clock.now(), ctx.user.chosen_timezone
    shop = ctx.t("accounts-timezone-shop", zone=_label(ctx, ctx.setting(AccountsSettings).timezone))
    common = [_option(ctx, name, chosen) for name in zones.COMMON]
    regions = [
        OpenRegion(number).button(ctx.t(f"accounts-region-{region}")) for number, region in enumerate(zones.REGIONS)
    ]
    text = ctx.rich("accounts-timezone-title", zone=_label(ctx, ctx.timezone), now=ctx.when(now))
    rows = [[_marked(ChooseZone(0).button(shop), not chosen)], *in_rows(common), *in_rows(regions)]
    await ctx.screen(text, [*rows, [profile_button(ctx)]])


@accounts.press(OpenRegion)
async def open_region(ctx: Context, press: OpenRegion) -> None:
    """A page of the cities of a region, from west to east."""
    regions = list(zones.REGIONS)
    region = regions[press.region] if press.region < len(regions) else regions[0]
    names = zones.names_of(region, ctx.language, ctx.bot.clock.now())
    pages = -(-len(names) // PAGE)
    page = min(press.page, pages - 1)
    cities = [_option(ctx, name, ctx.user.chosen_timezone) for name in names[page * PAGE :][:PAGE]]
    back = OpenZones().button(ctx.t("kernel-back"))
    rows = [*in_rows(cities), _pager(ctx, regions.index(region), page, pages), [back, profile_button(ctx)]]
    await ctx.screen(ctx.rich("accounts-timezone-city", region=ctx.t(f"accounts-region-{region}")), rows)


def _pager(ctx: Context, region: int, page: int, pages: int) -> list[Button]:
    """Back, "2/5" and next, as far as they lead somewhere; nothing for a single page."""
    if pages == 1:
        return []
    steps = [(page - 1, "◀️"), (page, ctx.t("kernel-page", page=page + 1, pages=pages)), (page + 1, "▶️")]
    return [OpenRegion(region, number).button(text) for number, text in steps if 0 <= number < pages]


def _option(ctx: Context, name: str, chosen: str) -> Button:
    return _marked(ChooseZone(zones.zone_number(name)).button(_label(ctx, name)), name == chosen)


def _label(ctx: Context, name: str) -> str:
    return zones.label(name, ctx.language, ctx.bot.clock.now())


def _marked(button: Button, chosen: bool) -> Button:
    return replace(button, label=f"✅ {button.label}") if chosen else button
