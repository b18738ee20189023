"""Notices about orders: what was sold, what waits for somebody, and what does not get through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Outgoing, Rich, db
from plugins.accounts.api import close_button, tell_staff
from plugins.shop import shop

from ..naming import shorten
from ..notices import BY_HAND, SALE
from ..orders.reading import read_order
from ..orders.states import LineState
from ..orders.views import OrderView
from ..stock.claims import MANUAL
from .callbacks import OpenStaffLine, OpenStaffOrder

if TYPE_CHECKING:
    from kernel import Bot

NAMED = 10  # lines of an order that a notice names
WAITING = f"""SELECT id FROM shop_order_line
WHERE order_id = $1 AND kind = '{MANUAL}' AND state = '{LineState.PENDING}' ORDER BY id"""
LINE = "SELECT id, order_id, item_name, state, error, attempts FROM shop_order_line WHERE id = $1"
REFUND = "SELECT id, order_id, amount, state, error FROM shop_refund WHERE id = $1"


@shop.on("order_completed")
async def sold(bot: Bot, order_id: int) -> None:
    """After the sale, so that no purchase waits for it."""
    await tell_staff(bot, "shop-sold", kind=SALE, order_id=order_id)
    if await db.fetch_one(WAITING, order_id):
        await tell_staff(bot, "shop-deliver-this", kind=BY_HAND, severity="warning", order_id=order_id)


@shop.message("shop-sold")
async def sold_message(to: Any, order_id: int) -> Outgoing | None:
    """Who bought what for how much."""
    order = await read_order(to.bot, order_id)
    return None if order is None else _about_order(to, "shop-sold", order)


@shop.message("shop-deliver-this")
async def deliver_message(to: Any, order_id: int) -> Outgoing | None:
    """What has to be delivered by hand; nothing when somebody was faster."""
    order = await read_order(to.bot, order_id)
    if order is None or not await db.fetch_one(WAITING, order_id):
        return None
    return _about_order(to, "shop-deliver-this", order)


def _about_order(to: Any, key: str, order: OrderView) -> Outgoing:
    text = to.rich(key, order=str(order.id), customer=_customer(order), total=to.money(order.total))
    lines = [Rich(f"• {line.quantity} × ") + shorten(line.name, 100) for line in order.lines[:NAMED]]
    if len(order.lines) > NAMED:
        lines.append(to.rich("shop-more-lines", count=len(order.lines) - NAMED))
    rows = ((OpenStaffOrder(order.id).button(to.t("shop-notice-open-order")), close_button(to)),)
    return Outgoing(Rich("\n").join([text, *lines]), rows)


def _customer(order: OrderView) -> Rich:
    return Rich.mention(shorten(order.user.name, 100), order.user.telegram_id)


@shop.message("shop-not-arrived")
async def not_arrived(to: Any, line_id: int) -> Outgoing | None:
    """A message with goods did not reach its customer."""
    return await _about_line(to, "shop-not-arrived", line_id)


@shop.message("shop-not-brought")
async def not_brought(to: Any, line_id: int) -> Outgoing | None:
    """A plugin does not bring what was paid; nothing once it has."""
    return await _about_line(to, "shop-not-brought", line_id, LineState.PENDING)


@shop.message("shop-given-up")
async def given_up(to: Any, line_id: int) -> Outgoing | None:
    """A line could not be brought at all, and its money went back."""
    return await _about_line(to, "shop-given-up", line_id)


async def _about_line(to: Any, key: str, line_id: int, only: LineState | None = None) -> Outgoing | None:
    row = await db.fetch_one(LINE, line_id)
    if row is None or (only is not None and row["state"] != only):
        return None
    error = row["error"].partition(":")[0]  # its name; what it says may hold more than staff should see in a chat
    text = to.rich(key, order=str(row["order_id"]), item=shorten(row["item_name"], 200), error=error)
    rows = ((OpenStaffLine(line_id).button(to.t("shop-notice-open-order")), close_button(to)),)
    return Outgoing(text, rows)


@shop.message("shop-refund-stuck")
async def refund_stuck(to: Any, refund_id: int) -> Outgoing | None:
    """A provider does not take a refund; nothing once it has."""
    return await _about_refund(to, "shop-refund-stuck", refund_id, "requested")


@shop.message("shop-refund-to-wallet")
async def refund_to_wallet(to: Any, refund_id: int) -> Outgoing | None:
    """No provider paid a refund out, so it went to the customer's balance."""
    return await _about_refund(to, "shop-refund-to-wallet", refund_id, "failed")


async def _about_refund(to: Any, key: str, refund_id: int, state: str) -> Outgoing | None:
    row = await db.fetch_one(REFUND, refund_id)
    if row is None or row["state"] != state:
        return None
    error = row["error"].partition(":")[0]
    text = to.rich(key, order=str(row["order_id"]), amount=to.money(row["amount"]), error=error)
    rows = ((OpenStaffOrder(row["order_id"]).button(to.t("shop-notice-open-order")), close_button(to)),)
    return Outgoing(text, rows)
