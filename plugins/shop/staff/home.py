"""The way in: /manage and its button on the main menu, for whoever may manage anything."""

from __future__ import annotations

from kernel import Button, Context, Refused, in_rows, menu_buttons
from plugins.accounts.api import menu_button
from plugins.shop import shop

from ..permissions import CATALOG
from .callbacks import ManageCategories, OpenStaff


@shop.command("manage")
async def manage(ctx: Context) -> None:
    """Show what this person may manage; nobody else learns that there is anything."""
    await show_staff(ctx)


@shop.press(OpenStaff)
async def open_staff(ctx: Context, press: OpenStaff) -> None:
    """The way back to the top."""
    await show_staff(ctx)


async def show_staff(ctx: Context) -> None:
    """What plugins put on the menu ``staff``, each entry with its own right."""
    buttons = await menu_buttons(ctx, "staff")
    if not buttons:
        raise Refused("kernel-not-allowed")
    await ctx.screen(ctx.rich("shop-staff-title"), [*in_rows(buttons), [menu_button(ctx)]])


@shop.menu("main", order=90)
async def staff_entry(ctx: Context) -> Button | None:
    """On the main menu of those who find something behind it."""
    found = await menu_buttons(ctx, "staff")
    return OpenStaff().button(ctx.t("shop-staff-menu")) if found else None


@shop.menu("staff", order=10)
async def catalog_entry(ctx: Context) -> Button | None:
    """The catalog."""
    return ManageCategories().button(ctx.t("shop-staff-catalog")) if await ctx.allowed(CATALOG) else None


def staff_button(ctx: Context) -> Button:
    """Back to the top of the staff's screens."""
    return OpenStaff().button(ctx.t("shop-staff-to-top"))
