"""The lines of a catalog file, read one after the other, with where they stand."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Any

# What an item may have beside its name, price, description and picture.
EXTRAS = ("min", "max", "step", "limit", "low_stock", "pick", "when_out", "presell", "hidden", "instructions")
COLUMNS = ("category", "item", "price", "description", "picture", "kind", "value", *EXTRAS)
JSON_LISTS = ("pictures", "questions")
REQUIRED = ("category", "item")
SEPARATOR = ">"  # between the categories of a path in CSV
TEXTS = ("name", "price", "description", "picture", "kind")  # of an item in JSON
LARGEST_JSON = 64 * 1024 * 1024  # bytes; a JSON file is read whole


@dataclass(slots=True)  # not frozen: there are hundreds of thousands, and a frozen one takes three times as long
class Row:
    """One line of the file as text. ``value`` is never stripped; None means that the line brings none."""

    place: str  # "line 12" or "item 3, value 2"
    path: tuple[str, ...]
    name: str
    price: str = ""
    description: str = ""
    picture: str = ""
    kind: str = ""
    value: str | None = None
    extras: dict[str, str] | None = None
    lists: dict[str, list[str]] | None = None  # "pictures" and "questions"; JSON only


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that cannot be used; ``why`` begins with where it stands."""

    why: str


class Unreadable(Exception):
    """The file as a whole, or from some line on, cannot be read; the message says where and what to change."""


def read_rows(file: Path) -> Iterator[Row | Wrong]:
    """The rows of a CSV or JSON file, by its ending; raises Unreadable where nothing more can be read."""
    kind = file.suffix.lower()
    if kind not in (".csv", ".json"):
        raise Unreadable(f"{file.name} is neither .csv nor .json. See docs/import.md for both formats.")
    try:
        yield from _csv(file) if kind == ".csv" else _json(file)
    except OSError as error:
        raise Unreadable(f"{file} cannot be opened: {error.strerror}.") from error


def _csv(file: Path) -> Iterator[Row | Wrong]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        lines = _Lines(text)
        try:
            reader = csv.reader(lines, _dialect(file), strict=True)
            columns = [name.strip().lower() for name in next(reader, [])]
            _check_columns(columns)
            lines.record(reader.line_num)
            extras = [name for name in columns if name in EXTRAS]
            paths: dict[str, tuple[str, ...]] = {}
            for cells in reader:
                place = f"line {lines.record(reader.line_num)}"
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(columns):
                    yield Wrong(
                        f"{place}: has {len(cells)} columns, the first line has {len(columns)}. "
                        "Put a cell that contains the separator into double quotes."
                    )
                    continue
                yield _row(place, dict(zip(columns, cells, strict=True)), paths, extras)
        except csv.Error as error:
            raise Unreadable(f"line {lines.number}: {error}. Is a double quote not closed or not doubled?") from error
        except UnicodeDecodeError as error:
            raise Unreadable(f"after line {lines.number}: the file is not UTF-8. Save it as UTF-8.") from error


class _Lines:
    """The lines of a file, counted, so that a record that spans several is known by its first."""

    def __init__(self, text: Any):
        self._text = iter(text)
        self.number = 0
        self._ended = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._text)
        self.number += 1
        return line

    def record(self, last: int) -> int:
        """The first line of the record that ended on line ``last``."""
        first, self._ended = self._ended + 1, last
        return first


def _dialect(file: Path) -> type[csv.Dialect]:
    """Comma, semicolon or tab, whichever the first line has most of."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        head = text.readline()

    class Found(csv.excel):
        delimiter = max(",;\t", key=head.count)

    return Found


def _check_columns(columns: list[str]) -> None:
    unknown = [name for name in columns if name not in COLUMNS]
    missing = [name for name in REQUIRED if name not in columns]
    if not unknown and not missing and len(set(columns)) == len(columns):
        return
    what = [f"does not know {', '.join(map(repr, unknown))}"] if unknown else []
    what += [f"lacks {', '.join(map(repr, missing))}"] if missing else []
    raise Unreadable(f"line 1: {' and '.join(what) or 'names a column twice'}. The columns are {', '.join(COLUMNS)}.")


def _row(place: str, cells: dict[str, str], paths: dict[str, tuple[str, ...]], extras: list[str]) -> Row:
    category = cells["category"]
    path = paths.get(category)
    if path is None:
        path = paths[category] = tuple(part.strip() for part in category.split(SEPARATOR))
    cell = cells.get
    return Row(
        place,
        path,
        cells["item"].strip(),
        cell("price", "").strip(),
        cell("description", "").strip(),
        cell("picture", "").strip(),
        cell("kind", "").strip(),
        cell("value") or None,
        {name: text for name in extras if (text := cells[name].strip())} or None if extras else None,
    )


def _json(file: Path) -> Iterator[Row | Wrong]:
    if file.stat().st_size > LARGEST_JSON:
        raise Unreadable(
            f"{file.name} is larger than {LARGEST_JSON >> 20} MB. Split it, or use CSV, which has no limit."
        )
    try:
        # numbers stay the text they are: no float comes near a price
        data = json.loads(file.read_bytes().decode("utf-8-sig"), parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        raise Unreadable(f"line {error.lineno}: {error.msg} (column {error.colno}).") from error
    except UnicodeDecodeError as error:
        raise Unreadable("the file is not UTF-8. Save it as UTF-8.") from error
    except RecursionError as error:
        raise Unreadable("the file is nested too deeply.") from error
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise Unreadable('the file must be an object with a list "items". See docs/import.md.')
    for number, item in enumerate(items, 1):
        yield from _json_item(f"item {number}", item)


def _json_item(place: str, item: Any) -> Iterator[Row | Wrong]:
    problem = _problem_of(item)
    if problem:
        yield Wrong(f"{place}: {problem}")
        return
    path = item["category"].split(SEPARATOR) if isinstance(item["category"], str) else item["category"]
    where = tuple(part.strip() for part in path)
    head = {name: item.get(name, "").strip() for name in TEXTS}
    extras = {name: _as_text(item[name]) for name in EXTRAS if item.get(name) not in (None, "")}
    lists = {name: item[name] for name in JSON_LISTS if item.get(name)}
    yield Row(place, where, **head, extras=extras or None, lists=lists or None)
    for count, value in enumerate(item.get("values", ()), 1):
        yield Row(f"{place}, value {count}", where, head["name"], value=value)


def _problem_of(item: Any) -> str:
    if not isinstance(item, dict):
        return "must be an object."
    if unknown := sorted(set(item) - {*TEXTS, *EXTRAS, *JSON_LISTS, "category", "values"}):
        return f"does not know {', '.join(map(repr, unknown))}."
    for name in TEXTS:
        if not isinstance(item.get(name, ""), str):
            return f"{name!r} must be a text."
    for name in EXTRAS:
        if not isinstance(item.get(name, ""), (str, bool, NoneType)):
            return f"{name!r} must be a text, a number, true or false."
    for name in JSON_LISTS:
        if not _texts(item.get(name, [])):
            return f"{name!r} must be a list of texts."
    category = item.get("category")
    if not isinstance(category, str) and not _texts(category):
        return "'category' must be a text or a list of texts."
    return "" if _texts(item.get("values", [])) else "'values' must be a list of texts."


def _as_text(value: str | bool) -> str:
    return value.strip() if isinstance(value, str) else "yes" if value else "no"


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)
