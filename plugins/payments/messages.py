"""What payments queues to be sent."""

from __future__ import annotations

from typing import Any

from kernel import Outgoing, Rich
from plugins.accounts.api import balance, close_button, find

from . import payments
from .callbacks import OpenPayment
from .contract import PaymentView
from .reading import read_invoice, read_payment
from .states import Flaw, PaymentState
from .words import price_text


@payments.message("payments-received")
async def received(to: Any, payment_id: int) -> Outgoing | None:
    """Money came onto the customer's balance; when not as it should be, in which way, and when it is held, only that."""
    payment = await read_payment(payment_id)
    if payment is None or payment.user_id is None:
        return None
    if not payment.credited:
        held = "payments-flaw-little" if payment.flaw == Flaw.UNDER else f"payments-flaw-{payment.flaw}"
        return Outgoing(to.rich(held, paid=price_text(to, payment.paid)), ((close_button(to),),))
    text = to.rich(
        "payments-received", amount=to.money(payment.credited), balance=to.money(await balance(payment.user_id))
    )
    if payment.flaw:
        text = text + "\n\n" + await flaw_text(to, payment)
    return Outgoing(text, ((close_button(to),),))


async def flaw_text(to: Any, payment: PaymentView) -> Rich:
    """What was not as it should be about a payment, for its customer."""
    invoice = await read_invoice(to.bot, payment.invoice_id) if payment.invoice_id is not None else None
    asked = price_text(to, invoice.asked) if invoice is not None else ""
    text: Rich = to.rich(f"payments-flaw-{payment.flaw}", paid=price_text(to, payment.paid), asked=asked)
    return text


@payments.message("payments-taken-back")
async def taken_back(to: Any, payment_id: int, amount: int) -> Outgoing | None:
    """A payment was taken back by the bank or the store."""
    payment = await read_payment(payment_id)
    if payment is None:
        return None
    text = to.rich("payments-taken-back", amount=to.money(amount), paid=price_text(to, payment.paid))
    return Outgoing(text, ((close_button(to),),))


@payments.message("payments-refunded")
async def refunded(to: Any, payment_id: int, amount: int, kept: int = 0) -> Outgoing | None:
    """A payment went back to where it came from; ``kept`` is what the shop had added and has taken back."""
    payment = await read_payment(payment_id)
    if payment is None:
        return None
    text = to.rich("payments-refunded", amount=to.money(amount), paid=price_text(to, payment.paid))
    if kept:
        text = text + "\n" + to.rich("payments-refunded-kept", amount=to.money(kept))
    return Outgoing(text, ((close_button(to),),))


@payments.message("payments-case")
async def case(to: Any, payment_id: int) -> Outgoing | None:
    """To staff: a payment is not as it should be; nothing when its invoice has turned up meanwhile."""
    payment = await read_payment(payment_id)
    if payment is None or not payment.flaw:
        return None
    return await _to_staff(to, "payments-case", payment_id)


@payments.message("payments-charged-back")
async def charged_back(to: Any, payment_id: int, amount: int) -> Outgoing | None:
    """To staff: a payment was taken back without us."""
    return await _to_staff(to, "payments-charged-back", payment_id, taken=to.money(amount))


@payments.message("payments-refund-failed")
async def refund_failed(to: Any, payment_id: int, code: str) -> Outgoing | None:
    """To staff: the provider will not give a payment back."""
    return await _to_staff(to, "payments-refund-failed", payment_id, code=code)


async def _to_staff(to: Any, key: str, payment_id: int, **args: str) -> Outgoing | None:
    payment = await read_payment(payment_id)
    if payment is None:
        return None
    text = to.rich(
        key,
        number=str(payment.id),
        customer=await name_of(to, payment),
        paid=price_text(to, payment.paid),
        credited=to.money(payment.credited),
        held="yes" if payment.state == PaymentState.HELD else "no",
        flaw=to.t(f"payments-staff-flaw-{payment.flaw or 'none'}"),
        **args,
    )
    return Outgoing(text, ((OpenPayment(payment.id).button(to.t("payments-staff-open")), close_button(to)),))


async def name_of(to: Any, payment: PaymentView) -> str:
    """Who a payment belongs to, or the Telegram id of who made it."""
    customer = await find(to.bot, payment.user_id) if payment.user_id is not None else None
    if customer is not None:
        return f"{customer.name} ({customer.telegram_id})"
    return str(payment.telegram_id or "?")


@payments.message("payments-accepted")
async def accepted(to: Any, payment_id: int, amount: int) -> Outgoing | None:
    """Staff looked at a payment and credited it, or what was missing."""
    payment = await read_payment(payment_id)
    if payment is None or payment.user_id is None:
        return None
    held = to.money(await balance(payment.user_id))
    return Outgoing(to.rich("payments-accepted", amount=to.money(amount), balance=held), ((close_button(to),),))
