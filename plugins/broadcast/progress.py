"""The screen that shows how far a running broadcast is: edited in place every few seconds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from kernel import Context, Outgoing, Refused, db
from kernel.invoices import TelegramError
from plugins.accounts.api import find_by_telegram_id

from . import SEND
from .callbacks import OpenBroadcasts
from .card import card
from .reading import count, read

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

EVERY = 3.0  # seconds between two edits
COUNTED = 50_000  # recipients that may be counted in an extra second
WATCH = "UPDATE broadcast_broadcast SET live_chat = $2, live_message = $3 WHERE id = $1"
FORGET = """UPDATE broadcast_broadcast SET live_chat = NULL, live_message = NULL
WHERE live_chat = $1 AND live_message = $2"""


class Progress:
    """What one run shows of one broadcast."""

    def __init__(self, bot: Bot, broadcast_id: int):
        self._bot = bot
        self._id = broadcast_id
        self._next = time.monotonic() + EVERY

    async def show(self, *, last: bool = False) -> bool:
        """Bring the screen up to date if it is time; whether it was. The ``last`` time it stays as it is then."""
        if not last and time.monotonic() < self._next:
            return False
        try:
            await self._show(last)
        except Refused:  # the broadcast is gone
            return False
        return True

    async def _show(self, last: bool) -> None:
        view = await read(self._id)
        self._next = time.monotonic() + EVERY + view.total / COUNTED
        if view.live_chat is None or view.live_message is None:
            return
        person = await find_by_telegram_id(self._bot, view.live_chat)
        if person is None or not await self._bot.allowed(person, SEND):
            await db.execute(FORGET, view.live_chat, view.live_message)
            return
        text, rows = await card(self._bot.reader(person), view, await count(view), OpenBroadcasts())
        message = Outgoing(text, tuple(tuple(row) for row in rows if row))
        try:
            shown = await self._bot.telegram.edit(view.live_chat, view.live_message, message)
        except TelegramError as error:
            log.info("broadcast_progress_not_shown", broadcast=view.id, code=error.code)
            self._next += getattr(error, "seconds", 0)
            return
        if last or shown != view.live_message:  # a deleted screen comes back once, and is left alone then
            await db.execute(FORGET, view.live_chat, view.live_message)


async def watch(ctx: Context, broadcast_id: int) -> None:
    """From now on the screen just shown is the one that is kept up to date."""
    await db.execute(WATCH, broadcast_id, ctx.update.chat_id, ctx.screen_id)


async def leave(ctx: Context) -> None:
    """The screen becomes another one: keep it up to date no longer."""
    if ctx.screen_id:
        await db.execute(FORGET, ctx.update.chat_id, ctx.screen_id)
