"""The operator's rules."""

from __future__ import annotations

from kernel import Context, Rich

from .. import accounts
from ..settings import AccountsSettings
from .common import menu_button


@accounts.command("rules", menu="accounts-menu-rules", order=20)
async def show_rules(ctx: Context) -> None:
    """The text of RULES with its formatting, or a word that there is none."""
    rules = ctx.setting(AccountsSettings).rules.strip()
    if rules:
        await ctx.screen(Rich.trusted(rules), [[menu_button(ctx)]])
    elif ctx.screen_id:
        ctx.toast(ctx.t("accounts-rules-none"))
    else:
        await ctx.reply(ctx.rich("accounts-rules-none"), [[menu_button(ctx)]])
