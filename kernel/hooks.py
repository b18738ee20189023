"""Call hooks on the enabled plugins (those for what is owed on all), one implementation at a time.

pluggy registers, checks and orders the implementations; it cannot await them, so the calling is done here, in the
five ways of the table in docs/hooks.md. Who defines a hook chooses the way, and with it what an error does.
"""

from __future__ import annotations

import asyncio
import inspect
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pluggy
import structlog

from . import db

PROJECT = "kernel"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
log = structlog.get_logger(__name__)

IN_TRANSACTION = 2.0  # seconds an implementation may take inside a transaction
OUTSIDE = 10.0  # seconds it may take outside
FAILURES, WINDOW = 5, 600.0  # so many failed decorations in so many seconds silence a plugin's decorations

Record = Callable[[str, str, dict[str, Any], Exception], None]  # (plugin, hook, arguments, error)
Implementation = tuple[str, Callable[..., Any], tuple[str, ...]]


class Hooks:
    """The hooks of one bot.

    ``is_enabled`` answers for a plugin's name; ``record`` queues a failed reaction to be tried again;
    ``report`` hears of every failure that is not the caller's, and ``silenced`` when a plugin's decorations are left out.
    """

    def __init__(
        self,
        registry: pluggy.PluginManager,
        is_enabled: Callable[[str], bool],
        record: Record,
        report: Callable[[str, str, Exception], None],
        silenced: Callable[[str, str, Exception], None] = lambda plugin, hook, error: None,
    ):
        self._registry = registry
        self._is_enabled = is_enabled
        self._record = record
        self._report = report
        self._tell_silenced = silenced
        self._failures: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=FAILURES))
        self._silenced: set[str] = set()
        self._table: dict[str, tuple[Implementation, ...]] = {}
        self._contributed: dict[str, list[Any]] = {}

    def implementations(self, name: str) -> tuple[Implementation, ...]:
        """Every implementation, in the order in which the plugins were loaded, whether on or off."""
        found = self._table.get(name)
        if found is None:
            caller = getattr(self._registry.hook, name, None)
            if caller is None:
                raise AttributeError(f"no hook is called {name!r}; it needs a @hookspec in a plugin's hookspecs.py")
            found = self._table[name] = tuple(
                (impl.plugin_name, impl.function, tuple(impl.argnames)) for impl in caller.get_hookimpls()
            )
        return found

    def _enabled(self, name: str) -> Iterator[Implementation]:
        return (
            item
            for item in self.implementations(name)
            if self._is_enabled(item[0]) or getattr(item[1], "kernel_owed", False)
        )

    def contributed(self, name: str) -> list[Any]:
        """What every plugin, on or off, contributes to a hook that is synchronous and asked once; flattened."""
        found = self._contributed.get(name)
        if found is None:
            found = self._contributed[name] = [
                item for _, function, _ in self.implementations(name) for item in function() or ()
            ]
        return found

    async def collect(self, name: str, **args: Any) -> list[Any]:
        """Everything the implementations return, flattened. An error ends the caller."""
        found: list[Any] = []
        for implementation in self._enabled(name):
            found.extend(await _run(implementation, args) or ())
        return found

    async def first(self, name: str, **args: Any) -> Any:
        """The first result that is not None, or None. An error ends the caller."""
        for implementation in self._enabled(name):
            result = await _run(implementation, args)
            if result is not None:
                return result
        return None

    async def join(self, name: str, **args: Any) -> None:
        """Let every plugin write into the caller's transaction. An error cancels that transaction."""
        if self.implementations(name) and db.current() is None:
            raise RuntimeError(f"the hook {name!r} joins a transaction: open one first")
        for implementation in self._enabled(name):
            await _run(implementation, args)

    async def notify(self, name: str, **args: Any) -> None:
        """Let every plugin react in a savepoint of its own.

        One that fails is undone alone and tried again later, so its arguments must be ids and plain values (and ``bot``).
        """
        for implementation in self._enabled(name):
            try:
                async with db.transaction():
                    await _run(implementation, args)
            except Exception as error:
                self._report(implementation[0], name, error)
                self._record(implementation[0], name, {k: v for k, v in args.items() if k != "bot"}, error)

    async def react(self, plugin: str, name: str, **args: Any) -> None:
        """Run one plugin's reaction again, in the transaction of the caller."""
        for implementation in self.implementations(name):
            if implementation[0] == plugin:
                await _run(implementation, args)

    async def show(self, name: str, **args: Any) -> list[Any]:
        """Like collect, for decoration: a plugin that fails is left out and reported."""
        found: list[Any] = []
        for implementation in self._enabled(name):
            if implementation[0] in self._silenced:
                continue
            try:
                found.extend(await _run(implementation, args) or ())
            except Exception as error:
                self._failed(implementation[0], name, error)
        return found

    async def tell(self, name: str, **args: Any) -> None:
        """Run every implementation outside any transaction; a failure is reported and stops nobody."""
        for implementation in self._enabled(name):
            try:
                await _run(implementation, args)
            except Exception as error:
                self._report(implementation[0], name, error)

    def _failed(self, plugin: str, name: str, error: Exception) -> None:
        self._report(plugin, name, error)
        times = self._failures[plugin]
        times.append(asyncio.get_running_loop().time())
        if len(times) == FAILURES and times[-1] - times[0] < WINDOW:
            self._silenced.add(plugin)
            log.error("plugin_silenced", plugin=plugin, hook=name, cure="switch it off and on again when it is mended")
            self._tell_silenced(plugin, name, error)

    def forgive(self, plugin: str) -> None:
        """Let a silenced plugin decorate again; called when it is switched on."""
        self._silenced.discard(plugin)
        self._failures.pop(plugin, None)


async def _run(implementation: Implementation, args: dict[str, Any]) -> Any:
    _, function, names = implementation
    result = function(*[args[name] for name in names])
    if not inspect.isawaitable(result):
        return result
    return await _limited(result, IN_TRANSACTION if db.current() is not None else OUTSIDE)


async def _limited(result: Awaitable[Any], seconds: float) -> Any:
    async with asyncio.timeout(seconds):
        return await result
