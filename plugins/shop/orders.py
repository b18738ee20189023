"""Orders as values: what hooks are given and what purchases are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .states import OrderState


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What a plugin changes about the total, in minor units: negative for a discount.

    ``label`` is a locale key of that plugin and ``args`` its variables; lower ``order`` counts first.
    """

    label: str
    amount: int
    order: int = 100
    args: Mapping[str, Any] = field(default_factory=dict)


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

    @property
    def sold_out(self) -> bool:
        """Whether there is nothing to buy at this moment."""
        return self.available == 0


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of an order; ``id`` is 0 before it is stored, prices are in minor units."""

    item_id: int | None
    name: str
    kind: str
    quantity: int
    unit_price: int
    id: int = 0
    order_id: int = 0

    @property
    def total(self) -> int:
        """Quantity times price, before adjustments."""
        return self.quantity * self.unit_price


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order; ``id`` is 0 before it is stored. ``user`` has ``id``, ``telegram_id`` and ``language``."""

    user: Any
    lines: tuple[LineView, ...]
    currency: str
    adjustments: tuple[Adjustment, ...] = ()
    state: OrderState = OrderState.PAID
    id: int = 0

    @property
    def list_total(self) -> int:
        """What the lines cost before adjustments."""
        return sum(line.total for line in self.lines)

    @property
    def total(self) -> int:
        """What the customer pays; never below zero."""
        return self.list_total + sum(adjustment.amount for adjustment in self.adjustments)


def adjusted(order: OrderView, found: Sequence[Adjustment]) -> OrderView:
    """``order`` with what the adjustments really take off: none brings the total below zero."""
    rest, counted = order.list_total, []
    for adjustment in sorted(found, key=lambda a: (a.order, a.label)):
        amount = max(adjustment.amount, -rest)
        rest += amount
        counted.append(replace(adjustment, amount=amount))
    return replace(order, adjustments=tuple(counted))
