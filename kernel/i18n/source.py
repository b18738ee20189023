"""Reading Fluent files: what is wrong in them is reported with file and line, never skipped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from fluent.syntax import FluentParser, ast


@dataclass(frozen=True, slots=True)
class Entry:
    """One message or term and where it stands (``file:line``)."""

    node: ast.Message | ast.Term
    place: str


def read(sources: Iterable[tuple[str, Path]]) -> tuple[dict[str, dict[str, Entry]], list[str]]:
    """The entries of every ``<language>.ftl`` in each (prefix, folder), by language, and all problems in words.

    A folder ``<language>`` beside it may hold more files of that language. Terms are named ``-name``.
    """
    languages: dict[str, dict[str, Entry]] = {}
    problems: list[str] = []
    for prefix, folder in sources:
        for file, language in _files(Path(folder)):
            if not _is_language(language):
                problems.append(f"{file}: {language!r} is not a language. Name it like en.ftl or pt_BR.ftl.")
                continue
            entries = languages.setdefault(language.replace("_", "-"), {})
            try:
                text = file.read_text("utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                problems.append(f"{file} cannot be read: {error}. Save it as UTF-8.")
                continue
            _read_file(file, text, prefix.replace("_", "-").rstrip("-"), entries, problems)
    return languages, problems


def stamps(sources: Iterable[tuple[str, Path]]) -> tuple[tuple[str, int, int], ...]:
    """Every file that :func:`read` would read, with when it was changed and its size in bytes."""
    found = []
    for _, folder in sources:
        for file, _ in _files(Path(folder)):
            state = file.stat()
            found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(found)


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file and the name of its language."""
    for file in sorted(folder.glob("*.ftl")):
        yield file, file.stem
    for file in sorted(folder.glob("*/*.ftl")):
        yield file, file.parent.name


def _read_file(file: Path, text: str, prefix: str, entries: dict[str, Entry], problems: list[str]) -> None:
    for node in _parsed(text):
        if isinstance(node, (ast.Comment, ast.GroupComment, ast.ResourceComment)):
            continue
        place = f"{file}:{_line(text, node.span.start if node.span else 0)}"
        if isinstance(node, ast.Junk):
            wrong = next((f"{note.message} (line {_line(text, start)})" for note, start in _notes(node)), "")
            first = (node.content or "").strip().split("\n")[0][:60]
            problems.append(f"{place}: not Fluent near {first!r}: {wrong}")
            continue
        term = isinstance(node, ast.Term)
        name = f"-{node.id.name}" if term else node.id.name
        if not node.id.name.startswith(f"{prefix}-"):
            problems.append(f"{place}: {name!r} must start with '{'-' if term else ''}{prefix}-'.")
        elif name in entries:
            problems.append(f"{place}: {name!r} is there already, at {entries[name].place}. Remove one.")
        elif node.attributes:
            problems.append(f"{place}: {name!r} has attributes, which are not used here. Make them keys of their own.")
        elif node.value is not None:
            entries[name] = Entry(node, place)


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[Any, ...]:
    """The nodes of a file, never changed; kept, because parsing is slow and tests make a bot each."""
    return tuple(FluentParser().parse(text).body)


def _notes(junk: ast.Junk) -> Iterator[tuple[ast.Annotation, int]]:
    return ((note, note.span.start) for note in junk.annotations or [] if note.span)


def _line(text: str, offset: int) -> int:
    # The parser counts offsets in a text whose line ends are \n, as read_text gives it.
    return text.count("\n", 0, offset) + 1


def _is_language(name: str) -> bool:
    try:
        Locale.parse(name, sep="-" if "-" in name else "_")
    except (ValueError, UnknownLocaleError):
        return False
    return True
