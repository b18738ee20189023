"""Notices for those who run the shop: said here, and sent to whoever plugins say, or else to the owner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from kernel import Permission, emit

from . import accounts, people

if TYPE_CHECKING:
    from kernel import Bot

EVENT = "staff_notice"


class Severity(IntEnum):
    """How much a notice matters: to be known, to be looked at, to be looked at now."""

    INFO = 0
    WARNING = 1
    ALARM = 2


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """What notices can be about; staff choose by it. ``title`` is a locale key.

    A person is told only while they have ``permission``, or without one any right at all. Those who have chosen
    nothing hear of it if it is ``wanted``.
    """

    name: str
    title: str
    permission: Permission | None = None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Notice:
    """What staff are to be told: the queued message ``template`` with ``args``.

    Notices with the same ``key`` are about the same thing; an empty one is like no other.
    """

    template: str
    kind: str
    severity: Severity
    key: str
    args: Mapping[str, Any]


async def tell_staff(bot: Bot, template: str, *, kind: str, severity: str = "info", key: str = "", **args: Any) -> None:
    """Tell staff something, in the caller's transaction, whose end sets it going; it costs no statement there.

    What nobody wants is dropped at once, unless it is an alarm.

    ``template`` is a declared message or a locale key and ``args`` ids and plain values, as for ``bot.send``; ``kind``
    is the name of a ``NoticeKind``; ``severity`` is info, warning or alarm. With the same ``key`` (such as
    ``low:17``) it is the same thing, which nobody is told again and again.
    """
    level = Severity[severity.upper()]
    if level != Severity.ALARM and not await is_wanted(bot, kind):
        return
    emit(EVENT, template=template, kind=kind, severity=int(level), key=key, args=args)


async def is_wanted(bot: Bot, kind: str) -> bool:
    """Whether anybody wants to hear of this kind at present."""
    answer: bool | None = await bot.hooks.first("notice_wanted", kind=kind, bot=bot)
    return _by_default(bot, kind) if answer is None else answer


def _by_default(bot: Bot, kind: str) -> bool:
    found = [known.wanted for known in bot.hooks.contributed("register_notice_kinds") if known.name == kind]
    return found[0] if found else True


@accounts.on(EVENT)
async def pass_on(bot: Bot, template: str, kind: str, severity: int, key: str, args: dict[str, Any]) -> None:
    """Ask the plugins who gets it; without an answer it is the owner, who must have written to the bot.

    The owner is spared the kinds that nobody gets who has not chosen them.
    """
    notice = Notice(template, kind, Severity(severity), key, args)
    if await bot.hooks.first("staff_notice", notice=notice, bot=bot):
        return
    if not _by_default(bot, kind):
        return
    owner = await people.find_by_telegram_id(bot, bot.settings.owner_id)
    if owner is not None:
        bot.send(owner, template, **args)
