"""Ways back to where a code was asked for, and how a refusal is shown; whoever draws those screens may be switched off."""

from __future__ import annotations

from kernel import Button, Callback, Context, Refused
from plugins.accounts.api import menu_button

from ..applying import Place
from ..reading import CARD


def elsewhere(ctx: Context, prefix: str, *fields: int, **more: int) -> Callback | None:
    """The meaning of a button of another plugin, by its prefix; None when that plugin is off or not installed."""
    route = ctx.bot.router.presses.get(prefix)
    if route is None or ctx.bot.plugin(route.plugin) is None:
        return None
    return route.callback(*fields, **more)


def place_screen(ctx: Context, place: Place, row: int = 0, page: int = 1) -> Callback | None:
    """What opens the card or the cart where a code was applied."""
    if place.source == CARD:
        return elsewhere(ctx, "item", place.item_id, row=row, page=page)
    return elsewhere(ctx, "cart")


async def open_place(ctx: Context, place: Place, row: int = 0, page: int = 1) -> None:
    """Show the card or the cart where a code was applied, or the way to the menu when there is none any more."""
    screen = place_screen(ctx, place, row, page)
    if screen is None:
        await ctx.screen(ctx.rich("promos-refused-item-gone"), [[menu_button(ctx)]])
    else:
        await ctx.open(screen)


def back_row(ctx: Context, screen: Callback | None) -> list[Button]:
    """*Back* to ``screen``, if it is there, and the menu."""
    back = [] if screen is None else [screen.button(ctx.t("kernel-back"))]
    return [*back, menu_button(ctx)]


async def show_refusal(ctx: Context, refused: Refused, *rows: list[Button]) -> None:
    """Why a code does not count, with ways on."""
    await ctx.screen(ctx.rich(refused.key, **refused.args_for_text), rows)
