"""Making, changing and deleting roles, in the caller's transaction; every rule is asked there."""

from __future__ import annotations

from typing import Any

from kernel import Refused, db

from .actors import Actor
from .bits import BALANCE, USE, effective
from .ending import end_due
from .reading import RoleView, count_people, find_role, get_role
from .rights import Rights, smaller

CREATE = "INSERT INTO rbac_role (name, builtin, bits, largest_correction) VALUES ($1, '', $2, $3) RETURNING id"
CHANGE = "UPDATE rbac_role SET name = $2, bits = $3, largest_correction = $4 WHERE id = $1"


async def create(actor: Actor, name: str, bits: int) -> int:
    """Make a role; its id. It may correct balances as far as its maker may, until somebody changes that."""
    bits |= USE
    limit = limit_of(None, actor.standing.rights)
    actor.check_may_hand_on(Rights(effective(bits), limit))
    await _check_name(name)
    row = await db.fetch_one(CREATE, name, bits, limit)
    assert row is not None
    actor.audit("rbac.role_created", f"role:{row['id']}", None, _facts(name, bits, limit))
    return row["id"]


async def change(actor: Actor, role_id: int, name: str, bits: int, *, seen: int) -> None:
    """Give a role another name and other rights. ``seen`` are the bits that were shown when the change was begun:
    Refused when somebody else has changed them since."""
    role = await _changeable(actor, role_id)
    if role.bits != seen:
        raise Refused("rbac-changed-meanwhile")
    bits |= USE
    await _store(actor, role, name, bits, limit_of(role, actor.standing.rights))


def limit_of(role: RoleView | None, own: Rights) -> int | None:
    """How far a role that is made, or gets the right to, may correct balances: no further than who changes it."""
    if role is None:
        return own.limit
    return role.limit if role.bits & BALANCE else smaller(role.limit, own.limit)


async def set_limit(actor: Actor, role_id: int, limit: int | None) -> None:
    """Bound single balance corrections (minor units); None: no bound."""
    role = await _changeable(actor, role_id)
    await _store(actor, role, role.name, role.bits, limit)


async def delete(actor: Actor, role_id: int) -> str:
    """Delete a role that nobody has; its name."""
    role = await _changeable(actor, role_id)
    if role.builtin:
        raise Refused("rbac-builtin", name=role.name)
    await end_due(actor.bot, role_id)
    if people := await count_people(actor.bot, role_id):
        raise Refused("rbac-in-use", name=role.name, count=people)
    await db.execute("DELETE FROM rbac_role WHERE id = $1", role_id)
    actor.audit("rbac.role_deleted", f"role:{role_id}", _facts(role.name, role.bits, role.limit), None)
    return role.name


async def _changeable(actor: Actor, role_id: int) -> RoleView:
    role = await get_role(role_id)
    if role is None:
        raise Refused("rbac-role-gone")
    actor.check_above(role)
    return role


async def _store(actor: Actor, role: RoleView, name: str, bits: int, limit: int | None) -> None:
    actor.check_may_hand_on(Rights(effective(bits), limit))
    if name != role.name:
        await _check_name(name)
    before, after = _facts(role.name, role.bits, role.limit), _facts(name, bits, limit)
    if before != after:
        await db.execute(CHANGE, role.id, name, bits, limit)
        actor.audit("rbac.role_changed", f"role:{role.id}", before, after)


async def _check_name(name: str) -> None:
    if await find_role(name) is not None:
        raise Refused("rbac-name-taken", name=name)


def _facts(name: str, bits: int, limit: int | None) -> dict[str, Any]:
    return {"name": name, "bits": bits, "largest_correction": limit}
