"""/help: what the bot can do, from the commands of every plugin that is on."""

from __future__ import annotations

from kernel import Button, Context, Rich

from .. import accounts
from ..settings import AccountsSettings
from .common import menu_button


@accounts.command("help")
async def show_help(ctx: Context) -> None:
    """The commands that this person may use, and where people help."""
    lines: list[Rich | str] = []
    for name, route in ctx.bot.router.commands.items():
        key = f"{route.plugin.replace('_', '-')}-command-{name}"
        if not ctx.bot.toggles.enabled(route.plugin) or not ctx.bot.texts.knows(key):
            continue
        if route.permission is None or await ctx.allowed(route.permission):
            lines.append(f"/{name} – {ctx.t(key)}")
    url = ctx.setting(AccountsSettings).helper_url
    text = ctx.rich("accounts-help", commands=Rich("\n").join(lines))
    if url:
        text = text + "\n\n" + ctx.rich("accounts-help-support")
    support = [Button(ctx.t("accounts-menu-support"), url=url)] if url else []
    await ctx.screen(text, [support, [menu_button(ctx)]])
