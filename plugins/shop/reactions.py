"""Hooks that the shop itself implements."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import db

from . import shop
from .importing.batches import remove_unfinished
from .orders import waiting  # noqa: F401 - it listens to stock that comes in
from .orders.fulfilling import fulfil_due
from .orders.paying_out import settle_refunds
from .orders.reserving import expire_due

if TYPE_CHECKING:
    from kernel import Bot, Context


@shop.hook
async def started(bot: Bot) -> None:
    """Take away what an import left that was killed; in the background, as it may be much."""
    bot.background(remove_unfinished(bot))


@shop.job(every=timedelta(minutes=10), always=True)
async def remove_dead_imports(bot: Bot) -> None:
    """Take away what imports left that were killed while the bot ran."""
    await remove_unfinished(bot)


@shop.job(every=timedelta(seconds=10), always=True)
async def expire_reservations(bot: Bot) -> None:
    """Put back on sale what was reserved and not paid in time."""
    await expire_due(bot)


@shop.job(every=timedelta(seconds=10), always=True)
async def fulfil_lines(bot: Bot) -> None:
    """Ask plugins to bring what they owe, until they have."""
    await fulfil_due(bot)


@shop.job(every=timedelta(seconds=10), always=True)
async def pay_refunds(bot: Bot) -> None:
    """Have refunds paid out by the plugins through which the money came."""
    await settle_refunds(bot)


@shop.hook
async def amounts_stored(bot: Bot) -> list[str]:
    """The prices, which are in minor units of one currency."""
    row = await db.fetch_one("SELECT count(*) AS items FROM shop_item")
    return [f"the prices of {row['items']} items"] if row and row["items"] else []


@shop.owed_hook
async def delete_user_data(user: Any) -> None:
    """Forget what a person searched for and waits for. Orders stay: they are the shop's books."""
    await db.execute("DELETE FROM shop_search WHERE user_id = $1", user.id)
    await db.execute("DELETE FROM shop_stock_watch WHERE user_id = $1", user.id)


@shop.owed_hook
async def customer_data(ctx: Context) -> list[str]:
    """What of it staff are told of before they delete a customer's data."""
    return [ctx.t("shop-customer-data")]
