"""Starting, pausing and stopping, each in the caller's transaction: the row says what is so, runs follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import Context, Refused, after_commit, db

from . import SEND
from .callbacks import REVISIONS
from .reading import View, read
from .running import run
from .states import State

if TYPE_CHECKING:
    from kernel import Bot

BEGIN = "UPDATE broadcast_broadcast SET state = 'sending', started_at = $2, start_at = $3 WHERE id = $1"
SCHEDULE = "UPDATE broadcast_broadcast SET state = 'scheduled' WHERE id = $1"
SET_STATE = "UPDATE broadcast_broadcast SET state = $2, problem = $3 WHERE id = $1"
STOP = "UPDATE broadcast_broadcast SET state = 'cancelled', finished_at = $2, problem = '' WHERE id = $1"
DUE = "SELECT id FROM broadcast_broadcast WHERE state = 'scheduled' AND start_at <= $1 ORDER BY start_at, id"


async def start(ctx: Context, broadcast_id: int, revision: int, *, later: bool) -> View:
    """Send a draft, or one that waits for its time, now; or let a draft wait for its time. Returns what it was."""
    await ctx.require(SEND)
    view = await read(broadcast_id, lock=True)
    if view.state not in ((State.DRAFT,) if later else (State.DRAFT, State.SCHEDULED)):
        raise Refused("broadcast-begun")
    if view.revision % REVISIONS != revision:
        raise Refused("broadcast-changed")
    now = ctx.bot.clock.now()
    if later:
        if view.start_at is None or view.start_at <= now:
            raise Refused("broadcast-time-passed")
        await db.execute(SCHEDULE, view.id)
        ctx.audit("broadcast.scheduled", f"broadcast:{view.id}", at=view.start_at.isoformat(), segment=view.segment)
        return view
    await _begin(ctx.bot, view)
    ctx.audit("broadcast.started", f"broadcast:{view.id}", segment=view.segment, argument=view.argument)
    return view


async def _begin(bot: Bot, view: View) -> None:
    await db.execute(BEGIN, view.id, bot.clock.now(), view.start_at if view.state == State.SCHEDULED else None)
    after_commit(lambda: run(bot, view.id))


async def due(bot: Bot) -> list[int]:
    """The broadcasts whose time has come."""
    return [row["id"] for row in await db.fetch(DUE, bot.clock.now())]


async def start_due(bot: Bot, broadcast_id: int) -> None:
    """Begin one whose time has come, unless that was taken back meanwhile. Who confirmed it answers for it."""
    view = await read(broadcast_id, lock=True)
    if view.state == State.SCHEDULED and view.start_at is not None and view.start_at <= bot.clock.now():
        await _begin(bot, view)
        bot.audit("broadcast.started", subject=f"broadcast:{view.id}", segment=view.segment, argument=view.argument)


async def pause(ctx: Context, broadcast_id: int) -> None:
    """Queue no more of it; what is in the outbox already, about two seconds' worth, still goes out."""
    view = await _running(ctx, broadcast_id, State.SENDING)
    await db.execute(SET_STATE, view.id, State.PAUSED.value, "")
    ctx.audit("broadcast.paused", f"broadcast:{view.id}")


async def resume(ctx: Context, broadcast_id: int) -> None:
    """Go on where it stood."""
    view = await _running(ctx, broadcast_id, State.PAUSED)
    await db.execute(SET_STATE, view.id, State.SENDING.value, "")
    ctx.audit("broadcast.resumed", f"broadcast:{view.id}")
    after_commit(lambda: run(ctx.bot, view.id))


async def stop(ctx: Context, broadcast_id: int) -> None:
    """Stop it for good; what is queued and not on its way is not sent either."""
    view = await _running(ctx, broadcast_id, State.SENDING, State.PAUSED, State.SCHEDULED)
    await db.execute(STOP, view.id, ctx.bot.clock.now())
    ctx.audit("broadcast.stopped", f"broadcast:{view.id}", was=view.state.value)


async def _running(ctx: Context, broadcast_id: int, *states: State) -> View:
    await ctx.require(SEND)
    view = await read(broadcast_id, lock=True)
    if view.state not in states:
        raise Refused("broadcast-other-state")
    return view
