"""The main menu: what every plugin offers, two a row, then support and news."""

from __future__ import annotations

from kernel import Button, Context, in_rows, menu_buttons

from .. import accounts
from ..callbacks import OpenMenu
from ..settings import AccountsSettings


async def show_menu(ctx: Context) -> None:
    """Show the main menu: in place of the pressed screen, or as a new message."""
    text = ctx.rich("accounts-menu", name=ctx.user.name)
    if not _offers(ctx):
        text = text + "\n\n" + ctx.rich("accounts-menu-closed")
    await ctx.screen(text, in_rows(await menu_buttons(ctx, "main")))


@accounts.press(OpenMenu)
async def back_to_menu(ctx: Context, press: OpenMenu) -> None:
    """The way back from any screen; it also ends an open conversation."""
    await ctx.bot.conversations.leave(ctx)
    await show_menu(ctx)


@accounts.menu("main", order=80)
async def support(ctx: Context) -> Button | None:
    """A link to the support account."""
    url = ctx.setting(AccountsSettings).helper_url
    return Button(ctx.t("accounts-menu-support"), url=url) if url else None


@accounts.menu("main", order=85)
async def news(ctx: Context) -> Button | None:
    """A link to the news channel."""
    url = ctx.setting(AccountsSettings).channel_url
    return Button(ctx.t("accounts-menu-news"), url=url) if url else None


def _offers(ctx: Context) -> bool:
    """Whether any other plugin has something on the menu at the moment."""
    entries = ctx.bot.menus.get("main", ())
    return any(entry.plugin != accounts.name and ctx.bot.toggles.enabled(entry.plugin) for entry in entries)
