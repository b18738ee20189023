"""The first contact, the way out of everything, and an answer to what nobody understands."""

from __future__ import annotations

import structlog

from kernel import Context
from kernel.errors import TelegramError
from kernel.updates import Attachment, Command, Text

from .. import accounts
from .common import menu_button
from .menu import show_menu

log = structlog.get_logger(__name__)


@accounts.command("start")
async def start(ctx: Context) -> None:
    """Open what the payload of the link names, or the main menu; never an error, whatever the payload is."""
    await ctx.bot.conversations.leave(ctx)
    if not (ctx.payload and await ctx.bot.open_deep_link(ctx, ctx.payload)):
        await show_menu(ctx)
    await _tidy(ctx)


@accounts.command("cancel")
async def cancel(ctx: Context) -> None:
    """End the open conversation, if there is one."""
    await ctx.bot.conversations.leave(ctx)
    await ctx.reply(ctx.rich("kernel-cancelled"), [[menu_button(ctx)]])


@accounts.fallback
async def unknown(ctx: Context) -> None:
    """A text, file or command that nothing waits for."""
    if isinstance(ctx.update, Text | Attachment | Command):
        await ctx.reply(ctx.rich("accounts-unknown"), [[menu_button(ctx)]])


async def _tidy(ctx: Context) -> None:
    """Delete the person's /start, so that the chat is the screen alone; Telegram may not allow it."""
    if not isinstance(ctx.update, Command):
        return
    try:
        await ctx.bot.telegram.delete(ctx.update.chat_id, [ctx.update.message_id])
    except TelegramError as error:
        log.debug("start_not_deleted", code=error.code)
