"""Money that arrives: credited once, whatever else is on or off, and never more than was paid."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from kernel import after_commit, db
from plugins.accounts.api import TOP_UP as TOP_UP_ENTRY
from plugins.accounts.api import clearing, find, find_by_telegram_id, post, tell_staff, wallet

from .audit import audit
from .contract import Incoming, InvoiceView, PaymentView, Price
from .crediting import TOP_UP, entry_key, mark_paid, settle
from .notices import PAYMENT
from .reading import lock_name, locked_by_external_id, locked_invoice, payment_by_external_id, read_payment
from .screens import refresh_later
from .states import ENDED, PAID, Flaw, InvoiceState, PaymentState, move_invoice

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

WRITE = """INSERT INTO payments_payment (invoice_id, user_id, telegram_id, provider, external_id, invoice_external_id,
    paid_currency, paid_total, credited, refunded, state, flaw, received_at, resolved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, $13)
ON CONFLICT (provider, external_id) DO NOTHING RETURNING id"""
# Money that nobody could say what for, whose invoice is known now; not what staff have decided about.
MATCH = """UPDATE payments_payment SET invoice_id = $2, user_id = $3, credited = $4, state = $5, flaw = $6, resolved_at = $7
WHERE id = $1 AND state = 'held' AND invoice_id IS NULL AND resolved_at IS NULL RETURNING id"""
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
    flaw, credited = judged(invoice, incoming.paid)
    user_id = invoice.user_id if invoice is not None else None
    if user_id is None and incoming.telegram_id:
        payer = await find_by_telegram_id(bot, incoming.telegram_id)
        user_id = payer.id if payer is not None else None
    now = bot.clock.now()
    name = incoming.invoice_external_id if invoice is None and incoming.invoice_id is None else ""
    row = await db.fetch_one(
        WRITE,
        *(invoice.id if invoice else None, user_id, incoming.telegram_id, provider, incoming.external_id, name),
        *(incoming.paid.currency[:8], incoming.paid.total, credited),
        *(_state(credited), str(flaw), now, now if flaw == Flaw.NONE else None),
    )
    if row is None:
        return await _repeated(bot, provider, incoming, invoice)
    payment = await read_payment(row["id"])
    assert payment is not None
    await _book(bot, payment, invoice, now)
    return payment


async def take_up(bot: Bot, payment_id: int, invoice: InvoiceView) -> bool:
    """Credit money that was held because nobody knew its invoice, in the caller's transaction, which has locked that.

    False when it was credited before, or staff have decided about it.
    """
    held = await read_payment(payment_id, lock=True)
    assert held is not None
    flaw, credited = judged(invoice, held.paid)
    now = bot.clock.now()
    resolved = now if flaw == Flaw.NONE else None
    taken = await db.fetch_one(
        MATCH, payment_id, invoice.id, invoice.user_id, credited, _state(credited), str(flaw), resolved
    )
    if taken is None:
        return False
    payment = await read_payment(payment_id)
    assert payment is not None
    await _book(bot, payment, invoice, now)
    return True


async def _book(bot: Bot, payment: PaymentView, invoice: InvoiceView | None, now: datetime) -> None:
    """What follows from a payment that was just written down: money, states, messages, hooks."""
    flaw, credited, held = Flaw(payment.flaw), payment.credited, payment.credited == 0
    if invoice is not None and not held:
        await _move(invoice, STATES[flaw])
        await mark_paid(invoice, now)
        moves = [wallet(invoice.user_id, credited), clearing(payment.provider, -credited)]
        key = entry_key("pay", payment.provider, payment.external_id)
        await post(key, TOP_UP_ENTRY, moves, reference=f"№{invoice.id}", at=now)
        await _tell(bot, invoice, payment.id, flaw)
        refresh_later(bot, invoice.id)
    elif payment.user_id is not None:
        bot.send(await find(bot, payment.user_id), "payments-received", payment_id=payment.id)
    if flaw != Flaw.NONE:
        await tell_staff(bot, "payments-case", kind=PAYMENT, severity="warning", payment_id=payment.id)
    audit(bot, "payments.held" if held else "payments.credited", payment, credited=credited, flaw=str(flaw))
    log.info("payment", payment=payment.id, provider=payment.provider, flaw=str(flaw) or "none", credited=credited)
    if not held:
        await bot.hooks.notify(
            "payment_credited", payment_id=payment.id, user_id=payment.user_id, amount=credited, bot=bot
        )
    after_commit(lambda: bot.metrics.event("payment", "payments"))


def judged(invoice: InvoiceView | None, paid: Price) -> tuple[Flaw, int]:
    """What is not as it should be about a payment, and what it credits, in minor units; 0: it is held."""
    flaw = flaw_of(invoice, paid)
    return flaw, 0 if invoice is None or flaw == Flaw.CURRENCY else worth(invoice, paid)


def _state(credited: int) -> str:
    return str(PaymentState.CREDITED if credited else PaymentState.HELD)


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
        if found is None:  # its invoice may be learning its name at this moment
            await lock_name(provider, incoming.invoice_external_id)
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


async def _repeated(bot: Bot, provider: str, incoming: Incoming, invoice: InvoiceView | None) -> PaymentView:
    payment = await payment_by_external_id(provider, incoming.external_id)
    assert payment is not None
    if payment.paid != incoming.paid:
        if await db.fetch_one(CONFLICT, payment.id, str(Flaw.CONFLICT)):
            log.error("payment_conflict", payment=payment.id, booked=str(payment.paid), told=str(incoming.paid))
            told = f"{incoming.paid.total} {incoming.paid.currency}"
            audit(bot, "payments.conflict", payment, told=told)
            await tell_staff(bot, "payments-case", kind=PAYMENT, severity="alarm", payment_id=payment.id)
    elif invoice is not None and payment.invoice_id is None and await take_up(bot, payment.id, invoice):
        payment = await read_payment(payment.id) or payment
    return payment
