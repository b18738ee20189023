"""What payments answers to accounts, the kernel and referrals: people to forget, amounts, and what was paid for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kernel import Context, db

from . import payments


@payments.owed_hook
async def delete_user_data(user: Any) -> None:
    """Forget where a person's open invoices could be paid; what was paid stays in the books, as the law asks."""
    await db.execute(
        "UPDATE payments_invoice SET url = '', note = '', note_args = '{}' WHERE user_id = $1 AND paid_at IS NULL",
        user.id,
    )
    await db.execute("UPDATE payments_payment SET telegram_id = 0 WHERE user_id = $1", user.id)


@payments.owed_hook
async def customer_data(ctx: Context) -> list[str]:
    """What of it staff are told of before they delete a customer's data."""
    return [ctx.t("payments-customer-data")]


@payments.hook
async def amounts_stored() -> list[str]:
    """Invoices, whose amounts are in minor units of one currency."""
    row = await db.fetch_one("SELECT count(*) AS invoices FROM payments_invoice")
    return [f"the amounts of {row['invoices']} invoices"] if row and row["invoices"] else []


@payments.optional_hook
async def referral_payments(payment_ids: Sequence[int]) -> dict[int, str]:
    """What these payments were for: the purpose of their invoices."""
    rows = await db.fetch(
        "SELECT p.id, i.purpose FROM payments_payment p JOIN payments_invoice i ON i.id = p.invoice_id "
        f"WHERE p.id {db.among(1, 'bigint')}",
        list(payment_ids),
    )
    return {row["id"]: row["purpose"] for row in rows}
