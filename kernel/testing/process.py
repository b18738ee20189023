"""A bot in a process of its own, which a test may kill at any moment and start again."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ..bot import Bot
from ..clock import Clock
from ..loading import bundled, bundled_names, find, plugin_of
from ..log import configure
from ..settings import KernelSettings, Settings, load
from .killer import Killer

READY = 30.0  # seconds for a start
ANSWER = 60.0  # seconds for an order
LOADED = [
    "uvloop",
    "kernel.testing.process",
    "kernel.telegram",
    "kernel.web",
    "kernel.singleton",
    "kernel.testing.warm",
]


class Killed(Exception):
    """The process has ended before it answered."""


class BotProcess:
    """A running bot: ``env`` are its settings, ``plugins`` the modules of plugins beside those that come with Kiosk.

    It is forked from a server process that has everything imported, so a start takes a fraction of a second. What
    it logs is in the file ``log``.
    """

    def __init__(self, env: Mapping[str, str], log: Path, plugins: Sequence[str] = ()):
        self.log = log
        self._env = dict(env)
        self._plugins = tuple(plugins)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([*LOADED, *bundled().values()])
        self._process: Any = None
        self._orders: Connection

    @property
    def pid(self) -> int:
        """The number of the process that runs now or ran last."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How it ended (``-signal.SIGKILL`` when it was killed); None while it runs."""
        return self._process.exitcode

    async def start(self, *, kill_at: int | None = None) -> None:
        """Start it; returns when it answers. With ``kill_at`` it is killed at that statement after the database is
        open, if the start has as many, and Killed is raised."""
        ours, theirs = multiprocessing.Pipe()
        self._orders = ours
        arguments = (theirs, self._env, self._plugins, str(self.log), kill_at)
        self._process = self._context.Process(target=_main, args=arguments, daemon=True)
        await asyncio.to_thread(self._process.start)
        theirs.close()
        await self._answer(READY)

    async def arm(self, at: int | None, *, late: bool = False) -> None:
        """Kill it at its ``at``-th statement or Telegram call from now; None only counts."""
        await self._order("arm", at, late)

    async def disarm(self) -> list[str]:
        """Count no more; what it did since :meth:`arm`. Raises Killed when that came first."""
        return await self._order("disarm")

    async def settle(self) -> None:
        """Return when it has nothing left to do."""
        await self._order("settle")

    def send_signal(self, number: int) -> None:
        """Send a signal such as SIGTERM."""
        os.kill(self.pid, number)

    async def ended(self, seconds: float = ANSWER) -> int | None:
        """Wait for its end; the exit code, or None when it still runs after ``seconds``."""
        await _readable(self._process.sentinel, seconds)
        return self.exit_code

    async def stop(self) -> int | None:
        """Ask it to end as an operator would, and wait for it; nothing happens when it is not running."""
        if self._process is not None and self._process.is_alive():
            self.send_signal(signal.SIGTERM)
            if await self.ended(15) is None:
                self._process.kill()
                await self.ended()
        return None if self._process is None else self.exit_code

    async def _order(self, name: str, *arguments: Any) -> Any:
        try:
            self._orders.send((name, *arguments))
        except OSError:
            raise Killed(f"process {self.pid} is gone") from None
        return await self._answer(ANSWER)

    async def _answer(self, seconds: float) -> Any:
        if not await _readable(self._orders.fileno(), seconds):
            raise TimeoutError(f"process {self.pid} does not answer; see {self.log}")
        try:
            return self._orders.recv()
        except (EOFError, OSError):
            await self.ended()
            raise Killed(f"process {self.pid} ended with {self.exit_code}; see {self.log}") from None


async def _readable(file: int, seconds: float) -> bool:
    """Wait until there is something to read from a file; False when nothing comes."""
    copy = os.dup(file)  # so that several may wait for the same
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    loop.add_reader(copy, event.set)
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(copy)
        os.close(copy)
    return True


def _main(orders: Connection, env: dict[str, str], plugins: Sequence[str], log: str, kill_at: int | None) -> None:
    import uvloop

    file = open(log, "a", buffering=1, encoding="utf-8")  # noqa: SIM115
    os.dup2(file.fileno(), 1)
    os.dup2(file.fileno(), 2)
    sys.stdout = sys.stderr = file
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_run(orders, assembled(env, plugins), kill_at))


def assembled(env: Mapping[str, str], modules: Sequence[str], *, clock: Clock | None = None) -> Bot:
    """A bot of the plugins that come with Kiosk and of those in ``modules``, with nothing opened."""
    plugins = [*find(bundled_names()), *(plugin_of(import_module(name)) for name in modules)]
    own = dict.fromkeys(plugin.settings for plugin in plugins if plugin.settings)
    kinds: list[type[Settings]] = [KernelSettings, *own]
    return Bot(plugins, load(kinds, env, None), clock=clock, strict=True)


async def _run(orders: Connection, bot: Bot, kill_at: int | None) -> None:
    configure(bot.settings, bot.all_settings, console=sys.stdout)
    loop = asyncio.get_running_loop()
    inbox: asyncio.Queue[tuple[Any, ...]] = asyncio.Queue()
    loop.add_signal_handler(signal.SIGTERM, inbox.put_nowait, ("stop",))
    try:
        await bot.open()
        with Killer(kill_at).watching(bot):
            await bot.start()
        orders.send(None)
        loop.add_reader(orders.fileno(), lambda: inbox.put_nowait(_received(orders)))
        await _obey(orders, inbox, bot)
    finally:
        loop.remove_reader(orders.fileno())
        await bot.close()


def _received(orders: Connection) -> tuple[Any, ...]:
    try:
        return orders.recv()
    except (EOFError, OSError):  # the tests are gone
        return ("stop",)


async def _obey(orders: Connection, inbox: asyncio.Queue[tuple[Any, ...]], bot: Bot) -> None:
    killer = Killer()
    with ExitStack() as watching:
        while True:
            name, *arguments = await inbox.get()
            if name == "stop":
                return
            answer: Any = None
            if name == "settle":
                await bot.settle()
            elif name == "disarm":
                watching.close()
                answer = killer.moments
            else:
                at, late = arguments
                killer = Killer(at, late=late)
                watching.enter_context(killer.watching(bot))
            orders.send(answer)
