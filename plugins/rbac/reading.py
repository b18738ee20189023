"""Who has which role at this moment: from memory, or in a transaction from the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernel import Permission, db

from .bits import OWNER, PINNED, effective
from .rights import EVERYTHING, Rights
from .third_party import known_bits

if TYPE_CHECKING:
    from kernel import Bot

STATE = "state"  # the counter under which rights, toggles and live settings change; see kernel.versions
KEPT = 3600.0  # seconds; a change drops it at once
COLUMNS = "r.id, r.name, r.builtin, r.bits, r.largest_correction"
ROLES = f"SELECT {COLUMNS} FROM rbac_role r"
PEOPLE = "SELECT user_id, role_id, until FROM rbac_assignment"
OF_PERSON = f"""
SELECT {COLUMNS}, a.until FROM rbac_role r
LEFT JOIN rbac_assignment a ON a.role_id = r.id AND a.user_id = $1 AND (a.until IS NULL OR a.until > $2)
WHERE a.id IS NOT NULL OR r.builtin = 'user' ORDER BY CASE WHEN a.id IS NULL THEN 1 ELSE 0 END LIMIT 1
"""
COUNT = "SELECT count(*) AS people FROM rbac_assignment WHERE role_id = $1 AND (until IS NULL OR until > $2)"


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role as it is stored; ``limit`` is the largest single correction of a balance in minor units."""

    id: int
    name: str
    builtin: str
    bits: int
    limit: int | None

    @property
    def rights(self) -> Rights:
        """What it comes to."""
        return Rights(effective(self.bits), None if self.bits & OWNER else self.limit)

    @property
    def is_default(self) -> bool:
        """Whether everybody has it who was given no other."""
        return self.builtin == "user"


@dataclass(frozen=True, slots=True)
class Standing:
    """The role that counts for a person now, until when (None: no end), and what they may."""

    role: RoleView
    until: datetime | None
    rights: Rights


@dataclass(frozen=True, slots=True)
class Memory:
    """All roles, who was given which, and the bits of third parties."""

    roles: Mapping[int, RoleView]
    people: Mapping[int, tuple[int, datetime | None]]
    bits: Mapping[str, int]
    default: RoleView


OWNERS = RoleView(0, "OWNER", "owner", OWNER, None)
BY_OWNER_ID = Standing(OWNERS, None, EVERYTHING)


async def standing(bot: Bot, user: Any) -> Standing:
    """What ``user`` (an object with ``id`` and ``telegram_id``) has at this moment."""
    if is_owner(bot, user):
        return BY_OWNER_ID
    if db.current() is not None:
        row = await db.fetch_one(OF_PERSON, user.id, bot.clock.now())
        assert row is not None, "the role USER is always there"
        role = _view(row)
        return Standing(role, row["until"], role.rights)
    role, until = _role_of(await remembered(bot), bot, user)
    return Standing(role, until, role.rights)


def _role_of(memory: Memory, bot: Bot, user: Any) -> tuple[RoleView, datetime | None]:
    role_id, until = memory.people.get(user.id, (0, None))
    role = memory.roles.get(role_id)
    if role is None or (until is not None and until <= bot.clock.now()):
        return memory.default, None
    return role, until


async def has(bot: Bot, user: Any, permission: Permission) -> bool:
    """Whether a person's role holds what ``permission`` names. Every update of staff and every menu asks: be quick."""
    if db.current() is not None:
        bits = (await standing(bot, user)).rights.bits
        return bool(bits & OWNER) or bool(bits & await bit_of(bot, permission.name))
    memory = await remembered(bot)
    bits = _role_of(memory, bot, user)[0].bits
    bit = PINNED.get(permission.name) or memory.bits.get(permission.name, 0)
    return is_owner(bot, user) or bool(bits & (bit | OWNER))


async def bit_of(bot: Bot, name: str) -> int:
    """The bit of a permission; 0 for one that no role can hold."""
    if name in PINNED:
        return PINNED[name]
    known = await known_bits() if db.current() is not None else (await remembered(bot)).bits
    return known.get(name, 0)


async def remembered(bot: Bot) -> Memory:
    """Everything about roles; without a statement until something changes, in whichever process."""
    return await bot.cache.get_or(STATE, "rbac", KEPT, read_all)


async def read_all() -> Memory:
    """Everything about roles, from the database."""
    roles = {row["id"]: _view(row) for row in await db.fetch(ROLES)}
    people = {row["user_id"]: (row["role_id"], row["until"]) for row in await db.fetch(PEOPLE)}
    default = next(role for role in roles.values() if role.is_default)
    return Memory(roles, people, await known_bits(), default)


async def get_role(role_id: int) -> RoleView | None:
    """A role from the database."""
    row = await db.fetch_one(f"{ROLES} WHERE r.id = $1", role_id)
    return None if row is None else _view(row)


async def find_role(name: str) -> RoleView | None:
    """The role of this name, as it is written."""
    row = await db.fetch_one(f"{ROLES} WHERE r.name = $1", name)
    return None if row is None else _view(row)


async def count_people(bot: Bot, role_id: int) -> int:
    """How many people have been given a role that is still theirs."""
    row = await db.fetch_one(COUNT, role_id, bot.clock.now())
    return 0 if row is None else int(row["people"])


async def given_by(user_id: int) -> dict[str, Any] | None:
    """Who gave a person their role, and when: ``given_by_id`` (None: the command line) and ``given_at``."""
    return await db.fetch_one("SELECT given_by_id, given_at FROM rbac_assignment WHERE user_id = $1", user_id)


def is_owner(bot: Bot, user: Any) -> bool:
    """Whether this is the person whom OWNER_ID names, who has every right whatever roles say."""
    return bool(user.telegram_id == bot.settings.owner_id)


def _view(row: Mapping[str, Any]) -> RoleView:
    return RoleView(row["id"], row["name"], row["builtin"], row["bits"], row["largest_correction"])
