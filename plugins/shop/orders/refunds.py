"""Refunds: money that goes back for a line or an order, to the wallet at once or to where it came from by a plugin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kernel import KioskError, db, emit
from plugins.accounts.api import REFUND, Move, post, wallet

from ..stock.claims import give_back
from .reading import read_order
from .refund_plans import PaidOut, plan
from .states import BROUGHT, LineState, OrderState, RefundState, move_line, move_order, move_refund

if TYPE_CHECKING:
    from kernel import Bot

WALLET, PROVIDER = "wallet", "provider"
NOTHING = PaidOut(())

LINE = """SELECT l.id, l.order_id, l.state, l.refunded, l.revealed_at, l.quantity * l.unit_price + l.adjustment AS net
FROM shop_order_line l WHERE l.{which} = $1 ORDER BY l.id{lock}"""
# what is asked for and not paid out yet, by line
OPEN = """
SELECT line_id, sum(amount) AS amount FROM (
    SELECT line_id, amount FROM shop_refund WHERE order_id = $1 AND state = 'requested' AND line_id IS NOT NULL
    UNION ALL SELECT s.line_id, s.amount FROM shop_refund_share s JOIN shop_refund r ON r.id = s.refund_id
    WHERE r.order_id = $1 AND r.state = 'requested'
) AS asked GROUP BY line_id"""
REQUEST = """INSERT INTO shop_refund
    (order_id, line_id, amount, "to", state, reason, created_at, attempts, next_try, error, outside, kept)
VALUES ($1, $2, $3, $4, 'requested', $5, $6, 0, $6, '', 0, 0) RETURNING id"""
PLANNED = """UPDATE shop_refund SET outside = $2, kept = $3, "to" = $4 WHERE id = $1"""
SHARE = "INSERT INTO shop_refund_share (refund_id, line_id, amount) VALUES ($1, $2, $3)"
READ = """SELECT r.id, r.order_id, r.line_id, r.amount, r."to", r.state, r.reason, r.outside, r.kept
FROM shop_refund r WHERE r.id = $1"""
SHARES = "SELECT line_id, amount FROM shop_refund_share WHERE refund_id = $1 ORDER BY line_id"
GIVEN = "UPDATE shop_order_line SET refunded = refunded + $2 WHERE id = $1"
DONE = "UPDATE shop_refund SET done_at = $2, next_try = NULL, error = '', outside = $3, kept = $4 WHERE id = $1"
BURN = "UPDATE shop_stock_value SET state = 'burnt' WHERE line_id = $1 AND state IN ('sold', 'reserved')"
UNSELL = "UPDATE shop_stock_value SET state = 'reserved' WHERE line_id = $1 AND state = 'sold'"
LEFT = """SELECT count(*) AS lines FROM shop_order_line
WHERE order_id = $1 AND refunded < quantity * unit_price + adjustment"""


@dataclass(frozen=True, slots=True)
class RefundView:
    """A refund as plugins see it; ``amount`` in minor units, ``to`` is ``wallet`` or ``provider``.

    ``shares`` are (line id, amount) of each line that it is for; ``line_id`` is None when there are several. ``outside``
    goes back to where it came from, ``kept`` stays with the shop, the rest goes to the wallet.
    """

    id: int
    order_id: int
    line_id: int | None
    amount: int
    to: str
    reason: str
    shares: tuple[tuple[int, int], ...] = ()
    outside: int = 0
    kept: int = 0


async def refund_line(bot: Bot, line_id: int, *, to: str, reason: str, amount: int | None = None) -> RefundView | None:
    """Give ``amount`` (by default all that is left) of a paid line back, in the caller's transaction.

    To the wallet it is done with this transaction; to the provider it is asked for as far as what came from there can
    go back, and a job sees to it; the rest goes to the wallet. ``reason`` is a locale key of the shop or what staff
    wrote. Returns None when the line cost nothing or was given back before.
    Raises KioskError when more is asked for than is left.
    """
    row = await db.fetch_one("SELECT order_id FROM shop_order_line WHERE id = $1", line_id)
    if row is None:
        raise KioskError(f"There is no order line {line_id}.")
    await _lock_order(row["order_id"])  # before its lines
    (line,) = await _lines("id", line_id)
    left = await _left(row["order_id"], [line])
    if amount is None:
        amount = left[line_id]
    if not 0 <= amount <= left[line_id]:
        raise KioskError(f"{amount} was asked back for line {line_id}, of which {left[line_id]} is left to refund.")
    if amount == 0:
        if line["state"] == LineState.FAILED:
            await move_line(line_id, LineState.RETURNED)
        return None
    return await _request(bot, row["order_id"], [(line_id, amount)], to, reason)


async def refund_order(bot: Bot, order_id: int, *, to: str, reason: str) -> RefundView | None:
    """Give back all that is left of a paid order, as one refund, in the caller's transaction; see ``refund_line``.

    Lines that were not brought yet are given up. Returns None when nothing is left. Raises KioskError when the order
    is not paid.
    """
    await _lock_order(order_id)
    row = await db.fetch_one("SELECT state FROM shop_order WHERE id = $1", order_id)
    if row is None or row["state"] not in (OrderState.PAID, OrderState.PARTLY_REFUNDED):
        raise KioskError(f"There is no paid order {order_id} to give back.")
    lines = await _lines("order_id", order_id)
    left = await _left(order_id, lines)
    for line in lines:
        if line["state"] == LineState.PENDING:
            await move_line(line["id"], LineState.FAILED)
        if line["state"] in (LineState.PENDING, LineState.FAILED) and not line["net"]:
            await move_line(line["id"], LineState.RETURNED)
    shares = [(line_id, amount) for line_id, amount in left.items() if amount]
    return await _request(bot, order_id, shares, to, reason) if shares else None


async def _lines(which: str, value: int) -> list[dict[str, Any]]:
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    return await db.fetch(LINE.format(which=which, lock=lock), value)


async def _left(order_id: int, lines: Sequence[dict[str, Any]]) -> dict[int, int]:
    """What can still be asked back for each of these lines of an order."""
    asked = {row["line_id"]: int(row["amount"]) for row in await db.fetch(OPEN, order_id)}
    return {line["id"]: line["net"] - line["refunded"] - asked.get(line["id"], 0) for line in lines}


async def _request(bot: Bot, order_id: int, shares: Sequence[tuple[int, int]], to: str, reason: str) -> RefundView:
    """Write a refund down; one of which nothing goes back to where it came from is completed at once."""
    line_id = shares[0][0] if len(shares) == 1 else None
    total = sum(amount for _, amount in shares)
    made = await db.fetch_one(REQUEST, order_id, line_id, total, to, reason[:255], bot.clock.now())
    assert made is not None
    if line_id is None:
        for share_of, amount in shares:
            await db.execute(SHARE, made["id"], share_of, amount)
    refund = RefundView(made["id"], order_id, line_id, total, to, reason, tuple(shares))
    if to == PROVIDER:
        goes = await plan(bot, order_id, total, refund.id)
        to = PROVIDER if goes.outside else WALLET
        await db.execute(PLANNED, refund.id, goes.outside, goes.kept, to)
        refund = replace(refund, to=to, outside=goes.outside, kept=goes.kept)
    if to == WALLET:
        await complete(bot, refund)
    return refund


async def to_wallet_instead(bot: Bot, refund: RefundView) -> None:
    """End a refund that no provider pays out: its money goes to the wallet. In the caller's transaction."""
    await _lock_order(refund.order_id)
    await move_refund(refund.id, RefundState.FAILED)
    await _request(bot, refund.order_id, refund.shares, WALLET, refund.reason)


async def complete(bot: Bot, refund: RefundView, paid: PaidOut = NOTHING) -> None:
    """Book a refund and bring lines and order to where they stand now; what was not ``paid`` out goes to the wallet."""
    await _lock_order(refund.order_id)
    await move_refund(refund.id, RefundState.DONE)
    now = bot.clock.now()
    refund = replace(refund, outside=paid.total - paid.kept, kept=paid.kept)
    await db.execute(DONE, refund.id, now, refund.outside, refund.kept)
    returned = []
    for line_id, amount in refund.shares:
        await db.execute(GIVEN, line_id, amount)
        (line,) = await _lines("id", line_id)
        if line["refunded"] == line["net"] and line["state"] in (*BROUGHT, LineState.FAILED):
            await move_line(line_id, LineState.RETURNED)
            returned.append(line)
    await _take_values_back(bot, returned)
    left = await db.fetch_one(LEFT, refund.order_id)
    whole = left is not None and left["lines"] == 0
    after = OrderState.REFUNDED if whole else OrderState.PARTLY_REFUNDED
    before = await move_order(refund.order_id, after)
    order = await read_order(bot, refund.order_id)
    assert order is not None
    await bot.hooks.join("order_refunded", order=order, refund=refund, bot=bot)
    moves = [Move("revenue", -refund.amount), Move("adjustment", paid.kept), *(Move(*part) for part in paid.outside)]
    moves.append(wallet(order.user.id, refund.amount - paid.total))
    await post(f"refund:{refund.id}", REFUND, moves, reference=str(order.id), at=now)
    bot.audit(
        "shop.refunded",
        subject=f"order:{order.id}",
        refund=refund.id,
        amount=refund.amount,
        outside=refund.outside,
        kept=refund.kept,
        before={"state": str(before)},
        after={"state": str(after)},
    )
    bot.send(order.user, "shop-refunded", refund_id=refund.id)


async def _take_values_back(bot: Bot, lines: Sequence[dict[str, Any]]) -> None:
    """What nobody has seen of these returned lines goes on sale again; the rest is burnt."""
    unseen = []
    for line in lines:
        if line["revealed_at"] is None:
            await db.execute(UNSELL, line["id"])
            unseen.append(line["id"])
        else:
            await db.execute(BURN, line["id"])
    pieces = await give_back(unseen) if unseen else {}
    for item_id, count in sorted(pieces.items()):
        emit("stock_added", item_id=item_id, pieces=count)
    if pieces:
        bot.cache.bump("catalog")


async def _lock_order(order_id: int) -> None:
    if db.dialect() == "postgres":
        await db.fetch("SELECT id FROM shop_order WHERE id = $1 FOR UPDATE", order_id)


async def read_refund(refund_id: int) -> RefundView:
    """A refund with its shares, as it is stored."""
    row = await db.fetch_one(READ, refund_id)
    assert row is not None
    shares: tuple[tuple[int, int], ...] = ((row["line_id"], row["amount"]),)
    if row["line_id"] is None:
        shares = tuple((share["line_id"], share["amount"]) for share in await db.fetch(SHARES, refund_id))
    return RefundView(
        row["id"],
        row["order_id"],
        row["line_id"],
        row["amount"],
        row["to"],
        row["reason"],
        shares,
        row["outside"],
        row["kept"],
    )
