"""What a cart comes to at this moment: its lines with prices, and what is wrong with each."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kernel import Refused
from plugins.shop.api import Adjustment, ItemView, Quote, Wanted, get_items, quote

from .lines import CartLine, own_lines
from .quantities import at_most, nearest

if TYPE_CHECKING:
    from kernel import Bot

SOURCE = "cart"  # of the order lines that come out of a cart
LEFT = frozenset({"shop-too-few", "shop-limit-left"})  # refusals that say how many there still are, as ``count``
RULES = frozenset({"shop-quantity-min", "shop-quantity-max", "shop-quantity-step"})  # the quantity is not allowed


@dataclass(frozen=True, slots=True)
class Priced:
    """A line of the cart with its item (None: not in the shop any more), what changes its price, what is wrong."""

    line: CartLine
    item: ItemView | None
    adjustments: tuple[Adjustment, ...] = ()
    problem: Refused | None = None

    @property
    def total(self) -> int:
        """What it costs before adjustments."""
        return self.line.quantity * self.line.unit_price

    @property
    def net(self) -> int:
        """What it costs with those of its own."""
        return self.total + sum(adjustment.amount for adjustment in self.adjustments)

    @property
    def cure(self) -> int:
        """With a problem: the quantity that can be had; 0 when the line has to go."""
        if self.item is None or self.problem is None:
            return 0
        if self.problem.key in LEFT:
            return at_most(self.item, int(str(self.problem.args_for_text["count"])))
        return nearest(self.item, self.line.quantity) if self.problem.key in RULES else 0


@dataclass(frozen=True, slots=True)
class PricedCart:
    """A cart at this moment. ``refusal``: why a plugin forbids to buy it as it is; then nothing is adjusted."""

    lines: tuple[Priced, ...]
    quote: Quote | None = None
    refusal: Refused | None = None

    @property
    def problems(self) -> list[Priced]:
        """The lines that cannot be had as they are."""
        return [line for line in self.lines if line.problem is not None]

    @property
    def total(self) -> int:
        """What is to pay for what can be had."""
        if self.quote is not None:
            return self.quote.order.total
        return sum(line.total for line in self.lines if line.problem is None)

    @property
    def adjustments(self) -> list[Adjustment]:
        """What changes the price of the whole order."""
        found = self.quote.order.adjustments if self.quote is not None else ()
        return [adjustment for adjustment in found if adjustment.line is None]


def wanted(lines: Sequence[CartLine]) -> list[Wanted]:
    """What is asked of the shop for these lines; it refuses 0, the item of a line whose item was deleted."""
    return [Wanted(line.item_id or 0, line.quantity, SOURCE, line.id) for line in lines]


def fingerprint(lines: Sequence[CartLine]) -> int:
    """A number for these lines and quantities, so that a confirm button buys exactly what was shown with it."""
    return zlib.crc32(",".join(f"{line.id}:{line.quantity}" for line in lines).encode())


async def priced_cart(bot: Bot, user: Any) -> PricedCart:
    """The customer's cart at this moment, outside a transaction; its cost does not grow with the number of lines."""
    lines = await own_lines(user.id)
    items = await get_items([line.item_id for line in lines if line.item_id is not None])
    rows = [_row(line, items.get(line.item_id or 0)) for line in lines]
    asked = wanted([row.line for row in rows if row.problem is None])
    if not asked:
        return PricedCart(tuple(rows))
    try:
        found = await quote(bot, user, asked)
    except Refused as refusal:
        return PricedCart(tuple(rows), refusal=refusal)
    problems = {problem.wanted.key: problem.refusal for problem in found.problems}
    places = {line.key: place for place, line in enumerate(found.order.lines)}
    for number, row in enumerate(rows):
        own = [item for item in found.order.adjustments if item.line == places.get(row.line.id, -1)]
        rows[number] = replace(row, adjustments=tuple(own), problem=row.problem or problems.get(row.line.id))
    return PricedCart(tuple(rows), found)


def _row(line: CartLine, item: ItemView | None) -> Priced:
    if item is None:
        return Priced(line, None, problem=Refused("shop-item-gone"))
    line = replace(line, name=item.name, unit_price=item.price)
    return Priced(line, item, problem=Refused("cart-asks") if item.asks else None)
