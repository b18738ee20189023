"""The messages that go through the outbox: to customers, to oneself as a test, and what the author is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Outgoing, Refused, Rich, bold, db
from plugins.accounts.api import close_button, find, set_reachable

from . import broadcast
from .callbacks import OpenBroadcast
from .content import excerpt, outgoing
from .delivering import TEMPLATE
from .reading import count, read, read_for, reasons
from .states import Got, State

if TYPE_CHECKING:
    from kernel import Bot

UNREACHABLE = ("USER_IS_BLOCKED", "INPUT_USER_DEACTIVATED")  # until they write again
MARK = """UPDATE broadcast_recipient SET state = $3, error = $4
WHERE broadcast_id = $1 AND user_id = $2 AND state = 'queued'"""


@broadcast.message(TEMPLATE)
async def message(to: Any, broadcast_id: int, user_id: int) -> Outgoing | None:
    """The message itself; None when the broadcast was stopped or the customer forgotten meanwhile."""
    view = await read_for(broadcast_id, user_id)
    return None if view is None else outgoing(to, view)


@broadcast.on_sent(TEMPLATE)
async def arrived(bot: Bot, broadcast_id: int, user_id: int) -> None:
    """Count it."""
    await db.execute(MARK, broadcast_id, user_id, Got.DELIVERED.value, "")


@broadcast.on_failed(TEMPLATE)
async def lost(bot: Bot, reason: str, broadcast_id: int, user_id: int) -> None:
    """Count it, and leave the customer out from now on if they have blocked the bot or are gone."""
    if reason in UNREACHABLE:
        await db.execute(MARK, broadcast_id, user_id, Got.BLOCKED.value, reason)
        person = await find(bot, user_id)
        if person is not None:
            await set_reachable(person.telegram_id, False)
        return
    await db.execute(MARK, broadcast_id, user_id, Got.FAILED.value, reason[:64])


@broadcast.message("broadcast-test")
async def test(to: Any, broadcast_id: int) -> Outgoing | None:
    """The same to a staff member alone."""
    try:
        return outgoing(to, await read(broadcast_id))
    except Refused:
        return None


@broadcast.message("broadcast-report")
async def report(to: Any, broadcast_id: int) -> Outgoing | None:
    """What became of it, for its author."""
    try:
        view = await read(broadcast_id)
    except Refused:
        return None
    counts = await count(view)
    lines = [
        to.rich("broadcast-report", number=str(view.id), text=bold(excerpt(to, view.content))),
        to.rich("broadcast-counts", delivered=counts.delivered, blocked=counts.blocked, failed=counts.failed),
    ]
    if counts.failed:
        lines.append(to.rich("broadcast-reasons", reasons=", ".join(await reasons(view.id))))
    return _about(to, view.id, Rich("\n").join(lines))


@broadcast.message("broadcast-trouble")
async def trouble(to: Any, broadcast_id: int) -> Outgoing | None:
    """It paused by itself; None when somebody has dealt with that."""
    try:
        view = await read(broadcast_id)
    except Refused:
        return None
    if view.state != State.PAUSED or not view.problem:
        return None
    text = to.rich("broadcast-trouble", number=str(view.id), text=bold(excerpt(to, view.content)), problem=view.problem)
    return _about(to, view.id, text)


def _about(to: Any, broadcast_id: int, text: Rich) -> Outgoing:
    return Outgoing(text, ((OpenBroadcast(broadcast_id).button(to.t("broadcast-open")),), (close_button(to),)))
