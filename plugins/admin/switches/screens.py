"""The list of plugins and the card of one."""

from __future__ import annotations

from kernel import Button, Context, Plugin, Rich, bold, code, in_rows
from plugins.accounts.api import staff_button

from .. import admin
from ..permissions import SETTINGS
from ..settings.reading import number_of, plugin_title
from .callbacks import AskSwitch, OpenPlugin, OpenPlugins
from .reading import about, mark, plugin_by_number, titles


@admin.menu("staff", order=92)
async def plugins_entry(ctx: Context) -> Button | None:
    """On the console."""
    return OpenPlugins().button(ctx.t("admin-plugins")) if await ctx.allowed(SETTINGS) else None


@admin.press(OpenPlugins, permission=SETTINGS)
async def open_plugins(ctx: Context, press: OpenPlugins) -> None:
    """Every installed plugin with a sign of how it stands."""
    await show_plugins(ctx)


async def show_plugins(ctx: Context, said: Rich | None = None) -> None:
    """The list, with ``said`` above it."""
    buttons = [
        OpenPlugin(number_of(name)).button(f"{mark(ctx, name)} {plugin_title(ctx, name)}") for name in ctx.bot.plugins
    ]
    text = ctx.rich("admin-plugins-title")
    if ctx.bot.toggles.off_by_setting:
        text = text + "\n" + ctx.rich("admin-plugins-by-setting")
    await ctx.screen(Rich("\n\n").join([said, text]) if said else text, [*in_rows(buttons), [staff_button(ctx)]])


@admin.press(OpenPlugin, permission=SETTINGS)
async def open_plugin(ctx: Context, press: OpenPlugin) -> None:
    """What a plugin is, how it stands, what it requires and who needs it."""
    plugin = plugin_by_number(ctx, press.number)
    rows = [*_ways(ctx, plugin), [OpenPlugins().button(ctx.t("kernel-back")), staff_button(ctx)]]
    await ctx.screen(_card(ctx, plugin), rows)


def _card(ctx: Context, plugin: Plugin) -> Rich:
    name, toggles = plugin.name, ctx.bot.toggles
    head = bold(plugin_title(ctx, name)) + " · " + code(name) + f" {plugin.version}"
    said = about(ctx, plugin)
    lines: list[Rich | str] = [head, said, ""] if said else [head, ""]
    if name in toggles.off_by_setting:
        lines.append(ctx.rich("admin-plugin-by-setting"))
    elif toggles.is_essential(name):
        lines.append(ctx.rich("admin-plugin-essential"))
    else:
        lines.append(ctx.rich("admin-plugin-on" if toggles.enabled(name) else "admin-plugin-off"))
    if plugin.requires:
        lines.append(ctx.rich("admin-plugin-requires", plugins=_marked(ctx, plugin.requires)))
    users = [other.name for other in ctx.bot.plugins.values() if name in other.requires]
    if users:
        lines.append(ctx.rich("admin-plugin-needed-by", plugins=_marked(ctx, users)))
    missing = toggles.missing(name)
    if missing and not toggles.enabled(name):
        lines.append(ctx.rich("admin-plugin-missing", plugins=titles(ctx, missing)))
    return Rich("\n").join(lines)


def _ways(ctx: Context, plugin: Plugin) -> list[list[Button]]:
    toggles = ctx.bot.toggles
    if plugin.name in toggles.off_by_setting or toggles.is_essential(plugin.name):
        return []
    on = not toggles.enabled(plugin.name)
    button = AskSwitch(number_of(plugin.name), on)
    return [[button.button(ctx.t("admin-plugin-switch-on" if on else "admin-plugin-switch-off"))]]


def _marked(ctx: Context, names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"{mark(ctx, name)} {plugin_title(ctx, name)}" for name in names)
