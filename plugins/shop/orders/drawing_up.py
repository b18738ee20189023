"""Drawing up an order: what is wanted becomes lines with today's prices, rules and adjustments. Only reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kernel import Refused

from .goods import Good, read_goods, refuse_over_limit
from .states import OrderState
from .views import Adjustment, OrderView, Problem, Quote, Wanted, adjusted

if TYPE_CHECKING:
    from kernel import Bot


class PriceChanged(Refused):
    """The price on the pressed button is no longer true; ``total`` is the new one, in minor units."""

    def __init__(self, total: int):
        super().__init__("shop-price-changed")
        self.total = total


async def quote(bot: Bot, user: Any, wanted: Sequence[Wanted]) -> Quote:
    """What an order would be at this moment, outside a transaction; what cannot be had is in ``problems``.

    Raises Refused when a plugin forbids the order.
    """
    goods = await read_goods(sorted({want.item_id for want in wanted}))
    lines, problems = [], []
    for want, refusal in await _refusals(user, wanted, goods):
        good = goods.get(want.item_id)
        refusal = refusal or (good.refuse_shortage(_pieces(wanted, want.item_id)) if good else None)
        if refusal is None and good is not None:
            lines.append(good.line(want))
        elif refusal is not None:
            problems.append(Problem(want, refusal, good.name if good else ""))
    order = OrderView(user, tuple(lines), bot.currency.code)
    return Quote(await priced(bot, order) if lines else order, tuple(problems))


async def draw_up(bot: Bot, user: Any, wanted: Sequence[Wanted]) -> tuple[OrderView, dict[int, Good]]:
    """The order with its price, and its goods by item id, in the purchase's transaction.

    Raises Refused when anything of it cannot be had. Whether there is enough stock shows when it is claimed.
    """
    if not wanted:
        raise Refused("shop-order-empty")
    goods = await read_goods(sorted({want.item_id for want in wanted}), counted=False)
    for _, refusal in await _refusals(user, wanted, goods):
        if refusal is not None:
            raise refusal
    lines = tuple(goods[want.item_id].line(want) for want in wanted)
    return await priced(bot, OrderView(user, lines, bot.currency.code)), goods


async def priced(bot: Bot, order: OrderView) -> OrderView:
    """``order`` as plugins allow and price it; raises Refused when one forbids it. Only reads."""
    refusal = await bot.hooks.first("check_order", order=order, bot=bot)
    if refusal is not None:
        raise refusal
    found: list[Adjustment] = await bot.hooks.collect("price_order", order=order, bot=bot)
    return adjusted(order, found)


def reserved(order: OrderView) -> OrderView:
    """The same order, not paid yet."""
    return OrderView(order.user, order.lines, order.currency, order.adjustments, OrderState.RESERVED)


async def _refusals(user: Any, wanted: Sequence[Wanted], goods: dict[int, Good]) -> list[tuple[Wanted, Refused | None]]:
    """Each wanted line and why it cannot be had, in the order of the items, which is the order of locks."""
    limits: dict[int, Refused | None] = {}
    for item_id in sorted(goods):
        limits[item_id] = await refuse_over_limit(user.id, goods[item_id], _pieces(wanted, item_id))
    found: list[tuple[Wanted, Refused | None]] = []
    for want in wanted:
        good = goods.get(want.item_id)
        if good is None:
            found.append((want, Refused("shop-item-gone")))
        else:
            found.append((want, good.refuse_quantity(want.quantity) or limits[want.item_id]))
    return found


def _pieces(wanted: Sequence[Wanted], item_id: int) -> int:
    return sum(want.quantity for want in wanted if want.item_id == item_id)
