"""What staff's word does to an invoice: money that has come is credited, an invoice without money is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import Refused
from plugins.accounts.api import find
from plugins.payments.api import (
    Incoming,
    InvoiceState,
    InvoiceView,
    Price,
    end_invoice,
    locked_invoice,
    payments_of,
    receive,
)

if TYPE_CHECKING:
    from kernel import Bot

NAME = "manual"
LAST = 999  # transfers for one invoice


def external_id(invoice_id: int, ordinal: int = 1) -> str:
    """The name of the ``ordinal``-th transfer for an invoice; the first one's is the invoice's own."""
    return f"{NAME}-{invoice_id}" if ordinal == 1 else f"{NAME}-{invoice_id}-{ordinal}"


async def next_ordinal(invoice_id: int) -> int:
    """Which transfer the next one for an invoice is, counted from 1."""
    return len(await payments_of(invoice_id)) + 1


async def confirm(bot: Bot, invoice_id: int, ordinal: int, amount: int) -> bool:
    """Credit ``amount`` (minor units) as the ``ordinal``-th transfer for an invoice, in the caller's transaction.

    False, and nothing is done, when that transfer was confirmed before or the one before it was not. Raises Refused
    when there is no such invoice.
    """
    invoice = await locked(bot, invoice_id)
    if amount < 1 or not 1 <= ordinal <= LAST or ordinal != await next_ordinal(invoice_id):
        return False
    paid = Price(invoice.asked.currency, amount)
    await receive(bot, NAME, Incoming(external_id(invoice_id, ordinal), paid, invoice_id=invoice_id))
    return True


async def close(bot: Bot, invoice_id: int) -> bool:
    """Close an invoice for which nothing has come and tell its customer, in the caller's transaction.

    False when it was paid or had ended. Raises Refused when there is no such invoice.
    """
    invoice = await locked(bot, invoice_id)
    if not await end_invoice(invoice_id, InvoiceState.CANCELLED):
        return False
    bot.send(await find(bot, invoice.user_id), "manual-closed", invoice_id=invoice_id)
    return True


async def locked(bot: Bot, invoice_id: int) -> InvoiceView:
    """An invoice that is paid by transfer, locked until the transaction ends; raises Refused."""
    invoice = await locked_invoice(bot, invoice_id)
    if invoice is None or invoice.provider != NAME:
        raise Refused("manual-missing")
    return invoice
