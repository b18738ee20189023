"""Codes and what they take off, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

PERCENT, FIXED, BALANCE = "percent", "fixed", "balance"
KINDS = (PERCENT, FIXED, BALANCE)
DISCOUNT = "promos-discount"  # the label of what a code takes off; its variables are ``code`` and the code's ``id``


class Line(Protocol):
    """What arithmetic needs of a line of an order; the shop's LineView has it."""

    @property
    def total(self) -> int:
        """Quantity times price, in minor units."""


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code as it was read. ``mine`` is how often the customer in question holds or has used it."""

    id: int
    code: str
    kind: str
    value: int
    total_limit: int | None
    customer_limit: int
    used: int
    first_only: bool
    min_sum: int
    starts_at: datetime | None
    ends_at: datetime | None
    stacks: bool
    active: bool
    batch_id: int | None
    created_at: datetime
    mine: int = 0
    items: frozenset[int] = frozenset()
    categories: frozenset[int] = frozenset()

    @property
    def bound(self) -> bool:
        """Whether it counts for certain products only."""
        return bool(self.items or self.categories)

    def fits(self, item_id: int | None, category_ids: tuple[int, ...]) -> bool:
        """Whether it counts for an item in these categories (its own and all above)."""
        return not self.bound or item_id in self.items or not self.categories.isdisjoint(category_ids)


@dataclass(frozen=True, slots=True)
class Applied:
    """A code where a customer applied it; see the model of the same name."""

    source: str
    key: int
    code: CodeView


@dataclass(frozen=True, slots=True)
class Discount:
    """What a code takes off a line (its place in the order, from 0), as the shop's ``price_order`` wants it."""

    amount: int  # minor units, below zero
    line: int
    args: Mapping[str, Any] = field(default_factory=dict)
    label: str = DISCOUNT
    order: int = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A line that is not in an order yet: an item's card, or a line of the cart that shows its buttons."""

    item_id: int | None
    quantity: int
    unit_price: int
    source: str
    key: int
    category_ids: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """Quantity times price, in minor units."""
        return self.quantity * self.unit_price
