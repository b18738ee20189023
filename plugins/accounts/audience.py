"""Whom messages reach: people in stretches, for what goes to many."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kernel import db

if TYPE_CHECKING:
    from kernel import Bot

STRETCH = """SELECT id, language, language_code FROM accounts_user
WHERE id > $1 AND is_reachable = TRUE AND (is_blocked = FALSE OR blocked_until <= $3) {seen} ORDER BY id LIMIT $2"""


async def audience(
    bot: Bot, after: int, limit: int, *, language: str = "", seen_since: date | None = None
) -> tuple[list[int], int]:
    """Ids of people who have neither blocked the bot nor been blocked by the shop, ascending, and where to go on.

    Looks at up to ``limit`` people whose id is greater than ``after``; the second value is ``after`` for the next call,
    or 0 when there is nobody more. With ``language`` only those who read it, with ``seen_since`` only those who wrote or
    pressed on that day (UTC) or later.
    """
    since = () if seen_since is None else (seen_since,)
    sql = STRETCH.format(seen="AND seen_on >= $4" if since else "")
    rows = await db.fetch(sql, after, limit, bot.clock.now(), *since)
    ids = [row["id"] for row in rows if language in ("", bot.texts.language(row["language"], row["language_code"]))]
    return ids, rows[-1]["id"] if len(rows) == limit else 0
