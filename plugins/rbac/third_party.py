"""Bits for the permissions of plugins from elsewhere: the lowest free one at the first start, kept for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from kernel import db, run_in_transaction

from .bits import FREE, PINNED

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

KNOWN = "SELECT permission, bit FROM rbac_permission_bit"
ADD = "INSERT INTO rbac_permission_bit (permission, bit) VALUES ($1, $2)"


async def known_bits() -> dict[str, int]:
    """The bits (1 << 32 and up) that were given to permissions, installed at present or not."""
    return {row["permission"]: 1 << row["bit"] for row in await db.fetch(KNOWN)}


async def give_bits(bot: Bot) -> None:
    """Give a bit to every permission that has none yet. A permission for which none is left stays the owner's alone."""
    if set(bot.contributions.permissions) - set(PINNED) - set(await known_bits()):
        await run_in_transaction(_give, bot)


async def _give(bot: Bot) -> None:
    await bot.versions.bump("state")  # one process at a time
    known = await known_bits()
    taken = set(known.values())
    free = [number for number in FREE if 1 << number not in taken]
    for name in bot.contributions.permissions:
        if name in PINNED or name in known:
            continue
        if not free:
            log.error("no_bit_is_left", permission=name, cure="only the owner has it: roles hold 31 rights of plugins")
            continue
        await db.execute(ADD, name, free.pop(0))
