"""What promos answers to accounts and the kernel: forgetting people, and what keeps the currency from changing."""

from __future__ import annotations

from typing import Any

from kernel import Context, db

from . import promos


@promos.owed_hook
async def delete_user_data(user: Any) -> None:
    """Forget where a person applied codes; what they used stays counted, without a name."""
    await db.execute("DELETE FROM promos_applied WHERE user_id = $1", user.id)
    await db.execute("DELETE FROM promos_attempt WHERE user_id = $1", user.id)


@promos.owed_hook
async def customer_data(ctx: Context) -> list[str]:
    """What of it staff are told of before they delete a customer's data."""
    return [ctx.t("promos-customer-data")]


@promos.hook
async def amounts_stored() -> list[str]:
    """Fixed amounts, gifts and minimum sums, which are in minor units of one currency."""
    row = await db.fetch_one("SELECT count(*) AS codes FROM promos_code WHERE kind <> 'percent' OR min_sum > 0")
    return [f"the amounts of {row['codes']} promo codes"] if row and row["codes"] else []
