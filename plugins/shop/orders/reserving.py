"""Reserved orders: paid, given up, or over; and orders that are paid too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kernel import Refused, db, emit, run_in_transaction, transaction

from ..stock.claims import COUNTED, give_back
from .placing import Outcome, settle
from .reading import read_order
from .shortfall import wait_or_fall_short
from .states import OrderState, move_order
from .storing import claim_or_wait, fulfil_now, note_fulfilled, queue_delivery
from .views import LineView, OrderView

if TYPE_CHECKING:
    from kernel import Bot

PAID = "UPDATE shop_order SET paid_at = $2 WHERE id = $1"
SOLD = "UPDATE shop_stock_value SET state = 'sold' WHERE line_id = $1 AND state = 'reserved' RETURNING id"
RULES = "SELECT id, pick, presell FROM shop_item WHERE id {among}"
OVER = """SELECT id FROM shop_order WHERE state = 'reserved' AND reserved_until <= $1
ORDER BY reserved_until, id LIMIT 100"""
LOCKED = "SELECT state FROM shop_order WHERE id = $1{lock}"


async def pay_order(bot: Bot, order_id: int) -> Outcome:
    """Pay an order that was reserved from its customer's wallet, in the caller's transaction.

    An order whose time was over, or that was given up, is taken up again: its money came late, but it came. Lines
    for which there is nothing left follow their item's rule (wait, credit, refund). An order that is paid already is
    returned as such. Raises InsufficientFunds.
    """
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one(LOCKED.format(lock=lock), order_id)
    if row is None:
        raise Refused("shop-order-missing")
    before = OrderState(row["state"])
    if before not in (OrderState.RESERVED, OrderState.EXPIRED, OrderState.CANCELLED):
        return Outcome(order_id, again=True, state=before)
    order = await read_order(bot, order_id)
    assert order is not None
    now = bot.clock.now()
    await move_order(order_id, OrderState.PAID)
    await db.execute(PAID, order_id, now)
    order = replace(order, state=OrderState.PAID, reserved_until=None)
    in_order = sorted(order.lines, key=lambda line: (line.item_id or 0, line.id))
    short = [line.id for line in in_order if not await _bring(bot, order, line, now)]
    await settle(bot, order, now)
    for line_id in short:
        await wait_or_fall_short(bot, line_id)
    return Outcome(order_id)


async def _bring(bot: Bot, order: OrderView, line: LineView, now: datetime) -> bool:
    """Give a line what it holds or what is left; False when there is nothing."""
    if line.kind in COUNTED:
        held = sorted(row["id"] for row in await db.fetch(SOLD, line.id))
        if len(held) == line.quantity:
            await note_fulfilled([line.id], now)
            queue_delivery(bot, order, line, held)
            return True
        rows = await db.fetch(RULES.format(among=db.among(1, "bigint")), [line.item_id or 0])
        pick = rows[0]["pick"] if rows else "fifo"
        return await claim_or_wait(bot, order, line, pick, now, may_wait=True)
    try:
        async with transaction():  # a plugin that refuses leaves nothing behind
            await fulfil_now(bot, order, line, now)
    except Refused:
        return False
    return True


async def release(bot: Bot, order_id: int, to: OrderState) -> bool:
    """End a reservation (``to``: expired or cancelled) and put what it held back on sale, in the caller's transaction.

    False when it is not reserved any more.
    """
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one(LOCKED.format(lock=lock), order_id)
    if row is None or row["state"] != OrderState.RESERVED:
        return False
    order = await read_order(bot, order_id)
    assert order is not None
    await move_order(order_id, to)
    pieces = await give_back([line.id for line in order.lines])
    await bot.hooks.join("order_released", order=replace(order, state=to), reason=str(to), bot=bot)
    for item_id, count in pieces.items():
        emit("stock_added", item_id=item_id, pieces=count)
    bot.cache.bump("catalog")
    if to == OrderState.EXPIRED:
        bot.send(order.user, "shop-expired", order_id=order_id)
    return True


async def expire_due(bot: Bot) -> int:
    """Release every reservation whose time is over, each in a transaction of its own; how many."""
    released = 0
    while rows := await db.fetch(OVER, bot.clock.now()):
        for row in rows:
            released += await run_in_transaction(release, bot, row["id"], OrderState.EXPIRED)
    return released


async def cancel(bot: Bot, user_id: int, order_id: int) -> bool:
    """Give up one's own reservation, in the caller's transaction; False when there is none."""
    row = await db.fetch_one("SELECT id FROM shop_order WHERE id = $1 AND user_id = $2", order_id, user_id)
    return row is not None and await release(bot, order_id, OrderState.CANCELLED)


async def owner_pays(bot: Bot, user_id: int, order_id: int) -> Outcome:
    """Pay one's own reserved order from the wallet; raises Refused when it is not one's own or its time is over."""
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one(f"SELECT state FROM shop_order WHERE id = $1 AND user_id = $2{lock}", order_id, user_id)
    if row is None:
        raise Refused("shop-order-missing")
    if row["state"] in (OrderState.EXPIRED, OrderState.CANCELLED):
        raise Refused("shop-reservation-over", order=str(order_id))
    return await pay_order(bot, order_id)
