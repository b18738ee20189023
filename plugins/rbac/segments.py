"""Groups of people that rbac can tell, for broadcasts: who has been given a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kernel import Context, db

from . import rbac

if TYPE_CHECKING:
    from kernel import Bot

ROLE = "rbac.role"
GIVEN = "SELECT id, name FROM rbac_role WHERE builtin <> 'user' ORDER BY id LIMIT 20"
PEOPLE = """SELECT user_id FROM rbac_assignment
WHERE role_id = $3 AND (until IS NULL OR until > $4) AND user_id > $1 ORDER BY user_id LIMIT $2"""


class Group(NamedTuple):
    """What the hook ``segments`` of broadcast takes."""

    name: str
    label: str
    order: int
    asks: str


@rbac.optional_hook
async def segments(ctx: Context) -> list[Group]:
    """Who has a role."""
    return [Group(ROLE, ctx.t("rbac-segment-role"), 60, "list")]


@rbac.optional_hook
async def segment_options(segment: str) -> list[tuple[int, str]] | None:
    """The roles that are given; everybody's own role is no group."""
    return [(row["id"], row["name"]) for row in await db.fetch(GIVEN)] if segment == ROLE else None


@rbac.optional_hook
async def segment_members(
    segment: str, argument: int, after: int, limit: int, bot: Bot
) -> tuple[list[int], int] | None:
    """Who has the role at this moment."""
    if segment != ROLE:
        return None
    ids = [row["user_id"] for row in await db.fetch(PEOPLE, after, limit, argument, bot.clock.now())]
    return ids, ids[-1] if len(ids) == limit else 0
