"""Lists of values: a text with one a line, CSV, JSON. None of them is ever held in memory whole as Python objects."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Generator, Iterator
from itertools import chain
from typing import Any, BinaryIO

from .sources import PACKED_LIMIT, VALUE_LIMIT, Bad, Found, SourceRefused, checked

BOM = b"\xef\xbb\xbf"
WIDE = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins
SEPARATORS = ",;\t"
LONGEST = VALUE_LIMIT + 2  # bytes of a line with its end
OPENING = re.compile(r'\s*(\{\s*"values"\s*:\s*)?\[\s*')
SPACE = re.compile(r"\s*")
CLOSING = re.compile(r"\s*(\}?)\s*\Z")


def lines(stream: BinaryIO) -> Iterator[Found]:
    """One value a line, byte for byte but for the line's end; empty lines are passed over."""
    number = 0
    while raw := stream.readline(LONGEST + 1):
        number += 1
        if number == 1:
            if raw.startswith(WIDE):
                raise SourceRefused("shop-upload-not-utf8")
            raw = raw.removeprefix(BOM)
        if not raw.endswith(b"\n") and len(raw) >= LONGEST:
            while (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield Bad(str(number), "shop-bad-long")
            continue
        raw = raw.removesuffix(b"\n").removesuffix(b"\r")
        try:
            value = checked(number, raw.decode())
        except UnicodeDecodeError:
            value = Bad(str(number), "shop-bad-utf8")
        if value is not None:
            yield value


def table(stream: BinaryIO) -> Iterator[Found]:
    """The column ``value`` of a CSV file, or its only column. Raises SourceRefused where that is not clear."""
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    try:
        head = text.readline(LONGEST)
        if len(head) >= LONGEST:
            raise SourceRefused("shop-upload-csv")
        separator = max(SEPARATORS, key=head.count)
        names = [name.strip().strip('"').lower() for name in head.split(separator)]
        column = names.index("value") if "value" in names else 0
        if "value" not in names and len(next(csv.reader([head], delimiter=separator), [])) > 1:
            raise SourceRefused("shop-upload-columns")
        width = len(names) if "value" in names else 1
        rows = csv.reader(chain([head], _bounded(text)), delimiter=separator, strict=True)
        yield from _rows(rows, column, width, skip="value" in names)
    except csv.Error:
        raise SourceRefused("shop-upload-csv") from None
    except UnicodeDecodeError:
        raise SourceRefused("shop-upload-not-utf8") from None
    finally:
        text.detach()  # the stream belongs to the caller


def _bounded(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a text; a line in which no column could fit ends the reading."""
    while line := text.readline(16 * LONGEST):
        if len(line) == 16 * LONGEST:
            raise SourceRefused("shop-upload-csv")
        yield line


def _rows(rows: Any, column: int, width: int, *, skip: bool) -> Iterator[Found]:
    begins = 1
    for cells in rows:
        place, begins = begins, rows.line_num + 1
        if not cells or (skip and place == 1):
            continue
        if len(cells) != width:
            yield Bad(str(place), "shop-bad-columns")
            continue
        value = checked(place, cells[column])
        if value is not None:
            yield value


def array(stream: BinaryIO) -> Iterator[Found]:
    """A JSON list of texts, or ``{"values": [...]}``, taken apart one text at a time."""
    data = stream.read(PACKED_LIMIT + 1)
    if len(data) > PACKED_LIMIT:
        raise SourceRefused("shop-upload-large", max=PACKED_LIMIT >> 20)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceRefused("shop-upload-not-utf8") from None
    del data
    opening = OPENING.match(text)
    if opening is None:
        raise SourceRefused("shop-upload-json")
    try:
        place = yield from _texts(text, opening.end())
    except (json.JSONDecodeError, RecursionError):
        raise SourceRefused("shop-upload-json") from None
    closing = CLOSING.match(text, place)
    if closing is None or bool(closing[1]) != bool(opening[1]):
        raise SourceRefused("shop-upload-json")


def _texts(text: str, place: int) -> Generator[Found, None, int]:
    """The texts of a list whose first one begins at ``place``; returns where the list has ended."""
    decode = json.JSONDecoder().raw_decode
    number = 0
    if text[place : place + 1] == "]":
        return place + 1
    while True:
        item, place = decode(text, place)
        number += 1
        value = checked(number, item) if isinstance(item, str) else Bad(str(number), "shop-bad-type")
        if value is not None:
            yield value
        place = SPACE.match(text, place).end()  # type: ignore[union-attr]
        if text[place : place + 1] == "]":
            return place + 1
        if text[place : place + 1] != ",":
            raise json.JSONDecodeError("neither a comma nor the end of the list", text, place)
        place = SPACE.match(text, place + 1).end()  # type: ignore[union-attr]


LISTS: dict[str, Callable[[BinaryIO], Iterator[Found]]] = {".txt": lines, ".csv": table, ".json": array}
