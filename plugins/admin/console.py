"""The way in: /manage and its button on the main menu, for whoever may manage anything."""

from __future__ import annotations

from kernel import Button, Context, Refused, in_rows, menu_buttons
from plugins.accounts.api import OpenConsole, menu_button

from . import admin


@admin.command("manage")
async def manage(ctx: Context) -> None:
    """Show what this person may manage; nobody else learns that there is anything."""
    await show_console(ctx)


@admin.press(OpenConsole)
async def open_console(ctx: Context, press: OpenConsole) -> None:
    """The way back to the top."""
    await show_console(ctx)


async def show_console(ctx: Context) -> None:
    """What plugins put on the menu ``staff``, each entry with its own right."""
    buttons = await menu_buttons(ctx, "staff")
    if not buttons:
        raise Refused("kernel-not-allowed")
    await ctx.screen(ctx.rich("admin-console"), [*in_rows(buttons), [menu_button(ctx)]])


@admin.menu("main", order=90)
async def console_entry(ctx: Context) -> Button | None:
    """On the main menu of those who find something behind it."""
    found = await menu_buttons(ctx, "staff")
    return OpenConsole().button(ctx.t("admin-menu")) if found else None
