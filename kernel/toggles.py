"""Which plugins are on: in memory for every door to ask, in the database for all processes to agree."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Protocol

import structlog

from . import db
from .clock import Clock
from .errors import PluginError
from .versions import STATE, Versions

log = structlog.get_logger(__name__)

SET = """
INSERT INTO kernel_plugin_state (name, enabled, changed_at) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET enabled = $2, changed_at = $3
"""


class Installed(Protocol):
    """What is asked of a plugin."""

    name: str
    requires: tuple[str, ...]


class Toggles:
    """The toggles of the installed plugins.

    ``plugins`` come in an order in which each follows those that it requires. ``off`` (PLUGINS_DISABLED) wins over the
    database and takes dependents along. ``essential`` names plugins that cannot be switched off. ``changed(name, on)``,
    plain or async, is called in every process after a plugin went on or off.
    """

    def __init__(
        self,
        plugins: Iterable[Installed],
        versions: Versions,
        *,
        clock: Clock,
        off: Collection[str] = (),
        essential: Collection[str] = (),
        changed: Callable[[str, bool], Any] = lambda name, on: None,
    ):
        self._requires = {plugin.name: tuple(plugin.requires) for plugin in plugins}
        self._versions = versions
        self._clock = clock
        self._essential = frozenset(essential)
        self._changed = changed
        self._reading = asyncio.Lock()
        for name in sorted(set(off) & self._essential):
            raise PluginError(f"PLUGINS_DISABLED names {name}, without which nothing works. Remove it there.")
        for name in sorted(set(off) - set(self._requires)):
            log.warning("plugins_disabled_unknown", plugin=name, cure=f"mend PLUGINS_DISABLED. {self._installed()}")
        self._by_setting = frozenset(self._requires) - self._closed(
            {name for name in self._requires if name not in off}
        )
        self._on = frozenset(self._requires) - self._by_setting
        versions.listen(STATE, self._reload)

    def enabled(self, name: str) -> bool:
        """Whether a plugin is installed and on; from memory."""
        return name in self._on

    @property
    def off_by_setting(self) -> list[str]:
        """What PLUGINS_DISABLED keeps off, dependents included, to be told at start."""
        return [name for name in self._requires if name in self._by_setting]

    def states(self) -> dict[str, bool]:
        """Every installed plugin and whether it is on."""
        return {name: name in self._on for name in self._requires}

    def is_essential(self, name: str) -> bool:
        """Whether a plugin can never be switched off."""
        return name in self._essential

    def users(self, name: str) -> list[str]:
        """The plugins that are on and need ``name``, directly or through others; who must go first comes first."""
        found = {name}
        for other, requires in self._requires.items():  # in an order in which each follows those that it requires
            if other in self._on and found.intersection(requires):
                found.add(other)
        return [other for other in reversed(self._requires) if other in found and other != name]

    def missing(self, name: str) -> list[str]:
        """The plugins that are off and needed by ``name``, directly or through others; who must come first comes first."""
        needed = {name}
        for other in reversed(self._requires):
            if other in needed:
                needed.update(self._requires[other])
        return [other for other in self._requires if other in needed - self._on - {name}]

    async def load(self) -> None:
        """Read the toggles without calling ``changed``; before anything else asks."""
        self._on = self._effective(await _stored())

    async def refresh(self) -> None:
        """Read the toggles now: what was committed before is in force here when this returns."""
        await self._reload()

    async def enable(self, name: str) -> bool:
        """Switch a plugin on; False if it is on already. Raises PluginError that names the cure."""
        return await self._set(name, True)

    async def disable(self, name: str) -> bool:
        """Switch a plugin off; False if it is off already. Raises PluginError that names the cure."""
        return await self._set(name, False)

    async def _set(self, name: str, on: bool) -> bool:
        self._check_name(name)
        done = await db.run_in_transaction(self._set_in_transaction, name, on)
        if db.current() is None:
            await self.refresh()
        return done

    async def _set_in_transaction(self, name: str, on: bool) -> bool:
        await self._versions.bump(STATE)  # locks out everybody else who changes toggles
        stored = await _stored()
        now_on = self._effective(stored)
        if on:
            self._check_on(name, now_on)
        else:
            self._check_off(name, now_on)
        await db.execute(SET, name, on, self._clock.now())
        return (name in now_on) != on

    def _check_name(self, name: str) -> None:
        if name not in self._requires:
            raise PluginError(f"There is no plugin {name!r}. {self._installed()}", reason="unknown")

    def _check_on(self, name: str, now_on: frozenset[str]) -> None:
        if name in self._by_setting:
            raise PluginError(
                f"{name} is switched off by PLUGINS_DISABLED. Remove it there and start again.", reason="by_setting"
            )
        missing = [need for need in self._requires[name] if need not in now_on]
        if missing:
            raise PluginError(
                f"{name} requires {_list(missing)}. Enable {_them(missing)} first.", reason="requires", plugins=missing
            )

    def _check_off(self, name: str, now_on: frozenset[str]) -> None:
        if name in self._essential:
            raise PluginError(f"{name} cannot be disabled: nothing works without it.", reason="essential")
        users = [other for other in self._requires if other in now_on and name in self._requires[other]]
        if users:
            raise PluginError(
                f"{name} is needed by {_list(users)}. Disable {_them(users)} first.", reason="needed", plugins=users
            )

    def _installed(self) -> str:
        return f"Installed: {_list(list(self._requires)) or 'none'}."

    def _effective(self, stored: dict[str, bool]) -> frozenset[str]:
        wanted = {n for n in self._requires if n in self._essential or stored.get(n, True)} - self._by_setting
        return self._closed(wanted)

    def _closed(self, wanted: set[str]) -> frozenset[str]:
        """``wanted`` without those that require something that is not in it."""
        on: set[str] = set()
        for name, requires in self._requires.items():
            if name in wanted and on.issuperset(requires):
                on.add(name)
        return frozenset(on)

    async def _reload(self, number: int = 0) -> None:
        async with self._reading:  # an older reading must not come last
            stored = await _stored()
            before, self._on = self._on, self._effective(stored)
        for name in self._requires:
            if (name in before) != (name in self._on):
                on = name in self._on
                log.info("plugin_switched", plugin=name, on=on)
                try:
                    result = self._changed(name, on)
                    if inspect.isawaitable(result):
                        await result
                except Exception:
                    log.exception("plugin_switch_failed", plugin=name, on=on)


async def _stored() -> dict[str, bool]:
    return {
        row["name"]: bool(row["enabled"]) for row in await db.fetch("SELECT name, enabled FROM kernel_plugin_state")
    }


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)


def _them(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"
