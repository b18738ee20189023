"""What accounts answers to the kernel: who somebody is, whether they may use the bot, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Refused

from . import accounts, currency, gates, people, reporting
from .journal import JournalConflict

if TYPE_CHECKING:
    from kernel import Bot


@accounts.hook
async def load_user(sender: Any, update: Any, bot: Bot) -> people.Customer | None:
    """Find the person, or register them at their first contact, with the payload if that was /start.

    Who writes in a group is not registered by it.
    """
    if not getattr(update, "private", True):
        return await people.find_by_telegram_id(bot, sender.telegram_id)
    is_start = getattr(update, "name", "") == "start"
    return await people.load(bot, sender, update.payload if is_start else "")


@accounts.hook
async def load_recipient(chat_id: int, bot: Bot) -> people.Customer | None:
    """The person a queued message goes to."""
    return await people.find_by_telegram_id(bot, chat_id)


@accounts.hook
async def may_use(user: people.Customer, update: Any, bot: Bot) -> Refused | None:
    """Refuse who is blocked, everybody but staff during maintenance, and who does not follow the channel."""
    return await gates.refusal(bot, user, update)


@accounts.hook
async def member_changed(update: Any, bot: Bot) -> None:
    """Note that a person blocked or unblocked the bot, or joined or left the news channel."""
    if update.chat_id == update.sender.telegram_id:
        await people.set_reachable(update.chat_id, update.is_member)
    else:
        await gates.subscription.forget(bot, update.sender.telegram_id)


@accounts.hook
async def check_start(bot: Bot) -> list[str]:
    """Refuse to start with another currency than the stored amounts are in."""
    return await currency.check_currency(bot)


@accounts.hook
async def describe_error(error: Exception, bot: Bot) -> Refused | None:
    """Tell staff of a conflict in the journal, now that its transaction is rolled back, and the customer to wait."""
    if not isinstance(error, JournalConflict):
        return None
    await reporting.report_conflict(error)
    return Refused("accounts-journal-conflict")


@accounts.hook
async def delete_user_data(user: people.Customer) -> None:
    """Remove who the person is; the journal stays."""
    await people.forget(user.id)
