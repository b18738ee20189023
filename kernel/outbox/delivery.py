"""What happens to one claimed row: rendered, sent, and marked by what Telegram answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

from .. import db
from ..backoff import backoff
from ..clock import Clock
from ..errors import AlreadySent, ChatUnavailable, FloodWait, TelegramError, TelegramUnavailable
from ..messages import Outgoing
from . import rows
from .pace import Pace
from .rows import Row

log = structlog.get_logger(__name__)

RENDERING = 10.0  # seconds
SENDING = 60.0  # seconds; the gateway's own time-out is shorter
ATTEMPTS = 8  # about two minutes, in which later messages of the chat wait
UNSURE_AFTER = timedelta(days=1)  # how long Telegram remembers a random id is not known
SILENCE = 30.0  # the most seconds between two tries while Telegram does not answer at all

Callback = Callable[[], Awaitable[Any]]


class Telegram(Protocol):
    """What the outbox needs of the gateway; raises the TelegramError classes of kernel.errors."""

    async def send(self, chat_id: int, message: Outgoing, *, random_id: int | None = None) -> Any:
        """Send a message; the answer has ``message_id``."""


class Delivery:
    """Delivers rows. The arguments are those of :class:`kernel.outbox.Outbox`."""

    def __init__(
        self,
        telegram: Telegram,
        render: Callable[[Row], Awaitable[Outgoing | None]],
        clock: Clock,
        pace: Pace,
        callback: Callable[[Row, str], Callback | None],
        record: Callable[[str, str, dict[str, Any], Exception], None],
        count: Callable[[str, str], None],
    ):
        self._telegram = telegram
        self._render = render
        self._clock = clock
        self._pace = pace
        self._callback = callback
        self._record = record
        self._count = count
        self._silent = 0  # failures in a row without any answer

    async def deliver(self, row: Row) -> None:
        """Send one claimed row and mark it. An error here is the database's; the lease brings the row back."""
        now = self._clock.now()
        if row.unsure_since is not None and now - row.unsure_since > UNSURE_AFTER:
            await self._finish(row, "unsure", error="TelegramUnavailable")
            return
        try:
            async with asyncio.timeout(RENDERING):
                message = await self._render(row)
        except Exception as error:
            log.exception("outbox_render_failed", plugin=row.plugin, template=row.template, row=row.id)
            await self._failed(row, f"{type(error).__name__}: {error}", row.unsure_since)
            return
        if message is None:
            await self._finish(row, "not_needed")
            return
        await self._send(row, message, now)

    async def _send(self, row: Row, message: Outgoing, now: datetime) -> None:
        try:
            async with asyncio.timeout(SENDING):
                sent = await self._telegram.send(row.chat_id, message, random_id=row.random_id)
        except AlreadySent:
            await self._finish(row, "sent")
        except ChatUnavailable as error:
            await self._finish(row, "undeliverable", error=error.code)
        except FloodWait as error:
            log.warning("outbox_flood_wait", seconds=error.seconds, chat=row.chat_id)
            self._pace.flood(row.chat_id, error.seconds)
            self._count("flood_wait", row.plugin)
            await rows.give_back(row)
        except (TelegramUnavailable, TimeoutError) as error:
            await self._unanswered(row, error, row.unsure_since or now)
        except TelegramError as error:
            log.error("outbox_refused", plugin=row.plugin, template=row.template, row=row.id, code=str(error))
            await self._failed(row, error.code, row.unsure_since)
        except Exception as error:
            # not an answer of Telegram: the message may have gone out before it
            log.exception("outbox_send_failed", plugin=row.plugin, template=row.template, row=row.id)
            await self._failed(row, f"{type(error).__name__}: {error}", row.unsure_since or now)
        else:
            await self._finish(row, "sent", message_id=sent.message_id)

    async def _unanswered(self, row: Row, error: Exception, unsure_since: datetime) -> None:
        self._silent += 1
        self._pace.pause(min(SILENCE, 0.5 * 2 ** min(self._silent, 10)))
        self._count("unanswered", row.plugin)
        later = self._clock.now() + backoff(row.attempts, first=1.0, most=300.0)
        await rows.try_again(row, later, error=str(error) or "TimeoutError", unsure_since=unsure_since)

    async def _failed(self, row: Row, error: str, unsure_since: datetime | None) -> None:
        if row.attempts >= ATTEMPTS:
            await self._finish(row, "undeliverable", error=error)
            return
        self._count("retried", row.plugin)
        await rows.try_again(row, self._clock.now() + backoff(row.attempts), error=error, unsure_since=unsure_since)

    async def _finish(self, row: Row, state: str, *, message_id: int | None = None, error: str = "") -> None:
        if state == "sent":
            self._silent = 0
        now = self._clock.now()
        kind = {"sent": "sent", "undeliverable": "failed", "unsure": "failed"}.get(state, "")
        row = replace(row, error=error[: rows.ERROR])
        call = self._callback(row, kind) if kind else None
        if call is None:
            await rows.mark(row, state, now, message_id)
        else:
            await db.run_in_transaction(self._finish_with, call, kind, row, state, now, message_id)
        self._count(state, row.plugin)
        if kind == "failed":
            log.error("outbox_" + state, plugin=row.plugin, template=row.template, row=row.id, error=error)

    async def _finish_with(
        self, call: Callback, kind: str, row: Row, state: str, now: datetime, message_id: int | None
    ) -> None:
        """Mark the row and tell its plugin together; a plugin that fails is told again later by the reactions."""
        await rows.mark(row, state, now, message_id)
        try:
            async with db.transaction():
                async with asyncio.timeout(RENDERING):
                    await call()
        except Exception as failure:
            log.exception("outbox_callback_failed", plugin=row.plugin, template=row.template, row=row.id)
            args = {**row.args} if kind == "sent" else {"reason": row.error, **row.args}
            self._record(row.plugin, f"on_{kind}:{row.template}", args, failure)
