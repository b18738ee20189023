"""What a file asks for, checked line by line before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kernel.forms import has_controls, is_blank
from kernel.money import Currency, InvalidAmount

from ..naming import DESCRIPTION_LIMIT, MOST_QUESTIONS, NAME_LIMIT
from ..stock.claims import FILE, MANUAL, OWN, SHARED, UNIQUE
from .extras import check_together, read_extras
from .rows import Row, Unreadable, Wrong, read_rows
from .sources import FILE_LIMIT, VALUE_LIMIT, Piece, piece_of

DEPTH = 10  # categories above an item
MORE_PICTURES = 9  # beside the first one
QUESTION_LIMIT = 255  # characters
PICTURE_LIMIT = 5 * 1024 * 1024  # bytes
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}

Key = tuple[tuple[str, ...], str]


@dataclass(slots=True)
class ItemPlan:
    """What the file says of one item. Empty fields leave an item as it is that exists already."""

    place: str
    path: tuple[str, ...]
    name: str
    kind: str
    price: int | None = None
    price_text: str = ""
    description: str = ""
    picture: Path | None = None
    shared_value: str | None = None
    extras: dict[str, Any] = field(default_factory=dict)  # by the item's column
    more_pictures: list[Path] = field(default_factory=list)
    id: int = 0
    is_new: bool = True

    @property
    def appears(self) -> bool:
        """Whether customers see it for the first time."""
        return self.is_new and not self.extras.get("hidden", False)


@dataclass(slots=True)
class Plan:
    """Everything a file asks for except the values, and what is wrong with it."""

    file: Path
    items: dict[Key, ItemPlan] = field(default_factory=dict)
    values: int = 0
    problems: list[str] = field(default_factory=list)

    def pieces(self) -> Iterator[tuple[ItemPlan, str | Piece]]:
        """Every value for an item that is sold by the piece, read from the file again."""
        for row in read_rows(self.file):
            if isinstance(row, Row) and row.value is not None:
                item = self.items.get((row.path, row.name))
                if item is None:
                    raise Unreadable(f"{self.file.name} changed while it was read. Start the import again.")
                if item.kind == UNIQUE:
                    yield item, row.value
                elif item.kind == FILE:
                    file = self.file.parent / row.value
                    yield item, piece_of(file.name, file.read_bytes())


def make_plan(file: Path, currency: Currency) -> Plan:
    """Read and check the whole file, in bounded memory; what is wrong is in ``problems``, one a line."""
    plan = Plan(file)
    pictures: dict[Path, str] = {}
    try:
        for row in read_rows(file):
            if isinstance(row, Wrong):
                plan.problems.append(row.why)
            elif not _repeats(plan, row):
                plan.problems += [f"{row.place}: {problem}" for problem in _take(plan, row, currency, pictures)]
    except Unreadable as error:
        plan.problems.append(str(error))
    plan.problems += [
        f"{item.place}: {problem}" for item in plan.items.values() for problem in check_together(item.extras)
    ]
    if not plan.items and not plan.problems:
        plan.problems.append(f"{file.name} names no item.")
    return plan


def _repeats(plan: Plan, row: Row) -> bool:
    """Whether the line only brings one more ordinary value of an item that is known: most lines do."""
    item = plan.items.get((row.path, row.name))
    if item is None or row.description or row.picture or row.kind or row.extras or item.kind != UNIQUE:
        return False
    value = row.value
    if (
        value is None
        or len(value) > 1000
        or not value.isascii()
        or value.isspace()
        or row.price not in ("", item.price_text)
    ):
        return False
    plan.values += 1
    return True


def _take(plan: Plan, row: Row, currency: Currency, pictures: dict[Path, str]) -> Iterator[str]:
    item = plan.items.get((row.path, row.name))
    if item is None:
        yield from _names(row)
        item = plan.items[row.path, row.name] = ItemPlan(row.place, row.path, row.name, row.kind or UNIQUE)
        if item.kind not in OWN:
            yield (
                f"the kind is {row.kind!r}. Write {UNIQUE} (a value per piece), {FILE} (a file per piece), {SHARED} (one "
                f"value for all), {MANUAL} (delivered by hand), or nothing."
            )
    elif row.kind and row.kind != item.kind:
        yield f"the kind is {row.kind!r} here but {item.kind!r} in {item.place}."
    if row.price and row.price != item.price_text:
        yield from _price(item, row.price, currency)
    if row.description:
        yield from _description(item, row.description)
    if row.picture:
        yield from _picture(item, plan.file.parent / row.picture, pictures)
    if row.extras or row.lists:
        yield from read_extras(item.extras, row.extras or {}, item.place)
        yield from _lists(item, plan.file.parent, row.lists or {}, pictures)
    if row.value is not None:
        plan.values += 1
        yield from _file_value(plan.file.parent / row.value) if item.kind == FILE else _value(item, row.value)


def _lists(item: ItemPlan, folder: Path, lists: dict[str, list[str]], known: dict[Path, str]) -> Iterator[str]:
    """The further pictures, the first of which is the picture when there is no other, and the questions."""
    files = [folder / name for name in lists.get("pictures", ())]
    for file in files:
        if file not in known:
            known[file] = _picture_problem(file)
        if known[file]:
            yield known[file]
    if files and item.picture is None:
        item.picture = files.pop(0)
    item.more_pictures = files
    if len(files) > MORE_PICTURES:
        yield f"there are more than {MORE_PICTURES + 1} pictures."
    questions = [question.strip() for question in lists.get("questions", ())]
    if questions and item.kind != MANUAL:
        yield f"questions are only asked for items of the kind {MANUAL}."
    if len(questions) > MOST_QUESTIONS or not all(
        0 < len(text) <= QUESTION_LIMIT and _encodes(text) for text in questions
    ):
        yield f"there may be {MOST_QUESTIONS} questions of 1 to {QUESTION_LIMIT} characters."
    if questions:
        item.extras["questions"] = questions


def _names(row: Row) -> Iterator[str]:
    if len(row.path) > DEPTH:
        yield f"{len(row.path)} categories above each other; at most {DEPTH} are possible."
    for what, name in [*(("category", part) for part in row.path), ("item", row.name)]:
        if is_blank(name):
            yield f"the {what} has no name."
        elif len(name) > NAME_LIMIT:
            yield f"the name of the {what} has {len(name)} characters; at most {NAME_LIMIT} are possible."
        elif has_controls(name, one_line=True):
            yield f"the name of the {what}, {name!r}, contains control characters or line breaks."


def _price(item: ItemPlan, text: str, currency: Currency) -> Iterator[str]:
    try:
        price = currency.parse(text)
    except InvalidAmount as error:
        yield f"the price {text!r} is no amount in {currency.code}: {error}."
        return
    if item.price not in (None, price):
        yield f"the price is {text} here but another one further up; {item.name!r} begins in {item.place}."
    item.price, item.price_text = price, text


def _description(item: ItemPlan, text: str) -> Iterator[str]:
    if len(text) > DESCRIPTION_LIMIT:
        yield f"the description has {len(text)} characters; at most {DESCRIPTION_LIMIT} are possible."
    elif "\0" in text or not _encodes(text):
        yield "the description contains characters that cannot be stored."
    elif item.description not in ("", text):
        yield f"the description is another one than further up; {item.name!r} begins in {item.place}."
    item.description = text


def _picture(item: ItemPlan, file: Path, known: dict[Path, str]) -> Iterator[str]:
    if file not in known:
        known[file] = _picture_problem(file)
    if known[file]:
        yield known[file]
    item.picture = file


def _picture_problem(file: Path) -> str:
    try:
        size = file.stat().st_size
        with file.open("rb") as data:
            head = data.read(8)
    except OSError as error:
        return f"the picture {file} cannot be opened: {error.strerror}."
    if size > PICTURE_LIMIT:
        return f"the picture {file} is larger than {PICTURE_LIMIT >> 20} MB."
    return "" if mime_of(head) else f"the picture {file} is neither JPEG nor PNG."


def mime_of(data: bytes) -> str:
    """The type of a picture by its first bytes; empty for what Telegram does not show as one."""
    return next((mime for magic, mime in PICTURES.items() if data.startswith(magic)), "")


def _file_value(file: Path) -> Iterator[str]:
    try:
        size = file.stat().st_size if file.is_file() else -1
    except (OSError, ValueError):
        size = -1
    if size < 0:
        yield f"the file {file} cannot be opened."
    elif not 0 < size <= FILE_LIMIT:
        yield f"the file {file} is empty or larger than {FILE_LIMIT >> 20} MB."


def _value(item: ItemPlan, value: str) -> Iterator[str]:
    if item.kind == MANUAL:
        yield f"{item.name!r} is delivered by hand, so it has no values."
    elif not value.strip():
        yield "the value is empty or only white space."
    elif not _encodes(value):
        yield "the value contains half a character (a lone surrogate)."
    elif len(value) * 4 > VALUE_LIMIT and len(value.encode()) > VALUE_LIMIT:
        yield f"the value has {len(value.encode())} bytes; at most {VALUE_LIMIT} are possible."
    elif item.kind == SHARED:
        if item.shared_value not in (None, value):
            yield f"{item.name!r} has one value for all (see {item.place}), and this is another one."
        item.shared_value = value


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
