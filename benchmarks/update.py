"""The kernel's own part of an update: from the kernel's update to the outgoing call, without network to Telegram."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from kernel.bot import Bot
from kernel.testing import count_statements
from kernel.testing.servers import PostgresServer
from plugins.accounts.api import OpenMenu
from plugins.shop.api import OpenItem
from plugins.shop.callbacks import OpenCategory, OpenShop

from . import pipeline, shop
from .measuring import Report, Stopwatch, alternate
from .outside import Outside, press


async def main(quick: bool) -> Report:
    """Measure the screens that people see most, on both databases."""
    report = Report("The kernel's own part of an update, from kernel update to outgoing call", quick=quick)
    server = PostgresServer()
    try:
        server.start()
        server.sql("CREATE DATABASE updates", "CREATE DATABASE pipelines")
        for name, url in (("SQLite", ""), ("PostgreSQL", server.url("updates"))):
            with tempfile.TemporaryDirectory() as folder:
                async with shop.opened(shop.environment(Path(folder), url)) as bot:
                    await measure(report, name, bot, quick)
            await pipeline.measure(report, name, url and server.url("pipelines"), quick)
    finally:
        server.stop()
    return report


async def measure(report: Report, name: str, bot: Bot, quick: bool) -> None:
    """The CPU of each screen, and of all in turn."""
    rounds, count = (1, 10) if quick else (9, 500)
    outside: Any = Outside()
    bot.telegram = outside
    await shop.customers(bot, 1)
    category = await shop.shelf("Bench")
    items = await shop.items(20, category=category)
    await shop.stock(bot, items, 5)
    screens = {
        "menu": OpenMenu().pack(),
        "shop": OpenShop().pack(),
        "page": OpenCategory(category).pack(),
        "card": OpenItem(items[0]).pack(),
    }

    async def cpu(*data: str) -> float:
        with Stopwatch() as watch:
            for number in range(count):
                await bot.handle(press(data[number % len(data)]))
            await asyncio.sleep(0)
        return 1000 * watch.cpu / count

    async def uncached() -> float:
        with Stopwatch() as watch:
            for _ in range(count):
                bot.cache.drop("catalog")
                await bot.handle(press(screens["page"]))
        return 1000 * watch.cpu / count

    found = await alternate(
        rounds,
        uncached=uncached,
        **{screen: lambda data=data: cpu(data) for screen, data in screens.items()},  # type: ignore[misc]
        all=lambda: cpu(*screens.values()),
    )
    for screen, data in screens.items():
        await bot.handle(press(data))
        with count_statements() as sent:
            await bot.handle(press(data))
        report.figure(f"{name}: {screen}, CPU of the process ({len(sent)} statements)", found[screen], "ms")
    report.figure(f"{name}: page, nothing cached (3 statements)", found["uncached"], "ms")
    report.figure(f"{name}: these four in turn, CPU of the process", found["all"], "ms", at_most=0.6)
