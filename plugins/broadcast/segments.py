"""Whom a broadcast goes to: the segments that accounts can tell, and those of other plugins through the hooks."""

from __future__ import annotations

import zlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import Context, Refused, db
from plugins.accounts.api import audience, find_many, own_name

from . import broadcast
from .hookspecs import Segment

if TYPE_CHECKING:
    from kernel import Bot

ALL, LANGUAGE, ACTIVE = "broadcast.all", "broadcast.language", "broadcast.active"
DAYS = (1, 7, 30, 90, 365)
STRETCH = 2000  # customers looked at in one go
MOST_OPTIONS = 20


@broadcast.hook
async def segments(ctx: Context) -> list[Segment]:
    """Everybody, those who read a language, those who came lately."""
    return [
        Segment(ALL, ctx.t("broadcast-segment-all"), 10),
        Segment(LANGUAGE, ctx.t("broadcast-segment-language"), 20, "list"),
        Segment(ACTIVE, ctx.t("broadcast-segment-active"), 30, "list"),
    ]


@broadcast.hook
async def segment_options(segment: str, ctx: Context) -> list[tuple[int, str]] | None:
    """The languages of the bot; numbers of days."""
    if segment == LANGUAGE:
        return [(language_number(language), own_name(language)) for language in ctx.bot.texts.languages]
    if segment == ACTIVE:
        return [(days, ctx.t("broadcast-days", days=days)) for days in DAYS]
    return None


@broadcast.hook
async def segment_members(segment: str, argument: int, after: int, limit: int, bot: Bot) -> Any:
    """A stretch of the customers whom messages reach."""
    if segment == ALL:
        return await audience(bot, after, limit)
    if segment == ACTIVE:
        return await audience(bot, after, limit, seen_since=bot.clock.now().date() - timedelta(days=argument))
    if segment == LANGUAGE:
        by_number = {language_number(language): language for language in bot.texts.languages}
        chosen = by_number.get(argument)
        return ([], 0) if chosen is None else await audience(bot, after, limit, language=chosen)
    return None


def language_number(language: str) -> int:
    """A number that stands for a language, whichever others there are."""
    return zlib.crc32(language.encode())


async def offered(to: Any) -> dict[str, Segment]:
    """The segments of all plugins that are on, by name, in order."""
    found = await to.bot.hooks.show("segments", ctx=to)
    return {segment.name: segment for segment in sorted(found, key=lambda segment: (segment.order, segment.name))}


async def options(ctx: Context, segment: str, words: str) -> list[tuple[int, str]]:
    """What can be chosen for a segment that asks."""
    found = await ctx.hooks.first("segment_options", segment=segment, words=words, ctx=ctx)
    return list(found or ())[:MOST_OPTIONS]


async def named(to: Any, view: Any) -> str:
    """Whom a broadcast goes to, in words: "Who bought: Portal 2"."""
    found = (await offered(to)).get(view.segment)
    label = found.label if found else to.t("broadcast-segment-unknown", name=view.segment)
    return f"{label}: {view.argument_label}" if view.argument_label else label


async def stretch(bot: Bot, view: Any, after: int) -> tuple[list[int], int]:
    """Some of those whom a broadcast goes to and messages reach, and where to go on (0: no more).

    Raises Refused when no plugin that is on knows the segment.
    """
    found = await bot.hooks.first(
        "segment_members", segment=view.segment, argument=view.argument, after=after, limit=STRETCH, bot=bot
    )
    if found is None:
        raise Refused("broadcast-segment-gone")
    ids, following = found
    people = await find_many(bot, ids)
    return [key for key in ids if key in people and _reached(people[key])], following if following > after else 0


def _reached(person: Any) -> bool:
    return person.is_reachable and not person.is_blocked


async def size(bot: Bot, view: Any) -> int:
    """How many people a broadcast would go to at this moment; its cost grows with their number."""
    total, after = 0, 0
    while True:
        ids, after = await stretch(bot, view, after)
        total += len(ids)
        if not after:
            return total


async def reachable(bot: Bot, user_ids: list[int]) -> list[Any]:
    """Those of some customers whom messages reach at this moment, in order."""
    people = await find_many(bot, user_ids)
    return [people[key] for key in user_ids if key in people and _reached(people[key])]


GATHER = {
    "postgres": """INSERT INTO broadcast_recipient (broadcast_id, user_id, state, error)
SELECT $1, id, 'waiting', '' FROM unnest($2::bigint[]) AS t (id) ON CONFLICT (broadcast_id, user_id) DO NOTHING""",
    "sqlite": """INSERT INTO broadcast_recipient (broadcast_id, user_id, state, error)
SELECT $1, value, 'waiting', '' FROM json_each($2) WHERE TRUE ON CONFLICT (broadcast_id, user_id) DO NOTHING""",
}


async def gather(bot: Bot, view: Any) -> int:
    """Write down the next stretch of those whom it goes to, in the caller's transaction; where to go on, or 0."""
    ids, following = await stretch(bot, view, view.cursor)
    if ids:
        await db.execute(GATHER[db.dialect()], view.id, ids)
    return following
