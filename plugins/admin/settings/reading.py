"""The settings that may change while the bot runs, and what they are in words."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from kernel import Bot, Context, Refused, Settings

SHOWN = 700  # characters of a value on a card
IN_LIST = 30  # characters of a value in the list
KERNEL = "kernel"  # stands where else a plugin's name does


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of ``settings`` (as they were loaded from the environment), of ``plugin`` or the kernel."""

    plugin: str
    settings: Settings
    name: str

    @property
    def number(self) -> int:
        """What stands for it in a button, the same at every start."""
        return number_of(self.name)

    @property
    def variable(self) -> str:
        """What it is called in ``.env``."""
        return self.name.upper()

    @property
    def choices(self) -> tuple[Any, ...]:
        """The values that there are; empty for what is typed."""
        kind = type(self.settings).model_fields[self.name].annotation
        if kind is bool:
            return (False, True)
        return get_args(kind) if get_origin(kind) is Literal else ()

    @property
    def can_be_empty(self) -> bool:
        """Whether it is a text that nothing may stand in."""
        field = type(self.settings).model_fields[self.name]
        return field.annotation is str and field.default == ""

    def value(self, bot: Bot) -> Any:
        """What is in force at this moment."""
        return getattr(bot.setting(type(self.settings)), self.name)

    def title(self, ctx: Context) -> str:
        """Its name for staff; of a plugin without a text for it, the variable."""
        return _text(ctx, self._key, self.variable)

    def hint(self, ctx: Context) -> str:
        """What to write; of a plugin without a text for it, what its author wrote for ``.env``."""
        description = type(self.settings).model_fields[self.name].description or ""
        return _text(ctx, f"{self._key}-hint", description)

    def shown(self, ctx: Context, value: Any, limit: int = SHOWN) -> str:
        """A value in words, on one screen with others."""
        if isinstance(value, bool):
            return ctx.t("admin-setting-on" if value else "admin-setting-off")
        if self.choices:
            return _text(ctx, f"{self._key}-{value}", str(value))
        if isinstance(value, tuple | list):
            value = ", ".join(map(str, value))
        text = f"{value:f}" if isinstance(value, Decimal) else str(value)
        if not text:
            return ctx.t("admin-setting-empty")
        return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"

    @property
    def _key(self) -> str:
        return f"{self.plugin.replace('_', '-')}-setting-{self.name.replace('_', '-')}"


def number_of(name: str) -> int:
    """A number that stands for a name in a button."""
    return zlib.crc32(name.encode())


def live_settings(bot: Bot) -> list[Setting]:
    """Everything that may change, the kernel's first, then plugin by plugin. What is secret is never among them."""
    owners = {plugin.settings: plugin.name for plugin in bot.plugins.values() if plugin.settings}
    found = []
    for settings in bot.all_settings:
        for name, field in type(settings).model_fields.items():
            extra = field.json_schema_extra
            if isinstance(extra, dict) and extra.get("live") and "Secret" not in str(field.annotation):
                found.append(Setting(owners.get(type(settings), KERNEL), settings, name))
    return found


def setting_by_number(bot: Bot, number: int) -> Setting:
    """The setting that a button names; Refused when there is none (any more)."""
    for setting in live_settings(bot):
        if setting.number == number:
            return setting
    raise Refused("kernel-button-gone")


def setting_by_name(bot: Bot, name: str) -> Setting | None:
    """A setting by its name, whichever plugin has it; None while none has."""
    return next((setting for setting in live_settings(bot) if setting.name == name), None)


def plugin_title(ctx: Context, plugin: str) -> str:
    """What staff call a plugin; its short name where there is no text."""
    return _text(ctx, f"{plugin.replace('_', '-')}-plugin", plugin)


def _text(ctx: Context, key: str, otherwise: str) -> str:
    return ctx.t(key) if ctx.bot.texts.knows(key) else otherwise
