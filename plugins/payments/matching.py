"""Money that was held because its invoice was not known under the provider's name yet: credited as soon as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db, run_in_transaction

from .reading import locked_by_external_id
from .receiving import take_up

if TYPE_CHECKING:
    from kernel import Bot

HELD = """SELECT p.id FROM payments_payment p WHERE p.provider = $1 AND p.invoice_external_id = $2 AND p.state = 'held'
AND p.invoice_id IS NULL AND p.resolved_at IS NULL ORDER BY p.id"""
MATCHING = """SELECT p.provider, p.invoice_external_id FROM payments_payment p
JOIN payments_invoice i ON i.provider = p.provider AND i.external_id = p.invoice_external_id
WHERE p.state = 'held' AND p.invoice_external_id <> '' AND p.invoice_id IS NULL AND p.resolved_at IS NULL
GROUP BY p.provider, p.invoice_external_id LIMIT 100"""


async def credit_held(bot: Bot, provider: str, external_id: str) -> int:
    """Credit what is held for the invoice that the provider calls so, in the caller's transaction; how many payments."""
    invoice = await locked_by_external_id(bot, provider, external_id)
    credited = 0
    for row in await db.fetch(HELD, provider, external_id) if invoice is not None else ():
        assert invoice is not None
        credited += await take_up(bot, row["id"], invoice)
        invoice = await locked_by_external_id(bot, provider, external_id)  # a second payment is one too many
    return credited


async def match_held(bot: Bot) -> None:
    """Look at all that is held once more, each in a transaction of its own; outside any transaction."""
    for row in await db.fetch(MATCHING):
        await run_in_transaction(credit_held, bot, row["provider"], row["invoice_external_id"])
