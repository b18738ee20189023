"""Customers and sums in words, for staff."""

from __future__ import annotations

from typing import Any

from kernel import Rich
from plugins.accounts.api import find
from plugins.payments.api import PaymentView, read_payment

from .sending_back import SendBackView


async def customer_name(to: Any, user_id: int | None) -> Rich | str:
    """A customer's name, which leads to their chat."""
    customer = await find(to.bot, user_id) if user_id is not None else None
    if customer is None:
        return "?"
    # who was forgotten has no id at Telegram any more
    return Rich.mention(customer.name, customer.telegram_id) if customer.telegram_id > 0 else customer.name


async def sum_of(to: Any, send_back: SendBackView) -> tuple[PaymentView, str]:
    """The payment of which a sum is to be sent back, and the sum in words."""
    payment = await read_payment(send_back.payment_id)
    assert payment is not None
    return payment, to.money(send_back.amount or payment.paid.total)
