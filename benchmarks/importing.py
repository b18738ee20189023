"""Values from a file on PostgreSQL in a process of their own, while a person presses buttons of the running bot."""

from __future__ import annotations

import asyncio
import csv
import json
import logging
import os
import resource
import secrets
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import structlog

from kernel.testing.servers import PostgresServer
from plugins.shop.importing.load import load
from plugins.shop.importing.preview import preview
from plugins.shop.importing.run import import_file
from plugins.shop.importing.sources import Upload, upload_source
from plugins.shop.models import Category, Item

from . import shop
from .measuring import Report, shown
from .press import ALONE, KIOSK, WALK, running
from .telegram import Telegram, other_process

ITEMS = 100
PAUSE = 0.05  # seconds between two presses


async def main(quick: bool) -> Report:
    """Import a few times, each time other values."""
    rounds, count = (1, 1000) if quick else (5, 100_000)
    report = Report(f"An import of {shown(count)} values on PostgreSQL, with presses meanwhile", quick=quick)
    server = PostgresServer(shared_buffers="256MB")
    try:
        server.start()
        server.sql("CREATE DATABASE importing")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            async with other_process() as telegram:
                await telegram.ask("bot", token=shop.TOKEN, username="kiosk_bot")
                await telegram.ask("person", id=ALONE)
                env = shop.environment(folder, server.url("importing"), **telegram.environment())
                async with running(env):
                    await telegram.ask("start", person=ALONE, bot=KIOSK)
                    await telegram.ask("walk", person=ALONE, bot=KIOSK, path=WALK, times=len(WALK) * 5)
                    quiet = await presses(telegram, 5)
                    await measure(report, telegram, env, folder, rounds, count)
                    report.figure("a press while nothing is imported, median", 1000 * median(quiet), "ms")
    finally:
        server.stop()
    return report


async def measure(
    report: Report, telegram: Telegram, env: dict[str, str], folder: Path, rounds: int, count: int
) -> None:
    """Several imports."""
    rates, whole, peaks, taken, seen, listed = [], [], [], [], [], []
    for number in range(rounds):
        file = folder / f"values-{number}.csv"
        write(file, count)
        began = time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "ignore", "-m", __name__, str(file)),
            env={**os.environ, **env},
            stdout=asyncio.subprocess.PIPE,
        )
        done = asyncio.ensure_future(child.communicate())
        slowest: list[float] = []
        while not done.done():
            slowest += await presses(telegram, 1)
        out, _ = await done
        if child.returncode:
            raise RuntimeError("the import failed; its message is above")
        told = json.loads(out)
        if told["added"] != [count, count]:
            raise RuntimeError(f"{told['added']} values were added instead of {count} each time")
        whole.append(time.perf_counter() - began)
        rates.append(count / told["seconds"])
        seen.append(count / told["preview"])
        listed.append(count / told["load"])
        peaks.append(told["peak"])
        taken.append(slowest)
    report.figure("values a second, from reading the file to the last commit", rates, "/s", at_least=20_000)
    report.figure("the same values in a text file, for one item: previewed a second", seen, "/s")
    report.figure("the same values in a text file, for one item: added a second", listed, "/s", at_least=20_000)
    report.figure("all three, Python's start included", whole, "s")
    report.figure("peak memory of the importing process", peaks, "MB")
    report.figure("a press meanwhile, median", [1000 * median(some) for some in taken], "ms")
    report.figure("the slowest press meanwhile", [1000 * max(some) for some in taken], "ms")
    slowest_of_all = 1000 * max(max(some) for some in taken)
    report.figure(f"the slowest of all {sum(map(len, taken))} presses", slowest_of_all, "ms", at_most=500)


async def presses(telegram: Telegram, rounds: int) -> list[float]:
    """Walk from the menu to a card and back, as a quick person would; seconds of each press."""
    times = len(WALK) * rounds
    return await telegram.ask("walk", person=ALONE, bot=KIOSK, path=WALK, times=times, pause=PAUSE)


def write(file: Path, count: int) -> None:
    """A file as operators have them."""
    with file.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["category", "item", "price", "value"])
        for number in range(count):
            rows.writerow(["Imported", f"Game {number % ITEMS}", "9.99", f"{secrets.token_hex(10)}-{number}"])


async def bring_in(file: Path) -> dict[str, Any]:
    """What ``kiosk shop import`` and ``kiosk shop stock`` do, timed; in the child process."""
    listing = file.with_suffix(".txt")
    with file.open(newline="") as rows, listing.open("w") as lines:
        lines.writelines(f"{row['value']}\n" for row in csv.DictReader(rows))
    async with shop.opened(dict(os.environ)) as bot:
        times = [time.perf_counter()]
        done = await import_file(bot, file)
        times.append(time.perf_counter())
        category = await Category.create(name="Listed")
        item = await Item.create(name=file.stem, price=1, category=category, created_at=bot.clock.now())
        source = upload_source(Upload(listing.name, listing), "unique")
        times.append(time.perf_counter())
        await preview(bot, item.id, source)
        times.append(time.perf_counter())
        tally = await load(bot, item.id, source)
        times.append(time.perf_counter())
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": times[1] - times[0],
        "preview": times[3] - times[2],
        "load": times[4] - times[3],
        "added": [done.values.added, tally.added],
        "peak": usage.ru_maxrss / 1024,
    }


if __name__ == "__main__":
    import uvloop

    # what it measured is the only thing on its output
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run(bring_in(Path(sys.argv[1])))))
