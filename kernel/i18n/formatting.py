"""One language's texts, formatted by Fluent; arguments come out exactly as they went in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentFloat, FluentInt, FluentType, NumberFormatOptions, fluent_date
from fluent.syntax import ast

from ..markup import hole, parse
from ..messages import Rich
from .source import Entry

REMEMBERED = 2000  # formatted texts of a language
SHORT = 100  # characters of an argument; texts with longer ones are not remembered
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
UNGROUPED = NumberFormatOptions(useGrouping=False)


@dataclass(slots=True)
class Argument(FluentType):
    """An argument that is no number: Fluent chooses by its value, and prints a hole that is filled afterwards."""

    name: str
    value: Any

    def __eq__(self, other: object) -> bool:
        return str(self.value) == other

    def format(self, locale: Locale) -> str:
        return hole(self.name)


class Spaced(FluentFloat):
    """What NUMBER() makes of a number: its groups are parted by ordinary spaces."""

    def format(self, locale: Locale) -> str:
        return super().format(locale).translate(SPACES)


class Language:
    """Formats the texts of one language."""

    def __init__(self, language: str, entries: Mapping[str, Entry]):
        self.locale = Locale.parse(language, sep="-")
        functions: Any = {"NUMBER": self._number, "DATETIME": self._datetime}
        self.bundle = FluentBundle([language], functions, use_isolating=False)
        self.bundle.add_resource(ast.Resource([entry.node for entry in entries.values()]))
        self._remembered = lru_cache(REMEMBERED)(self._format)

    def format(self, key: str, args: Mapping[str, Any]) -> tuple[Rich, list[Exception]]:
        """The text ``key`` and what was wrong with its arguments."""
        items = tuple(args.items())
        if all(type(value) is int or (type(value) is str and len(value) < SHORT) for _, value in items):
            return self._remembered(key, items)
        return self._format(key, items)

    def _format(self, key: str, items: tuple[tuple[str, Any], ...]) -> tuple[Rich, list[Exception]]:
        args = dict(items)
        pattern: Any = self.bundle.get_message(key).value
        text, errors = self.bundle.format_pattern(pattern, {name: _prepared(name, args[name]) for name in args})
        return parse(str(text), {name: self._shown(value) for name, value in args.items()}), errors

    def _shown(self, value: Any) -> Rich | str:
        if isinstance(value, datetime):
            return format_datetime(value, "medium", locale=self.locale).translate(SPACES)
        if isinstance(value, date):
            return format_date(value, "medium", locale=self.locale).translate(SPACES)
        return value if isinstance(value, Rich) else str(value)

    def _number(self, value: Any, type: str = "cardinal", **options: Any) -> Spaced | str:
        if type == "ordinal":  # which fluent.runtime does not know
            return self.locale.ordinal_form(value)
        return Spaced(value, **{"useGrouping": True, **options})

    def _datetime(self, value: Argument, **options: Any) -> str:
        return fluent_date(value.value, **options).format(self.locale).translate(SPACES)


def _prepared(name: str, value: Any) -> FluentType:
    if not isinstance(value, (int, float, Decimal)):
        return Argument(name, value)
    # Fluent finds no plural form for a Decimal.
    number = FluentInt(value) if value == int(value) else FluentFloat(value)
    number.options = UNGROUPED
    return number
