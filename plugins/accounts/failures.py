"""What accounts itself tells staff: failures, conflicts in the journal, a broken news channel, new customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Outgoing, Rich, run_in_transaction

from . import accounts, people
from .gates.subscription import CHANNEL
from .handlers.common import close_button
from .staff import EVENT, NoticeKind, tell_staff

if TYPE_CHECKING:
    from kernel import Bot

FAILURE, CUSTOMER = "failure", "customer"


@accounts.hook
def register_notice_kinds() -> list[NoticeKind]:
    """Failures and a broken channel, which concern everybody who runs the shop; new customers, whom most have too many of."""
    return [
        NoticeKind(FAILURE, "accounts-notice-failure"),
        NoticeKind(CHANNEL, "accounts-notice-channel"),
        NoticeKind(CUSTOMER, "accounts-notice-customer", wanted=False),
    ]


@accounts.hook
async def failed(plugin: str, what: str, error: str, code: str, silenced: bool, bot: Bot) -> None:
    """Tell staff of a failure, by names alone: what it said may hold secrets and stays in the log."""
    if what == f"event {EVENT}":  # a notice about notices would only lead to the next
        return
    severity, key = ("alarm", f"silenced:{plugin}") if silenced else ("warning", f"failed:{plugin}:{what}:{error}")
    facts = {"plugin": plugin, "what": what, "error": error, "code": code, "silenced": silenced}
    await run_in_transaction(_tell, bot, severity, key, facts)


async def _tell(bot: Bot, severity: str, key: str, facts: dict[str, Any]) -> None:
    await tell_staff(bot, "accounts-failed", kind=FAILURE, severity=severity, key=key, **facts)


@accounts.message("accounts-failed")
async def failure_message(to: Any, plugin: str, what: str, error: str, code: str, silenced: bool) -> Outgoing:
    """What failed where, and what to do about it."""
    text = to.rich("accounts-silenced" if silenced else "accounts-failed", plugin=plugin, what=what, error=error)
    if code:
        text = text + "\n" + to.rich("accounts-failed-code", code=code)
    return Outgoing(text, ((close_button(to),),))


@accounts.on("journal_conflict")
async def conflict(bot: Bot, key: str, booked: Any, asked: Any) -> None:
    """An entry was asked for twice with different amounts."""
    await tell_staff(bot, "accounts-conflict", kind=FAILURE, severity="alarm", key=f"journal:{key}", entry=key)


@accounts.message("accounts-conflict")
async def conflict_message(to: Any, entry: str) -> Outgoing:
    """Which entry it is about; both amounts are in the log."""
    return Outgoing(to.rich("accounts-conflict", entry=entry), ((close_button(to),),))


@accounts.hook
async def user_registered(user_id: int, bot: Bot) -> None:
    """Somebody wrote to the bot for the first time."""
    await tell_staff(bot, "accounts-new-customer", kind=CUSTOMER, user_id=user_id)


@accounts.message("accounts-new-customer")
async def customer_message(to: Any, user_id: int) -> Outgoing | None:
    """Who it is."""
    customer = await people.find(to.bot, user_id)
    if customer is None:
        return None
    name = Rich.mention(customer.name, customer.telegram_id)
    return Outgoing(
        to.rich("accounts-new-customer", customer=name, id=str(customer.telegram_id)), ((close_button(to),),)
    )
