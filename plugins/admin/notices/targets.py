"""The places that notices go to, as they are stored."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from kernel import Bot, Refused, db
from plugins.accounts.api import Customer, NoticeKind, Severity, find_by_telegram_id

from ..models import TITLE

COLUMNS = "t.id, t.chat_id, t.topic, t.title, t.least, t.quiet_from, t.quiet_until, t.failure"
ALL = f"SELECT {COLUMNS} FROM admin_notice_target t ORDER BY t.id"
ONE = f"SELECT {COLUMNS} FROM admin_notice_target t WHERE t.id = $1"
LISTENING = f"""SELECT {COLUMNS}, c.wanted FROM admin_notice_target t
LEFT JOIN admin_notice_choice c ON c.target_id = t.id AND c.kind = $1 ORDER BY t.id"""
CHOICES = "SELECT kind, wanted FROM admin_notice_choice WHERE target_id = $1"
# Adding a place once more, as after the bot was thrown out and came back, makes it work again.
ADD = """INSERT INTO admin_notice_target (chat_id, topic, title, least, failure, created_at)
VALUES ($1, $2, $3, 0, '', $4)
ON CONFLICT (chat_id, topic) DO UPDATE SET failure = '', failed_at = NULL, title = excluded.title RETURNING id"""
ENSURE = """INSERT INTO admin_notice_target (chat_id, topic, title, least, failure, created_at)
VALUES ($1, 0, $2, 0, '', $3) ON CONFLICT (chat_id, topic) DO NOTHING"""
EVERY_CHOICE = """SELECT t.id, t.chat_id, c.kind, c.wanted FROM admin_notice_target t
LEFT JOIN admin_notice_choice c ON c.target_id = t.id"""
CHOOSE = """INSERT INTO admin_notice_choice (target_id, kind, wanted) VALUES ($1, $2, $3)
ON CONFLICT (target_id, kind) DO UPDATE SET wanted = excluded.wanted"""
SET = "UPDATE admin_notice_target SET {} = $2 WHERE id = $1"
SET_QUIET = "UPDATE admin_notice_target SET quiet_from = $2, quiet_until = $3 WHERE id = $1"
FAILED = """UPDATE admin_notice_target SET failure = $2, failed_at = $3
WHERE id = $1 AND failure = '' RETURNING id"""
MENDED = "UPDATE admin_notice_target SET failure = '', failed_at = NULL WHERE {} = $1 AND failure <> ''"


NOTICES = "notices"  # the version that counts who may want what; accounts counts it when the owner comes
MEMORY: WeakKeyDictionary[Bot, tuple[int, frozenset[str]]] = WeakKeyDictionary()  # of each bot, what is wanted


@dataclass(frozen=True, slots=True)
class Target:
    """A place that notices go to. ``chosen`` is what was chosen for the kind that was asked for, None for nothing."""

    id: int
    chat_id: int
    topic: int
    title: str
    least: Severity
    quiet: tuple[int, int] | None
    failure: str
    chosen: bool | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is somebody's own chat."""
        return self.chat_id > 0

    @property
    def telegram_id(self) -> int:
        """Queued messages go to a group as they go to a person."""
        return self.chat_id


def kinds(bot: Bot) -> dict[str, NoticeKind]:
    """Everything that staff can be told about, by name, in the order of the plugins."""
    return {kind.name: kind for kind in bot.hooks.contributed("register_notice_kinds")}


def kind_number(name: str) -> int:
    """A number that stands for a kind in a button, whichever other kinds there are."""
    return zlib.crc32(name.encode())


async def targets() -> list[Target]:
    """All of them."""
    return [_target(row) for row in await db.fetch(ALL)]


async def find_target(target_id: int) -> Target | None:
    """One of them; None when it is gone."""
    row = await db.fetch_one(ONE, target_id)
    return None if row is None else _target(row)


async def target_or_refuse(target_id: int) -> Target:
    """One of them; Refused when it is gone."""
    found = await find_target(target_id)
    if found is None:
        raise Refused("admin-notices-gone")
    return found


async def listening(kind: str) -> list[Target]:
    """All of them, each with what was chosen for this kind."""
    return [_target(row) for row in await db.fetch(LISTENING, kind)]


async def choices(target_id: int) -> dict[str, bool]:
    """What was chosen for a target, by kind."""
    return {row["kind"]: bool(row["wanted"]) for row in await db.fetch(CHOICES, target_id)}


async def add(bot: Bot, chat_id: int, topic: int, title: str) -> int:
    """Tell this place, in the caller's transaction; its id, also if it was there before."""
    row = await db.fetch_one(ADD, chat_id, topic, title[:TITLE], bot.clock.now())
    assert row is not None
    await bot.versions.bump(NOTICES)
    return row["id"]


async def ensure_owner(bot: Bot) -> bool:
    """The owner, once they have written to the bot, is always on the list, and may want less; whether they are new there."""
    owner = await find_by_telegram_id(bot, bot.settings.owner_id)
    if owner is None:
        return False
    return bool(await db.execute(ENSURE, owner.telegram_id, owner.name[:TITLE], bot.clock.now()))


async def wanted_kinds(bot: Bot) -> frozenset[str]:
    """The kinds that some place hears of, read again only when that may have changed."""
    version = bot.versions.number(NOTICES)
    known = MEMORY.get(bot)
    if known is None or known[0] != version:
        known = MEMORY[bot] = (version, await _wanted_kinds(bot))
    return known[1]


async def _wanted_kinds(bot: Bot) -> frozenset[str]:
    rows = await db.fetch(EVERY_CHOICE)
    places = {row["id"] for row in rows}
    if not any(row["chat_id"] == bot.settings.owner_id for row in rows):
        places |= {0} if await find_by_telegram_id(bot, bot.settings.owner_id) is not None else set()
    chosen = {(row["id"], row["kind"]): bool(row["wanted"]) for row in rows}
    return frozenset(
        kind.name
        for kind in kinds(bot).values()
        if any(chosen.get((place, kind.name), kind.wanted) for place in places)
    )


async def choose(bot: Bot, target_id: int, kind: str, wanted: bool) -> None:
    """Switch a kind on or off."""
    await db.execute(CHOOSE, target_id, kind, wanted)
    await bot.versions.bump(NOTICES)


async def set_least(target_id: int, least: Severity) -> None:
    """The least severity it is told of."""
    await db.execute(SET.format("least"), target_id, int(least))


async def set_title(target_id: int, title: str) -> None:
    """What it is called here."""
    await db.execute(SET.format("title"), target_id, title[:TITLE])


async def set_quiet(target_id: int, quiet: tuple[int, int] | None) -> None:
    """Its quiet hours, or none."""
    start, end = quiet or (None, None)
    await db.execute(SET_QUIET, target_id, start, end)


async def remove(bot: Bot, target_id: int) -> bool:
    """Tell it nothing any more; False when it was gone."""
    await bot.versions.bump(NOTICES)
    return bool(await db.execute("DELETE FROM admin_notice_target WHERE id = $1", target_id))


async def mark_failed(target_id: int, reason: str, now: datetime) -> bool:
    """Note that nothing reaches it; False when that was known."""
    return await db.fetch_one(FAILED, target_id, (reason or "UNKNOWN")[:64], now) is not None


async def mend(*, target_id: int = 0, chat_id: int = 0) -> None:
    """Something reaches it again."""
    if target_id:
        await db.execute(MENDED.format("id"), target_id)
    else:
        await db.execute(MENDED.format("chat_id"), chat_id)


async def may_hear(bot: Bot, person: Customer, kind: NoticeKind | None) -> bool:
    """Whether a person's rights of this moment let them hear of this kind; of one unknown, any right does."""
    if kind is not None and kind.permission is not None:
        return await bot.allowed(person, kind.permission)
    return await bot.is_staff(person)


def _target(row: dict[str, Any]) -> Target:
    quiet = None if row["quiet_from"] is None else (row["quiet_from"], row["quiet_until"])
    chosen = row.get("wanted")
    return Target(
        row["id"],
        row["chat_id"],
        row["topic"],
        row["title"],
        Severity(row["least"]),
        quiet,
        row["failure"],
        None if chosen is None else bool(chosen),
    )
