"""From ``kiosk run`` to the first answer on SQLite, and the memory of the running bot."""

from __future__ import annotations

import asyncio
import importlib
import os
import re
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from . import shop
from .measuring import Report
from .press import KIOSK
from .telegram import Telegram, other_process

# Everything that a run needs, so that what follows is the bot's own start. Most of it is third-party.
IMPORTS = [
    *("kernel.cli.run", "kernel.bot", "kernel.telegram", "kernel.web", "kernel.db.sqlite"),
    *("plugins.accounts", "plugins.shop", "aiosqlite", "apscheduler.triggers.cron"),
]
PEOPLE = range(300, 310)
WALK = ("Shop", "Menu", "Profile", "Menu")


async def main(quick: bool) -> Report:
    """Start on an empty folder and again on the filled one; then talk to the bot."""
    rounds, updates = (1, 40) if quick else (5, 1000)
    report = Report("The start of kiosk run on SQLite, in a process of its own", quick=quick)
    first, again = [], []
    async with other_process() as telegram:
        await telegram.ask("bot", token=shop.TOKEN, username="kiosk_bot")
        for person in PEOPLE:
            await telegram.ask("person", id=person)
        for number in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                env = shop.environment(Path(folder), **telegram.environment())
                if not quick:
                    first.append(await start(telegram, env))
                again.append(await start(telegram, env, updates if number == rounds - 1 else 0))
    report.figure("imports, from the start of the process", [run.imports for run in first + again], "s")
    if first:
        report.figure("the rest to the first answer, empty folder", [run.rest for run in first], "s", at_most=2)
    report.figure("the rest to the first answer, second start", [run.rest for run in again], "s", at_most=2)
    report.figure("together, second start", [run.imports + run.rest for run in again], "s")
    report.figure("SIGTERM to the end", [run.stop for run in first + again], "s", at_most=10)
    report.figure("resident memory after the first answer", again[-1].memory, "MB")
    report.figure(f"resident memory after {updates} updates", again[-1].memory_after, "MB", at_most=200)
    return report


@dataclass(frozen=True, slots=True)
class Run:
    """One start of the bot; seconds and megabytes."""

    imports: float
    rest: float
    memory: float
    memory_after: float
    stop: float


async def start(telegram: Telegram, env: dict[str, str], updates: int = 0) -> Run:
    """Run the bot in a process until somebody was answered and ``updates`` more were handled."""
    knocking = asyncio.ensure_future(telegram.ask("knock", person=PEOPLE[0], bot=KIOSK))
    began = time.time()
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore", "-m", __name__),
        env={**os.environ, **env, "PLUGINS": ""},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert child.stdout is not None
    try:
        imported = float(await child.stdout.readline())
        answered = await knocking
        memory = resident(child.pid)
        if updates:
            await talk(telegram, updates)
        after = resident(child.pid)
        stopping = time.perf_counter()
    finally:
        if child.returncode is None:
            child.send_signal(signal.SIGTERM)
        _, error = await child.communicate()
    if child.returncode:
        raise RuntimeError(f"kiosk run ended with {child.returncode}: {error.decode()[-2000:]}")
    return Run(imported - began, answered - imported, memory, after, time.perf_counter() - stopping)


async def talk(telegram: Telegram, updates: int) -> None:
    """Everybody writes /start, then presses."""
    for person in PEOPLE:
        await telegram.ask("start", person=person, bot=KIOSK)
    each = updates // len(PEOPLE)
    await telegram.ask("crowd", people=list(PEOPLE), bot=KIOSK, path=WALK, times=each)


def resident(pid: int) -> float:
    """The resident memory of a process, in MB."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


if __name__ == "__main__":
    for name in IMPORTS:
        importlib.import_module(name)
    print(time.time(), flush=True)
    from kernel.cli import main as kiosk

    kiosk(["run"])
