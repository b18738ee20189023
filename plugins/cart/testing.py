"""For the tests of plugins that build on the cart: something in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import run_in_transaction
from plugins.accounts.testing import customer_of
from plugins.shop.api import get_item

from .lines import CartLine, add

if TYPE_CHECKING:
    from kernel import Bot


async def put_in_cart(bot: Bot, person: Any, item_id: int) -> CartLine:
    """Put an item into the cart of a person who has written to the bot, as the button of its card does."""
    item = await get_item(item_id)
    if item is None:
        raise LookupError(f"no item {item_id} is on sale")
    return await run_in_transaction(add, bot, await customer_of(bot, person), item)
