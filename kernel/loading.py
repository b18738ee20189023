"""Find the plugins, put them in order, and refuse in words what cannot work together."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import pluggy
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from . import hookspecs
from .errors import PluginError
from .hooks import PROJECT
from .plugin import Plugin

KERNEL_VERSION = "1.0"
BUNDLED = "plugins"  # the package of the plugins that come with Kiosk
ENTRY_POINTS = "kiosk.plugins"  # the group in which third-party packages name theirs


def bundled() -> dict[str, str]:
    """The plugins that come with Kiosk: their packages by name.

    A plugin that has a folder ``providers`` brings a family of plugins along, one for each package in it.
    """
    folder = Path(importlib.import_module(BUNDLED).__file__ or "").parent
    found = [*folder.glob("*/__init__.py"), *folder.glob("*/providers/*/__init__.py")]
    return {
        file.parent.name: ".".join([BUNDLED, *file.parent.relative_to(folder).parts])
        for file in sorted(found, key=lambda file: file.parent.name)
    }


def bundled_names() -> list[str]:
    """The names of the plugins that come with Kiosk."""
    return list(bundled())


def find(names: Iterable[str]) -> list[Plugin]:
    """The plugins called ``names``, imported; raises PluginError that lists every one that cannot be."""
    found, problems = [], []
    third_party = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    ours = bundled()
    for name in dict.fromkeys(names):
        try:
            package = ours.get(name, f"{BUNDLED}.{name}")
            if importlib.util.find_spec(package):
                found.append(plugin_of(importlib.import_module(package)))
            elif name in third_party:
                loaded = third_party[name].load()
                found.append(loaded if isinstance(loaded, Plugin) else plugin_of(loaded))
            else:
                problems.append(
                    f"{name} is not installed. Remove it from PLUGINS, or install the package that provides it; "
                    f"installed are {', '.join([*bundled_names(), *sorted(third_party)])}."
                )
        except PluginError as error:
            problems.append(str(error))
        except Exception as error:
            problems.append(
                f"{name} cannot be imported: {type(error).__name__}: {error}. Mend it or remove it from PLUGINS."
            )
    if problems:
        raise PluginError("\n".join(problems))
    return found


def plugin_of(module: ModuleType) -> Plugin:
    """The Plugin that a module defines, or one made of a plain module with ``@hookimpl`` functions."""
    own = [item for item in vars(module).values() if isinstance(item, Plugin) and item.package == module.__name__]
    if len(own) == 1:
        return own[0]
    if own:
        raise PluginError(f"{module.__name__} defines {len(own)} plugins; put each into a package of its own.")
    if not any(hasattr(item, f"{PROJECT}_impl") for item in vars(module).values()):
        raise PluginError(f"{module.__name__} is not a plugin: it defines neither a Plugin nor a @hookimpl function.")
    plugin = Plugin(
        module.__name__.rpartition(".")[2],
        getattr(module, "__version__", "0"),
        requires=getattr(module, "requires", ()),
        after=getattr(module, "after", ()),
    )
    plugin.package, plugin.path = module.__name__, Path(module.__file__ or "").parent
    plugin.implementations = module
    return plugin


def in_order(plugins: Sequence[Plugin]) -> dict[str, Plugin]:
    """The plugins by name, each after those that it requires; raises PluginError with every problem."""
    by_name: dict[str, Plugin] = {}
    problems = [
        f"two plugins are called {plugin.name!r}: {by_name[plugin.name].package} and {plugin.package}."
        for plugin in plugins
        if by_name.setdefault(plugin.name, plugin) is not plugin
    ]
    for plugin in by_name.values():
        problems += [
            f"{plugin.name} requires {need}, which is not installed. Add {need!r} to PLUGINS or remove {plugin.name!r}."
            for need in plugin.requires
            if need not in by_name
        ]
        problems += _version_problem(plugin)
    graph = {p.name: [n for n in (*p.requires, *p.after) if n in by_name] for p in by_name.values()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        problems.append(f"plugins require each other in a circle: {' -> '.join(error.args[1])}. Remove one of these.")
    if problems:
        raise PluginError("\n".join(problems))
    return {name: by_name[name] for name in order}


def _version_problem(plugin: Plugin) -> list[str]:
    try:
        fits = KERNEL_VERSION in SpecifierSet(plugin.kernel)
    except InvalidSpecifier:
        return [f"{plugin.name} asks for kernel {plugin.kernel!r}, which is not a version range such as '>=1,<2'."]
    return (
        []
        if fits
        else [
            f"{plugin.name} {plugin.version} needs kernel {plugin.kernel}; this is {KERNEL_VERSION}. Update {plugin.name}."
        ]
    )


def register(plugins: Iterable[Plugin]) -> pluggy.PluginManager:
    """A pluggy registry with every hook and every implementation, checked; raises PluginError in words."""
    registry = pluggy.PluginManager(PROJECT)
    registry.add_hookspecs(hookspecs)
    ordered = list(plugins)
    for plugin in ordered:
        if plugin.hookspecs is not None:
            registry.add_hookspecs(plugin.hookspecs)
    problems = []
    for plugin in ordered:
        try:
            registry.register(plugin.implementations, plugin.name)
        except (pluggy.PluginValidationError, ValueError) as error:
            problems.append(f"{plugin.name}: {' '.join(str(error).split())}")
    try:
        registry.check_pending()
    except pluggy.PluginValidationError as error:
        name = getattr(error.plugin, "__name__", None) or registry.get_name(error.plugin)
        problems.append(f"{name}: {error}. No installed plugin has such a hook: mend its name, or use optional_hook.")
    if problems:
        raise PluginError("\n".join(problems))
    return registry
