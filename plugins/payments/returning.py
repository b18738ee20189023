"""Money that went back to its payer: our own refunds coming to an end, and what was taken back without us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from kernel import db
from plugins.accounts.api import CHARGEBACK, Move, clearing, find, post, tell_staff, wallet

from .audit import audit
from .contract import PaymentView, Returned
from .crediting import entry_key
from .notices import PAYMENT
from .reading import payment_by_external_id, read_payment
from .states import InvoiceState, PaymentState, move_invoice

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

OURS = """SELECT id, amount FROM payments_refund WHERE payment_id = $1 AND state = 'requested' ORDER BY id"""
KEPT = "SELECT coalesce(sum(kept), 0) AS kept FROM payments_refund WHERE payment_id = $1 AND state = 'requested'"
DONE = """UPDATE payments_refund SET state = 'done', done_at = $2, next_try = NULL, error = ''
WHERE id = $1 AND state = 'requested' RETURNING payment_id, amount, kept, source"""
GONE = "UPDATE payments_payment SET refunded = refunded + $2, given_back = given_back + $3, state = $4 WHERE id = $1"
LEFT = """SELECT coalesce(sum(credited - refunded), 0) AS credited FROM payments_payment WHERE invoice_id = $1"""


async def take_return(bot: Bot, provider: str, returned: Returned) -> bool:
    """Book what the provider says went back, in the caller's transaction; False when the payment is not known.

    Refunds that we asked for end with it. What is more than these was taken back without us: the customer's wallet
    gives it with what the shop had added to it, what the wallet does not hold is owed, and staff are told. A repeat
    changes nothing.
    """
    payment = await payment_by_external_id(provider, returned.external_id, lock=True)
    if payment is None:
        return False
    back = share(payment, returned)
    for row in await db.fetch(OURS, payment.id):
        if payment.refunded + row["amount"] <= back or payment.credited == 0:
            payment = await finish_refund(bot, row["id"]) or payment
    more = back - payment.refunded
    if payment.credited == 0 and payment.state == PaymentState.HELD:
        await _mark(payment, 0, 0, PaymentState.CHARGED_BACK)
        audit(bot, "payments.charged_back", payment, amount=0, held=True)
        await _tell_staff(bot, payment.id, 0)
    if more <= 0:
        return True
    assert payment.user_id is not None
    kept = await _kept_with(payment, more)
    await _mark(payment, more, kept, PaymentState.CHARGED_BACK if back == payment.credited else PaymentState.CREDITED)
    key = f"{entry_key('chargeback', provider, payment.external_id)}:{back}"
    reference = f"№{payment.invoice_id}" if payment.invoice_id else ""
    taken = more + kept
    moves = [wallet(payment.user_id, -taken), clearing(provider, more), Move("adjustment", kept)]
    await post(key, CHARGEBACK, moves, reference=reference, owe=True, at=bot.clock.now())
    audit(
        bot,
        "payments.charged_back",
        payment,
        amount=more,
        kept=kept,
        before={"refunded": payment.refunded},
        after={"refunded": payment.refunded + more},
    )
    log.warning("payment_charged_back", payment=payment.id, provider=provider, amount=more, kept=kept)
    await _tell_plugins(bot, payment, more)
    customer = await find(bot, payment.user_id)
    bot.send(customer, "payments-taken-back", payment_id=payment.id, amount=taken)
    await _tell_staff(bot, payment.id, taken)
    return True


async def _tell_staff(bot: Bot, payment_id: int, amount: int) -> None:
    template = "payments-charged-back"
    await tell_staff(bot, template, kind=PAYMENT, severity="alarm", payment_id=payment_id, amount=amount)


async def _kept_with(payment: PaymentView, amount: int) -> int:
    """What the shop takes back of what it had added, when ``amount`` of a payment is taken back; in proportion."""
    row = await db.fetch_one(KEPT, payment.id)
    given = payment.given - payment.given_back - int(row["kept"] if row else 0)
    left = payment.credited - payment.refunded
    return given if amount >= left else given * amount // left


def share(payment: PaymentView, returned: Returned) -> int:
    """How much of what a payment credited went back, in minor units; all of it when the currency is another one."""
    if returned.paid.currency != payment.paid.currency or returned.paid.total >= payment.paid.total:
        return payment.credited
    return payment.credited * returned.paid.total // payment.paid.total


async def finish_refund(bot: Bot, refund_id: int) -> PaymentView | None:
    """Note that a refund that we asked for was paid out, in the caller's transaction; None when it was noted before."""
    row = await db.fetch_one(DONE, refund_id, bot.clock.now())
    if row is None:
        return None
    payment = await read_payment(row["payment_id"], lock=True)
    assert payment is not None
    amount: int = row["amount"]
    whole = payment.refunded + amount == payment.credited
    await _mark(payment, amount, row["kept"], PaymentState.REFUNDED if whole else PaymentState.CREDITED)
    audit(
        bot,
        "payments.refunded",
        payment,
        refund=refund_id,
        source=row["source"],
        amount=amount,
        kept=row["kept"],
        before={"refunded": payment.refunded},
        after={"refunded": payment.refunded + amount},
    )
    if payment.user_id is not None and amount:
        await _tell_plugins(bot, payment, amount)
        if row["source"] == "staff":
            customer = await find(bot, payment.user_id)
            bot.send(customer, "payments-refunded", payment_id=payment.id, amount=amount, kept=row["kept"])
    return await read_payment(payment.id)


async def _mark(payment: PaymentView, amount: int, kept: int, state: PaymentState) -> None:
    await db.execute(GONE, payment.id, amount, kept, str(state))
    if payment.invoice_id is None or state == PaymentState.CREDITED:
        return
    row = await db.fetch_one(LEFT, payment.invoice_id)
    if row and int(row["credited"]) == 0 and payment.credited:
        await move_invoice(payment.invoice_id, InvoiceState.REFUNDED)


async def _tell_plugins(bot: Bot, payment: PaymentView, amount: int) -> None:
    left = payment.credited - payment.refunded - amount
    await bot.hooks.notify(
        "payment_reversed", payment_id=payment.id, user_id=payment.user_id, amount=amount, left=left, bot=bot
    )
