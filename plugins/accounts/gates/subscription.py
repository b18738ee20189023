"""Only who follows the news channel may use the shop; whatever is wrong with the channel lets everybody in."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from kernel import Button, OneTime, Refused, run_in_transaction
from kernel.invoices import FloodWait, TelegramError, TelegramUnavailable

from ..callbacks import CheckSubscription
from ..people import Customer
from ..settings import AccountsSettings
from ..staff import tell_staff

if TYPE_CHECKING:
    from kernel import Bot

CHANNEL = "channel"  # the kind of the notice
MEMBERS, TOLD = "accounts.members", "accounts.channel"  # namespaces of the cache
REMEMBERED = 300  # seconds for which Telegram is not asked about somebody again
AGAIN = 86_400  # seconds after which staff are told once more that the channel is broken
PATIENCE = 3.0  # seconds that Telegram's answer is waited for
NO_CHANNEL = "NO_CHANNEL"  # our own code, beside Telegram's: nothing is set that a person could open
OF_PERSON = frozenset({"PARTICIPANT_ID_INVALID", "USER_ID_INVALID"})  # errors that say nothing about the channel

log = structlog.get_logger(__name__)


async def refusal(bot: Bot, user: Customer, update: Any) -> Refused | None:
    """The way into the channel and a button that checks, for who is known not to be in it; never for staff."""
    settings = bot.setting(AccountsSettings)
    if not settings.subscription_required or _checks(update):
        return None
    if not await is_missing(bot, user.telegram_id) or await bot.is_staff(user):
        return None
    text = partial(bot.texts.text, user.language)
    rows = [
        [Button(text("accounts-subscribe-open"), url=settings.channel_url)],
        [CheckSubscription.then(asked_for(bot, update)).button(text("accounts-subscribe-check"))],
    ]
    return Refused("accounts-subscribe").with_buttons(rows)


async def is_missing(bot: Bot, telegram_id: int) -> bool:
    """Whether Telegram says that a person is not in the channel. False when it says nothing: nobody is locked out."""
    settings = bot.setting(AccountsSettings)
    channel: int | str = settings.channel_id or settings.channel_url
    if not settings.channel_url:
        await _report(bot, NO_CHANNEL)
        return False
    ask = partial(_ask, bot, channel, telegram_id)
    return await bot.cache.get_or(MEMBERS, (channel, telegram_id), REMEMBERED, ask) is False


async def forget(bot: Bot, telegram_id: int) -> None:
    """Ask Telegram anew at the next opportunity: the person joined or left, or says so."""
    settings = bot.setting(AccountsSettings)
    if settings.subscription_required:
        await bot.cache.forget(MEMBERS, (settings.channel_id or settings.channel_url, telegram_id))


def asked_for(bot: Bot, update: Any) -> str:
    """What ``update`` wanted, as it fits into the check button: a button's data, ``/name`` or ``/start payload``.

    Nothing for texts, and for one-time buttons, which are pressed once more by hand.
    """
    data = getattr(update, "data", "")
    if data:
        return "" if isinstance(bot.router.unpack(data)[1], OneTime) else data
    name = getattr(update, "name", "")
    if name == "start":
        return f"/start {update.payload}" if update.payload else ""
    return f"/{name}" if name else ""


def _checks(update: Any) -> bool:
    """Whether it is a press on the check button, whose handler asks by itself."""
    return getattr(update, "data", "").partition(":")[0] == CheckSubscription.prefix


async def _ask(bot: Bot, channel: int | str, telegram_id: int) -> bool | None:
    """Whether Telegram knows the person as a member; None when it does not say."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await bot.telegram.is_member(channel, telegram_id)
    except (TimeoutError, FloodWait, TelegramUnavailable) as error:
        log.warning("membership_not_known", error=str(error) or "no answer in time")
    except TelegramError as error:
        log.warning("membership_not_known", error=error.code)
        if error.code not in OF_PERSON:
            await _report(bot, error.code)
    return None


async def _report(bot: Bot, reason: str) -> None:
    """Tell staff that the gate stands open and why; for one setting of the channel once a day at most."""
    settings = bot.setting(AccountsSettings)
    channel = (settings.channel_id, settings.channel_url)
    key = f"{CHANNEL}:{channel[0]}:{channel[1]}"
    say = partial(tell_staff, bot, "accounts-channel-broken", kind=CHANNEL, severity="warning", key=key, reason=reason)

    async def tell() -> bool:
        await run_in_transaction(say)
        return True

    await bot.cache.get_or(TOLD, channel, AGAIN, tell)
