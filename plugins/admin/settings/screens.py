"""The list of plugins with settings, the settings of one, and the card of a setting."""

from __future__ import annotations

from kernel import Button, Context, Refused, Rich, bold, clip_label, code, in_rows
from plugins.accounts.api import staff_button

from .. import admin
from ..permissions import SETTINGS
from .callbacks import EditSetting, OpenGroup, OpenSetting, OpenSettings, ResetSetting, SetSetting
from .reading import IN_LIST, Setting, live_settings, number_of, plugin_title, setting_by_number


@admin.menu("staff", order=90)
async def settings_entry(ctx: Context) -> Button | None:
    """On the console."""
    return OpenSettings().button(ctx.t("admin-settings")) if await ctx.allowed(SETTINGS) else None


@admin.press(OpenSettings, permission=SETTINGS)
async def open_settings(ctx: Context, press: OpenSettings) -> None:
    """A button for each plugin that has settings, whether it is on or off."""
    plugins = dict.fromkeys(setting.plugin for setting in live_settings(ctx.bot))
    buttons = [OpenGroup(number_of(name)).button(plugin_title(ctx, name)) for name in plugins]
    await ctx.screen(ctx.rich("admin-settings-title"), [*in_rows(buttons), [staff_button(ctx)]])


@admin.press(OpenGroup, permission=SETTINGS)
async def open_group(ctx: Context, press: OpenGroup) -> None:
    """The settings of a plugin with their values."""
    found = [setting for setting in live_settings(ctx.bot) if number_of(setting.plugin) == press.group]
    if not found:
        raise Refused("kernel-button-gone")
    rows = [[OpenSetting(setting.number).button(_label(ctx, setting))] for setting in found]
    rows.append([OpenSettings().button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(ctx.rich("admin-settings-of", plugin=plugin_title(ctx, found[0].plugin)), rows)


@admin.press(OpenSetting, permission=SETTINGS)
async def open_setting(ctx: Context, press: OpenSetting) -> None:
    """A setting: what it is, what it is set to, where that comes from."""
    await show_setting(ctx, setting_by_number(ctx.bot, press.number))


async def show_setting(ctx: Context, setting: Setting, said: Rich | None = None) -> None:
    """The card of a setting, with ``said`` above it."""
    assert ctx.bot.live_settings is not None
    value, origin = setting.value(ctx.bot), ctx.bot.live_settings.origin(setting.settings, setting.name)
    lines: list[Rich | str] = [said, ""] if said else []
    lines += [bold(setting.title(ctx)), code(setting.variable), setting.hint(ctx), ""]
    lines.append(ctx.rich("admin-setting-now", value=setting.shown(ctx, value)))
    lines.append(ctx.rich(f"admin-setting-from-{origin}"))
    rows = _ways(ctx, setting, value)
    if origin == "live":
        before = setting.shown(ctx, getattr(setting.settings, setting.name), 200)
        lines.append(ctx.rich("admin-setting-before", value=before))
        rows.append([ResetSetting(setting.number).button(ctx.t("admin-setting-reset"))])
    rows.append([OpenGroup(number_of(setting.plugin)).button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(Rich("\n").join(lines), rows)


def _ways(ctx: Context, setting: Setting, value: object) -> list[list[Button]]:
    """The buttons that change it."""
    choices = setting.choices
    if choices == (False, True):
        label = ctx.t("admin-setting-switch-off" if value else "admin-setting-switch-on")
        return [[SetSetting(setting.number, int(not value)).button(label)]]
    if choices:
        return [
            [SetSetting(setting.number, place).button(("✅ " if one == value else "") + setting.shown(ctx, one))]
            for place, one in enumerate(choices)
        ]
    return [[EditSetting(setting.number).button(ctx.t("admin-setting-change"))]]


def _label(ctx: Context, setting: Setting) -> str:
    value = setting.shown(ctx, setting.value(ctx.bot), IN_LIST).replace("\n", " ")
    return clip_label(f"{setting.title(ctx)}: {value}")
