"""What a referrer is told: that a bonus came, and that one was taken back."""

from __future__ import annotations

from typing import Any

from kernel import Outgoing
from plugins.accounts.api import close_button, find_by_telegram_id

from . import referrals
from .earning import BONUS, TAKEN_BACK
from .reading import get_earning
from .words import names_of


@referrals.message(BONUS)
async def bonus(to: Any, earning_id: int) -> Outgoing | None:
    """What came and from whom; None when all of it was taken back meanwhile."""
    return await _about(to, earning_id, "referrals-notice-bonus", None)


@referrals.message(TAKEN_BACK)
async def taken_back(to: Any, earning_id: int, amount: int) -> Outgoing | None:
    """What was taken back, and why."""
    return await _about(to, earning_id, "referrals-notice-back", amount)


async def _about(to: Any, earning_id: int, key: str, amount: int | None) -> Outgoing | None:
    referrer = await find_by_telegram_id(to.bot, to.telegram_id)
    earning = None if referrer is None or referrer.is_blocked else await get_earning(referrer.id, earning_id)
    if earning is None or (amount is None and not earning.left):
        return None
    name = (await names_of(to, [earning.user_id]))[earning.user_id]
    text = to.rich(key, amount=to.money(earning.left if amount is None else amount), name=name)
    return Outgoing(text, ((close_button(to),),))
