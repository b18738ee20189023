"""Hooks that the shop itself implements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import shop
from .importing.batches import remove_unfinished
from .orders import LineView
from .states import LineState
from .stock import claim

if TYPE_CHECKING:
    from kernel import Bot


@shop.hook
async def allocate(line: LineView, bot: Bot) -> LineState | None:
    """Claim unique and shared values; other kinds belong to other plugins."""
    return await claim(line)


@shop.hook
async def started(bot: Bot) -> None:
    """Take away what an import left that was killed."""
    await remove_unfinished(bot)
