"""The check button below the invitation to the news channel, and what staff read when the channel is broken."""

from __future__ import annotations

from typing import Any

from kernel import Context, OneTime, Outgoing, Refused

from .. import accounts
from ..callbacks import CheckSubscription
from ..gates import subscription
from .common import close_button
from .menu import show_menu

CHECKS = accounts.limit("subscription", "accounts-limit-subscription", 10, per=60)
REASONS = {
    "NO_CHANNEL": "none",
    "CHAT_ADMIN_REQUIRED": "admin",
    "CHANNEL_PRIVATE": "admin",
    "CHANNEL_INVALID": "unknown",
    "USERNAME_INVALID": "unknown",
    "USERNAME_NOT_OCCUPIED": "unknown",
}


@accounts.press(CheckSubscription, limit=CHECKS)
async def check(ctx: Context, press: CheckSubscription) -> None:
    """Ask Telegram now; whoever is in the channel goes on with what was asked for, or with the main menu."""
    await subscription.forget(ctx.bot, ctx.user.telegram_id)
    if await subscription.is_missing(ctx.bot, ctx.user.telegram_id):
        ctx.toast(ctx.t("accounts-subscribe-not-yet"))
        return
    ctx.toast(ctx.t("accounts-subscribe-thanks"))
    if not await _go_on(ctx, press.asked):
        await show_menu(ctx)


async def _go_on(ctx: Context, asked: str) -> bool:
    """Do what was asked for before; False when that cannot be done, or was nothing."""
    if asked.startswith("/start "):
        return await ctx.bot.open_deep_link(ctx, asked.removeprefix("/start "))
    what = asked.removeprefix("/") if asked.startswith("/") else ctx.bot.router.unpack(asked)[1]
    if not what or isinstance(what, OneTime | CheckSubscription):
        return False
    try:
        await ctx.open(what)
    except Refused as refusal:
        ctx.alert(ctx.t(refusal.key, **refusal.args_for_text))
        return False
    return True


@accounts.message("accounts-channel-broken")
async def broken(to: Any, reason: str) -> Outgoing:
    """Why the gate stands open, and what to do."""
    text = to.rich(f"accounts-channel-broken-{REASONS.get(reason, 'other')}", reason=reason)
    return Outgoing(to.rich("accounts-channel-broken") + "\n\n" + text, ((close_button(to),),))
