"""Drafts: made, changed, copied and deleted, each in the caller's transaction and written down."""

from __future__ import annotations

from typing import Any

from kernel import Context, Refused, db

from . import SEND
from .models import Broadcast
from .reading import View, read
from .states import State

DELETE = "DELETE FROM broadcast_broadcast WHERE id = $1"


async def create(ctx: Context, **fields: Any) -> int:
    """Make a draft of ``content``, ``buttons``, ``segment`` and so on; its id."""
    await ctx.require(SEND)
    made = await Broadcast.create(author_id=ctx.user.id, created_at=ctx.bot.clock.now(), **fields)
    ctx.audit("broadcast.created", f"broadcast:{made.id}", segment=made.segment, argument=made.argument)
    return made.id


async def change(ctx: Context, broadcast_id: int, **fields: Any) -> None:
    """Change fields of a draft; raises Refused when it is none any more."""
    view = await draft(ctx, broadcast_id)
    await Broadcast.filter(id=view.id).update(**fields, revision=view.revision + 1)
    what = sorted(fields)
    ctx.audit("broadcast.changed", f"broadcast:{view.id}", revision=view.revision + 1, fields=what)


async def draft(ctx: Context, broadcast_id: int) -> View:
    """The draft, locked, for whoever may change it."""
    await ctx.require(SEND)
    view = await read(broadcast_id, lock=True)
    if not view.is_draft:
        raise Refused("broadcast-not-draft")
    return view


async def delete(ctx: Context, broadcast_id: int) -> None:
    """Delete a draft."""
    await draft(ctx, broadcast_id)
    await db.execute(DELETE, broadcast_id)
    ctx.audit("broadcast.deleted", f"broadcast:{broadcast_id}")


async def copy(ctx: Context, broadcast_id: int) -> int:
    """A new draft that says the same to the same people; its id."""
    view = await read(broadcast_id)
    names = ("content", "buttons", "silent", "segment", "argument", "argument_label")
    return await create(ctx, **{name: getattr(view, name) for name in names})


async def back_to_draft(ctx: Context, broadcast_id: int) -> None:
    """Take back the time at which it was to be sent."""
    await ctx.require(SEND)
    view = await read(broadcast_id, lock=True)
    if view.state != State.SCHEDULED:
        raise Refused("broadcast-not-scheduled")
    await Broadcast.filter(id=view.id).update(state=State.DRAFT.value, start_at=None, revision=view.revision + 1)
    ctx.audit("broadcast.unscheduled", f"broadcast:{view.id}")
