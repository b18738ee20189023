"""The list of broadcasts, newest first, the doors that lead to it, and a card."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, clip_label, keyset, pager_row
from kernel.invoices import TelegramError
from plugins.accounts.api import staff_button

from .. import SEND, broadcast
from ..callbacks import NewBroadcast, OpenBroadcast, OpenBroadcasts
from ..card import card
from ..content import excerpt, outgoing
from ..progress import leave, watch
from ..reading import View, count, read
from ..states import State

MARKS = {
    State.DRAFT: "✏️",
    State.SCHEDULED: "🕓",
    State.SENDING: "📤",
    State.PAUSED: "⏸",
    State.DONE: "✅",
    State.CANCELLED: "⏹",
}


@broadcast.command("broadcast", permission=SEND)
async def show_broadcasts(ctx: Context) -> None:
    """The list by command."""
    await open_broadcasts(ctx, OpenBroadcasts())


@broadcast.menu("staff", order=65)
async def staff_entry(ctx: Context) -> Button | None:
    """The list, from the staff's console."""
    return OpenBroadcasts().button(ctx.t("broadcast-staff")) if await ctx.allowed(SEND) else None


@broadcast.press(OpenBroadcasts, permission=SEND)
async def open_broadcasts(ctx: Context, press: OpenBroadcasts) -> None:
    """A page of the list."""
    await leave(ctx)
    page = await keyset(press, table="broadcast_broadcast", columns="t.id, t.state, t.content", descending=True)
    first = page.rows[0]["id"] if page.rows else 0
    rows = [[OpenBroadcast(row["id"], row=first, page=page.number).button(label(ctx, row))] for row in page.rows]
    rows += [
        pager_row(ctx, press, page),
        [NewBroadcast().button(ctx.t("broadcast-new"))],
        [staff_button(ctx)],
    ]
    await ctx.screen(ctx.rich("broadcast-list" if page.rows else "broadcast-list-empty", count=page.total), rows)


def label(ctx: Context, row: dict[str, Any]) -> str:
    """``📤 12 · Summer sale`` on a row of the list."""
    return clip_label(f"{MARKS[State(row['state'])]} {row['id']} · {excerpt(ctx, row['content'])}")


@broadcast.press(OpenBroadcast, permission=SEND)
async def open_broadcast(ctx: Context, press: OpenBroadcast) -> None:
    """The card of one."""
    await leave(ctx)
    await show_card(ctx, press.broadcast_id, press)


async def show_card(ctx: Context, broadcast_id: int, place: OpenBroadcast | None = None) -> None:
    """The card in place of the pressed screen; while the broadcast runs it is kept up to date."""
    view = await read(broadcast_id)
    back = OpenBroadcasts().at(place.row, place.page) if place and place.row else OpenBroadcasts()
    text, rows = await card(ctx, view, await count(view), back)
    await ctx.screen(text, rows)
    if view.state == State.SENDING:
        await watch(ctx, broadcast_id)


async def show_written(ctx: Context, broadcast_id: int) -> None:
    """What was written, exactly as it will arrive, and below it the card."""
    await ctx.delete_screen()
    await preview(ctx, await read(broadcast_id))
    await show_card(ctx, broadcast_id)


async def preview(ctx: Context, view: View) -> None:
    """Send the message as it will arrive; what Telegram does not take is said in words."""
    try:
        await ctx.bot.telegram.send(ctx.update.chat_id, outgoing(ctx, view))
    except TelegramError as error:
        await ctx.reply(ctx.rich("broadcast-not-taken", code=error.code))
