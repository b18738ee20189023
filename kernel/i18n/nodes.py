"""The compiled parts of a text: each gives a plain string, or writes itself with its formatting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from kernel.messages import Entity, Rich, utf16_length

Args = Mapping[str, Any]
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


class Writer:
    """Collects text and entities; ``at`` is the length so far in UTF-16 units."""

    __slots__ = ("at", "entities", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.entities: list[Entity] = []
        self.at = 0

    def write(self, text: str) -> None:
        """Add plain text."""
        self.parts.append(text)
        self.at += len(text) if text.isascii() else utf16_length(text)

    def write_rich(self, value: Rich) -> None:
        """Add a text with its formatting."""
        self.entities += [replace(entity, offset=entity.offset + self.at) for entity in value.entities]
        self.write(value.text)

    def rich(self) -> Rich:
        """What was written."""
        return Rich("".join(self.parts), tuple(self.entities))


class Node(Protocol):
    """A part of a text."""

    def plain(self, args: Args) -> str:
        """As a string without formatting. A missing argument is a KeyError."""

    def write(self, args: Args, out: Writer) -> None:
        """Into ``out``, with formatting. A missing argument is a KeyError."""


def shown(value: Any, locale: Locale) -> str:
    """An argument as people of ``locale`` write it: whole numbers without grouping, ordinary spaces only."""
    if isinstance(value, str):
        return value
    if isinstance(value, Rich):
        return value.text
    if isinstance(value, (Decimal, float)):
        return format_decimal(value, locale=locale, group_separator=False).translate(SPACES)
    if isinstance(value, datetime):
        return format_datetime(value, "medium", locale=locale).translate(SPACES)
    if isinstance(value, date):
        return format_date(value, "medium", locale=locale).translate(SPACES)
    return str(value)


@dataclass(slots=True)
class Static:
    """Text that never changes."""

    text: str

    def plain(self, args: Args) -> str:
        return self.text

    def write(self, args: Args, out: Writer) -> None:
        out.write(self.text)


@dataclass(slots=True)
class Variable:
    """An argument; never parsed as markup. ``form`` is what NUMBER() or DATETIME() makes of it."""

    name: str
    locale: Locale
    form: Callable[[Any], str] | None = None

    def plain(self, args: Args) -> str:
        value = args[self.name]
        if self.form:
            return self.form(value)
        return value if type(value) is str else shown(value, self.locale)

    def write(self, args: Args, out: Writer) -> None:
        value = args[self.name]
        if isinstance(value, Rich) and not self.form:
            out.write_rich(value)
        else:
            out.write(self.plain(args))


@dataclass(slots=True)
class Sequence:
    """Parts one after another."""

    parts: tuple[Node, ...]

    def plain(self, args: Args) -> str:
        return "".join([part.plain(args) for part in self.parts])

    def write(self, args: Args, out: Writer) -> None:
        for part in self.parts:
            part.write(args, out)


@dataclass(slots=True)
class Styled:
    """Parts with one kind of formatting; ``url`` may hold arguments."""

    kind: str
    url: Node
    inner: Node

    def plain(self, args: Args) -> str:
        return self.inner.plain(args)

    def write(self, args: Args, out: Writer) -> None:
        start, place = out.at, len(out.entities)
        self.inner.write(args, out)
        if out.at > start:  # Telegram refuses an empty entity
            out.entities.insert(place, Entity(self.kind, start, out.at - start, url=self.url.plain(args)))


@dataclass(slots=True)
class Choice:
    """One of several texts, by an exact number, a word, or the plural category of a number."""

    name: str
    category: Callable[[Any], str]
    numbers: dict[Decimal, Node]
    words: dict[str, Node]
    default: Node

    def chosen(self, args: Args) -> Node:
        """The text for these arguments."""
        value = args[self.name]
        if isinstance(value, (int, float, Decimal)):
            exact = self.numbers.get(Decimal(str(value))) if self.numbers else None
            if exact is not None:
                return exact
            return self.words.get(self.category(abs(value)), self.default)
        return self.words.get(str(value), self.default)

    def plain(self, args: Args) -> str:
        return self.chosen(args).plain(args)

    def write(self, args: Args, out: Writer) -> None:
        self.chosen(args).write(args, out)
