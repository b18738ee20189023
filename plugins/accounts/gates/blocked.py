"""People whom the shop has blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Refused

from ..people import Customer

if TYPE_CHECKING:
    from kernel import Bot


async def refusal(bot: Bot, user: Customer, update: Any) -> Refused | None:
    """The reason and the end, as far as there are any. The owner cannot be shut out."""
    if not user.is_blocked or user.telegram_id == bot.settings.owner_id:
        return None
    until, reason = user.blocked_until, user.blocked_reason
    if until is not None and reason:
        return Refused("accounts-blocked-until-reason", until=until, reason=reason)
    if until is not None:
        return Refused("accounts-blocked-until", until=until)
    return Refused("accounts-blocked-reason", reason=reason) if reason else Refused("accounts-blocked")
