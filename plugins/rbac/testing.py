"""For the tests of plugins that ask for rights: people who have some."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kernel import Bot, db, run_in_transaction
from plugins.accounts.testing import customer_of

from .actors import operator
from .bits import USE
from .giving import give
from .reading import bit_of, find_role


async def add_role(bot: Bot, name: str, *rights: str | int, limit: int | None = None) -> int:
    """A role that holds these permissions (by name) or bits, in place of any other of its name; its id."""
    bits = USE
    for right in rights:
        bits |= right if isinstance(right, int) else await bit_of(bot, right)

    async def store() -> int:
        await bot.versions.bump("state")
        row = await db.fetch_one(
            """INSERT INTO rbac_role (name, builtin, bits, largest_correction) VALUES ($1, '', $2, $3)
            ON CONFLICT (name) DO UPDATE SET bits = excluded.bits, largest_correction = excluded.largest_correction
            RETURNING id""",
            name,
            bits,
            limit,
        )
        assert row is not None
        return int(row["id"])

    return await run_in_transaction(store)


async def give_rights(
    bot: Bot, person: Any, *rights: str | int, limit: int | None = None, until: datetime | None = None
) -> int:
    """Let a person who has written to the bot have exactly these permissions (by name) or bits; the id of their role.

    ``limit`` is the largest single correction of a balance in minor units.
    """
    role_id = await add_role(bot, f"TEST {person.id}", *rights, limit=limit)
    await give_role(bot, person, role_id, until=until)
    return role_id


async def give_role(bot: Bot, person: Any, role: int | str, *, until: datetime | None = None) -> None:
    """Give a person who has written to the bot a role, by id or name, as the operator does."""
    customer = await customer_of(bot, person)
    found = await find_role(role) if isinstance(role, str) else None
    role_id = found.id if found else int(role)

    async def act() -> None:
        await give(await operator(bot), customer, role_id, until)

    await run_in_transaction(act)
    await bot.settle()
