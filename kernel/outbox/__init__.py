"""The outbox: messages that must reach a chat, written in the transaction and sent after its commit."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import structlog

from .. import db
from ..clock import Clock
from ..loop import Loop
from ..messages import Outgoing
from ..queued import QueuedMessage, as_json, write_queued
from . import rows
from .delivery import Callback, Delivery, Telegram
from .pace import Pace
from .rows import Row

__all__ = ["Callback", "Outbox", "Pace", "Row", "Telegram"]
log = structlog.get_logger(__name__)

SIDE_BY_SIDE = 24  # sends under way at a time; each belongs to another chat
URGENT, LEAST = 50, 32767  # priorities: receipts and the like, and whatever there is
NEWS, BESIDE = 12, 4  # of the sends under way, those that are not urgent: as a rule, and while updates are handled


class Outbox:
    """The queue of one bot and its one sender (the bot's singleton lock sees to that).

    * ``telegram`` sends (:class:`Telegram`, the gateway);
    * ``render(row)`` makes the message when it is sent, outside any transaction; None: no longer needed;
    * ``callback(row, "sent" or "failed")`` gives what tells the owner plugin, or None; it is called in the transaction
      that marks the row (failed: undeliverable, or unsure for a day; ``row.error`` is a short reason);
    * ``record(plugin, hook, args, error)`` takes a callback that failed, to be tried again (``Reactions.record``); the
      hook is then called ``on_sent:<template>`` or ``on_failed:<template>``, the latter with ``reason`` among its args;
    * ``count(outcome, plugin)`` is for metrics;
    * ``busy()`` says whether updates are being handled, which what is not urgent leaves more room then.

    Rows go on whether their plugin is enabled or not: what was queued is owed.
    """

    def __init__(
        self,
        telegram: Telegram,
        render: Callable[[Row], Awaitable[Outgoing | None]],
        *,
        clock: Clock,
        callback: Callable[[Row, str], Callback | None] = lambda row, outcome: None,
        record: Callable[[str, str, dict[str, Any], Exception], None] | None = None,
        count: Callable[[str, str], None] = lambda outcome, plugin: None,
        pace: Pace | None = None,
        busy: Callable[[], bool] = lambda: False,
    ):
        self._clock = clock
        self._pace = pace or Pace()
        self._delivery = Delivery(telegram, render, clock, self._pace, callback, record or _forget, count)
        self._loop = Loop("outbox", self._step)
        self._busy = busy
        self._sending: dict[int, asyncio.Task[None]] = {}  # by chat
        self._news: set[int] = set()  # the chats among them whose message is not urgent
        self._claiming = asyncio.Lock()
        self._stopping = False

    def put(
        self,
        plugin: str,
        template: str,
        chat_id: int,
        args: dict[str, Any],
        *,
        priority: int = 50,
        not_before: datetime | None = None,
    ) -> None:
        """Queue a message in the open transaction; it is sent after the commit, or never if that fails.

        ``args`` are ids and plain values; texts and secrets are looked up when it is sent. Lower ``priority`` goes
        first (receipts 50, a broadcast above). Raises RuntimeError outside a transaction, TypeError for other values.
        """
        transaction = db.current()
        if transaction is None:
            raise RuntimeError(
                f"{template} was queued outside a transaction: open one with `async with transaction():`."
            )
        now = self._clock.now()
        text = as_json(args, f"The queued message {template}")
        random_id = secrets.randbits(63) or 1
        transaction.queue(
            write_queued, QueuedMessage(plugin, template, text, chat_id, priority, random_id, not_before or now, now)
        )
        db.after_commit(self._loop.wake)

    def answered(self) -> None:
        """Count a message that goes out beside the queue, because Telegram counts all of them."""
        self._pace.answered()

    async def start(self) -> None:
        """Take over what a killed process had claimed, and begin to send."""
        self._stopping = False
        await rows.release_all()
        self._loop.start()

    async def stop(self, grace: float = 10.0) -> None:
        """Claim nothing more, let sends under way finish for ``grace`` seconds, give the rest back."""
        self._stopping = True
        deadline = asyncio.get_running_loop().time() + grace
        await self._loop.stop(grace)
        if self._sending:
            await asyncio.wait(self._sending.values(), timeout=max(0.0, deadline - asyncio.get_running_loop().time()))
        left = list(self._sending.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if left:
            await rows.release_all()

    async def drain(self) -> None:
        """Send everything that is due now, as fast as it goes; for tests. Waits that Telegram asked for are kept."""
        while True:
            claimed = (
                0 if self._pace.paused() else await self._claim(SIDE_BY_SIDE, self._pace.paused_chats(), paced=False)
            )
            if not claimed and not self._sending:
                return
            if self._sending:
                await asyncio.wait(list(self._sending.values()), return_when=asyncio.FIRST_COMPLETED)

    async def _step(self) -> float | None:
        room = min(self._pace.room(), SIDE_BY_SIDE - len(self._sending))
        if room <= 0:
            # a send that ends wakes the loop as well
            return min(1.0, self._pace.wait()) or 1.0
        full, crowded = self._pace.full_chats(), self._pace.crowded()
        news = 0 if crowded else self._room_for_news()
        room, least = (min(room, news), LEAST) if news else (room, URGENT)
        claimed = await self._claim(room, self._pace.paused_chats() | full.keys(), least=least)
        if claimed == room:
            return min(1.0, self._pace.wait())
        return min([1.0, *full.values(), *([crowded] if crowded else [])])

    def _room_for_news(self) -> int:
        """How many more may be under way of what is not urgent; they are taken some at a time, and answers do not wait
        for many of them."""
        most = BESIDE if self._busy() else NEWS
        flying = len(self._news)
        return most - flying if flying <= most // 2 else 0

    async def _claim(self, limit: int, without_chats: set[int], *, paced: bool = True, least: int = LEAST) -> int:
        async with self._claiming:
            limit = min(limit, SIDE_BY_SIDE - len(self._sending))
            if limit <= 0 or self._stopping:
                return 0
            claimed = await rows.claim(self._clock.now(), limit, without_chats | self._sending.keys(), least)
            for row in claimed:
                if paced:
                    self._pace.sent(row.chat_id)
                if row.priority > URGENT:
                    self._news.add(row.chat_id)
                self._sending[row.chat_id] = db.spawn(self._deliver(row), name=f"outbox-{row.id}")
        return len(claimed)

    async def _deliver(self, row: Row) -> None:
        try:
            await self._delivery.deliver(row)
        except Exception:
            log.exception(
                "outbox_row_left", plugin=row.plugin, row=row.id, cure="it is tried again when its lease ends"
            )
        finally:
            self._sending.pop(row.chat_id, None)
            self._news.discard(row.chat_id)
            self._loop.wake()


def _forget(plugin: str, hook: str, args: dict[str, Any], error: Exception) -> None:
    """Without reactions a failed callback is only logged."""
