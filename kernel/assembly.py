"""What all installed plugins contribute, gathered once at start; clashes and mistakes are told together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pluggy

from .contributions import Job, Limit, Listener, MenuEntry, Page, Permission, Template
from .errors import PluginError
from .forms import Form
from .forms.handlers import kernel_routes
from .i18n import Translations
from .limits import UPDATES
from .plugin import Plugin
from .router import Router, build

KERNEL = Path(__file__).parent


@dataclass
class Contributions:
    """Everything contributed, in tables that a lookup finds; on or off is asked at every door."""

    router: Router
    menus: dict[str, list[MenuEntry]] = field(default_factory=dict)
    permissions: dict[str, Permission] = field(default_factory=dict)
    limits: dict[str, Limit] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    templates: dict[str, Template] = field(default_factory=dict)
    listeners: dict[str, list[Listener]] = field(default_factory=dict)
    forms: dict[str, type[Form]] = field(default_factory=dict)


def gather(registry: pluggy.PluginManager) -> Contributions:
    """Call every ``register_*`` hook; raises PluginError that names each clash."""
    hook = registry.hook
    found = Contributions(build([*kernel_routes(), *_flat(hook.register_handlers())]))
    problems: list[str] = []
    for entry in sorted(_flat(hook.register_menu_entries()), key=lambda item: (item.order, item.plugin)):
        found.menus.setdefault(entry.menu, []).append(entry)
    found.jobs = _flat(hook.register_jobs())
    found.pages = _flat(hook.register_pages())
    for listener in _flat(hook.register_listeners()):
        found.listeners.setdefault(listener.event, []).append(listener)
    tables: list[tuple[dict[str, Any], Iterable[tuple[str, Any]], str]] = [
        (found.permissions, ((item.name, item) for item in _flat(hook.register_permissions())), "permission"),
        (found.limits, ((item.name, item) for item in [UPDATES, *_flat(hook.register_limits())]), "limit"),
        (found.templates, ((item.key, item) for item in _flat(hook.register_templates())), "message"),
        (found.forms, ((item.id, item) for item in _flat(hook.register_forms())), "form"),
    ]
    for table, items, what in tables:
        for name, item in items:
            if table.setdefault(name, item) is not item:
                problems.append(f"the {what} {name!r} is declared twice; rename one.")
    if problems:
        raise PluginError("\n".join(problems))
    return found


def translations(plugins: Iterable[Plugin], default: str, *, strict: bool = False) -> Translations:
    """The texts of the kernel and of every plugin that has a folder ``locales``."""
    sources = [("kernel-", KERNEL / "locales")]
    sources += [(p.locale_prefix, p.path / "locales") for p in plugins if (p.path / "locales").is_dir()]
    return Translations(sources, default=default, strict=strict)


def _flat(results: list[Any]) -> list[Any]:
    return [item for result in results for item in result or ()]
