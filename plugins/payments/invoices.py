"""Making invoices: written down first, then made at the provider, then shown; and ending them."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog

from kernel import Refused, db, run_in_transaction

from .contract import Created, InvoiceView, Provider, ProviderError, ProviderRefused
from .crediting import TOP_UP
from .matching import credit_held
from .patience import patience
from .reading import invoice_by_nonce, lock_name, read_invoice
from .settings import PaymentsSettings
from .states import ForbiddenChange, InvoiceState, move_invoice

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

MOST_OPEN = 10  # invoices of one customer that can be paid at the same time

WRITE = """INSERT INTO payments_invoice (user_id, provider, purpose, reference, amount, asked_currency, asked_total, state,
    nonce, external_id, url, note, note_args, created_at, expires_at, looked_at, error)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'creating', $8, NULL, '', '', '{}', $9, $10, $9, '')
ON CONFLICT (nonce) DO NOTHING RETURNING id"""
MADE = """UPDATE payments_invoice SET external_id = $2, url = $3, note = $4, note_args = $5,
    state = CASE state WHEN 'creating' THEN 'open' ELSE state END WHERE id = $1"""
OPEN = """SELECT count(*) AS open FROM payments_invoice WHERE user_id = $1 AND paid_at IS NULL
AND state IN ('creating', 'open') AND expires_at > $2"""


async def make_invoice(
    bot: Bot, user: Any, provider: Provider, amount: int, *, nonce: int, purpose: str = TOP_UP, reference: str = ""
) -> InvoiceView:
    """An invoice over ``amount`` minor units, once for ``nonce``: written down, then made at the provider.

    Outside any transaction. A second call with the nonce returns the first one's invoice, and makes it at the provider
    if that had not come to an end. Raises Refused in the customer's words when the provider does not make it.
    """
    invoice = await invoice_by_nonce(bot, nonce, user.id)
    if invoice is None:
        await run_in_transaction(_write, bot, user, provider, amount, nonce, purpose, reference)
        invoice = await invoice_by_nonce(bot, nonce, user.id)
    if invoice is None:
        raise Refused("kernel-button-forged")
    if invoice.state == InvoiceState.CREATING:
        return await _make(bot, provider, invoice)
    return invoice


async def _write(
    bot: Bot, user: Any, provider: Provider, amount: int, nonce: int, purpose: str, reference: str
) -> None:
    now = bot.clock.now()
    row = await db.fetch_one(OPEN, user.id, now)
    if row and row["open"] >= MOST_OPEN:
        raise Refused("payments-too-many", count=MOST_OPEN)
    asked = provider.price(bot, amount)
    ends = now + timedelta(seconds=provider.lifetime(bot) or bot.setting(PaymentsSettings).payment_time)
    await db.fetch_one(
        WRITE,
        *(user.id, provider.name, purpose, reference, amount, asked.currency, asked.total, nonce, now, ends),
    )


async def _make(bot: Bot, provider: Provider, invoice: InvoiceView) -> InvoiceView:
    try:
        async with patience():
            created = await provider.create(bot, invoice)
    except Exception as error:
        code = error.code if isinstance(error, ProviderError) else type(error).__name__
        log.warning("invoice_not_made", invoice=invoice.id, provider=provider.name, code=code, exc_info=error)
        await run_in_transaction(_failed, invoice.id, code, isinstance(error, ProviderRefused))
        raise Refused("payments-provider-down", code=f"P{invoice.id}") from error
    await run_in_transaction(_made, bot, invoice, created)
    made = await read_invoice(bot, invoice.id)
    assert made is not None
    return made


async def _made(bot: Bot, invoice: InvoiceView, created: Created) -> None:
    """Write down what the provider has made; what was paid by its name before that is credited now."""
    if created.external_id:
        await lock_name(invoice.provider, created.external_id)
    await db.execute(
        MADE,
        *(invoice.id, created.external_id or None, created.url[:1024], created.note, json.dumps(dict(created.args))),
    )
    if created.external_id:
        await credit_held(bot, invoice.provider, created.external_id)


async def _failed(invoice_id: int, code: str, certain: bool) -> None:
    """Close what the provider did not make; what it made all the same, without telling us, still counts when paid."""
    await db.execute("UPDATE payments_invoice SET error = $2 WHERE id = $1", invoice_id, code[:255])
    await end_invoice(invoice_id, InvoiceState.FAILED if certain else InvoiceState.CANCELLED)


async def cancel_invoice(bot: Bot, provider: Provider | None, invoice: InvoiceView, to: InvoiceState) -> bool:
    """End an invoice that is not paid (``to``: cancelled or expired), here and at the provider; outside any transaction.

    False when it was paid or ended meanwhile. A payment that comes all the same is credited as late.
    """
    if not await run_in_transaction(end_invoice, invoice.id, to):
        return False
    if provider is not None:
        try:
            async with patience():
                await provider.cancel(bot, invoice)
        except Exception as error:
            log.info("invoice_not_cancelled", invoice=invoice.id, provider=provider.name, exc_info=error)
    return True


async def end_invoice(invoice_id: int, to: InvoiceState) -> bool:
    """End an invoice that is not paid, here only, in the caller's transaction; False when it was paid or had ended."""
    try:
        await move_invoice(invoice_id, to)
    except ForbiddenChange:
        return False
    return True
