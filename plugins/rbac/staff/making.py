"""Making and changing a role: its name, then its rights, switched on and off one by one and confirmed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from kernel import Context, Rich, bold
from kernel.forms import Ask, Form

from .. import MANAGE, changing, rbac
from ..actors import looking, staff
from ..bits import USE
from ..callbacks import EditRole, NewRole, OpenRole, OpenRoles
from ..reading import find_role, get_role, standing
from ..words import labels, offered, rights_lines, titles
from .answers import ROLE_NAME
from .card import read_covered


@rbac.form
class Draft(Form, id="rbac.draft"):
    """A role in the making (``role_id`` 0) or in change; ``was`` is its present name and ``seen`` its present bits."""

    permission = MANAGE
    name = Ask("rbac-ask-name", ROLE_NAME)

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """A name that is known is asked for only by *Back*."""
        return self.name is None

    async def summary(self, ctx: Context) -> Rich:
        """The role as it would be."""
        if self.name != self.was and await find_role(self.name) is not None:
            return ctx.rich("rbac-name-taken", name=self.name) + "\n\n" + ctx.rich("rbac-name-other")
        role = await get_role(self.role_id) if self.role_id else None
        limit = changing.limit_of(role, (await standing(ctx.bot, ctx.user)).rights)
        head = ctx.rich("rbac-draft", name=bold(self.name))
        parts = [head, await rights_lines(ctx, self.bits, limit)]
        if role is not None and role.is_default:
            parts.append(ctx.rich("rbac-everybody-warning"))
        return Rich("\n\n").join(parts)

    async def changes(self, ctx: Context) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """A button for each right that the person has."""
        short, own = await labels(ctx), (await standing(ctx.bot, ctx.user)).rights.bits
        return [
            (f"{'✅' if self.bits & bit else '▫️'} {short[bit]}", {"bits": self.bits ^ bit})
            for bit in offered(short, own, self.bits, await titles(ctx))
        ]

    async def done(self, ctx: Context) -> Callable[[], Awaitable[None]]:
        """Store it, if the person still may, and show it."""
        actor = await staff(ctx)
        role_id = self.role_id
        if role_id:
            await changing.change(actor, role_id, self.name, self.bits, seen=self.seen)
        else:
            role_id = await changing.create(actor, self.name, self.bits)
        return lambda: ctx.open(OpenRole(role_id))

    async def cancelled(self, ctx: Context) -> None:
        """Back to the role, or to the list."""
        await ctx.open(OpenRole(self.role_id) if self.role_id else OpenRoles())


@rbac.press(NewRole, permission=MANAGE)
async def new_role(ctx: Context, press: NewRole) -> None:
    """Begin with the name."""
    await Draft.start(ctx, role_id=0, was="", bits=USE, seen=0)


@rbac.press(EditRole, permission=MANAGE)
async def edit_role(ctx: Context, press: EditRole) -> None:
    """Begin with the rights, or with the name."""
    role = await read_covered(ctx, press.role_id)
    (await looking(ctx)).check_above(role)
    name = None if press.rename else role.name
    await Draft.start(ctx, role_id=role.id, was=role.name, name=name, bits=role.bits, seen=role.bits)
