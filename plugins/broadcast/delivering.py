"""One step of a running broadcast, in a transaction: write down who gets it, or hand some of them to the outbox.

Every step locks the broadcast's row and looks whether it still runs. A recipient is queued in the transaction that marks
it as queued, so that a kill between two steps neither repeats nor leaves out anybody.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kernel import Refused, db
from plugins.accounts.api import find

from .reading import View, count, read, reasons
from .segments import gather, reachable
from .states import Got, State

if TYPE_CHECKING:
    from kernel import Bot

TEMPLATE = "broadcast-message"
PRIORITY = 90  # receipts have 50, news 80
AHEAD = 2  # seconds' worth of messages that lie in the outbox
AT_LEAST = 10  # failures, and not one success, before it pauses by itself

QUEUED = "SELECT count(*) AS number FROM broadcast_recipient WHERE broadcast_id = $1 AND state = 'queued'"
NEXT = """SELECT user_id FROM broadcast_recipient WHERE broadcast_id = $1 AND state = 'waiting'
ORDER BY user_id LIMIT $2"""
MARK = "UPDATE broadcast_recipient SET state = $2 WHERE broadcast_id = $1 AND user_id {}"
GATHERED = """UPDATE broadcast_broadcast SET gathered = TRUE, total =
    (SELECT count(*) FROM broadcast_recipient WHERE broadcast_id = $1) WHERE id = $1"""
CURSOR = "UPDATE broadcast_broadcast SET cursor = $2 WHERE id = $1"
PAUSE = "UPDATE broadcast_broadcast SET state = 'paused', problem = $2 WHERE id = $1"
DONE = "UPDATE broadcast_broadcast SET state = 'done', finished_at = $2 WHERE id = $1"


class Next(Enum):
    """What follows a step."""

    AT_ONCE = "at once"
    SOON = "soon"  # the outbox has enough for the moment
    NOTHING = "nothing"  # it does not run any more


async def step(bot: Bot, broadcast_id: int) -> Next:
    """Do what is next, in the caller's transaction."""
    try:
        view = await read(broadcast_id, lock=True)
    except Refused:
        return Next.NOTHING
    if view.state != State.SENDING:
        return Next.NOTHING
    return await (_hand_over if view.gathered else _gather)(bot, view)


async def _gather(bot: Bot, view: View) -> Next:
    try:
        following = await gather(bot, view)
    except Refused:  # the plugin that knows the segment is off
        await _pause(bot, view, f"segment {view.segment}")
        return Next.NOTHING
    if following:
        await db.execute(CURSOR, view.id, following)
    else:
        await db.execute(GATHERED, view.id)
    return Next.AT_ONCE


async def _hand_over(bot: Bot, view: View) -> Next:
    found = await db.fetch_one(QUEUED, view.id)
    queued = found["number"] if found else 0
    ahead = AHEAD * bot.settings.messages_per_second
    if queued > ahead // 2:
        return Next.SOON
    waiting = [row["user_id"] for row in await db.fetch(NEXT, view.id, ahead - queued)]
    if waiting:
        people = await reachable(bot, waiting)
        ids = {person.id for person in people}
        await _mark(view.id, Got.QUEUED, [key for key in waiting if key in ids])
        await _mark(view.id, Got.BLOCKED, [key for key in waiting if key not in ids])
        for person in people:
            bot.send(person, TEMPLATE, priority=PRIORITY, broadcast_id=view.id, user_id=person.id)
        return Next.SOON
    if queued:
        return Next.SOON
    await _finish(bot, view)
    return Next.NOTHING


async def _mark(broadcast_id: int, got: Got, user_ids: list[int]) -> None:
    if user_ids:
        await db.execute(MARK.format(db.among(3, "bigint")), broadcast_id, got.value, user_ids)


async def _finish(bot: Bot, view: View) -> None:
    counts = await count(view)
    await db.execute(DONE, view.id, bot.clock.now())
    bot.audit(
        "broadcast.finished",
        subject=f"broadcast:{view.id}",
        delivered=counts.delivered,
        blocked=counts.blocked,
        failed=counts.failed,
    )
    author = await find(bot, view.author_id)
    if author is not None:
        bot.send(author, "broadcast-report", broadcast_id=view.id)


async def _pause(bot: Bot, view: View, problem: str) -> None:
    """Pause what cannot go on, and tell its author."""
    await db.execute(PAUSE, view.id, problem[:255])
    bot.audit("broadcast.paused", subject=f"broadcast:{view.id}", problem=problem)
    author = await find(bot, view.author_id)
    if author is not None:
        bot.send(author, "broadcast-trouble", broadcast_id=view.id)


async def give_up(bot: Bot, broadcast_id: int) -> None:
    """Pause a broadcast that Telegram takes from nobody, in the caller's transaction."""
    view = await read(broadcast_id, lock=True)
    counts = await count(view)
    if view.state == State.SENDING and counts.failed >= AT_LEAST and not counts.delivered:
        await _pause(bot, view, ", ".join(await reasons(view.id)))
