"""Giving a person a role: which one, and until when."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from kernel import Context, Refused, Rich, bold, pager_row, run_in_transaction
from kernel.forms import Ask, Form
from plugins.accounts.api import staff_button

from .. import MANAGE, rbac
from ..actors import staff
from ..callbacks import ROLE_IDS, AskEnd, ChooseEnd, ChooseRole, Give, OpenPerson
from ..giving import give
from ..reading import standing
from ..words import in_words, row_label
from .answers import END
from .card import read_covered
from .listing import covered_roles, views
from .people import find_below, find_person

DAYS = (0, 1, 7, 30)  # 0: for ever


@rbac.press(ChooseRole, permission=MANAGE)
async def choose_role(ctx: Context, press: ChooseRole) -> None:
    """A page of the roles that the caller can give; the present one is marked."""
    person, found = await find_below(ctx, press.user_id)
    page = await covered_roles(ctx, press)
    rows = [
        [ChooseEnd(person.id, role.id).button(row_label(role, "✅ " if role.id == found.role.id else ""))]
        for role in views(page.rows)
    ]
    back = OpenPerson(person.id).button(ctx.t("kernel-back"))
    text = ctx.rich("rbac-choose-role", name=bold(person.name))
    await ctx.screen(text, [*rows, pager_row(ctx, press, page), [back, staff_button(ctx)]])


@rbac.press(ChooseEnd, permission=MANAGE)
async def choose_end(ctx: Context, press: ChooseEnd) -> None:
    """For how long? The role that everybody has is given for ever."""
    person, _ = await find_below(ctx, press.user_id)
    role = await read_covered(ctx, press.role_id)
    if role.id not in ROLE_IDS:
        raise Refused("kernel-button-gone")
    text = ctx.rich("rbac-choose-end", name=bold(person.name), role=bold(role.name))
    own = await standing(ctx.bot, ctx.user)
    rows = []
    for days in DAYS[:1] if role.is_default else DAYS:
        if role.is_default or fits(end_in(ctx, days), own.until):
            label = ctx.t("rbac-days", days=days) if days else ctx.t("rbac-for-ever")
            rows.append([ctx.once(Give(person.id, role.id, days), label)])
    if not role.is_default:
        rows.append([AskEnd(person.id, role.id).button(ctx.t("rbac-own-end"))])
        text = text + "\n\n" + ctx.rich("rbac-choose-end-hint")
    back = ChooseRole(person.id).button(ctx.t("kernel-back"))
    await ctx.screen(Rich("\n\n").join([text, await in_words(ctx, role)]), [*rows, [back, staff_button(ctx)]])


def end_in(ctx: Context, days: int) -> datetime | None:
    """The moment so many days from now; None for ever."""
    return ctx.bot.clock.now() + timedelta(days=days) if days else None


def fits(until: datetime | None, own: datetime | None) -> bool:
    """Whether what is given ends no later than the giver's own role."""
    return own is None or (until is not None and until <= own)


@rbac.press(Give, permission=MANAGE)
async def confirm_give(ctx: Context, press: Give) -> None:
    """Give the role, if the person still may."""

    async def act() -> bool:
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        return await _give(ctx, press.user_id, press.role_id, end_in(ctx, press.days))

    ctx.toast(ctx.t("rbac-given" if await run_in_transaction(act) else "rbac-same"))
    await ctx.open(OpenPerson(press.user_id))


async def _give(ctx: Context, user_id: int, role_id: int, until: datetime | None) -> bool:
    actor = await staff(ctx)
    return await give(actor, await find_person(ctx, user_id), role_id, until)


@rbac.form
class EndOfRole(Form, id="rbac.end"):
    """The last day, or moment, of a role; ``user_id`` and ``role_id`` are known."""

    permission = MANAGE
    until = Ask("rbac-ask-end", END)

    async def done(self, ctx: Context) -> Callable[[], Awaitable[Any]]:
        """Give the role, if the person still may, and show it."""
        await _give(ctx, self.user_id, self.role_id, datetime.fromisoformat(self.until))
        return lambda: ctx.open(OpenPerson(self.user_id))

    async def cancelled(self, ctx: Context) -> None:
        """Back to the person."""
        await ctx.open(OpenPerson(self.user_id))


@rbac.press(AskEnd, permission=MANAGE)
async def ask_end(ctx: Context, press: AskEnd) -> None:
    """Ask for the day."""
    person, _ = await find_below(ctx, press.user_id)
    role = await read_covered(ctx, press.role_id)
    await EndOfRole.start(ctx, user_id=person.id, role_id=role.id, name=person.name, role=role.name)
