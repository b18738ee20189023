"""What promos asks of whoever sells: things and people as they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kernel import hookspec

if TYPE_CHECKING:
    from kernel import Bot


@hookspec
def promo_items(item_ids: Sequence[int], bot: Bot) -> Mapping[int, Any] | None:
    """Called ``first``, in a transaction or not: which of these items are there? Only read.

    Return by id objects with ``id``, ``name``, ``price`` (minor units), ``min_quantity``, ``max_quantity`` (None: no
    limit), ``category_ids`` (from its own up to the top) and ``hidden``; leave out what does not exist. An error
    cancels what the person was about to do. Called when a code is applied, and when staff look at what one is bound
    to; not called for gifts to the balance, nor for an order whose lines say their categories.
    """


@hookspec
def promo_categories(category_ids: Sequence[int], bot: Bot) -> Mapping[int, str] | None:
    """Called ``first``, in a transaction or not: the names of these categories by id, of those that are there.

    Only read. An error cancels the staff's screen. Not called when no code is bound to a category.
    """


@hookspec
def has_bought(user_id: int, bot: Bot) -> bool | None:
    """Called ``first``, in a transaction or not: has this customer ever bought and kept anything?

    For codes that are good for a first purchase only; refunded and unpaid orders do not count. Only read. An error
    cancels the screen or the purchase. Not called for other codes.
    """


@hookspec
def promo_orders(order_ids: Sequence[int], bot: Bot) -> Mapping[int, str] | None:
    """Called ``first`` in a transaction: the states of these orders by id, of those that are there.

    Only read. For orders that promos still holds a use for after hours, because it was switched off when they were
    paid or given up. An error leaves that for a later try. Not called when there are none.
    """
