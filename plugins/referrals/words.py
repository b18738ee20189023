"""How people and payments are named. Names are shown as they are and never read as markup."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from plugins.accounts.api import find_many

NAME_SHOWN = 30  # characters of a name on a button
SOURCES = {"top_up": "referrals-source-top-up", "": "referrals-source-unknown"}


async def names_of(to: Any, user_ids: Iterable[int]) -> dict[int, str]:
    """The names of these customers, in one statement; who asked to be forgotten has none any more."""
    ids = sorted(set(user_ids))
    found = await find_many(to.bot, ids)
    gone = to.t("referrals-somebody")
    return {
        user_id: " ".join(found[user_id].name.split()) if user_id in found and found[user_id].telegram_id > 0 else gone
        for user_id in ids
    }


async def sources_of(to: Any, payment_ids: Iterable[int]) -> dict[int, str]:
    """What these payments were for, in words."""
    ids = sorted(set(payment_ids))
    purposes = (await to.bot.hooks.first("referral_payments", payment_ids=ids, bot=to.bot) or {}) if ids else {}
    return {number: to.t(SOURCES.get(purposes.get(number, ""), "referrals-source-direct")) for number in ids}


def percent_of(hundredths: int) -> Decimal:
    """Hundredths of a percent as a number of percent, for texts."""
    return Decimal(hundredths) / 100
