"""Maintenance, one press and a confirmation away: customers wait outside, staff go on."""

from __future__ import annotations

from kernel import Button, Context, Refused, run_in_transaction
from plugins.accounts.api import staff_button

from .. import admin
from ..console import show_console
from ..permissions import SETTINGS
from .callbacks import AskMaintenance, ConfirmMaintenance
from .changing import change, in_force
from .reading import Setting, setting_by_name

NAME = "maintenance"


@admin.menu("staff", order=95)
async def maintenance_entry(ctx: Context) -> Button | None:
    """On the console, with the state; while no plugin knows of maintenance there is none."""
    setting = setting_by_name(ctx.bot, NAME)
    if setting is None or not await ctx.allowed(SETTINGS):
        return None
    return AskMaintenance().button(ctx.t("admin-maintenance-on" if setting.value(ctx.bot) else "admin-maintenance-off"))


@admin.press(AskMaintenance, permission=SETTINGS)
async def ask_maintenance(ctx: Context, press: AskMaintenance) -> None:
    """What is going to happen, before it does."""
    on = not _setting(ctx).value(ctx.bot)
    confirm = ctx.once(ConfirmMaintenance(on), ctx.t("admin-maintenance-begin" if on else "admin-maintenance-end"))
    text = ctx.rich("admin-maintenance-ask-on" if on else "admin-maintenance-ask-off")
    await ctx.screen(text, [[confirm], [staff_button(ctx)]])


@admin.press(ConfirmMaintenance, permission=SETTINGS)
async def confirm_maintenance(ctx: Context, press: ConfirmMaintenance) -> None:
    """Switch it, once, and show the console with the new state."""
    setting = _setting(ctx)

    async def switch() -> None:
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        await change(ctx, setting, press.on)

    await run_in_transaction(switch)
    await in_force(ctx)
    ctx.toast(ctx.t("admin-maintenance-begun" if press.on else "admin-maintenance-ended"))
    await show_console(ctx)


def _setting(ctx: Context) -> Setting:
    setting = setting_by_name(ctx.bot, NAME)
    if setting is None:
        raise Refused("kernel-button-gone")
    return setting
