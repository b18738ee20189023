"""The profile: who the customer is to the shop, and what they hold."""

from __future__ import annotations

from kernel import Button, Context, Rich, in_rows, menu_buttons

from .. import accounts
from ..callbacks import OpenProfile
from ..history import topped_up
from ..wallets import holding
from .common import menu_button


@accounts.command("profile", menu="accounts-menu-profile", order=30)
async def profile(ctx: Context) -> None:
    """The profile by command or from the main menu."""
    await show_profile(ctx)


@accounts.press(OpenProfile)
async def back_to_profile(ctx: Context, press: OpenProfile) -> None:
    """The profile in place of the pressed screen; it also ends an open conversation."""
    await ctx.bot.conversations.leave(ctx)
    await show_profile(ctx)


async def show_profile(ctx: Context) -> None:
    """Name, id, balance, what was topped up, and what other plugins add."""
    user, wallet = ctx.user, await holding(ctx.user.id)
    lines: list[Rich | str] = [
        ctx.rich(
            "accounts-profile",
            name=Rich.mention(user.name, user.telegram_id),
            id=str(user.telegram_id),
            balance=ctx.money(wallet.balance),
            total=ctx.money(await topped_up(user.id)),
        )
    ]
    if wallet.owed:
        lines.append(ctx.rich("accounts-profile-owed", owed=ctx.money(wallet.owed)))
    lines += await ctx.hooks.show("profile_lines", user=user, ctx=ctx)
    buttons: list[Button] = await menu_buttons(ctx, "profile")
    await ctx.screen(Rich("\n").join(lines), [*in_rows(buttons), [menu_button(ctx)]])
