"""What staff decide about a broadcast: see it, test it, send, schedule, pause, resume, stop, delete, use again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from kernel import Button, Context, Refused, bold, run_in_transaction

from .. import SEND, acts, broadcast, drafts
from ..callbacks import REVISIONS, Act, ConfirmDelete, ConfirmStart, ConfirmStop, Do, OpenBroadcast, OpenBroadcasts
from ..content import excerpt
from ..progress import leave
from ..reading import count, read
from ..segments import named, size
from ..states import State
from .listing import preview, show_card, show_written


@broadcast.press(Do, permission=SEND)
async def do(ctx: Context, press: Do) -> None:
    """Do what the button says."""
    await leave(ctx)
    await ACTS[press.act](ctx, press.broadcast_id)


async def show_preview(ctx: Context, broadcast_id: int) -> None:
    """The message once more, exactly as it will arrive, and a card below it."""
    view = await read(broadcast_id)
    ctx.screen_id = 0
    await preview(ctx, view)
    await show_card(ctx, broadcast_id)


async def test(ctx: Context, broadcast_id: int) -> None:
    """Send it to oneself, the way it goes to everybody."""

    async def queue() -> None:
        await ctx.require(SEND)
        await read(broadcast_id)
        ctx.bot.send(ctx.user, "broadcast-test", broadcast_id=broadcast_id)
        ctx.audit("broadcast.tested", f"broadcast:{broadcast_id}")

    await run_in_transaction(queue)
    ctx.toast(ctx.t("broadcast-tested"))
    await show_card(ctx, broadcast_id)


async def ask_send(ctx: Context, broadcast_id: int) -> None:
    """Is it really to be sent now?"""
    await ask_start(ctx, broadcast_id, later=False)


async def ask_start(ctx: Context, broadcast_id: int, *, later: bool) -> None:
    """Name how many people get it, and when, before the button that sends it."""
    view = await read(broadcast_id)
    if view.state not in (State.DRAFT, State.SCHEDULED):
        raise Refused("broadcast-begun")
    people = await size(ctx.bot, view)
    if not people:
        raise Refused("broadcast-nobody")
    minutes = max(1, round(people / ctx.bot.settings.messages_per_second / 60))
    facts = {
        "text": bold(excerpt(ctx, view.content)),
        "audience": await named(ctx, view),
        "count": people,
        "minutes": minutes,
    }
    if later and view.start_at:
        text = ctx.rich("broadcast-sure-later", time=ctx.when(view.start_at), zone=ctx.timezone, **facts)
        label = ctx.t("broadcast-yes-later", count=people, time=ctx.when(view.start_at))
    else:
        text, label = ctx.rich("broadcast-sure", **facts), ctx.t("broadcast-yes", count=people)
    confirm = ctx.once(ConfirmStart(view.id, view.revision % REVISIONS, later), label)
    await ctx.screen(text, [[confirm], [back(ctx, view.id)]])


def back(ctx: Context, broadcast_id: int) -> Button:
    """Back to the card, with nothing done."""
    return OpenBroadcast(broadcast_id).button(ctx.t("kernel-cancel"))


@broadcast.press(ConfirmStart, permission=SEND)
async def confirm_start(ctx: Context, press: ConfirmStart) -> None:
    """Send it, or let it wait for its time."""

    async def begin() -> None:
        if await press.use(ctx):
            await acts.start(ctx, press.broadcast_id, press.revision, later=press.later)

    await run_in_transaction(begin)
    ctx.toast(ctx.t("broadcast-scheduled-now" if press.later else "broadcast-started-now"))
    await show_card(ctx, press.broadcast_id)


async def ask_stop(ctx: Context, broadcast_id: int) -> None:
    """Is it really to be stopped for good?"""
    view = await read(broadcast_id)
    counts = await count(view)
    text = ctx.rich("broadcast-stop-sure", text=bold(excerpt(ctx, view.content)), count=counts.left)
    stop = ctx.once(ConfirmStop(view.id), ctx.t("broadcast-stop-yes"))
    await ctx.screen(text, [[stop], [back(ctx, view.id)]])


@broadcast.press(ConfirmStop, permission=SEND)
async def confirm_stop(ctx: Context, press: ConfirmStop) -> None:
    """Stop it."""

    async def stop() -> None:
        if await press.use(ctx):
            await acts.stop(ctx, press.broadcast_id)

    await run_in_transaction(stop)
    await show_card(ctx, press.broadcast_id)


async def ask_delete(ctx: Context, broadcast_id: int) -> None:
    """Is the draft really to be deleted?"""
    view = await read(broadcast_id)
    if not view.is_draft:
        raise Refused("broadcast-not-draft")
    delete = ctx.once(ConfirmDelete(view.id), ctx.t("broadcast-delete-yes"))
    text = ctx.rich("broadcast-delete-sure", text=bold(excerpt(ctx, view.content)))
    await ctx.screen(text, [[delete], [back(ctx, view.id)]])


@broadcast.press(ConfirmDelete, permission=SEND)
async def confirm_delete(ctx: Context, press: ConfirmDelete) -> None:
    """Delete it."""

    async def delete() -> None:
        if await press.use(ctx):
            await drafts.delete(ctx, press.broadcast_id)

    await run_in_transaction(delete)
    ctx.toast(ctx.t("broadcast-deleted"))
    await ctx.open(OpenBroadcasts())


async def pause(ctx: Context, broadcast_id: int) -> None:
    """Hold it."""
    await run_in_transaction(acts.pause, ctx, broadcast_id)
    await show_card(ctx, broadcast_id)


async def resume(ctx: Context, broadcast_id: int) -> None:
    """Let it go on."""
    await run_in_transaction(acts.resume, ctx, broadcast_id)
    await show_card(ctx, broadcast_id)


async def back_to_draft(ctx: Context, broadcast_id: int) -> None:
    """Let it wait no longer, so that it can be changed."""
    await run_in_transaction(drafts.back_to_draft, ctx, broadcast_id)
    await show_card(ctx, broadcast_id)


async def use_again(ctx: Context, broadcast_id: int) -> None:
    """A new draft of it."""
    made = await run_in_transaction(drafts.copy, ctx, broadcast_id)
    await show_written(ctx, made)


ACTS: dict[Act, Callable[[Context, int], Awaitable[None]]] = {
    Act.PREVIEW: show_preview,
    Act.TEST: test,
    Act.ASK_SEND: ask_send,
    Act.ASK_DELETE: ask_delete,
    Act.BACK_TO_DRAFT: back_to_draft,
    Act.PAUSE: pause,
    Act.RESUME: resume,
    Act.ASK_STOP: ask_stop,
    Act.COPY: use_again,
}
