"""Hiding and showing categories and items: at once, or at a time, by a job that looks every minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kernel import Refused, db, run_in_transaction
from plugins.shop import shop

from .changes import Change, forget
from .editing import edit_category, edit_item, locked

if TYPE_CHECKING:
    from kernel import Bot

MANY = 500  # rows flipped in one transaction

# When both times have passed while the bot was off, the later one counts.
SHOWN = "(show_at IS NOT NULL AND show_at <= $1 AND (hide_at IS NULL OR hide_at > $1 OR hide_at < show_at))"
FLIP = """
UPDATE shop_{what} SET hidden = NOT {shown},
    show_at = CASE WHEN show_at > $1 THEN show_at END, hide_at = CASE WHEN hide_at > $1 THEN hide_at END
WHERE id IN (
    SELECT id FROM shop_{what} WHERE (show_at <= $1 OR hide_at <= $1) AND batch_id IS NULL AND archived = FALSE
    ORDER BY id LIMIT {many}{lock})"""


async def set_hidden(bot: Bot, what: str, row_id: int, hidden: bool) -> Change:
    """Hide or show a ``category`` or ``item`` now, in the caller's transaction; what is scheduled stays so."""
    edit = edit_category if what == "category" else edit_item
    return await edit(bot, row_id, hidden=hidden)


async def schedule(bot: Bot, what: str, row_id: int, show_at: datetime | None, hide_at: datetime | None) -> Change:
    """Show a ``category`` or ``item`` at a time and hide it at another (UTC; None: not), in the caller's transaction.

    What is to be shown first is hidden until then. Raises Refused for times that have passed or are the same.
    """
    now = await locked(what, row_id)
    if any(time is not None and time <= bot.clock.now() for time in (show_at, hide_at)):
        raise Refused("shop-schedule-past")
    if show_at is not None and show_at == hide_at:
        raise Refused("shop-schedule-same")
    waits = show_at is not None and (hide_at is None or show_at < hide_at)
    wanted = {"show_at": show_at, "hide_at": hide_at, "hidden": bool(waits or now["hidden"])}
    after = {name: value for name, value in wanted.items() if value != now[name]}
    if after:
        await db.execute(
            f"UPDATE shop_{what} SET show_at = $2, hide_at = $3, hidden = $4 WHERE id = $1", row_id, *wanted.values()
        )
        await forget(bot)
    return Change(what, row_id, {name: now[name] for name in after}, after)


@shop.job(every=timedelta(minutes=1))
async def keep_schedule(bot: Bot) -> None:
    """Hide and show what is due. What an import is still making, or staff deleted, is left alone."""
    for what in ("category", "item"):
        while await run_in_transaction(_flip, bot, what) == MANY:
            pass


async def _flip(bot: Bot, what: str) -> int:
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    count = await db.execute(FLIP.format(what=what, shown=SHOWN, many=MANY, lock=lock), bot.clock.now())
    if count:
        await forget(bot)
    return count
