"""The first contact, the way out of everything, and an answer to what nobody understands."""

from __future__ import annotations

from kernel import Context

from .. import accounts
from .common import menu_button
from .menu import show_menu


@accounts.command("start")
async def start(ctx: Context) -> None:
    """Open what the payload of the link names, or the main menu; never an error, whatever the payload is."""
    await ctx.bot.conversations.leave(ctx)
    if not (ctx.payload and await ctx.bot.open_deep_link(ctx, ctx.payload)):
        await show_menu(ctx)
    await ctx.delete_message()  # so that the chat is the screen alone


@accounts.command("cancel")
async def cancel(ctx: Context) -> None:
    """End the open conversation, if there is one."""
    await ctx.bot.conversations.leave(ctx)
    await ctx.reply(ctx.rich("kernel-cancelled"), [[menu_button(ctx)]])


@accounts.fallback
async def unknown(ctx: Context) -> None:
    """A text, file or command that nothing waits for."""
    await ctx.reply(ctx.rich("accounts-unknown"), [[menu_button(ctx)]])
