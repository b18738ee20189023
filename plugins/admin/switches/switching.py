"""Switching plugins: asked first, with what goes along; then all of them in one transaction, or none."""

from __future__ import annotations

from kernel import Context, PluginError, Refused, Rich, bold, run_in_transaction
from plugins.accounts.api import menu_button

from .. import admin
from ..permissions import SETTINGS
from ..settings.reading import plugin_title
from .callbacks import AskSwitch, ConfirmSwitch, OpenPlugin
from .reading import along, plugin_by_number, refusal, stands_for, titles
from .screens import show_plugins


@admin.press(AskSwitch, permission=SETTINGS)
async def ask_switch(ctx: Context, press: AskSwitch) -> None:
    """What is going to happen, before it does."""
    name = plugin_by_number(ctx, press.number).name
    _check(ctx, name, press.on)
    others, side = along(ctx, name, press.on), "on" if press.on else "off"
    lines: list[Rich | str] = [ctx.rich(f"admin-switch-{side}", plugin=bold(plugin_title(ctx, name)))]
    if others:
        lines.append(ctx.rich(f"admin-switch-along-{side}", plugins=titles(ctx, others)))
    if not press.on:
        lines += _warnings(ctx, {name, *others})
    confirm = ConfirmSwitch(press.number, press.on, stands_for(others))
    label = ctx.t(f"admin-switch-yes-{side}", count=len(others) + 1)
    back = OpenPlugin(press.number).button(ctx.t("kernel-cancel"))
    await ctx.screen(Rich("\n\n").join(lines), [[ctx.once(confirm, label)], [back]])


def _check(ctx: Context, name: str, on: bool) -> None:
    """Refuse at once what would be refused anyway."""
    toggles = ctx.bot.toggles
    if name in toggles.off_by_setting:
        raise Refused("admin-switch-by-setting", plugin=plugin_title(ctx, name))
    if not on and toggles.is_essential(name):
        raise Refused("admin-switch-essential", plugin=plugin_title(ctx, name))
    if toggles.enabled(name) == on:
        raise Refused("admin-switch-done")


def _warnings(ctx: Context, names: set[str]) -> list[Rich]:
    """What else staff must know: how the console comes back, and that without roles only the owner has rights."""
    found = [ctx.rich("admin-switch-off-console")] if admin.name in names else []
    if names.intersection(plugin for plugin, _, _ in ctx.hooks.implementations("allowed")):
        found.append(ctx.rich("admin-switch-off-rights"))
    return found


@admin.press(ConfirmSwitch, permission=SETTINGS)
async def confirm_switch(ctx: Context, press: ConfirmSwitch) -> None:
    """Switch the plugin and those that were named, all or none."""
    name = plugin_by_number(ctx, press.number).name
    others = along(ctx, name, press.on)
    if stands_for(others) != press.along:
        raise Refused("admin-switch-changed")

    async def switch() -> None:
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        await ctx.require(SETTINGS)
        for each in (*others, name):
            await _switch(ctx, each, press.on)

    await run_in_transaction(switch)
    await ctx.bot.toggles.refresh()
    said = ctx.rich(f"admin-switched-{'on' if press.on else 'off'}", plugins=titles(ctx, [name, *others]))
    if ctx.bot.toggles.enabled(admin.name) and await ctx.allowed(SETTINGS):
        await show_plugins(ctx, said)
    else:
        await ctx.screen(said, [[menu_button(ctx)]])


async def _switch(ctx: Context, name: str, on: bool) -> None:
    toggles = ctx.bot.toggles
    try:
        changed = await (toggles.enable(name) if on else toggles.disable(name))
    except PluginError as error:
        raise refusal(ctx, name, error) from error
    if changed:
        ctx.audit("admin.plugin_switched", f"plugin:{name}", before={"on": not on}, after={"on": on})
