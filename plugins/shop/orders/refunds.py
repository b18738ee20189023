"""Refunds: money that goes back for a line, to the wallet at once or to where it came from by a plugin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from kernel import KioskError, Refused, db, run_in_transaction
from plugins.accounts.api import REFUND, Move, post, wallet

from .reading import read_order
from .states import LineState, OrderState, RefundState, move_line, move_order, move_refund

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

WALLET, PROVIDER = "wallet", "provider"
LEASE = timedelta(seconds=60)
FIRST, SLOWEST = 10, 3600  # seconds between tries
LAST_TRY = 20  # then the money goes to the wallet

LINE = """SELECT l.order_id, l.item_name, l.state, l.refunded, l.quantity * l.unit_price + l.adjustment AS net
FROM shop_order_line l WHERE l.id = $1{lock}"""
OPEN = "SELECT coalesce(sum(amount), 0) AS amount FROM shop_refund WHERE line_id = $1 AND state = 'requested'"
REQUEST = """INSERT INTO shop_refund
    (order_id, line_id, amount, "to", state, reason, created_at, attempts, next_try, error)
VALUES ($1, $2, $3, $4, 'requested', $5, $6, 0, $6, '') RETURNING id"""
READ = """SELECT r.id, r.order_id, r.line_id, r.amount, r."to", r.state, r.reason FROM shop_refund r WHERE r.id = $1"""
GIVEN = "UPDATE shop_order_line SET refunded = refunded + $2 WHERE id = $1"
DONE = "UPDATE shop_refund SET done_at = $2, next_try = NULL, error = '' WHERE id = $1"
BURN = "UPDATE shop_stock_value SET state = 'burnt' WHERE line_id = $1 AND state IN ('sold', 'reserved')"
LEFT = """SELECT count(*) AS lines FROM shop_order_line
WHERE order_id = $1 AND refunded < quantity * unit_price + adjustment"""
TAKE = """
UPDATE shop_refund SET next_try = $2, attempts = attempts + 1 WHERE id = (
    SELECT id FROM shop_refund WHERE state = 'requested' AND next_try <= $1 ORDER BY next_try, id LIMIT 1 {skip}
) AND state = 'requested' AND next_try <= $1 RETURNING id, order_id, attempts"""
LATER = "UPDATE shop_refund SET next_try = $2, error = $3 WHERE id = $1 AND state = 'requested'"


@dataclass(frozen=True, slots=True)
class RefundView:
    """A refund as plugins see it; ``amount`` in minor units, ``to`` is ``wallet`` or ``provider``."""

    id: int
    order_id: int
    line_id: int
    amount: int
    to: str
    reason: str


async def refund_line(bot: Bot, line_id: int, *, to: str, reason: str, amount: int | None = None) -> RefundView | None:
    """Give ``amount`` (by default all that is left) of a paid line back, in the caller's transaction.

    To the wallet it is done with this transaction; to the provider it is asked for, and a job sees to it. ``reason``
    is a locale key of the shop or what staff wrote. Returns None when the line cost nothing or was given back before.
    Raises KioskError when more is asked for than is left.
    """
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one("SELECT order_id FROM shop_order_line WHERE id = $1", line_id)
    if row is None:
        raise KioskError(f"There is no order line {line_id}.")
    await db.fetch(f"SELECT id FROM shop_order WHERE id = $1{lock}", row["order_id"])  # before its lines
    line = await db.fetch_one(LINE.format(lock=lock), line_id)
    pending = await db.fetch_one(OPEN, line_id)
    assert line is not None
    assert pending is not None
    left = line["net"] - line["refunded"] - int(pending["amount"])
    if amount is None:
        amount = left
    if not 0 <= amount <= left:
        raise KioskError(f"{amount} was asked back for line {line_id}, of which {left} is left to refund.")
    if amount == 0:
        if line["state"] == LineState.FAILED:
            await move_line(line_id, LineState.RETURNED)
        return None
    made = await db.fetch_one(REQUEST, line["order_id"], line_id, amount, to, reason[:255], bot.clock.now())
    assert made is not None
    refund = RefundView(made["id"], line["order_id"], line_id, amount, to, reason)
    if to == WALLET:
        await _complete(bot, refund, None)
    return refund


async def settle_refunds(bot: Bot) -> int:
    """Ask plugins to pay out every provider refund that is due; how many were tried. Outside any transaction."""
    skip = "FOR UPDATE SKIP LOCKED" if db.dialect() == "postgres" else ""
    tried = 0
    while True:
        now = bot.clock.now()
        row = await db.fetch_one(TAKE.format(skip=skip), now, now + LEASE)
        if row is None:
            return tried
        tried += 1
        await _pay_out(bot, row["id"], row["attempts"])


async def _pay_out(bot: Bot, refund_id: int, attempts: int) -> None:
    refund = await _read(refund_id)
    order = await read_order(bot, refund.order_id)
    try:
        account = await bot.hooks.first("pay_refund", order=order, refund=refund, bot=bot)
    except Refused:
        account = None
    except Exception as error:
        log.warning("refund_failed", refund=refund_id, attempts=attempts, exc_info=error)
        if attempts < LAST_TRY:
            wait = timedelta(seconds=min(FIRST * 2 ** (attempts - 1), SLOWEST))
            await db.execute(LATER, refund_id, bot.clock.now() + wait, f"{type(error).__name__}: {error}"[:255])
            return
        account = None
    if account is None:
        await run_in_transaction(_to_wallet_instead, bot, refund)
    else:
        await run_in_transaction(_complete, bot, refund, account)


async def _to_wallet_instead(bot: Bot, refund: RefundView) -> None:
    await _lock_order(refund.order_id)
    await move_refund(refund.id, RefundState.FAILED)
    await refund_line(bot, refund.line_id, to=WALLET, reason=refund.reason, amount=refund.amount)


async def _complete(bot: Bot, refund: RefundView, account: str | None) -> None:
    """Book a refund and bring line and order to where they stand now; ``account`` it was paid from, None: the wallet."""
    await _lock_order(refund.order_id)
    await move_refund(refund.id, RefundState.DONE)
    now = bot.clock.now()
    await db.execute(DONE, refund.id, now)
    await db.execute(GIVEN, refund.line_id, refund.amount)
    line = await db.fetch_one(LINE.format(lock=""), refund.line_id)
    assert line is not None
    if line["refunded"] == line["net"] and line["state"] in (LineState.FULFILLED, LineState.FAILED):
        await move_line(refund.line_id, LineState.RETURNED)
        await db.execute(BURN, refund.line_id)  # who had it may have read it
    left = await db.fetch_one(LEFT, refund.order_id)
    whole = left is not None and left["lines"] == 0
    await move_order(refund.order_id, OrderState.REFUNDED if whole else OrderState.PARTLY_REFUNDED)
    order = await read_order(bot, refund.order_id)
    assert order is not None
    await bot.hooks.join("order_refunded", order=order, refund=refund, bot=bot)
    target = wallet(order.user.id, refund.amount) if account is None else Move(account, refund.amount)
    await post(
        f"refund:{refund.id}", REFUND, [Move("revenue", -refund.amount), target], reference=str(order.id), at=now
    )
    bot.send(order.user, "shop-refunded", refund_id=refund.id)


async def _lock_order(order_id: int) -> None:
    if db.dialect() == "postgres":
        await db.fetch("SELECT id FROM shop_order WHERE id = $1 FOR UPDATE", order_id)


async def _read(refund_id: int) -> RefundView:
    row = await db.fetch_one(READ, refund_id)
    assert row is not None
    return RefundView(row["id"], row["order_id"], row["line_id"], row["amount"], row["to"], row["reason"])
