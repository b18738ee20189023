"""What referrals answers to accounts and the kernel: who brings whom, and what is left of people who go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import db

from . import referrals
from .links import referrer_named

if TYPE_CHECKING:
    from kernel import Bot, Context

BRING = """
INSERT INTO referrals_referral (user_id, referrer_id, created_at) VALUES ($1, $2, $3)
ON CONFLICT (user_id) DO NOTHING"""


@referrals.hook
async def user_registered(user_id: int, payload: str, bot: Bot) -> None:
    """Note who brought a new customer; a link that names nobody, or nobody who was there before, is passed over.

    Ids rise with time, so that nobody can bring themselves, nor anybody through whom they came themselves.
    """
    referrer = await referrer_named(bot, payload)
    if referrer is not None and referrer.id < user_id and not referrer.is_blocked:
        await db.execute(BRING, user_id, referrer.id, bot.clock.now())


@referrals.owed_hook
async def delete_user_data(user: Any) -> None:
    """End a person's link and what it would still earn. What was earned stays in the books, without a name."""
    await db.execute("DELETE FROM referrals_link WHERE user_id = $1", user.id)
    await db.execute("DELETE FROM referrals_referral WHERE referrer_id = $1", user.id)


@referrals.owed_hook
async def customer_data(ctx: Context) -> list[str]:
    """What of it staff are told of before they delete a customer's data."""
    return [ctx.t("referrals-customer-data")]


@referrals.hook
async def amounts_stored() -> list[str]:
    """Bonuses, which are in minor units of one currency."""
    row = await db.fetch_one("SELECT count(*) AS bonuses FROM referrals_earning WHERE amount > 0")
    return [f"{row['bonuses']} referral bonuses"] if row and row["bonuses"] else []
