"""Hooks that the cart implements: what became an order leaves it, and what belongs to a forgotten person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Refused
from plugins.shop.api import OrderView

from . import cart
from .lines import remove, take
from .quoting import SOURCE

if TYPE_CHECKING:
    from kernel import Bot, Context


@cart.hook
async def order_paid(order: OrderView, bot: Bot) -> None:
    """What was bought out of the cart leaves it; a cart that has changed meanwhile is not bought."""
    await _leave(order)


@cart.hook
async def order_reserved(order: OrderView, bot: Bot) -> None:
    """What is held leaves the cart, too: it is in the order now."""
    await _leave(order)


async def _leave(order: OrderView) -> None:
    ordered = {line.key: line.quantity for line in order.lines if line.source == SOURCE}
    if ordered and not await take(order.user.id, ordered):
        raise Refused("cart-changed")


@cart.owed_hook
async def delete_user_data(user: Any, bot: Bot) -> None:
    """Empty the cart of who asks to be forgotten."""
    await remove(bot, user.id)


@cart.owed_hook
async def customer_data(ctx: Context) -> list[str]:
    """What of it staff are told of before they delete a customer's data."""
    return [ctx.t("cart-customer-data")]
