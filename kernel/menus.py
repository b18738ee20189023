"""Menus: buttons that plugins put next to each other without knowing of each other."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .callbacks import Callback
from .contributions import Handler, Permission
from .messages import Button

if TYPE_CHECKING:
    from .context import Context


class RunCommand(Callback, prefix="!"):
    """A button that does what a command does; ``name`` is :func:`command_hash` of its name."""

    name: int


def command_hash(name: str) -> int:
    """A number that stands for a command in a button, the same at every start."""
    return zlib.crc32(name.encode())


def command_entry(command: str, label: str, permission: Permission | None) -> Handler:
    """A menu entry that runs ``command``; ``label`` is a locale key."""

    async def make(ctx: Context) -> Button | None:
        if permission is not None and not await ctx.allowed(permission):
            return None
        return RunCommand(command_hash(command)).button(ctx.t(label))

    return make


async def menu_buttons(ctx: Context, name: str) -> list[Button]:
    """The buttons of the menu ``name`` that this person may use, in order.

    An entry that fails is left out and reported, as any decoration.
    """
    buttons = []
    for entry in ctx.bot.menus.get(name, ()):
        if not ctx.bot.toggles.enabled(entry.plugin):
            continue
        try:
            button = await entry.make(ctx)
        except Exception as error:
            ctx.bot.report(entry.plugin, f"menu {name}", error)
            continue
        if button is not None:
            buttons.append(button)
    return buttons


def in_rows(buttons: Sequence[Button], width: int = 2) -> list[list[Button]]:
    """``buttons`` in rows of ``width``."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]
