"""What crediting a payment writes, whether it came as it should or staff decided it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from kernel import db, emit

from .contract import InvoiceView

TOP_UP = "top_up"
LONGEST = 200  # characters of a provider's id in a key of the journal, which has 255
PAID_AT = "UPDATE payments_invoice SET paid_at = $2 WHERE id = $1 AND paid_at IS NULL"


def entry_key(what: str, provider: str, external_id: str) -> str:
    """The journal's key for ``what`` (``pay``, ``chargeback``) happened to a payment: two payments never share one."""
    if len(external_id) > LONGEST:
        external_id = hashlib.sha256(external_id.encode()).hexdigest()
    return f"{what}:{provider}:{external_id}"


async def mark_paid(invoice: InvoiceView, now: datetime) -> None:
    """Note when money first came for an invoice, in the caller's transaction."""
    await db.execute(PAID_AT, invoice.id, now)


def settle(invoice: InvoiceView, payment_id: int) -> None:
    """Tell the plugin that an invoice is paid for that its money is on the wallet; nobody, for a top-up."""
    if invoice.purpose != TOP_UP:
        emit(
            "payment_settled",
            payment_id=payment_id,
            user_id=invoice.user_id,
            purpose=invoice.purpose,
            reference=invoice.reference,
        )
