"""The largest single correction of a balance that a role allows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from kernel import Context
from kernel.forms import Ask, Form, money

from .. import MANAGE, changing, rbac
from ..actors import looking, staff
from ..callbacks import AskLimit, OpenRole
from ..reading import standing
from .card import read_covered

UNLIMITED = -1


async def unlimited(ctx: Context, form: Form) -> list[tuple[int, str]]:
    """No bound, from those who have none themselves."""
    own = (await standing(ctx.bot, ctx.user)).rights.limit
    return [(UNLIMITED, ctx.t("rbac-no-limit"))] if own is None else []


@rbac.form
class Limit(Form, id="rbac.limit"):
    """How much one correction may come to; ``role_id`` is known."""

    permission = MANAGE
    amount = Ask("rbac-ask-limit", replace(money(minimum=1), options=unlimited))

    async def done(self, ctx: Context) -> Callable[[], Awaitable[None]]:
        """Store it, if the person still may, and show the role."""
        limit = None if self.amount == UNLIMITED else self.amount
        await changing.set_limit(await staff(ctx), self.role_id, limit)
        return lambda: ctx.open(OpenRole(self.role_id))

    async def cancelled(self, ctx: Context) -> None:
        """Back to the role."""
        await ctx.open(OpenRole(self.role_id))


@rbac.press(AskLimit, permission=MANAGE)
async def ask_limit(ctx: Context, press: AskLimit) -> None:
    """Ask for the amount."""
    role = await read_covered(ctx, press.role_id)
    (await looking(ctx)).check_above(role)
    await Limit.start(ctx, role_id=role.id, role=role.name)
