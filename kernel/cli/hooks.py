"""``kiosk hooks``: every hook of the kernel and the plugins, as the page docs/hooks.md."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType

import click

from .. import hookspecs
from ..loading import bundled_names, find

HEAD = """# Hooks

Written by `kiosk hooks > docs/hooks.md` from the docstrings; a test fails when it is out of date.

A hook either **contributes** (`register_...`: plain functions, called once at start, which `Plugin` and its decorators
implement) or is a **moment** (async, called many times, on the plugins that are on). The author of a hook chooses how it is called,
and with it what an error does:

| call | for | an error |
|---|---|---|
| `collect` | decisions that only read: all results, flattened | ends the caller |
| `first` | decisions: the first result that is not None | ends the caller |
| `join` | what must hold together with the caller: writes in its transaction | cancels the transaction |
| `notify` | reactions inside the transaction, each in a savepoint of its own | undone alone, recorded, tried again |
| `show` | decoration: buttons, lines | that plugin is left out and reported |
| `tell` | word of something that happened, outside any transaction | reported |

An implementation has 2 seconds inside a transaction and 10 outside. `emit` and `@plugin.on` are for what must happen after the commit.
"""


@click.command()
def hooks() -> None:
    """Print every hook with its arguments and documentation, as Markdown."""
    click.echo(page(), nl=False)


def page() -> str:
    """The whole page."""
    modules: list[tuple[str, ModuleType]] = [("kernel", hookspecs)]
    modules += [(plugin.name, plugin.hookspecs) for plugin in find(bundled_names()) if plugin.hookspecs]
    return HEAD + "".join(part for owner, module in modules for part in _section(owner, module))


def _section(owner: str, module: ModuleType) -> Iterator[str]:
    yield f"\n## {owner}\n"
    for name, function in vars(module).items():
        if hasattr(function, "kernel_spec"):
            arguments = ", ".join(inspect.signature(function).parameters)
            yield f"\n### `{name}({arguments})`\n\n{inspect.getdoc(function)}\n"
