"""What the pipeline adds to an update, from the first step to the metrics: the CPU and statements around a handler that does nothing."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from kernel import Callback, Plugin, transaction
from kernel.bot import Bot
from kernel.testing import count_statements
from kernel.testing.servers import RedisServer

from . import shop
from .measuring import Report, Stopwatch, alternate
from .outside import Outside, press

bare = Plugin("bare", version="1", requires=["accounts"])


class Nothing(Callback, prefix="bare"):
    """Do nothing."""


class Act(Callback, prefix="bareact"):
    """Open a transaction and do nothing in it but, if ``audited``, write down who did it."""

    audited: bool


@bare.press(Nothing)
async def nothing(ctx: Any, press: Nothing) -> None:
    """Nothing at all."""


@bare.press(Act)
async def act(ctx: Any, press: Act) -> None:
    """As the button says."""
    async with transaction():
        if press.audited:
            ctx.audit("bare.acted", "user:1", before={"a": 1}, after={"a": 2})


async def measure(report: Report, name: str, url: str, quick: bool) -> None:
    """The figures on one database, with limits in memory and in Redis."""
    redis = RedisServer()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for where, env in (("", {}), (", limits in Redis", {"REDIS_URL": redis.url})):
                async with shop.opened(shop.environment(Path(folder), url, **env), extra=[bare]) as bot:
                    await measure_bot(report, f"{name}{where}", bot, quick, target=not where)
    finally:
        redis.stop()


async def measure_bot(report: Report, name: str, bot: Bot, quick: bool, *, target: bool) -> None:
    """10,000 updates of a hundred people on each side."""
    rounds, count, people = (1, 10, 5) if quick else (10, 1000, 100)
    outside: Any = Outside()
    bot.telegram = outside
    known = [person.telegram_id for person in await shop.customers(bot, people)]

    def side(data: str) -> Callable[[], Awaitable[float]]:
        async def cpu() -> float:
            with Stopwatch() as watch:
                for number in range(count):
                    await bot.handle(press(data, known[number % people]))
                await asyncio.sleep(0)
            return 1000 * watch.cpu / count

        return cpu

    found = await alternate(
        rounds,
        nothing=side(Nothing().pack()),
        plain=side(Act(False).pack()),
        audited=side(Act(True).pack()),
    )
    with count_statements() as sent:
        await bot.handle(press(Nothing().pack(), known[0]))
    audit = [with_audit - plain for plain, with_audit in zip(found["plain"], found["audited"], strict=True)]
    limit = 0.3 if target else None
    report.figure(f"{name}: pipeline around nothing, CPU of the process", found["nothing"], "ms", at_most=limit)
    report.figure(f"{name}: its statements", len(sent), at_most=1)
    report.figure(f"{name}: an audit row and its line", audit, "ms")
