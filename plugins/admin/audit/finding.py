"""Looking for what somebody did, what was done to something, or one kind of act."""

from __future__ import annotations

from typing import Any

from kernel import Context
from kernel.forms import Ask, Form, text
from plugins.accounts.api import find_customers

from .. import admin
from ..permissions import STATISTICS
from .callbacks import By, FindAudited, OpenAudit
from .words import USER


@admin.form
class AskAudited(Form, id="admin.audit"):
    """Asks for a person, a thing or an act; asked again when nothing of the kind is written down."""

    permission = STATISTICS
    wanted = Ask("admin-ask-audit", text(64, one_line=True))

    async def done(self, ctx: Context) -> Any:
        """Open the list, or say that there is none."""
        wanted = self.wanted

        async def show() -> None:
            found = await find(ctx, wanted)
            if found is None:
                await AskAudited.start(ctx, problem=ctx.t("admin-audit-not-found", wanted=wanted) + "\n\n")
            else:
                await ctx.open(found)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(OpenAudit())


@admin.press(FindAudited, permission=STATISTICS)
async def find_audited(ctx: Context, press: FindAudited) -> None:
    """Ask."""
    await AskAudited.start(ctx, problem="")


async def find(ctx: Context, wanted: str) -> OpenAudit | None:
    """The list that ``wanted`` means: ``user:5``, ``item:17``, a Telegram id, an order, ``shop.item``."""
    log = ctx.bot.audit_log
    person = await _person(ctx, wanted)
    name = f"{USER}{person.id}" if person is not None else wanted
    if newest := await log.newest(actor=name):
        return OpenAudit(By.ACTOR, newest)
    if newest := await log.newest(subject=name):
        return OpenAudit(By.SUBJECT, newest)
    begins = [row_id for action, row_id, _ in await log.actions() if action.startswith(wanted)]
    return OpenAudit(By.ACTION, max(begins), len(wanted)) if begins else None


async def _person(ctx: Context, wanted: str) -> Any:
    """Whom ``wanted`` names: the only customer of that Telegram id, @name or name, or what a plugin knows them by."""
    if ":" in wanted or "." in wanted:  # a thing or an act
        return None
    named = await ctx.hooks.first("find_customer", text=wanted, bot=ctx.bot)
    if named is not None:
        return named
    found = await find_customers(ctx.bot, wanted, 2)
    return found[0] if len(found) == 1 else None
