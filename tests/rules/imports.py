"""Who imports whom: every line that crosses a border of the architecture, named."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

PUBLIC_KERNEL = {"kernel", "kernel.forms", "kernel.invoices", "kernel.money", "kernel.testing"}
PUBLIC_PARTS = {"api", "hookspecs"}
TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+\"?([a-z][a-z0-9_]*)", re.IGNORECASE)
PYROGRAM_MAY = ("kernel/telegram/", "sandbox/")
QUART_MAY = ("kernel/web/", "sandbox/page/")


def imported(tree: ast.AST, module: str, is_package: bool) -> Iterator[tuple[int, str, str]]:
    """(line, module, name) of every import, relative ones resolved; ``name`` is empty for ``import module``."""
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for item in node.names:
                yield node.lineno, item.name, ""
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")
                kept = parents[: len(parents) - node.level + 1]
                base = ".".join([*kept, base] if base else kept)
            for item in node.names:
                yield node.lineno, base, item.name
        elif isinstance(node, ast.Call) and _name(node.func) in ("import_module", "__import__"):
            for first in node.args[:1]:
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield node.lineno, first.value.lstrip("."), ""


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def violations(root: Path, requires: dict[str, set[str]]) -> list[str]:
    """Every line under ``root`` that breaks a rule; ``requires`` are the plugins that each plugin may use."""
    found = []
    for top in ("kernel", "plugins", "sandbox"):
        for file in sorted((root / top).rglob("*.py")):
            place = file.relative_to(root).as_posix()
            tree = ast.parse(file.read_text("utf-8"))
            is_package = file.name == "__init__.py"
            module = place.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
            for line, target, name in imported(tree, module, is_package):
                reason = _reason(place, module, target, name, requires)
                if reason:
                    found.append(f"{place}:{line}: {reason}")
            if top == "plugins":
                found += [f"{place}:{line}: {reason}" for line, reason in _foreign_tables(tree, module, requires)]
    return found


def _reason(place: str, module: str, target: str, name: str, requires: dict[str, set[str]]) -> str:
    top, root = module.split(".")[0], target.split(".")[0]
    full = f"{target}.{name}" if name else target
    if root == "pyrogram" and not place.startswith(PYROGRAM_MAY):
        return "imports pyrogram; only kernel/telegram and the sandbox may"
    if root == "quart" and name in ("Quart", "") and top != "plugins" and not place.startswith(QUART_MAY):
        return "sets up Quart; only kernel/web and the sandbox's page may"
    if top == "kernel":
        if root == "plugins":
            return f"the kernel imports {full}"
        if root == "sandbox" and not place.startswith("kernel/testing/"):
            return f"the kernel imports {full}; only kernel.testing may"
    if top == "plugins" and module != "plugins":
        if root == "sandbox":
            return f"a plugin imports {full}"
        if root == "kernel":
            return _kernel_reason(target, name)
        if root == "plugins":
            return _plugin_reason(_within(module)[1], _within(full), target, name, requires)
    return ""


def _within(module: str) -> list[str]:
    """The parts of a module's name, as if a plugin of a family stood beside the others: ``plugins.stars.provider``."""
    parts = module.split(".")
    return ["plugins", *parts[3:]] if len(parts) > 3 and parts[2] == "providers" else parts


def _kernel_reason(target: str, name: str) -> str:
    if target not in PUBLIC_KERNEL:
        return f"imports {target}, which is private; public are {', '.join(sorted(PUBLIC_KERNEL))}"
    public = getattr(importlib.import_module(target), "__all__", None)
    if target == "kernel" and f"kernel.{name}" not in PUBLIC_KERNEL and public is not None and name not in public:
        return f"imports {name} from kernel, which is not on its public list"
    return ""


def _plugin_reason(own: str, path: list[str], target: str, name: str, requires: dict[str, set[str]]) -> str:
    if len(path) < 2 or path[1] == own:
        return ""
    other = path[1]
    if other not in requires.get(own, set()):
        return f"{own} uses {other} without listing it in requires"
    if len(path) < 3 or path[2] not in PUBLIC_PARTS | {"testing"}:
        return f"imports {'.'.join(path)}; of another plugin only api and hookspecs are public"
    thing = getattr(importlib.import_module(target), name, None) if name else None
    if isinstance(thing, ModuleType) and path[-1] not in PUBLIC_PARTS | {"testing"}:
        return f"takes the module {name} through {target}"
    if isinstance(thing, type) and any(base.__name__ == "Model" for base in thing.__mro__):
        return f"takes the model {name} through {target}; a model's label in a foreign key is public, its class is not"
    return ""


def _foreign_tables(tree: ast.AST, module: str, requires: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    own = _within(module)[1] if "." in module else ""
    others = {name for name in requires if name != own} | {"kernel"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for table in TABLE.findall(node.value):
                owner = table.lower().partition("_")[0]
                if owner in others and "_" in table:
                    yield node.lineno, f"names the table {table} of {owner} in SQL"
