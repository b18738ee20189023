"""Which texts the code asks for: for the rule that every one exists, gets its arguments, and none is left over."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..i18n import Translations

# Calls whose first or second argument is a key, and whose keywords are the text's arguments.
WITH_ARGUMENTS = ("t", "rich", "text", "Refused", "Invalid")
# Calls that take keys and give the arguments elsewhere.
BY_KEY = ("send", "put", "Ask", "command", "menu", "permission", "limit")

ACTION = re.compile(r"[a-z_]+\.[a-z_]+")  # plugin.act, as it is audited


@dataclass
class Use:
    """What one folder of code asks for; places are ``file:line``."""

    keys: dict[str, str] = field(default_factory=dict)  # named in a call that takes keys
    beginnings: dict[str, str] = field(default_factory=dict)  # of keys put together in an f-string
    settings: set[str] = field(default_factory=set)  # beginnings of the texts of settings that may change live
    mentioned: set[str] = field(default_factory=set)  # strings that may be keys
    rendered: set[str] = field(default_factory=set)  # messages with a renderer, which need no text
    calls: list[tuple[str, str, frozenset[str]]] = field(default_factory=list)  # key, place, arguments given


def missing(texts: Translations, folders: Mapping[str, Path]) -> list[str]:
    """Texts that the code of each (prefix → folder) asks for and that are not there, and arguments not given."""
    uses = {prefix: _scan(prefix, folder, folders) for prefix, folder in folders.items()}
    rendered = set().union(*(use.rendered for use in uses.values()))
    problems = []
    for use in uses.values():
        problems += [
            f"{place}: there is no text {key!r}. Add it to the locale files."
            for key, place in use.keys.items()
            if not texts.knows(key) and key not in rendered
        ]
        problems += [
            f"{place}: no text begins with {start!r}. Add one to the locale files."
            for start, place in use.beginnings.items()
            if not any(key.startswith(start) for key in _all_keys(texts))
        ]
        for key, place, given in use.calls:
            text = texts.own[texts.default].get(key)
            if text and (lacking := text.variables - given):
                problems.append(f"{place}: the text {key!r} needs {', '.join(sorted(lacking))} as well.")
    return problems


def unused(texts: Translations, folders: Mapping[str, Path]) -> list[str]:
    """Keys that no code mentions, directly or as the end of an f-string, sorted."""
    uses = [_scan(prefix, folder, folders) for prefix, folder in folders.items()]
    mentioned = set().union(*(use.mentioned for use in uses), *(use.keys for use in uses))
    beginnings = tuple(start for use in uses for start in (*use.beginnings, *use.settings))
    return sorted(key for key in _all_keys(texts) if key not in mentioned and not key.startswith(beginnings))


def _all_keys(texts: Translations) -> set[str]:
    return set().union(*texts.own.values())


def _scan(prefix: str, folder: Path, prefixes: Iterable[str]) -> Use:
    use = Use()
    use.mentioned |= {f"{prefix.replace('_', '-')}{name}" for name in ("plugin", "plugin-about")}  # on staff's screens
    starts = tuple(f"{each.replace('_', '-').rstrip('-')}-" for each in prefixes)
    for file in sorted(Path(folder).rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"), str(file))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if node.value.startswith(starts):
                    use.mentioned.add(node.value)
                elif ACTION.fullmatch(node.value):  # what staff read in the audit instead, where there is such a text
                    use.mentioned.add(node.value.replace("_", "-").replace(".", "-audit-"))
            elif isinstance(node, ast.JoinedStr):
                head = node.values[0] if node.values else None
                if isinstance(head, ast.Constant) and str(head.value).startswith(starts) and " " not in str(head.value):
                    use.beginnings.setdefault(str(head.value), f"{file}:{node.lineno}")
            elif isinstance(node, ast.AnnAssign):
                _setting(node, prefix, use)
            elif isinstance(node, ast.Call):
                _call(node, file, prefix, starts, use)
    return use


def _setting(node: ast.AnnAssign, prefix: str, use: Use) -> None:
    """A setting that may be changed while the bot runs has a title, a hint and words for its choices."""
    given = node.value.keywords if isinstance(node.value, ast.Call) else ()
    if isinstance(node.target, ast.Name) and any(keyword.arg == "json_schema_extra" for keyword in given):
        use.settings.add(f"{prefix.replace('_', '-')}setting-{node.target.id.replace('_', '-')}")


def _call(node: ast.Call, file: Path, prefix: str, starts: tuple[str, ...], use: Use) -> None:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "message" and node.args:
        use.rendered |= set(_strings(node.args[0]))
    if name == "command" and node.args:
        # a bot's command is described by this text; a click command is not, and looks the same from here
        use.mentioned |= {f"{prefix.replace('_', '-').rstrip('-')}-command-{name}" for name in _strings(node.args[0])}
    if name not in (*WITH_ARGUMENTS, *BY_KEY):
        return
    given = [*node.args[:2], *(keyword.value for keyword in node.keywords if name in BY_KEY)]
    keys = [key for argument in given for key in _strings(argument) if key.startswith(starts)]
    place = f"{file}:{node.lineno}"
    for key in keys:
        use.keys.setdefault(key, place)
        if name in WITH_ARGUMENTS and all(keyword.arg for keyword in node.keywords):
            use.calls.append((key, place, frozenset(str(keyword.arg) for keyword in node.keywords)))


def _strings(node: ast.expr) -> Iterator[str]:
    """The strings that an expression may be: a constant, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
