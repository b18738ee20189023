"""The tables in which one lookup finds the handler, whatever the number of plugins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .callbacks import Callback
from .contributions import Route
from .errors import PluginError
from .menus import RunCommand, command_hash


@dataclass
class Router:
    """The routes of one bot, by kind and key."""

    commands: dict[str, Route] = field(default_factory=dict)
    presses: dict[str, Route] = field(default_factory=dict)
    links: dict[str, Route] = field(default_factory=dict)
    webhooks: dict[str, Route] = field(default_factory=dict)
    fallbacks: list[Route] = field(default_factory=list)
    pre_checkout: list[Route] = field(default_factory=list)
    paid: list[Route] = field(default_factory=list)
    refunded: list[Route] = field(default_factory=list)
    by_hash: dict[int, Route] = field(default_factory=dict)

    def command_of(self, press: RunCommand) -> Route | None:
        """The command that a menu button stands for."""
        return self.by_hash.get(press.name)

    def unpack(self, data: str) -> tuple[Route | None, Callback | None]:
        """The handler of a button's data and what it says; (None, None) for what no plugin made."""
        route = self.presses.get(data.partition(":")[0])
        if route is None:
            return None, None
        return route, route.callback.unpack(data)


def build(routes: Iterable[Route]) -> Router:
    """Put every route into its table; raises PluginError that names each clash."""
    router = Router()
    problems = []
    tables = {"command": router.commands, "press": router.presses, "link": router.links, "webhook": router.webhooks}
    lists = {
        "fallback": router.fallbacks,
        "pre_checkout": router.pre_checkout,
        "paid": router.paid,
        "refunded": router.refunded,
    }
    for route in routes:
        if route.kind in lists:
            lists[route.kind].append(route)
            continue
        other = tables[route.kind].setdefault(route.key, route)
        if other is not route:
            problems.append(
                f"{route.plugin} and {other.plugin} both handle the {route.kind} {route.key!r}. "
                f"Rename one, or remove one of the plugins from PLUGINS."
            )
    router.by_hash = {command_hash(name): route for name, route in router.commands.items()}
    if len(router.by_hash) != len(router.commands):
        problems.append("two commands have the same button number; rename one.")
    if problems:
        raise PluginError("\n".join(problems))
    return router
