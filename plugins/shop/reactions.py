"""Hooks that the shop itself implements."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kernel import db

from . import shop
from .importing.batches import remove_unfinished
from .orders.states import LineState
from .orders.views import LineView
from .stock.claims import claim

if TYPE_CHECKING:
    from kernel import Bot


@shop.hook
async def allocate(line: LineView, bot: Bot) -> LineState | None:
    """Claim unique and shared values; other kinds belong to other plugins."""
    return await claim(line)


@shop.hook
async def started(bot: Bot) -> None:
    """Take away what an import left that was killed; in the background, as it may be much."""
    bot.background(remove_unfinished(bot))


@shop.job(every=timedelta(minutes=10), always=True)
async def remove_dead_imports(bot: Bot) -> None:
    """Take away what imports left that were killed while the bot ran."""
    await remove_unfinished(bot)


@shop.hook
async def amounts_stored(bot: Bot) -> list[str]:
    """The prices, which are in minor units of one currency."""
    row = await db.fetch_one("SELECT count(*) AS items FROM shop_item")
    return [f"the prices of {row['items']} items"] if row and row["items"] else []
