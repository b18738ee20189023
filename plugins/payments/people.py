"""What payments answers to accounts and the kernel: forgetting people, and what keeps the currency from changing."""

from __future__ import annotations

from typing import Any

from kernel import db

from . import payments


@payments.hook
async def delete_user_data(user: Any) -> None:
    """Forget where a person's open invoices could be paid; what was paid stays in the books, as the law asks."""
    await db.execute(
        "UPDATE payments_invoice SET url = '', note = '', note_args = '{}' WHERE user_id = $1 AND paid_at IS NULL",
        user.id,
    )
    await db.execute("UPDATE payments_payment SET telegram_id = 0 WHERE user_id = $1", user.id)


@payments.hook
async def amounts_stored() -> list[str]:
    """Invoices, whose amounts are in minor units of one currency."""
    row = await db.fetch_one("SELECT count(*) AS invoices FROM payments_invoice")
    return [f"the amounts of {row['invoices']} invoices"] if row and row["invoices"] else []
