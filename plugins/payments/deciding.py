"""What staff can do about a payment that is not as it should be: accept it, give it back, or leave it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from kernel import Refused, db
from plugins.accounts.api import TOP_UP as TOP_UP_ENTRY
from plugins.accounts.api import Move, clearing, find, post, wallet

from .audit import audit
from .contract import InvoiceView, PaymentView, Refunds
from .crediting import entry_key, mark_paid, settle
from .reading import locked_invoice, read_payment
from .refunds import Left, refund_by_staff, refundable
from .screens import refresh_later
from .states import PAYABLE, UNPAID, Flaw, InvoiceState, PaymentState, move_invoice

if TYPE_CHECKING:
    from kernel import Bot

RESOLVED = "UPDATE payments_payment SET resolved_at = $2 WHERE id = $1 AND resolved_at IS NULL RETURNING id"
GIVEN = "UPDATE payments_payment SET given = given + $2 WHERE id = $1"
CREDITED = """UPDATE payments_payment SET credited = $2, state = 'credited', user_id = $3 WHERE id = $1 AND state = 'held'
RETURNING id"""


class Act(IntEnum):
    """What staff decide. ACCEPT gives the customer what the invoice said, the difference at the shop's expense."""

    CLOSE = 0
    ACCEPT = 1
    REFUND = 2


AUDITED = {
    Act.CLOSE: "payments.closed",
    Act.ACCEPT: "payments.accepted",
    Act.REFUND: "payments.refund_asked",
}


async def possible(bot: Bot, payment: PaymentView, invoice: InvoiceView | None) -> dict[Act, int]:
    """What can be done about a payment, each with the amount in minor units that the customer gains or gives back."""
    acts: dict[Act, int] = {}
    open_case = await db.fetch_one("SELECT id FROM payments_payment WHERE id = $1 AND resolved_at IS NULL", payment.id)
    if open_case and invoice is not None:
        if payment.state == PaymentState.CREDITED and payment.flaw == Flaw.UNDER:
            acts[Act.ACCEPT] = invoice.amount - payment.credited
        elif payment.state == PaymentState.HELD:
            acts[Act.ACCEPT] = invoice.amount
    left = await refundable(bot, payment)
    if left.able != Refunds.NONE:
        amount = part_to_give_back(left, payment, invoice)
        acts[Act.REFUND] = amount + left.kept(amount) if amount else 0
    if open_case:
        acts[Act.CLOSE] = 0
    return acts


def part_to_give_back(left: Left, payment: PaymentView, invoice: InvoiceView | None) -> int:
    """How much of its payer's money goes back: what was too much where parts are possible, otherwise all that is left."""
    if left.able == Refunds.PARTIAL and payment.flaw == Flaw.OVER and invoice is not None:
        return min(left.amount, payment.credited - invoice.amount) if left.amount > invoice.amount else left.amount
    return left.amount


async def act_on(bot: Bot, payment_id: int, act: Act, amount: int, nonce: int, *, by: int) -> None:
    """Do what staff decided, in the caller's transaction, once for ``nonce``; ``by`` is the customer id of who did.

    Raises Refused when it is not possible any more, or the amount is another one than the screen said.
    """
    seen = await read_payment(payment_id)
    if seen is None:
        raise Refused("payments-payment-missing")
    invoice = await locked_invoice(bot, seen.invoice_id) if seen.invoice_id is not None else None
    payment = await read_payment(payment_id, lock=True)
    assert payment is not None
    if (await possible(bot, payment, invoice)).get(act) != amount:
        raise Refused("payments-changed")
    if act == Act.REFUND:
        part = part_to_give_back(await refundable(bot, payment), payment, invoice)
        await refund_by_staff(bot, payment_id, part, nonce)
    elif act == Act.ACCEPT:
        assert invoice is not None
        await _accept(bot, payment, invoice, amount)
    await db.fetch_one(RESOLVED, payment_id, bot.clock.now())
    after = await read_payment(payment_id)
    assert after is not None
    audit(
        bot,
        AUDITED[act],
        payment,
        by=by,
        before=_standing(payment),
        after=_standing(after),
        flaw=payment.flaw,
        amount=amount,
    )


def _standing(payment: PaymentView) -> dict[str, object]:
    return {"state": payment.state, "credited": payment.credited, "given": payment.given}


async def _accept(bot: Bot, payment: PaymentView, invoice: InvoiceView, amount: int) -> None:
    now, held = bot.clock.now(), payment.state == PaymentState.HELD
    key = entry_key("pay", payment.provider, payment.external_id) + ("" if held else ":difference")
    if held:
        await db.fetch_one(CREDITED, payment.id, amount, invoice.user_id)
        if invoice.state in UNPAID:
            await move_invoice(invoice.id, InvoiceState.PAID if invoice.state in PAYABLE else InvoiceState.LATE)
        elif invoice.state != InvoiceState.DOUBLE:
            await move_invoice(invoice.id, InvoiceState.DOUBLE)
        await mark_paid(invoice, now)
        refresh_later(bot, invoice.id)
    else:
        await db.execute(GIVEN, payment.id, amount)
    source = clearing(payment.provider, -amount) if held else Move("adjustment", -amount)
    await post(key, TOP_UP_ENTRY, [wallet(invoice.user_id, amount), source], reference=f"№{invoice.id}", at=now)
    settle(invoice, payment.id)
    customer = await find(bot, invoice.user_id)
    bot.send(customer, "payments-accepted", payment_id=payment.id, amount=amount)
    if held:
        await bot.hooks.notify(
            "payment_credited", payment_id=payment.id, user_id=invoice.user_id, amount=amount, bot=bot
        )
