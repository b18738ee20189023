"""A page of a catalog of 10,000 items: statements, the last page against the first, the cache, and a search."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from kernel import db
from kernel.bot import Bot
from kernel.callbacks import Way
from kernel.testing import count_statements
from kernel.testing.servers import PostgresServer
from plugins.shop.callbacks import OpenCategory
from plugins.shop.catalog.reading import SIZE
from plugins.shop.catalog.search import read_names

from . import shop
from .measuring import Report, Stopwatch, alternate, ratios, shown
from .outside import Outside, press

WORDS = ("key 07321", "kye 0123", "key", "07", "nothing like it")  # with typos, with many hits, with none
TABLES = ("shop_",)  # what belongs to the catalog; who presses is read each time


async def main(quick: bool) -> Report:
    """Measure on both databases."""
    items = 200 if quick else 10_000
    report = Report(f"A page of {SIZE} out of {shown(items)} items in one category", quick=quick)
    server = PostgresServer()
    try:
        server.start()
        server.sql("CREATE DATABASE catalog")
        for name, url in (("SQLite", ""), ("PostgreSQL", server.url("catalog"))):
            with tempfile.TemporaryDirectory() as folder:
                async with shop.opened(shop.environment(Path(folder), url)) as bot:
                    await measure(report, name, bot, items, quick)
    finally:
        server.stop()
    return report


async def measure(report: Report, name: str, bot: Bot, count: int, quick: bool) -> None:
    """The figures on one database."""
    rounds, times = (1, 3) if quick else (9, 50)
    outside: Any = Outside()
    bot.telegram = outside
    await shop.customers(bot, 1)
    category = await shop.shelf("Bench")
    items = await shop.items(count, category=category)
    await shop.stock(bot, items, 2)
    await db.execute("ANALYZE")
    middle = OpenCategory(category, row=items[count // 2 - 1], way=Way.NEXT, page=count // SIZE // 2 + 1)
    pages = {
        "first": OpenCategory(category).pack(),
        "middle": middle.pack(),
        "last": OpenCategory(category, way=Way.LAST, page=count // SIZE).pack(),
    }
    for place, data in pages.items():
        bot.cache.drop("catalog")
        with count_statements() as sent:
            await bot.handle(press(data))
        with count_statements() as again:
            await bot.handle(press(data))
        report.figure(f"{name}: {place} page, statements, who presses included", len(sent), at_most=3)
        repeated = sum(any(table in sql for table in TABLES) for sql in again.statements)
        report.figure(f"{name}: {place} page again, catalog statements", repeated, at_most=0)

    async def milliseconds(data: str) -> float:
        with Stopwatch() as watch:
            for _ in range(times):
                bot.cache.drop("catalog")
                await bot.handle(press(data))
        return 1000 * watch.wall / times

    found = await alternate(rounds, **{place: lambda data=data: milliseconds(data) for place, data in pages.items()})  # type: ignore[misc]
    for place, values in found.items():
        report.figure(f"{name}: {place} page, nothing cached", values, "ms")
    report.figure(f"{name}: last page by the first", ratios(found["last"], found["first"]), at_most=1.5)
    report.figure(f"{name}: middle page by the first", ratios(found["middle"], found["first"]))
    await search(report, name, rounds)


async def search(report: Report, name: str, rounds: int) -> None:
    """What the slowest of some searches among the names costs, and what reading the names does."""
    with Stopwatch() as watch:
        names = await read_names()
    report.figure(f"{name}: reading the names, after staff changed one", 1000 * watch.wall, "ms")
    for words in WORDS:
        names.find(words)  # what words begin with is put together once
    slowest = []
    for _ in range(rounds):
        took = []
        for words in WORDS:
            with Stopwatch() as watch:
                names.answer(words)
            took.append(1000 * watch.wall)
        slowest.append(max(took))
    report.figure(f"{name}: the slowest of {len(WORDS)} searches", slowest, "ms", at_most=50)
