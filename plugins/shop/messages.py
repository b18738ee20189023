"""What the shop queues to be sent."""

from __future__ import annotations

from typing import Any

from kernel import Outgoing, db
from plugins.accounts.api import close_button

from . import shop
from .callbacks import OpenOrder
from .naming import shorten
from .orders.delivery import NAME_SHOWN, any_line, file_message, value_message
from .orders.revealing import reveal
from .orders.states import OrderState

REFUND = """SELECT r.amount, r.outside, r.kept, r.order_id, r.reason, l.item_name
FROM shop_refund r LEFT JOIN shop_order_line l ON l.id = r.line_id WHERE r.id = $1"""


@shop.message("shop-delivery")
async def delivery(to: Any, line_id: int) -> Outgoing | None:
    """The text of an order line, for its owner; read, decrypted and put into words when it is sent."""
    line = await any_line(to.bot, line_id)
    if line is None or not (line.value or line.files) or not await reveal(to.bot, [line]):
        return None
    return await value_message(to.bot, to, line)


@shop.message("shop-file")
async def file_delivery(to: Any, line_id: int, value_id: int) -> Outgoing | None:
    """One file of an order line, for its owner."""
    line = await any_line(to.bot, line_id)
    file_id = dict(line.files).get(value_id) if line else None
    if line is None or file_id is None or not await reveal(to.bot, [line]):
        return None
    return await file_message(to.bot, to, line, file_id)


@shop.message("shop-refunded")
async def refunded(to: Any, refund_id: int) -> Outgoing | None:
    """Money that went back, why, and the order it belongs to."""
    row = await db.fetch_one(REFUND, refund_id)
    if row is None:
        return None
    reason = to.t(row["reason"]) if to.bot.texts.knows(row["reason"]) else row["reason"]
    amount = row["amount"] - row["kept"]
    facts = {"amount": to.money(amount), "order": str(row["order_id"]), "reason": reason}
    if row["item_name"] is None:
        text = to.rich("shop-refunded-order", **facts)
    else:
        text = to.rich("shop-refunded", item=shorten(row["item_name"], NAME_SHOWN), **facts)
    inside = amount - row["outside"]
    which = "both" if row["outside"] and inside else "outside" if row["outside"] else "inside"
    goes = to.rich("shop-refunded-goes", which=which, outside=to.money(row["outside"]), inside=to.money(inside))
    text = text + "\n" + goes
    return Outgoing(text, ((OpenOrder(row["order_id"]).button(to.t("shop-open-order")), close_button(to)),))


@shop.message("shop-replaced")
async def replaced(to: Any, line_id: int, count: int, reason: str) -> Outgoing | None:
    """Staff gave something else for what was bad; it follows in messages of its own."""
    row = await db.fetch_one("SELECT order_id, item_name FROM shop_order_line WHERE id = $1", line_id)
    if row is None:
        return None
    item, order = shorten(row["item_name"], NAME_SHOWN), row["order_id"]
    text = to.rich("shop-replaced", item=item, order=str(order), count=count, reason=reason)
    return Outgoing(text, ((OpenOrder(order).button(to.t("shop-open-order")), close_button(to)),))


@shop.message("shop-cancelled")
async def cancelled(to: Any, order_id: int) -> Outgoing:
    """Staff gave a reservation up."""
    return about_order(to, "shop-cancelled", order_id)


@shop.message("shop-expired")
async def expired(to: Any, order_id: int) -> Outgoing:
    """A reservation is over."""
    return about_order(to, "shop-expired", order_id)


@shop.message("shop-order-paid")
async def order_paid(to: Any, order_id: int) -> Outgoing:
    """A payment has paid an order; what was bought follows in messages of its own."""
    return about_order(to, "shop-order-paid", order_id)


@shop.message("shop-payment-short")
async def payment_short(to: Any, order_id: int) -> Outgoing:
    """A payment that did not pay its order is on the balance; the order may still be waiting."""
    row = await db.fetch_one("SELECT state FROM shop_order WHERE id = $1", order_id)
    waits = "yes" if row is not None and row["state"] == OrderState.RESERVED else "no"
    return about_order(to, "shop-payment-short", order_id, waits=waits)


@shop.message("shop-payment-spare")
async def payment_spare(to: Any, order_id: int) -> Outgoing:
    """A payment for an order that was paid before."""
    return about_order(to, "shop-payment-spare", order_id)


def about_order(to: Any, key: str, order_id: int, **args: Any) -> Outgoing:
    """A text about an order, with a button that opens it."""
    rows = ((OpenOrder(order_id).button(to.t("shop-open-order")), close_button(to)),)
    return Outgoing(to.rich(key, order=str(order_id), **args), rows)
