"""Giving people roles and taking them away, in the caller's transaction; every rule is asked there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kernel import Refused, db
from plugins.accounts.api import Customer

from .actors import Actor
from .reading import RoleView, Standing, get_role, is_owner, standing

GIVE = """
INSERT INTO rbac_assignment (user_id, role_id, until, given_by_id, given_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (user_id) DO UPDATE SET role_id = excluded.role_id, until = excluded.until,
    given_by_id = excluded.given_by_id, given_at = excluded.given_at
"""
TAKE = "DELETE FROM rbac_assignment WHERE user_id = $1"
DEFAULT = "SELECT id FROM rbac_role WHERE builtin = 'user'"


async def give(actor: Actor, person: Customer, role_id: int, until: datetime | None) -> bool:
    """Give a person a role until a time (None: for ever), in place of the one they have, and tell them.

    False when that is what they have already. The role that everybody has is no other than none.
    """
    role = await get_role(role_id)
    if role is None:
        raise Refused("rbac-role-gone")
    before = await check_person(actor, person)
    if role.is_default:
        until = None
    elif until is not None and until <= actor.bot.clock.now():
        raise Refused("rbac-past-day")
    actor.check_may_hand_on(role.rights, until, lasting=not role.is_default)
    if (before.role.id, before.until) == (role.id, until):
        return False
    if role.is_default:
        await db.execute(TAKE, person.id)
    else:
        await db.execute(GIVE, person.id, role.id, until, actor.user_id, actor.bot.clock.now())
    actor.bot.send(person, "rbac-notice-given", role_id=role.id, until=until.isoformat() if until else "")
    action = "rbac.role_taken" if role.is_default else "rbac.role_given"
    actor.audit(action, f"user:{person.id}", facts(before.role, before.until), facts(role, until))
    return True


async def take(actor: Actor, person: Customer) -> bool:
    """Take a person's role away: what is left is the one that everybody has."""
    row = await db.fetch_one(DEFAULT)
    assert row is not None
    return await give(actor, person, row["id"], None)


async def check_person(actor: Actor, person: Customer) -> Standing:
    """What the person has; raises Refused when the actor is not above them."""
    if person.id == actor.user_id:
        raise Refused("rbac-yourself")
    if is_owner(actor.bot, person):
        raise Refused("rbac-owner-by-rule")
    found = await standing(actor.bot, person)
    if not actor.standing.rights.is_above(found.rights):
        raise Refused("rbac-person-above")
    return found


def facts(role: RoleView, until: datetime | None) -> dict[str, Any]:
    """A person's role, for the audit."""
    return {"role": role.name, "role_id": role.id, "until": until.isoformat() if until else None}
