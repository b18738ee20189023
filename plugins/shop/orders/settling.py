"""Payments that other plugins took for orders: the order is paid from the wallet that the money was put on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from kernel import Button, Refused, db, transaction
from plugins.accounts.api import find
from plugins.shop import shop

from ..callbacks import OpenOrder
from .reserving import pay_order
from .states import OrderState

if TYPE_CHECKING:
    from kernel import Bot, Context

PURPOSE = "shop"  # of an invoice for an order of the shop; its reference is the order's id
LARGEST = 2**63
PAYABLE = (OrderState.RESERVED, OrderState.EXPIRED, OrderState.CANCELLED)
PAID, SHORT, SPARE, KEPT = "shop-order-paid", "shop-payment-short", "shop-payment-spare", "shop-payment-kept"
LOCKED = "SELECT user_id, state FROM shop_order WHERE id = $1{lock}"
WAITING = "SELECT user_id, state, reserved_until FROM shop_order WHERE id = $1"

log = structlog.get_logger(__name__)


@shop.on("payment_settled")
async def payment_settled(bot: Bot, payment_id: int, user_id: int, purpose: str, reference: str) -> None:
    """Pay the order that a payment was for, in the event's transaction; what it cannot pay stays on the wallet.

    An order whose time was over is taken up again; see ``pay_order``. The customer is told in every case.
    """
    if purpose != PURPOSE:
        return
    customer = await find(bot, user_id)
    order_id = order_of(reference)
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one(LOCKED.format(lock=lock), order_id)
    if row is None or row["user_id"] != user_id:
        log.error("payment_without_order", payment=payment_id, order=order_id, user=user_id)
        if customer is not None:
            bot.send(customer, KEPT)
    elif row["state"] in PAYABLE:
        await _pay(bot, customer, order_id, payment_id)
    else:
        bot.send(customer, SPARE, order_id=order_id)


async def _pay(bot: Bot, customer: Any, order_id: int, payment_id: int) -> None:
    try:
        async with transaction():
            bot.send(customer, PAID, order_id=order_id)  # before the messages that bring the values
            await pay_order(bot, order_id)
    except Refused as refusal:
        log.warning("payment_did_not_pay_order", payment=payment_id, order=order_id, reason=refusal.key)
        bot.send(customer, SHORT, order_id=order_id)


@shop.optional_hook
async def check_invoice(purpose: str, reference: str, user_id: int, bot: Bot) -> Refused | None:
    """Let a payment pass only while its order is held for the one who pays."""
    if purpose != PURPOSE:
        return None
    row = await db.fetch_one(WAITING, order_of(reference))
    if row is None or row["user_id"] != user_id:
        return Refused("shop-order-missing")
    if row["state"] in (OrderState.EXPIRED, OrderState.CANCELLED):
        return Refused("shop-order-over")
    if row["state"] != OrderState.RESERVED:
        return Refused("shop-order-not-waiting")
    return Refused("shop-order-over") if row["reserved_until"] <= bot.clock.now() else None


@dataclass(frozen=True, slots=True)
class Subject:
    """What an invoice is for, in a few words, and the button that leads there."""

    title: str
    back: Button


@shop.optional_hook
async def invoice_subject(purpose: str, reference: str, ctx: Context) -> Subject | None:
    """The order that an invoice is for."""
    if purpose != PURPOSE:
        return None
    title = ctx.t("shop-invoice-subject", order=reference)
    return Subject(title, OpenOrder(order_of(reference)).button(ctx.t("shop-open-order")))


def order_of(reference: str) -> int:
    """The id of an order that an invoice names; 0 for anything that is none."""
    if not reference.isascii() or not reference.isdigit() or len(reference) > 19:
        return 0
    number = int(reference)
    return number if number < LARGEST else 0
