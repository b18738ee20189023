"""How a notice reads where it goes, and what happens when it does not get there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import structlog

from kernel import Button, Outgoing, db
from plugins.accounts.api import NoticeKind, Severity, close_button, find_by_telegram_id

from .. import admin
from . import targets
from .callbacks import OpenTarget
from .sending import MESSAGE
from .targets import Target

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

LINK = "notice"  # https://t.me/bot?start=notice_17
TEST = "admin-notices-test"
READ = "SELECT id, template, kind, severity, args, created_at FROM admin_notice WHERE id = $1"
ROOM = 200  # UTF-16 units that the line about repeats may take of Telegram's 4096


@dataclass(frozen=True, slots=True)
class Stored:
    """A notice that staff were told."""

    id: int
    template: str
    kind: str
    severity: Severity
    args: dict[str, Any]


async def read_notice(notice_id: int) -> Stored | None:
    """A stored notice; None when it is too old."""
    row = await db.fetch_one(READ, notice_id)
    if row is None:
        return None
    return Stored(row["id"], row["template"], row["kind"], Severity(row["severity"]), row["args"])


@admin.message(MESSAGE)
async def notice_message(to: Any, target_id: int, notice_id: int, times: int) -> Outgoing | None:
    """The message of its plugin; nothing for who has lost the right to it, nor for a place that was removed."""
    target, notice = await targets.find_target(target_id), await read_notice(notice_id)
    if target is None or notice is None:
        return None
    if target.is_person and not await _may_hear(to.bot, target, targets.kinds(to.bot).get(notice.kind)):
        return None
    message: Outgoing | None = await to.render(notice.template, **notice.args)
    if message is None:
        return None
    text = message.text
    if times and len(text) + ROOM <= 4096:
        text = text + "\n\n" + to.rich("admin-notices-times", times=times)
    rows = message.rows if target.is_person else _for_a_group(to, message, notice_id)
    return replace(message, text=text, rows=rows, silent=notice.severity == Severity.INFO, topic=target.topic)


async def _may_hear(bot: Bot, target: Target, kind: NoticeKind | None) -> bool:
    person = await find_by_telegram_id(bot, target.chat_id)
    return person is not None and await targets.may_hear(bot, person, kind)


def _for_a_group(to: Any, message: Outgoing, notice_id: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons that open screens work in private alone, so a group gets a link to the same notice there."""
    links = tuple(tuple(button for button in row if button.url or button.copy) for row in message.rows)
    rows = tuple(row for row in links if row)
    if sum(map(len, rows)) == sum(map(len, message.rows)):
        return rows
    link = f"https://t.me/{to.bot.me.username}?start={LINK}_{notice_id}"
    return (*rows, (Button(to.t("admin-notices-open-in-bot"), url=link),))


@admin.message(TEST)
async def test_message(to: Any, target_id: int) -> Outgoing | None:
    """A message to see whether it arrives."""
    target = await targets.find_target(target_id)
    return None if target is None else Outgoing(to.rich(TEST), topic=target.topic)


@admin.on_sent(TEST)
async def test_arrived(bot: Bot, target_id: int) -> None:
    """It works (again)."""
    await targets.mend(target_id=target_id)


@admin.on_failed(TEST)
async def test_failed(bot: Bot, reason: str, target_id: int) -> None:
    """It does not, and whoever tests it will see why."""
    await targets.mark_failed(target_id, reason, bot.clock.now())


@admin.on_failed(MESSAGE)
async def notice_failed(bot: Bot, reason: str, target_id: int, notice_id: int, times: int) -> None:
    """Nothing reaches the place: mark it, tell the owner, and send them what was an alarm."""
    target = await targets.find_target(target_id)
    if target is None:
        return
    known = not await targets.mark_failed(target_id, reason, bot.clock.now())
    log.warning("notice_failed", target=target_id, notice=notice_id, reason=reason)
    if target.chat_id == bot.settings.owner_id:
        return
    owner = await find_by_telegram_id(bot, bot.settings.owner_id)
    notice = await read_notice(notice_id)
    if owner is None:
        return
    if not known:
        bot.send(owner, "admin-notices-unreachable", priority=40, target_id=target_id)
    if notice is not None and notice.severity == Severity.ALARM:
        bot.send(owner, notice.template, priority=40, **notice.args)


@admin.message("admin-notices-unreachable")
async def unreachable_message(to: Any, target_id: int) -> Outgoing | None:
    """Which place it is and what to do; nothing once it is mended."""
    target = await targets.find_target(target_id)
    if target is None or not target.failure:
        return None
    text = to.rich("admin-notices-unreachable", title=target.title, reason=target.failure)
    return Outgoing(text, ((OpenTarget(target_id).button(to.t("admin-notices-look")), close_button(to)),))


@admin.hook
async def member_changed(update: Any) -> None:
    """Who unblocks the bot can be told again."""
    if update.is_member and update.chat_id == update.sender.telegram_id:
        await targets.mend(chat_id=update.chat_id)
