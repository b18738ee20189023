"""Buying: everything that happens between the press on *Pay* and the commit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from kernel import Refused, after_commit, db, emit, run_in_transaction
from plugins.accounts.api import Move, post, wallet

from ..callbacks import ConfirmBuy
from ..catalog.reading import ABOVE_ITEM, FOR_SALE
from ..stock.claims import SHARED, UNIQUE, sell_pieces
from .states import LineState, OrderState
from .views import Adjustment, LineView, OrderView, adjusted

if TYPE_CHECKING:
    from kernel import Bot

ITEM = f"{ABOVE_ITEM} SELECT t.id, t.name, t.price, t.kind FROM shop_item t WHERE {FOR_SALE}"

ORDER = """
INSERT INTO shop_order (user_id, state, total, currency, nonce, created_at, paid_at)
VALUES ($1, 'paid', $2, $3, $4, $5, $5) RETURNING id"""
LINE = """
INSERT INTO shop_order_line (order_id, item_id, item_name, quantity, unit_price, state)
VALUES ($1, $2, $3, $4, $5, 'pending') RETURNING id, order_id"""

DELIVERY = "shop-delivery"  # the message that brings the value
PURCHASE = "shop-entry-purchase"  # the kind of the journal entry: the text of the customer's history
ADJUSTMENT = "INSERT INTO shop_order_adjustment (order_id, label, args, amount) VALUES ($1, $2, $3, $4)"


class PriceChanged(Refused):
    """The price on the pressed button is no longer true; ``total`` is the new one, in minor units."""

    def __init__(self, total: int):
        super().__init__("shop-price-changed")
        self.total = total


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a press on the confirm button came to; ``again`` when that button had been pressed before."""

    order_id: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class _Presser:
    """What a one-time button asks of a context."""

    bot: Bot
    user: Any


async def buy(bot: Bot, user: Any, press: ConfirmBuy) -> Outcome:
    """Sell one piece of ``press.item_id`` from the wallet of ``user`` for exactly ``press.price``.

    Everything in one transaction, or nothing: the button, the order, its line, the value, the journal entry, the
    message that brings the value and the event ``order_completed``. A second press returns the first one's order.
    Raises PriceChanged when the price differs, InsufficientFunds, and Refused when the item is sold out or gone.
    """
    return await run_in_transaction(_buy, bot, user, press)


async def _buy(bot: Bot, user: Any, press: ConfirmBuy) -> Outcome:
    if not await press.use(_Presser(bot, user)):  # type: ignore[arg-type]
        return await _bought_before(user, press)
    item = await db.fetch_one(ITEM, press.item_id)
    if item is None:
        raise Refused("shop-item-gone")
    line = LineView(item["id"], item["name"], item["kind"], quantity=1, unit_price=item["price"])
    order = await priced(bot, OrderView(user, (line,), bot.currency.code))
    if order.total != press.price:
        raise PriceChanged(order.total)
    now = bot.clock.now()
    if line.kind == UNIQUE and db.dialect() == "postgres":
        order = await _stored(order, await sell_pieces(order, press.nonce, now))
        bot.send(user, DELIVERY, line_id=order.lines[0].id)
    else:
        order = await _stored(order, await _insert(order, press.nonce, now))
        for line in order.lines:
            await _allocate(bot, order, line)
    await bot.hooks.join("order_paid", order=order, bot=bot)
    if order.total:
        moves = [wallet(user.id, -order.total), Move("revenue", order.total)]
        await post(f"order:{order.id}:paid", PURCHASE, moves, reference=str(order.id), at=now)
    emit("order_completed", order_id=order.id)
    bot.cache.bump("catalog")
    after_commit(partial(bot.metrics.event, "purchase", "shop"))
    return Outcome(order.id)


async def priced(bot: Bot, order: OrderView) -> OrderView:
    """``order`` as plugins allow and price it; raises Refused when one forbids it. Only reads."""
    refusal = await bot.hooks.first("check_order", order=order, bot=bot)
    if refusal is not None:
        raise refusal
    found: list[Adjustment] = await bot.hooks.collect("price_order", order=order, bot=bot)
    return adjusted(order, found)


async def _bought_before(user: Any, press: ConfirmBuy) -> Outcome:
    row = await db.fetch_one("SELECT id FROM shop_order WHERE nonce = $1 AND user_id = $2", press.nonce, user.id)
    if row is None:
        raise Refused("shop-button-used")
    return Outcome(row["id"], again=True)


async def _insert(order: OrderView, nonce: int, now: datetime) -> LineView:
    (line,) = order.lines
    placed = await db.fetch_one(ORDER, order.user.id, order.total, order.currency, nonce, now)
    assert placed is not None
    row = await db.fetch_one(LINE, placed["id"], line.item_id, line.name, line.quantity, line.unit_price)
    assert row is not None
    return replace(line, id=row["id"], order_id=row["order_id"])


async def _stored(order: OrderView, line: LineView) -> OrderView:
    """The order as it is now in the database, with what made its total differ written down."""
    for adjustment in order.adjustments:
        await db.execute(ADJUSTMENT, line.order_id, adjustment.label, dict(adjustment.args), adjustment.amount)
    return replace(order, id=line.order_id, lines=(line,), state=OrderState.PAID)


async def _allocate(bot: Bot, order: OrderView, line: LineView) -> None:
    state = await bot.hooks.first("allocate", line=line, bot=bot)
    if state is None:
        raise Refused("shop-cannot-deliver", item=line.name)
    if line.kind not in (UNIQUE, SHARED) and state == LineState.FULFILLED:
        await db.execute("UPDATE shop_order_line SET state = 'fulfilled' WHERE id = $1", line.id)
    elif state == LineState.FULFILLED:
        bot.send(order.user, DELIVERY, line_id=line.id)
