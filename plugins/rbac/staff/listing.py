"""The list of roles and the doors that lead to it."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, keyset, pager_row
from plugins.accounts.api import staff_button

from .. import MANAGE, rbac
from ..bits import ALL, BALANCE
from ..callbacks import FindPerson, NewRole, OpenRole, OpenRoles
from ..reading import RoleView, standing
from ..rights import Rights
from ..words import row_label

COLUMNS = "t.id, t.name, t.builtin, t.bits, t.largest_correction"
COVERED = f"""(t.bits & $1) = 0 AND ((t.bits & {BALANCE}) = 0 OR CAST($2 AS BIGINT) IS NULL
    OR t.largest_correction <= $2)"""


@rbac.menu("staff", order=75)
async def staff_entry(ctx: Context) -> Button | None:
    """The roles, on the staff's console."""
    return OpenRoles().button(ctx.t("rbac-menu")) if await ctx.allowed(MANAGE) else None


@rbac.command("roles", permission=MANAGE)
async def show_roles(ctx: Context) -> None:
    """The list by command."""
    await open_roles(ctx, OpenRoles())


@rbac.press(OpenRoles, permission=MANAGE)
async def open_roles(ctx: Context, press: OpenRoles) -> None:
    """A page of the roles that hold nothing which the person lacks."""
    page = await covered_roles(ctx, press)
    first = page.rows[0]["id"] if page.rows else 0
    rows = [[OpenRole(role.id, row=first, page=page.number).button(row_label(role))] for role in views(page.rows)]
    rows += [
        pager_row(ctx, press, page),
        [NewRole().button(ctx.t("rbac-new")), FindPerson().button(ctx.t("rbac-find"))],
        [staff_button(ctx)],
    ]
    await ctx.screen(ctx.rich("rbac-list"), rows)


async def covered_roles(ctx: Context, press: Any) -> Any:
    """A page of the roles that the person could hand on."""
    own = (await standing(ctx.bot, ctx.user)).rights
    return await keyset(press, table="rbac_role", columns=COLUMNS, where=COVERED, args=missing(own))


def missing(own: Rights) -> tuple[int, int | None]:
    """What COVERED asks: the bits that the person lacks, and how far they may correct balances."""
    return ALL & ~own.bits, own.limit


def views(rows: list[dict[str, Any]]) -> list[RoleView]:
    """The rows of a page as roles."""
    return [RoleView(row["id"], row["name"], row["builtin"], row["bits"], row["largest_correction"]) for row in rows]
