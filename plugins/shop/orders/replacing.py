"""Another value from stock for a bad one: the old one is burnt, the price and the journal stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kernel import KioskError, db

from ..stock.claims import COUNTED, claim_pieces, short
from ..stock.low import check_levels
from ..stock.pieces import mask
from .reading import read_order
from .states import BROUGHT, LineState, OrderState, move_line
from .storing import queue_delivery
from .views import LineView, OrderView

if TYPE_CHECKING:
    from kernel import Bot

PIECES = """SELECT v.id, v.value, (SELECT f.name FROM shop_stored_file f WHERE f.id = v.file_id) AS file_name
FROM shop_stock_value v WHERE v.line_id = $1 AND v.state = 'sold' ORDER BY v.id"""
LINE = "SELECT order_id, state, item_id FROM shop_order_line WHERE id = $1{lock}"
BURN = "UPDATE shop_stock_value SET state = 'burnt' WHERE line_id = $1 AND state = 'sold' AND id {among} RETURNING id"
HELD = "SELECT count(*) AS pieces FROM shop_stock_value WHERE line_id = $1 AND state = 'sold' AND NOT id {among}"
UNSEEN = "UPDATE shop_order_line SET revealed_at = NULL WHERE id = $1"
PICK = "SELECT pick FROM shop_item WHERE id = $1"


@dataclass(frozen=True, slots=True)
class SoldPiece:
    """A piece that a customer has, by what may be shown of it."""

    id: int
    masked: str


async def sold_pieces(bot: Bot, line_id: int) -> list[SoldPiece]:
    """The pieces that a line has brought."""
    return [
        SoldPiece(row["id"], row["file_name"] or mask(bot.keys.decrypt(row["value"])))
        for row in await db.fetch(PIECES, line_id)
    ]


async def replace_pieces(bot: Bot, line_id: int, piece_ids: Sequence[int], reason: str) -> list[int]:
    """Burn these pieces of a line, give it as many others and queue them to the customer, in the caller's transaction.

    Returns the ids of the new ones. Raises KioskError when the line does not have these pieces (any more), and Refused
    when there are too few in stock; nothing is kept then.
    """
    order, line = await _locked(bot, line_id)
    among = db.among(2, "bigint")
    burnt = await db.fetch(BURN.format(among=among), line_id, list(piece_ids))
    if not piece_ids or len(burnt) != len(set(piece_ids)):
        raise KioskError(f"The line {line_id} does not have all of these pieces.")
    kept = await db.fetch_one(HELD.format(among=among), line_id, list(piece_ids))
    rule = await db.fetch_one(PICK, line.item_id)
    wanted = replace(line, quantity=len(burnt))
    new = await claim_pieces(wanted, bot.clock.now(), pick=rule["pick"] if rule else "fifo")
    if len(new) < wanted.quantity:
        raise short(wanted, len(new))
    await move_line(line_id, LineState.REPLACED)
    if kept is None or not kept["pieces"]:  # nobody has seen what it holds now
        await db.execute(UNSEEN, line_id)
    await check_levels(bot, [line.item_id or 0])
    bot.cache.bump("catalog")
    bot.send(order.user, "shop-replaced", line_id=line_id, count=len(new), reason=reason)
    queue_delivery(bot, order, line, new)
    return new


async def _locked(bot: Bot, line_id: int) -> tuple[OrderView, LineView]:
    """A line that has brought its pieces, and its order, both locked in this order."""
    row = await db.fetch_one(LINE.format(lock=""), line_id)
    if row is None:
        raise KioskError(f"There is no order line {line_id}.")
    if db.dialect() == "postgres":
        await db.fetch("SELECT id FROM shop_order WHERE id = $1 FOR UPDATE", row["order_id"])
        row = await db.fetch_one(LINE.format(lock=" FOR UPDATE"), line_id)
    assert row is not None
    order = await read_order(bot, row["order_id"])
    line = next((line for line in order.lines if line.id == line_id), None) if order else None
    if order is None or line is None or order.state not in (OrderState.PAID, OrderState.PARTLY_REFUNDED):
        raise KioskError(f"There is no paid order line {line_id}.")
    if row["state"] not in BROUGHT or line.kind not in COUNTED:
        raise KioskError(f"Nothing of the line {line_id} can be replaced.")
    return order, line
