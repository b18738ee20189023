"""What promos has to do with orders: it checks and prices them, and counts uses together with them."""

from __future__ import annotations

from collections import defaultdict
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import Refused, run_in_transaction

from . import goods, promos, usage
from .pricing import discounts
from .reading import applied_to_lines, place_of
from .rules import has_bought, order_refusal, refusal
from .views import DISCOUNT, CodeView, Discount

if TYPE_CHECKING:
    from kernel import Bot


@dataclass(frozen=True, slots=True)
class Examined:
    """The codes that count for an order, by the place of the line they were applied to, and why others do not."""

    order: Any
    codes: dict[int, list[CodeView]]
    refusals: list[Refused]


# The shop asks check_order and price_order about the same order one after the other: what was read is read once.
_examined: ContextVar[Examined | None] = ContextVar("promos_examined", default=None)


@promos.optional_hook
async def check_order(order: Any, bot: Bot) -> Refused | None:
    """Refuse an order with a code that does not count any more: the customer is not to pay more than was shown."""
    found = await examine(bot, order)
    _examined.set(found)
    return found.refusals[0] if found.refusals else None


@promos.optional_hook
async def price_order(order: Any, bot: Bot) -> list[Discount]:
    """What the codes applied to the order's lines take off."""
    found = _examined.get()
    _examined.set(None)
    if found is None or found.order is not order:
        found = await examine(bot, order)
    return discounts(order.lines, found.codes)


@promos.optional_hook
async def order_reserved(order: Any, bot: Bot) -> None:
    """Hold a use of each code that counted."""
    await usage.take(bot, order, usage.HELD)


@promos.optional_hook
async def order_paid(order: Any, bot: Bot) -> None:
    """What the order held is used now; for an order that was paid at once the use is counted here."""
    if any(adjustment.label == DISCOUNT for adjustment in order.adjustments) and not await usage.use_held(order.id):
        await usage.take(bot, order, usage.USED)


@promos.optional_hook
async def order_released(order: Any, bot: Bot) -> None:
    """Give back what an expired or cancelled order held."""
    await usage.give_back(bot, order)


@promos.optional_hook
async def order_refunded(order: Any, refund: Any, bot: Bot) -> None:
    """Give back the uses of an order that is refunded as a whole, or of a line that is."""
    if order.state == "refunded":
        await usage.give_back(bot, order)
    else:
        for line_id, amount in refund.shares:
            await usage.give_back_line(bot, order, line_id, amount)


@promos.job(every=timedelta(hours=1))
async def settle_forgotten(bot: Bot) -> None:
    """Settle uses that are still held hours later: promos was switched off when their orders were paid or given up."""
    await run_in_transaction(usage.settle_forgotten, bot)


async def examine(bot: Bot, order: Any) -> Examined:
    """Look at every code applied to the lines of ``order``: one statement, another when there is any."""
    codes: dict[int, list[CodeView]] = defaultdict(list)
    refusals: list[Refused] = []
    user, now = order.user, bot.clock.now()
    applied = await applied_to_lines(user.id, order.lines)
    all_codes = [here.code for here in applied]
    paths = await goods.paths(bot, order.lines, all_codes)
    bought = await has_bought(bot, user.id, all_codes)
    total = sum(line.total for line in order.lines)
    for place, line in enumerate(order.lines):
        path = paths.get(line.item_id, ())
        for code in (here.code for here in applied if (here.source, here.key) == place_of(line)):
            refused = refusal(code, now) or order_refusal(
                bot, user.language, code, item_id=line.item_id, category_ids=path, total=total, bought=bought
            )
            if refused is None:
                codes[place].append(code)
            else:
                refusals.append(refused)
    return Examined(order, codes, refusals)
