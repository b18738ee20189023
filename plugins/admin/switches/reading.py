"""Installed plugins in words: what each is called, how it stands, what it needs and who needs it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from kernel import Context, Plugin, PluginError, Refused

from ..settings.reading import number_of, plugin_title

OFF_BY_SETTING, ON, OFF = "🔒", "✅", "⬜"


def plugin_by_number(ctx: Context, number: int) -> Plugin:
    """The plugin that a button names; Refused when it is not installed any more."""
    for name, plugin in ctx.bot.plugins.items():
        if number_of(name) == number:
            return plugin
    raise Refused("kernel-button-gone")


def mark(ctx: Context, name: str) -> str:
    """How a plugin stands, as a sign."""
    if name in ctx.bot.toggles.off_by_setting:
        return OFF_BY_SETTING
    return ON if ctx.bot.toggles.enabled(name) else OFF


def about(ctx: Context, plugin: Plugin) -> str:
    """What a plugin is for; empty where its author has not said it in the locale files."""
    key = f"{plugin.locale_prefix}plugin-about"
    return ctx.t(key) if ctx.bot.texts.knows(key) else ""


def titles(ctx: Context, names: Iterable[str]) -> str:
    """The names of some plugins, as staff call them."""
    return ", ".join(plugin_title(ctx, name) for name in names)


def along(ctx: Context, name: str, on: bool) -> list[str]:
    """Who has to go on or off with a plugin, in the order in which it is done."""
    return ctx.bot.toggles.missing(name) if on else ctx.bot.toggles.users(name)


def stands_for(names: Sequence[str]) -> int:
    """A number for some names, so that a button agrees to these and no others."""
    return zlib.crc32(",".join(names).encode())


def refusal(ctx: Context, name: str, error: PluginError) -> Refused:
    """Why a plugin cannot be switched, in the reader's language."""
    plugin, others = plugin_title(ctx, name), titles(ctx, error.plugins)
    if error.reason == "needed":
        return Refused("admin-switch-needed", plugin=plugin, others=others)
    if error.reason == "requires":
        return Refused("admin-switch-requires", plugin=plugin, others=others)
    if error.reason == "by_setting":
        return Refused("admin-switch-by-setting", plugin=plugin)
    if error.reason == "essential":
        return Refused("admin-switch-essential", plugin=plugin)
    return Refused("kernel-button-gone")
