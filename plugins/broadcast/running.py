"""Runs: for each broadcast that is being sent, one task that takes step after step and shows how far it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import structlog

from kernel import db, run_in_transaction

from . import broadcast
from .delivering import Next, give_up, step
from .progress import Progress
from .states import State

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

PAUSE = 0.2  # seconds between two looks at the outbox
AFTER_ERROR = 5.0  # seconds
SENDING = "SELECT id FROM broadcast_broadcast WHERE state = 'sending' ORDER BY id"


class Runs:
    """The broadcasts that this process is sending; two runs of one would only wait for each other."""

    def __init__(self) -> None:
        self.running: set[int] = set()
        self.stopping = asyncio.Event()


_runs: WeakKeyDictionary[Bot, Runs] = WeakKeyDictionary()


def runs_of(bot: Bot) -> Runs:
    """The runs of a bot in this process."""
    return _runs.setdefault(bot, Runs())


def run(bot: Bot, broadcast_id: int) -> None:
    """Let a broadcast run, if it does not yet."""
    runs = runs_of(bot)
    if broadcast_id not in runs.running and not runs.stopping.is_set():
        runs.running.add(broadcast_id)
        bot.background(_run(bot, runs, broadcast_id))


async def _run(bot: Bot, runs: Runs, broadcast_id: int) -> None:
    progress = Progress(bot, broadcast_id)
    try:
        while not runs.stopping.is_set() and bot.plugin(broadcast.name) is not None:
            try:
                following = await run_in_transaction(step, bot, broadcast_id)
                if following == Next.NOTHING:
                    break
                if await progress.show():
                    await run_in_transaction(give_up, bot, broadcast_id)
            except Exception:
                log.exception("broadcast_step_failed", broadcast=broadcast_id)
                await _pause(runs, AFTER_ERROR)
            else:
                if following == Next.SOON:
                    await _pause(runs, PAUSE)
    finally:
        runs.running.discard(broadcast_id)
    if not runs.stopping.is_set():
        await progress.show(last=True)
        await _run_again(bot, broadcast_id)


async def _run_again(bot: Bot, broadcast_id: int) -> None:
    """It may have been resumed between the last step and the end of the run."""
    row = await db.fetch_one("SELECT state FROM broadcast_broadcast WHERE id = $1", broadcast_id)
    if row is not None and row["state"] == State.SENDING and bot.plugin(broadcast.name) is not None:
        run(bot, broadcast_id)


async def _pause(runs: Runs, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await runs.stopping.wait()
    except TimeoutError:
        pass


async def take_up(bot: Bot) -> None:
    """Let everything run that is being sent."""
    for row in await db.fetch(SENDING):
        run(bot, row["id"])


@broadcast.hook
async def started(bot: Bot) -> None:
    """Go on with what was being sent when the bot stopped or was killed."""
    runs_of(bot).stopping.clear()
    await take_up(bot)


@broadcast.hook
async def stopping(bot: Bot) -> None:
    """End the runs; they go on at the next start."""
    runs_of(bot).stopping.set()


@broadcast.hook
async def enabled(plugin: Any, bot: Bot) -> None:
    """Go on after this plugin was off."""
    if plugin.name == broadcast.name and hasattr(bot, "telegram"):
        await take_up(bot)
