"""Making an order: everything that happens between the press on *Pay* or *Reserve* and the commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from kernel import OneTime, Refused, after_commit, db, emit
from plugins.accounts.api import Move, post, wallet

from ..stock.claims import UNIQUE, sell_pieces
from .drawing_up import PriceChanged, draw_up
from .fulfilling import wake
from .goods import Good
from .states import OrderState
from .storing import allocate, insert_paid, insert_reserved, queue_delivery, store_adjustments
from .views import OrderView, Wanted

if TYPE_CHECKING:
    from datetime import datetime

    from kernel import Bot

PURCHASE = "shop-entry-purchase"  # the kind of the journal entry: the text of the customer's history


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a press on the confirm button came to; ``again`` when that button had been pressed before."""

    order_id: int
    again: bool = False
    state: OrderState = OrderState.PAID


@dataclass(frozen=True, slots=True)
class _Presser:
    """What a one-time button asks of a context."""

    bot: Bot
    user: Any


async def place(bot: Bot, user: Any, press: OneTime, wanted: Sequence[Wanted], price: int) -> Outcome:
    """Sell ``wanted`` from the wallet of ``user`` for exactly ``price``, in the caller's transaction.

    It uses the one-time button, claims the goods, takes the money, queues the messages that bring the values, and
    emits ``order_completed``. A second press returns the first one's order. Raises PriceChanged when the price
    differs, InsufficientFunds, and Refused when anything is sold out, gone or too many; nothing is kept then.
    """
    if not await use(bot, user, press):
        return await made_before(user, press.nonce)
    return await make_paid(bot, user, press.nonce, wanted, price)


async def reserve(bot: Bot, user: Any, press: OneTime, wanted: Sequence[Wanted], price: int) -> Outcome:
    """Hold ``wanted`` for ``user`` at ``price``, unpaid, until the time of the settings; otherwise like ``place``."""
    if not await use(bot, user, press):
        return await made_before(user, press.nonce)
    return await make_reserved(bot, user, press.nonce, wanted, price)


async def use(bot: Bot, user: Any, press: OneTime) -> bool:
    """Take the one-time button; False when it was pressed before."""
    return await press.use(_Presser(bot, user))  # type: ignore[arg-type]


async def make_paid(
    bot: Bot,
    user: Any,
    nonce: int,
    wanted: Sequence[Wanted],
    price: int,
    answers: Mapping[int, str] | None = None,
) -> Outcome:
    """What ``place`` does once its button is taken. ``nonce`` makes an order once; ``answers`` are encrypted."""
    order, goods, now = await _drawn_up(bot, user, wanted, price, answers or {})
    if len(order.lines) == 1 and order.lines[0].kind == UNIQUE and _at_once(goods):
        order = await _sold_at_once(bot, order, goods, nonce, now)
    else:
        order = await insert_paid(order, nonce, now, answers or {})
        await allocate(bot, order, goods, now)
    await settle(bot, order, now)
    return Outcome(order.id)


async def make_reserved(
    bot: Bot,
    user: Any,
    nonce: int,
    wanted: Sequence[Wanted],
    price: int,
    answers: Mapping[int, str] | None = None,
) -> Outcome:
    """What ``reserve`` does once its button is taken."""
    order, goods, now = await _drawn_up(bot, user, wanted, price, answers or {})
    order = await insert_reserved(bot, replace(order, state=OrderState.RESERVED), nonce, now, answers or {})
    await allocate(bot, order, goods, now)
    await bot.hooks.join("order_reserved", order=order, bot=bot)
    bot.cache.bump("catalog")
    after_commit(partial(bot.metrics.event, "reservation", "shop"))
    return Outcome(order.id, state=OrderState.RESERVED)


async def settle(bot: Bot, order: OrderView, now: datetime) -> None:
    """Let plugins take part in an order that is paid now, and take the money; the last locks are the wallets."""
    await bot.hooks.join("order_paid", order=order, bot=bot)
    if order.total:
        moves = [wallet(order.user.id, -order.total), Move("revenue", order.total)]
        await post(f"order:{order.id}:paid", PURCHASE, moves, reference=str(order.id), at=now)
    emit("order_completed", order_id=order.id)
    _write_down(bot, order)
    bot.cache.bump("catalog")
    after_commit(partial(bot.metrics.event, "purchase", "shop"))
    wake(bot, order)


def _write_down(bot: Bot, order: OrderView) -> None:
    """One row of the audit; it is written with the order's message and event, so that it costs no round trip."""
    sources = {line.source for line in order.lines}
    source = sources.pop() if len(sources) == 1 else ""
    action = f"{source}.checkout" if source else "shop.purchase"  # of a plugin that ordered all of it, such as the cart
    items = [[line.item_id, line.quantity] for line in order.lines]
    who, about = f"user:{order.user.id}", f"order:{order.id}"
    bot.audit(action, actor=who, subject=about, total=order.total, currency=order.currency, items=items)


async def made_before(user: Any, nonce: int) -> Outcome:
    """The order that a button made which was pressed before."""
    row = await db.fetch_one("SELECT id, state FROM shop_order WHERE nonce = $1 AND user_id = $2", nonce, user.id)
    if row is None:
        raise Refused("shop-button-used")
    return Outcome(row["id"], again=True, state=OrderState(row["state"]))


async def _drawn_up(
    bot: Bot, user: Any, wanted: Sequence[Wanted], price: int, answers: Mapping[int, str]
) -> tuple[OrderView, dict[int, Good], datetime]:
    order, goods = await draw_up(bot, user, wanted)
    for place, line in enumerate(order.lines):
        if goods[line.item_id or 0].asks and place not in answers:  # since when the button was shown
            raise Refused("shop-answers-needed", item=line.name)
    if order.total != price:
        raise PriceChanged(order.total)
    return order, goods, bot.clock.now()


def _at_once(goods: Mapping[int, Good]) -> bool:
    return db.dialect() == "postgres" and not any(good.presell for good in goods.values())


async def _sold_at_once(bot: Bot, order: OrderView, goods: Mapping[int, Good], nonce: int, now: datetime) -> OrderView:
    (line,) = order.lines
    order_id, line_id = await sell_pieces(order, goods[line.item_id or 0].pick, nonce, now)
    stored = replace(order, id=order_id, lines=(replace(line, id=line_id, order_id=order_id),), state=OrderState.PAID)
    await store_adjustments(stored)
    queue_delivery(bot, stored, stored.lines[0])
    return stored
