"""One role: what it may do, who has it; deleting it."""

from __future__ import annotations

from kernel import Button, Context, Refused, Rich, bold, run_in_transaction
from plugins.accounts.api import staff_button

from .. import MANAGE, changing, rbac
from ..actors import staff
from ..bits import BALANCE, OWNER
from ..callbacks import AskDelete, AskLimit, ConfirmDelete, EditRole, OpenPeople, OpenRole, OpenRoles
from ..reading import RoleView, count_people, get_role, standing
from ..words import in_words


@rbac.press(OpenRole, permission=MANAGE)
async def open_role(ctx: Context, press: OpenRole) -> None:
    """Everything about a role."""
    role = await read_covered(ctx, press.role_id)
    people = await count_people(ctx.bot, role.id)
    lines: list[Rich | str] = [bold(role.name)]
    if role.builtin:
        lines.append(ctx.rich("rbac-builtin-default" if role.is_default else "rbac-builtin-mark"))
    lines += [await in_words(ctx, role), ""]
    lines.append(ctx.rich("rbac-everybody") if role.is_default else ctx.rich("rbac-people", count=people))
    own = (await standing(ctx.bot, ctx.user)).rights
    rows = acts(ctx, role) if own.is_above(role.rights) else []
    if people:
        rows.append([OpenPeople(role.id).button(ctx.t("rbac-people-open", count=people))])
    back = OpenRoles().at(press.row, press.page) if press.row else OpenRoles()
    await ctx.screen(Rich("\n").join(lines), [*rows, [back.button(ctx.t("kernel-back")), staff_button(ctx)]])


def acts(ctx: Context, role: RoleView) -> list[list[Button]]:
    """What somebody above the role can do with it."""
    rows = [
        [
            EditRole(role.id).button(ctx.t("rbac-edit")),
            EditRole(role.id, rename=True).button(ctx.t("rbac-rename")),
        ]
    ]
    if role.bits & BALANCE and not role.bits & OWNER:
        rows.append([AskLimit(role.id).button(ctx.t("rbac-change-limit"))])
    if not role.builtin:
        rows.append([AskDelete(role.id).button(ctx.t("rbac-delete"))])
    return rows


async def read_covered(ctx: Context, role_id: int) -> RoleView:
    """The role; raises Refused when it is gone, or holds what the person lacks."""
    role = await get_role(role_id)
    if role is None:
        raise Refused("rbac-role-gone")
    if not (await standing(ctx.bot, ctx.user)).rights.covers(role.rights):
        raise Refused("rbac-role-above")
    return role


@rbac.press(AskDelete, permission=MANAGE)
async def ask_delete(ctx: Context, press: AskDelete) -> None:
    """Is it really to be deleted? What cannot be is said at once."""
    role = await read_covered(ctx, press.role_id)
    if role.builtin:
        raise Refused("rbac-builtin", name=role.name)
    if people := await count_people(ctx.bot, role.id):
        raise Refused("rbac-in-use", name=role.name, count=people)
    delete = ctx.once(ConfirmDelete(role.id), ctx.t("rbac-delete-yes"))
    back = OpenRole(role.id).button(ctx.t("kernel-cancel"))
    await ctx.screen(ctx.rich("rbac-delete-sure", name=bold(role.name)), [[delete], [back]])


@rbac.press(ConfirmDelete, permission=MANAGE)
async def confirm_delete(ctx: Context, press: ConfirmDelete) -> None:
    """Delete it, if it is nobody's and the person still may."""

    async def delete() -> str:
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        return await changing.delete(await staff(ctx), press.role_id)

    ctx.toast(ctx.t("rbac-deleted", name=await run_in_transaction(delete)))
    await ctx.open(OpenRoles())
