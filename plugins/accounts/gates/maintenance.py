"""The shop is closed for a while; staff can use it all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Refused, Rich

from ..people import Customer
from ..settings import AccountsSettings

if TYPE_CHECKING:
    from kernel import Bot


async def refusal(bot: Bot, user: Customer, update: Any) -> Refused | None:
    """The operator's words (MAINTENANCE_TEXT), or ours."""
    settings = bot.setting(AccountsSettings)
    if not settings.maintenance or await bot.is_staff(user):
        return None
    text = settings.maintenance_text.strip()
    if text:
        return Refused("accounts-maintenance-own", text=Rich.trusted(text))
    return Refused("accounts-maintenance")
