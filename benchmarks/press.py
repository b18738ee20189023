"""From a press to the edited screen over MTProto, and how many presses a second, against a bare client."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

from kernel.bot import Bot
from kernel.testing.servers import PostgresServer

from . import bare, shop
from .measuring import Report, Stopwatch, alternate, ratios
from .telegram import other_process

WALK = ("Shop", "Bench", "Key 00003", "Back", "Menu")  # menu, shop, a page of ten items, a card, the page, the menu
KIOSK, BARE = 1000, 2000  # the bots' ids
ALONE, CROWD = 100, range(200, 250)


async def main(quick: bool) -> Report:
    """Measure on SQLite, which is the default, and on PostgreSQL."""
    report = Report("A press over MTProto, with the local Telegram in a process of its own", quick=quick)
    report.say(f"Kiosk: {' > '.join(WALK)}, round and round; the bare client edits one line; both answer the press")
    server = PostgresServer()
    try:
        server.start()
        server.sql("CREATE DATABASE press")
        for name, url in (("SQLite", ""), ("PostgreSQL", server.url("press"))):
            with tempfile.TemporaryDirectory() as folder:
                await measure(report, name, url, Path(folder), quick)
    finally:
        server.stop()
    return report


async def measure(report: Report, name: str, url: str, folder: Path, quick: bool) -> None:
    """The figures on one database."""
    rounds, presses, crowd, each = (1, 5, CROWD[:3], 5) if quick else (9, 100, CROWD, 20)
    async with other_process() as telegram:
        for token, username in ((shop.TOKEN, "kiosk_bot"), (bare.TOKEN, "bare_bot")):
            await telegram.ask("bot", token=token, username=username)
        env = shop.environment(folder, url, **telegram.environment())
        async with running(env), bare.bare_client(telegram, folder):
            for person in (ALONE, *crowd):
                await telegram.ask("person", id=person)
                for bot in (KIOSK, BARE):
                    await telegram.ask("start", person=person, bot=bot)

            async def alone(bot: int, path: tuple[str, ...]) -> float:
                return 1000 * median(await telegram.ask("walk", person=ALONE, bot=bot, path=path, times=presses))

            found = await alternate(rounds, kiosk=lambda: alone(KIOSK, WALK), bare=lambda: alone(BARE, ("Press",)))
            report.figure(f"{name}: one person, press to edited screen", found["kiosk"], "ms")
            report.figure("bare client", found["bare"], "ms")
            report.figure("Kiosk by bare client", ratios(found["kiosk"], found["bare"]), at_most=3)

            cpu: dict[int, list[float]] = {KIOSK: [], BARE: []}

            async def together(bot: int, path: tuple[str, ...]) -> float:
                with Stopwatch() as watch:
                    rate = await telegram.ask("crowd", people=list(crowd), bot=bot, path=path, times=each)
                cpu[bot].append(1000 * watch.cpu / len(crowd) / each)
                return rate

            found = await alternate(
                rounds, kiosk=lambda: together(KIOSK, WALK), bare=lambda: together(BARE, ("Press",))
            )
            report.figure(f"{name}: {len(crowd)} people at a time", found["kiosk"], "/s")
            report.figure("bare client", found["bare"], "/s")
            report.figure("Kiosk by bare client", ratios(found["kiosk"], found["bare"]), at_least=0.6)
            report.figure("CPU of the bot's process for a press", cpu[KIOSK][1:], "ms")
            report.figure("CPU of the bare client for a press", cpu[BARE][1:], "ms")


@asynccontextmanager
async def running(env: dict[str, str]) -> AsyncIterator[Bot]:
    """A bot that answers, with one category of twenty items in its shop."""
    async with shop.opened(env) as bot:
        await shop.stock(bot, await shop.items(20), 5)
        await bot.start()
        yield bot
