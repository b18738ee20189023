"""Writing a new order and giving its lines their goods, in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kernel import Refused, db

from ..settings import ShopSettings
from ..stock.claims import COUNTED, FILE, MANUAL, SHARED, claim_pieces, give_back, lower_levels, short
from .goods import Good
from .states import LineState, OrderState
from .views import LineView, OrderView

if TYPE_CHECKING:
    from kernel import Bot

DELIVERY, FILE_DELIVERY = "shop-delivery", "shop-file"  # the messages that bring a line's text, and one of its files

PAID = """
INSERT INTO shop_order (user_id, state, total, currency, nonce, created_at, paid_at)
VALUES ($1, 'paid', $2, $3, $4, $5, $5) RETURNING id"""
# The smallest free number: the unique key on it is what bounds the reservations of a customer.
HELD = """
INSERT INTO shop_order (user_id, state, total, currency, nonce, created_at, reserved_until, slot)
SELECT $1, 'reserved', $2, $3, $4, $5, $6, n.slot FROM ({numbers}) AS n
WHERE NOT EXISTS (SELECT 1 FROM shop_order o WHERE o.user_id = $1 AND o.slot = n.slot)
ORDER BY n.slot LIMIT 1 ON CONFLICT (user_id, slot) DO NOTHING RETURNING id"""
LINE = """
INSERT INTO shop_order_line
    (order_id, item_id, item_name, kind, quantity, unit_price, adjustment, state, answers)
VALUES {places} RETURNING id"""
ADJUSTMENT = """INSERT INTO shop_order_adjustment (order_id, line_id, label, args, amount)
VALUES ($1, $2, $3, $4, $5)"""

FULFILLED = "UPDATE shop_order_line SET state = 'fulfilled', fulfilled_at = $2, error = '' WHERE id {among}"
SHARE = """
UPDATE shop_order_line SET state = 'fulfilled', fulfilled_at = $2, shared_value_id = i.shared_value_id
FROM shop_item i WHERE shop_order_line.id = $1 AND i.id = shop_order_line.item_id AND i.shared_value_id IS NOT NULL"""
DUE = "UPDATE shop_order_line SET next_try = $2 WHERE id = $1"


async def insert_paid(order: OrderView, nonce: int, now: datetime, answers: Mapping[int, str]) -> OrderView:
    """A paid order with its lines, pending; ``answers`` (encrypted) by place of the line."""
    row = await db.fetch_one(PAID, order.user.id, order.total, order.currency, nonce, now)
    assert row is not None
    return replace(await _with_lines(order, row["id"], answers), state=OrderState.PAID)


async def insert_reserved(
    bot: Bot, order: OrderView, nonce: int, now: datetime, answers: Mapping[int, str]
) -> OrderView:
    """An unpaid order with its lines; raises Refused when the customer holds as many as one may."""
    settings = bot.setting(ShopSettings)
    until = now + timedelta(minutes=settings.reservation_minutes)
    most = settings.reservations_per_customer
    numbers = " UNION ALL ".join(f"SELECT {number} AS slot" for number in range(1, most + 1))
    values = (order.user.id, order.total, order.currency, nonce, now, until)
    row = None
    for _ in range(most):  # another order took the same number at the same moment: the next one
        row = await db.fetch_one(HELD.format(numbers=numbers), *values)
        if row is not None:
            break
    if row is None:
        raise Refused("shop-too-many-reserved", count=most)
    placed = await _with_lines(order, row["id"], answers)
    return replace(placed, state=OrderState.RESERVED, reserved_until=until)


async def _with_lines(order: OrderView, order_id: int, answers: Mapping[int, str]) -> OrderView:
    width, values = 9, []
    for place, line in enumerate(order.lines):
        values += [order_id, line.item_id, line.name, line.kind, line.quantity, line.unit_price, line.adjustment]
        values += [LineState.PENDING.value, answers.get(place, "")]
    places = ", ".join(
        f"({', '.join(f'${start + column}' for column in range(1, width + 1))})"
        for start in range(0, len(values), width)
    )
    rows = await db.fetch(LINE.format(places=places), *values)
    ids = sorted(row["id"] for row in rows)
    lines = tuple(replace(line, id=ids[place], order_id=order_id) for place, line in enumerate(order.lines))
    stored = replace(order, id=order_id, lines=lines)
    await store_adjustments(stored)
    return stored


async def store_adjustments(order: OrderView) -> None:
    """What made the total differ, for the receipt."""
    for adjustment in order.adjustments:
        line_id = None if adjustment.line is None else order.lines[adjustment.line].id
        args = dict(adjustment.args)
        await db.execute(ADJUSTMENT, order.id, line_id, adjustment.label, args, adjustment.amount)


async def allocate(bot: Bot, order: OrderView, goods: Mapping[int, Good], now: datetime) -> None:
    """Give every line what is sold, in the order of the items, so that no two orders wait for each other.

    Lines of a paid order are fulfilled and their messages queued; those of a reserved one hold their pieces. Raises
    Refused when there is not enough. What comes from stock is written down as fulfilled in one statement.
    """
    paid, given = order.state == OrderState.PAID, []
    claimed: Counter[int] = Counter()
    for line in sorted(order.lines, key=lambda line: (line.item_id or 0, line.id)):
        good = goods[line.item_id or 0]
        if line.kind in COUNTED:
            ids = await claim_pieces(line, now, pick=good.pick, state=_claimed_as(order), counted=False)
            claimed[good.id] += len(ids)
            if await _enough(bot, order, line, ids, may_wait=good.presell):
                given.append(line.id)
        elif paid:
            await fulfil_now(bot, order, line, now)
    if paid and given:
        await note_fulfilled(given, now)
    await lower_levels(claimed)  # last, because everybody who buys one of these items waits for its counter


async def claim_or_wait(
    bot: Bot, order: OrderView, line: LineView, pick: str, now: datetime, *, may_wait: bool
) -> bool:
    """Claim the pieces of a line; False when there are too few and it waits for them, which ``may_wait`` allows."""
    ids = await claim_pieces(line, now, pick=pick, state=_claimed_as(order))
    enough = await _enough(bot, order, line, ids, may_wait=may_wait)
    if enough and order.state == OrderState.PAID:
        await note_fulfilled([line.id], now)
    return enough


def _claimed_as(order: OrderView) -> str:
    return "sold" if order.state == OrderState.PAID else "reserved"


async def note_fulfilled(line_ids: Sequence[int], now: datetime) -> None:
    """Write down that these lines have their values."""
    await db.execute(FULFILLED.format(among=db.among(1, "bigint")), list(line_ids), now)


async def _enough(bot: Bot, order: OrderView, line: LineView, ids: Sequence[int], *, may_wait: bool) -> bool:
    if len(ids) < line.quantity:
        if not may_wait:
            raise short(line, len(ids))
        await _let_go(line)
        return False
    if order.state == OrderState.PAID:
        queue_delivery(bot, order, line, ids)
    return True


async def _let_go(line: LineView) -> None:
    """Put back the few pieces that a line which waits for more has claimed."""
    await db.execute("UPDATE shop_stock_value SET state = 'reserved' WHERE line_id = $1 AND state = 'sold'", line.id)
    await give_back([line.id])


async def fulfil_now(bot: Bot, order: OrderView, line: LineView, now: datetime) -> None:
    """Bring a paid line that takes nothing from stock: shared values at once, manual ones by staff, others by plugins."""
    if line.kind == SHARED:
        if not await db.execute(SHARE, line.id, now):
            raise Refused("shop-sold-out", item=line.name)
        queue_delivery(bot, order, line)
    elif line.kind != MANUAL:
        state: LineState | None = await bot.hooks.first("allocate", line=line, bot=bot)
        if state is None:
            raise Refused("shop-cannot-deliver", item=line.name)
        if state == LineState.FULFILLED:
            await note_fulfilled([line.id], now)
        else:
            await db.execute(DUE, line.id, now)


def queue_delivery(bot: Bot, order: OrderView, line: LineView, value_ids: Sequence[int] = ()) -> None:
    """Queue what brings a fulfilled line to its owner: one message for texts, one a file."""
    if line.kind == FILE:
        for value_id in value_ids:
            bot.send(order.user, FILE_DELIVERY, line_id=line.id, value_id=value_id)
    else:
        bot.send(order.user, DELIVERY, line_id=line.id)
