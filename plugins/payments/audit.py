"""What happens to payments, written down for whoever asks later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .contract import PaymentView

if TYPE_CHECKING:
    from kernel import Bot


def audit(
    bot: Bot,
    act: str,
    payment: PaymentView,
    *,
    by: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    **facts: Any,
) -> None:
    """Write down in the open transaction what was done to a payment; ``act`` is such as ``payments.refunded``.

    ``by`` is the customer id of who of the staff did it.
    """
    paid = f"{payment.paid.total} {payment.paid.currency}"
    known: dict[str, Any] = {
        "provider": payment.provider,
        "charge": payment.external_id,
        "invoice": payment.invoice_id,
        "paid": paid,
    }
    who: dict[str, Any] = {} if by is None else {"actor": f"user:{by}"}
    subject = f"payment:{payment.id}"
    bot.audit(act, subject=subject, before=before, after=after, **who, **known, **facts)
