"""The job that begins what waits for its time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from kernel import Refused, run_in_transaction

from . import acts, broadcast
from .running import take_up

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)


@broadcast.job(every=timedelta(minutes=1))
async def start_in_time(bot: Bot) -> None:
    """Begin the broadcasts whose time has come, and take up those that nobody sends."""
    for broadcast_id in await acts.due(bot):
        try:
            await run_in_transaction(acts.start_due, bot, broadcast_id)
        except Refused:  # deleted meanwhile
            log.info("broadcast_gone", broadcast=broadcast_id)
    await take_up(bot)
