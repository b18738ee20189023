"""Orders as values: what hooks are given and what purchases are made of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from kernel import Refused
from kernel.money import split

from .states import OrderState


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What a plugin changes about the total, in minor units: negative for a discount.

    ``label`` is a locale key of that plugin and ``args`` its variables; lower ``order`` counts first. With ``line``
    (its place in ``order.lines``, from 0) it belongs to that line, otherwise to the whole order, and each line takes
    its share.
    """

    label: str
    amount: int
    order: int = 100
    args: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as it is now. ``available`` is None where pieces are not counted (one value for all)."""

    id: int
    category_id: int
    name: str
    description: str
    price: int
    kind: str
    available: int | None
    picture_id: int | None = None
    min_quantity: int = 1
    max_quantity: int | None = None
    quantity_step: int = 1
    customer_limit: int | None = None
    presell: bool = False  # can be bought when there is none
    asks: bool = False  # the customer answers questions before buying, so it is bought by itself
    pictures: int = 0  # how many its card shows

    @property
    def sold_out(self) -> bool:
        """Whether nothing can be bought at this moment: fewer pieces than the smallest order takes."""
        return self.available is not None and self.available < self.min_quantity and not self.presell


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of an order; ``id`` is 0 before it is stored, prices are in minor units.

    ``source`` is who asked for it (the name of a plugin, such as ``cart``; empty: the item's card) and ``key`` that
    plugin's own id of it; both are only known while the order is made, as are ``category_ids``, from the item's own
    category up to the top. ``adjustment`` is the line's share of what changed the total.
    """

    item_id: int | None
    name: str
    kind: str
    quantity: int
    unit_price: int
    id: int = 0
    order_id: int = 0
    source: str = ""
    key: int = 0
    adjustment: int = 0
    category_ids: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """Quantity times price, before adjustments."""
        return self.quantity * self.unit_price

    @property
    def net(self) -> int:
        """What is paid for the line."""
        return self.total + self.adjustment


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line that a customer asks for. ``source`` and ``key`` come back on the LineView; see there."""

    item_id: int
    quantity: int = 1
    source: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order; ``id`` is 0 before it is stored. ``user`` has ``id``, ``telegram_id`` and ``language``."""

    user: Any
    lines: tuple[LineView, ...]
    currency: str
    adjustments: tuple[Adjustment, ...] = ()
    state: OrderState = OrderState.PAID
    id: int = 0
    reserved_until: datetime | None = None

    @property
    def list_total(self) -> int:
        """What the lines cost before adjustments."""
        return sum(line.total for line in self.lines)

    @property
    def total(self) -> int:
        """What the customer pays; never below zero."""
        return self.list_total + sum(adjustment.amount for adjustment in self.adjustments)


@dataclass(frozen=True, slots=True)
class PayMethod:
    """A way to pay an order beside the balance; answers to ``pay_methods`` may be any objects with these fields.

    ``name`` is that of the plugin behind it, at most 32 characters; ``label`` is the ready text of a button, such as
    "⭐ Stars: 55". ``await start(ctx, order_id, amount)`` is called outside any transaction: it makes the invoice over
    ``amount`` minor units for a reserved order and shows it, or shows the one there is. A ``Refused`` that it raises
    is shown to the customer, and the order stays reserved.
    """

    name: str
    label: str
    start: Callable[[Any, int, int], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line cannot be had as it was asked for; ``name`` is the item's, or empty when it is gone."""

    wanted: Wanted
    refusal: Refused
    name: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What an order would be at this moment: ``order`` has the lines that can be had, ``problems`` the others."""

    order: OrderView
    problems: tuple[Problem, ...] = ()


def adjusted(order: OrderView, found: Sequence[Adjustment]) -> OrderView:
    """``order`` with what the adjustments really take off: none brings a line, and so the total, below zero.

    What belongs to the whole order is shared by the lines in proportion to what is left of them, by largest remainder.
    """
    nets, counted = [line.total for line in order.lines], []
    for adjustment in sorted(found, key=lambda a: (a.order, a.label)):
        if adjustment.line is not None:
            amount = max(adjustment.amount, -nets[adjustment.line])
            nets[adjustment.line] += amount
        else:
            amount = max(adjustment.amount, -sum(nets))
            nets = [net + share for net, share in zip(nets, split(amount, nets), strict=True)]
        counted.append(replace(adjustment, amount=amount))
    lines = tuple(replace(line, adjustment=net - line.total) for line, net in zip(order.lines, nets, strict=True))
    return replace(order, lines=lines, adjustments=tuple(counted))
