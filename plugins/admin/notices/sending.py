"""Which places a notice goes to, and the same thing once an hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kernel import db, run_in_transaction
from plugins.accounts.api import Notice, Severity, find_by_telegram_id, shop_timezone

from .. import admin
from . import targets
from .quiet import when_heard
from .targets import Target

if TYPE_CHECKING:
    from kernel import Bot

MESSAGE = "admin-notice"
ONCE_IN = timedelta(hours=1)  # the same thing is told to a place
KEPT = timedelta(days=30)
PRIORITY = {Severity.INFO: 70, Severity.WARNING: 60, Severity.ALARM: 40}  # receipts are 50

STORE = """INSERT INTO admin_notice (template, kind, severity, args, created_at)
VALUES ($1, $2, $3, $4, $5) RETURNING id"""
FIRST = """INSERT INTO admin_notice_repeat (target_id, key, notice_id, since, times) VALUES ($1, $2, $3, $4, 0)
ON CONFLICT (target_id, key) DO NOTHING RETURNING id"""
TOLD = "SELECT id, since, times FROM admin_notice_repeat WHERE target_id = $1 AND key = $2{lock}"
AGAIN = "UPDATE admin_notice_repeat SET notice_id = $2, times = times + 1 WHERE id = $1"
ANEW = "UPDATE admin_notice_repeat SET notice_id = $2, since = $3, times = 0 WHERE id = $1"
OVER = """DELETE FROM admin_notice_repeat WHERE id IN (
    SELECT id FROM admin_notice_repeat WHERE since <= $1 ORDER BY since, id LIMIT 100)
RETURNING target_id, notice_id, times"""
SEVERITY = "SELECT severity FROM admin_notice WHERE id = $1"
OLD = "DELETE FROM admin_notice WHERE created_at < $1"


@admin.hook
async def notice_wanted(kind: str, bot: Bot) -> bool:
    """Whether some place hears of it; of kinds that nobody has declared, all do."""
    return kind in await targets.wanted_kinds(bot) or kind not in targets.kinds(bot)


@admin.hook
async def staff_notice(notice: Notice, bot: Bot) -> bool | None:
    """Queue a notice for every place that wants it. None while there is no place: nobody has ever written to the bot."""
    found = await targets.listening(notice.kind)
    if not any(target.chat_id == bot.settings.owner_id for target in found) and await targets.ensure_owner(bot):
        found = await targets.listening(notice.kind)
    if not found:
        return None
    kind = targets.kinds(bot).get(notice.kind)
    wanted = [
        target
        for target in found
        if not target.failure
        and notice.severity >= target.least
        and (target.chosen if target.chosen is not None else kind is None or kind.wanted)
    ]
    if not wanted and notice.severity == Severity.ALARM:  # somebody has to know
        wanted = [target for target in found if target.chat_id == bot.settings.owner_id]
    if not wanted:
        return True
    row = await db.fetch_one(
        STORE, notice.template, notice.kind, int(notice.severity), dict(notice.args), bot.clock.now()
    )
    assert row is not None
    for target in wanted:
        times = await _since_told(target, notice.key, row["id"], bot.clock.now())
        if times is not None:
            await send(bot, target, row["id"], notice.severity, times)
    return True


async def _since_told(target: Target, key: str, notice_id: int, now: datetime) -> int | None:
    """How often the place was spared the same thing before it is told now; None when it is spared this time, too."""
    if not key:
        return 0
    key = f"{key}"[:128]
    if await db.fetch_one(FIRST, target.id, key, notice_id, now):
        return 0
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    told = await db.fetch_one(TOLD.format(lock=lock), target.id, key)
    if told is None or told["since"] > now - ONCE_IN:
        if told is not None:
            await db.execute(AGAIN, told["id"], notice_id)
        return None
    await db.execute(ANEW, told["id"], notice_id, now)
    return int(told["times"])


async def send(bot: Bot, target: Target, notice_id: int, severity: Severity, times: int = 0) -> None:
    """Queue a stored notice for one place, after its quiet hours unless it is an alarm."""
    later = None
    if severity != Severity.ALARM and target.quiet is not None:
        person = await find_by_telegram_id(bot, target.chat_id) if target.is_person else None
        zone = person.timezone if person is not None else shop_timezone(bot)
        later = when_heard(bot.clock.now(), target.quiet, zone)
    bot.send(
        target,
        MESSAGE,
        priority=PRIORITY[severity],
        not_before=later,
        target_id=target.id,
        notice_id=notice_id,
        times=times,
    )


@admin.job(every=timedelta(minutes=5), always=True)
async def tell_repeats(bot: Bot) -> None:
    """Say how often a thing happened again within its hour; once, and only if it did."""
    while await run_in_transaction(_tell_repeats, bot):
        pass
    await db.execute(OLD, bot.clock.now() - KEPT)


async def _tell_repeats(bot: Bot) -> int:
    rows = await db.fetch(OVER, bot.clock.now() - ONCE_IN)
    for row in rows:
        target = await targets.find_target(row["target_id"]) if row["times"] else None
        notice = await db.fetch_one(SEVERITY, row["notice_id"]) if target is not None else None
        if target is not None and notice is not None and not target.failure:
            await send(bot, target, row["notice_id"], Severity(notice["severity"]), row["times"])
    return len(rows)
