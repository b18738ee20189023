"""Personal links, and whom a link names."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from kernel import db
from plugins.accounts.api import Customer, find, find_by_telegram_id

if TYPE_CHECKING:
    from kernel import Bot

PREFIX = "ref_"
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
LENGTH = 10  # of a code: 50 random bits, so that nobody finds customers by counting
CODE = re.compile(r"[a-z0-9]{1,16}\Z")
TELEGRAM_ID = re.compile(r"[0-9]{1,18}\Z")

OWN = "SELECT code FROM referrals_link WHERE user_id = $1"
MAKE = "INSERT INTO referrals_link (user_id, code, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"


async def link_of(bot: Bot, user_id: int) -> str:
    """The address that a customer passes on, always the same; made now if it is the first time.

    Its code is random: a Telegram id, as in the links of the old bot, would tell everybody who passes it on.
    """
    while (row := await db.fetch_one(OWN, user_id)) is None:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        await db.execute(MAKE, user_id, code, bot.clock.now())
    return f"https://t.me/{bot.me.username}?start={PREFIX}{row['code']}"


async def referrer_named(bot: Bot, payload: str) -> Customer | None:
    """Whom the payload of a link names: ``ref_<code>``, or a Telegram id as in the links of the old bot."""
    if TELEGRAM_ID.match(payload):
        return await find_by_telegram_id(bot, int(payload))
    code = payload.removeprefix(PREFIX)
    if code == payload or not CODE.match(code):
        return None
    row = await db.fetch_one("SELECT user_id FROM referrals_link WHERE code = $1", code)
    return None if row is None else await find(bot, row["user_id"])
