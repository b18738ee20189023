"""The cart's hooks: where other plugins take part in its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kernel import hookspec

if TYPE_CHECKING:
    from kernel import Bot, Button, Context

    from .api import CartLine


@hookspec
def cart_line_buttons(line: CartLine, ctx: Context) -> list[Button] | None:
    """Called ``show`` outside a transaction for the screen of one cart line: buttons to put on it, two a row.

    ``line`` has ``id``, ``item_id``, ``name``, ``quantity`` and ``unit_price`` (minor units, before adjustments); the
    line belongs to ``ctx.user`` and its item is in the shop. ``ctx.open(OpenLine(line.id))`` shows the screen again. A
    plugin that fails is left out and reported. Not called on the rows of the cart itself.
    """


@hookspec
def cart_line_added(user: Any, item_id: int, line_id: int, bot: Bot) -> None:
    """Called ``join`` in the transaction in which a customer puts an item into the cart from its card.

    Called again with the same ``line_id`` when more of an item is added that was there. An error cancels the adding.
    Not called when the quantity is changed in the cart.
    """


@hookspec
def cart_line_removed(line_ids: Sequence[int], bot: Bot) -> None:
    """Called ``join`` in the transaction in which lines leave the cart unbought: forget what you keep for them.

    The lines are gone already, whether they were taken out one by one, cleared, or removed because their items are
    gone. An error cancels the removal. Not called when they were bought or reserved: then ``order_paid`` or
    ``order_reserved`` of the shop has them as lines with the source ``cart`` and the line's id as ``key``.
    """
