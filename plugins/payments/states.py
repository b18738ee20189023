"""The states of invoices and payments, and the one place that says which may follow which."""

from __future__ import annotations

from enum import StrEnum

from kernel import db


class InvoiceState(StrEnum):
    """``creating``: not yet at the provider. The five in the middle mean that money has come for it."""

    CREATING = "creating"
    OPEN = "open"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    FAILED = "failed"  # the provider did not make it
    PAID = "paid"
    LATE = "late"  # paid after it had ended
    UNDERPAID = "underpaid"
    OVERPAID = "overpaid"
    DOUBLE = "double"  # paid more than once
    REFUNDED = "refunded"  # nothing of what came for it is left


class PaymentState(StrEnum):
    """``held``: not credited, because nobody can say what for; staff decide."""

    CREDITED = "credited"
    HELD = "held"
    REFUNDING = "refunding"
    REFUNDED = "refunded"
    CHARGED_BACK = "charged_back"  # taken back by the payer or the provider, not by us


class Flaw(StrEnum):
    """What was not as it should be with a payment."""

    NONE = ""
    LATE = "late"
    UNDER = "under"
    OVER = "over"
    DOUBLE = "double"
    CURRENCY = "currency"
    UNKNOWN = "unknown"  # no invoice of ours
    CONFLICT = "conflict"  # the provider told of it again with another sum


UNPAID = frozenset(
    {InvoiceState.CREATING, InvoiceState.OPEN, InvoiceState.EXPIRED, InvoiceState.CANCELLED, InvoiceState.FAILED}
)
PAYABLE = frozenset({InvoiceState.CREATING, InvoiceState.OPEN})
ENDED = UNPAID - PAYABLE
PAID = frozenset(
    {InvoiceState.PAID, InvoiceState.LATE, InvoiceState.UNDERPAID, InvoiceState.OVERPAID, InvoiceState.DOUBLE}
)
MONEY = PAID | {InvoiceState.REFUNDED}

# Money can come in any state, even for an invoice that failed or ended: nothing that arrives is turned away.
FOLLOWS: dict[InvoiceState, frozenset[InvoiceState]] = {
    InvoiceState.CREATING: frozenset({InvoiceState.OPEN, InvoiceState.FAILED}) | ENDED | PAID,
    InvoiceState.OPEN: ENDED | PAID,
    **{state: frozenset({InvoiceState.LATE, InvoiceState.UNDERPAID, InvoiceState.OVERPAID}) for state in ENDED},
    **{state: frozenset({InvoiceState.DOUBLE, InvoiceState.REFUNDED}) for state in PAID},
    InvoiceState.REFUNDED: frozenset({InvoiceState.DOUBLE}),
}


class ForbiddenChange(Exception):
    """An invoice was to change in a way that does not exist, or had been changed meanwhile."""


async def move_invoice(invoice_id: int, to: InvoiceState) -> None:
    """Bring an invoice into the state ``to``, in the caller's transaction; raises ForbiddenChange."""
    before = [state for state, after in FOLLOWS.items() if to in after]
    places = ", ".join(f"${number}" for number in range(3, 3 + len(before)))
    moved = await db.execute(
        f"UPDATE payments_invoice SET state = $2 WHERE id = $1 AND state IN ({places})",
        invoice_id, str(to), *(str(state) for state in before),
    )  # fmt: skip
    if not moved:
        raise ForbiddenChange(f"invoice {invoice_id} cannot become {to}")
