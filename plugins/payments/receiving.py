"""Money that arrives: credited once, whatever else is on or off, and never more than was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from kernel import after_commit, db
from plugins.accounts.api import TOP_UP as TOP_UP_ENTRY
from plugins.accounts.api import clearing, find, find_by_telegram_id, post, tell_staff, wallet

from .contract import Incoming, InvoiceView, PaymentView, Price
from .crediting import TOP_UP, entry_key, mark_paid, settle
from .notices import PAYMENT
from .reading import locked_by_external_id, locked_invoice, payment_by_external_id, read_payment
from .states import ENDED, PAID, Flaw, InvoiceState, PaymentState, move_invoice

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

WRITE = """INSERT INTO payments_payment (invoice_id, user_id, telegram_id, provider, external_id, paid_currency, paid_total,
    credited, refunded, state, flaw, received_at, resolved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11, $12)
ON CONFLICT (provider, external_id) DO NOTHING RETURNING id"""
CONFLICT = """UPDATE payments_payment SET flaw = $2, resolved_at = NULL WHERE id = $1 AND flaw <> $2 RETURNING id"""
STATES = {
    Flaw.NONE: InvoiceState.PAID,
    Flaw.LATE: InvoiceState.LATE,
    Flaw.UNDER: InvoiceState.UNDERPAID,
    Flaw.OVER: InvoiceState.OVERPAID,
    Flaw.DOUBLE: InvoiceState.DOUBLE,
}


async def receive(bot: Bot, provider: str, incoming: Incoming) -> PaymentView:
    """Credit a payment once, in the caller's transaction; a repeat returns the first one's outcome.

    The customer of the invoice gets what the invoice said, or the same share of it as was paid of the price, rounded
    down. What cannot be matched with an invoice, or came in another currency, is held and staff are told. When a payment
    that is known is reported with another sum, nothing is booked and staff are told, once.
    """
    invoice = await _invoice(bot, provider, incoming)
    flaw = flaw_of(invoice, incoming.paid)
    credited = worth(invoice, incoming.paid) if invoice is not None and flaw != Flaw.CURRENCY else 0
    held = credited == 0
    user_id = invoice.user_id if invoice is not None else None
    if user_id is None and incoming.telegram_id:
        payer = await find_by_telegram_id(bot, incoming.telegram_id)
        user_id = payer.id if payer is not None else None
    now = bot.clock.now()
    row = await db.fetch_one(
        WRITE,
        *(invoice.id if invoice else None, user_id, incoming.telegram_id, provider, incoming.external_id),
        *(incoming.paid.currency[:8], incoming.paid.total, credited),
        *(
            str(PaymentState.HELD if held else PaymentState.CREDITED),
            str(flaw),
            now,
            now if flaw == Flaw.NONE else None,
        ),
    )
    if row is None:
        return await _repeated(bot, provider, incoming)
    payment_id: int = row["id"]
    if invoice is not None and not held:
        assert user_id is not None
        await _move(invoice, STATES[flaw])
        await mark_paid(invoice, now)
        moves = [wallet(user_id, credited), clearing(provider, -credited)]
        key = entry_key("pay", provider, incoming.external_id)
        await post(key, TOP_UP_ENTRY, moves, reference=f"№{invoice.id}", at=now)
        await _tell(bot, invoice, payment_id, flaw)
    elif user_id is not None:
        bot.send(await find(bot, user_id), "payments-received", payment_id=payment_id)
    if flaw != Flaw.NONE:
        await tell_staff(bot, "payments-case", kind=PAYMENT, severity="warning", payment_id=payment_id)
    log.info("payment", payment=payment_id, provider=provider, flaw=str(flaw) or "none", credited=credited)
    if credited:
        assert user_id is not None
        await bot.hooks.notify("payment_credited", payment_id=payment_id, user_id=user_id, amount=credited, bot=bot)
    after_commit(lambda: bot.metrics.event("payment", "payments"))
    payment = await read_payment(payment_id)
    assert payment is not None
    return payment


def flaw_of(invoice: InvoiceView | None, paid: Price) -> Flaw:
    """What is not as it should be about a payment for an invoice."""
    if invoice is None:
        return Flaw.UNKNOWN
    if paid.currency != invoice.asked.currency:
        return Flaw.CURRENCY
    if invoice.state in PAID or invoice.state == InvoiceState.REFUNDED:
        return Flaw.DOUBLE
    if paid.total < invoice.asked.total:
        return Flaw.UNDER
    if paid.total > invoice.asked.total:
        return Flaw.OVER
    return Flaw.LATE if invoice.state in ENDED else Flaw.NONE


def worth(invoice: InvoiceView, paid: Price) -> int:
    """What a payment credits, in minor units: the invoice's amount for its price, and in proportion, rounded down."""
    return invoice.amount * paid.total // invoice.asked.total


async def _invoice(bot: Bot, provider: str, incoming: Incoming) -> InvoiceView | None:
    if incoming.invoice_id is not None:
        found = await locked_invoice(bot, incoming.invoice_id)
    elif incoming.invoice_external_id:
        found = await locked_by_external_id(bot, provider, incoming.invoice_external_id)
    else:
        return None
    if found is None or found.provider != provider or incoming.random_id not in (None, found.random_id):
        return None
    return found


async def _move(invoice: InvoiceView, to: InvoiceState) -> None:
    if invoice.state != to:
        await move_invoice(invoice.id, to)


async def _tell(bot: Bot, invoice: InvoiceView, payment_id: int, flaw: Flaw) -> None:
    """Tell what the money is for that it has come, and the customer what nobody else will tell them."""
    settles = invoice.purpose != TOP_UP and flaw in (Flaw.NONE, Flaw.LATE, Flaw.OVER)
    if settles:
        settle(invoice, payment_id)
    if not settles or flaw == Flaw.OVER or bot.plugin(invoice.purpose) is None:
        customer = await find(bot, invoice.user_id)
        bot.send(customer, "payments-received", payment_id=payment_id)


async def _repeated(bot: Bot, provider: str, incoming: Incoming) -> PaymentView:
    payment = await payment_by_external_id(provider, incoming.external_id)
    assert payment is not None
    if payment.paid != incoming.paid and await db.fetch_one(CONFLICT, payment.id, str(Flaw.CONFLICT)):
        log.error("payment_conflict", payment=payment.id, booked=str(payment.paid), told=str(incoming.paid))
        await tell_staff(bot, "payments-case", kind=PAYMENT, severity="alarm", payment_id=payment.id)
    return payment
