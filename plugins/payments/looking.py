"""Asking providers what became of invoices: while they are open, and for a while after they have ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from kernel import db, run_in_transaction

from .contract import Incoming, InvoiceView, Lapsed, Provider, Returned, Seen
from .invoices import cancel_invoice
from .patience import patience
from .reading import INVOICE, invoices_of, read_invoice
from .receiving import receive
from .registry import providers
from .returning import take_return
from .states import InvoiceState

if TYPE_CHECKING:
    from datetime import datetime

    from kernel import Bot

log = structlog.get_logger(__name__)

BATCH = 100
MEMORY = timedelta(days=3)  # for how long an ended invoice is still asked about
OVERLAP = timedelta(hours=1)  # of two reconciliations, because lists are not always complete at once
FIRST_LOOK = timedelta(days=3)  # how far the first reconciliation looks back

# Whoever moves looked_at on asks about these invoices; others pass over them.
TAKE = """UPDATE payments_invoice SET looked_at = $1 WHERE id IN (
    SELECT id FROM payments_invoice WHERE paid_at IS NULL AND provider = $2 AND looked_at <= $3 AND created_at > $4
    AND state {states} ORDER BY looked_at LIMIT {batch} {skip}) RETURNING id"""
OVER = f"""{INVOICE} WHERE i.paid_at IS NULL AND i.state IN ('creating', 'open') AND i.expires_at <= $1
ORDER BY i.expires_at LIMIT {BATCH}"""
RECONCILED = "SELECT at FROM payments_reconciled WHERE provider = $1"
SET_RECONCILED = """INSERT INTO payments_reconciled (provider, at) VALUES ($1, $2)
ON CONFLICT (provider) DO UPDATE SET at = $2"""
ACTIVE = "IN ('creating', 'open')"
ENDED = "IN ('expired', 'cancelled', 'failed')"


async def take(bot: Bot, provider: str, seen: Sequence[Seen]) -> bool:
    """Book what a provider has told, each in a transaction of its own, payments first; outside any transaction.

    False when money went back of a payment that is not known (yet): the provider should tell of it again.
    """
    all_known = True
    for item in sorted(seen, key=lambda item: isinstance(item, Returned)):
        if isinstance(item, Incoming):
            await run_in_transaction(receive, bot, provider, item)
        elif isinstance(item, Returned):
            known = await run_in_transaction(take_return, bot, provider, item)
            if not known:
                log.warning("return_of_unknown_payment", provider=provider, payment=item.external_id)
            all_known = all_known and known
        elif isinstance(item, Lapsed):
            invoice = await read_invoice(bot, item.invoice_id)
            if invoice is not None and invoice.provider == provider:
                await cancel_invoice(bot, None, invoice, InvoiceState.EXPIRED)
    return all_known


async def look_at(bot: Bot, provider: Provider, invoices: Sequence[InvoiceView]) -> None:
    """Ask a provider about some invoices now; its errors are the caller's."""
    async with patience():
        seen = await provider.poll(bot, invoices)
    await take(bot, provider.name, seen)


async def poll_open(bot: Bot) -> None:
    """Ask about every open invoice of providers that can be asked; one that fails does not stop the others."""
    await _poll(bot, ACTIVE, timedelta(seconds=15))


async def recover(bot: Bot) -> None:
    """Ask about the invoices that ended lately: money that came after all is found."""
    await _poll(bot, ENDED, timedelta(minutes=4))


async def _poll(bot: Bot, states: str, pause: timedelta) -> None:
    skip = "FOR UPDATE SKIP LOCKED" if db.dialect() == "postgres" else ""
    statement = TAKE.format(states=states, batch=BATCH, skip=skip)
    for provider in providers(bot).values():
        if not provider.capabilities.poll:
            continue
        now = bot.clock.now()
        while rows := await db.fetch(statement, now, provider.name, now - pause, now - MEMORY):
            ids = [row["id"] for row in rows]
            found = await db.fetch(f"{INVOICE} WHERE i.id {db.among(1, 'bigint')}", ids)
            try:
                await look_at(bot, provider, await invoices_of(bot, found))
            except Exception as error:
                log.warning("poll_failed", provider=provider.name, invoices=len(ids), exc_info=error)
                break
            if len(rows) < BATCH:
                break


async def expire(bot: Bot) -> None:
    """End the invoices whose time is over."""
    by_name = providers(bot)
    while rows := await db.fetch(OVER, bot.clock.now()):
        for invoice in await invoices_of(bot, rows):
            await cancel_invoice(bot, by_name.get(invoice.provider), invoice, InvoiceState.EXPIRED)


async def reconcile(bot: Bot) -> None:
    """Compare every provider's own list with ours; one that fails does not stop the others."""
    for provider in providers(bot).values():
        if not provider.capabilities.reconcile:
            continue
        begun = bot.clock.now()
        try:
            await reconcile_one(bot, provider, await _since(provider.name, begun))
        except Exception as error:
            log.warning("reconciliation_failed", provider=provider.name, exc_info=error)
        else:
            await db.execute(SET_RECONCILED, provider.name, begun)


async def reconcile_one(bot: Bot, provider: Provider, since: datetime) -> None:
    """Book what a provider's own list says since then; its errors are the caller's."""
    async with patience(3):
        seen = await provider.reconcile(bot, since)
    await take(bot, provider.name, seen)


async def _since(provider: str, now: datetime) -> datetime:
    row = await db.fetch_one(RECONCILED, provider)
    since: datetime = row["at"] - OVERLAP if row else now - FIRST_LOOK
    return since
