"""Messages for those who run the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.accounts.api import find_by_telegram_id

if TYPE_CHECKING:
    from kernel import Bot


async def tell_staff(bot: Bot, template: str, **args: Any) -> None:
    """Queue a message for the owner, who must have written to the bot, in the caller's transaction."""
    owner = await find_by_telegram_id(bot, bot.settings.owner_id)
    if owner is not None:
        bot.send(owner, template, **args)
