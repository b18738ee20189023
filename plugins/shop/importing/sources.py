"""Where values come from: a text that staff wrote, or a file of theirs; read piece by piece, as often as asked."""

from __future__ import annotations

import io
import mimetypes
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from kernel import Refused

VALUE_LIMIT = 64 * 1024  # bytes of one value
FILE_LIMIT = 20 * 1024 * 1024  # bytes of one piece that is a file
PACKED_LIMIT = 20 * 1024 * 1024  # bytes of one upload
NAME_SHOWN = 100  # characters kept of a file's name


class SourceRefused(Refused):
    """The upload as a whole cannot be used; nothing was written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that is sold. ``name`` has no path and nothing that could be one."""

    name: str
    mime: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bad:
    """Something that cannot be a value: where it stands, and the locale key of why."""

    place: str
    key: str


Found = str | Piece | Bad


@dataclass(frozen=True, slots=True)
class Source:
    """A name for people, and what reads the values; each call begins anew. Reading raises SourceRefused."""

    name: str
    read: Callable[[], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent: its name and its bytes, or where they are."""

    name: str
    content: bytes | Path = field(repr=False)

    def open(self) -> BinaryIO:
        """The bytes from the beginning."""
        return io.BytesIO(self.content) if isinstance(self.content, bytes) else self.content.open("rb")

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size

    @property
    def ending(self) -> str:
        """The end of the name, such as ``.csv``, in lower case."""
        return Path(self.name).suffix.lower()


def text_source(text: str) -> Source:
    """One value a line of what was written."""
    return upload_source(Upload("stock.txt", text.encode("utf-8", "replace")), "unique")


def upload_source(upload: Upload, kind: str, *, whole: bool = False) -> Source:
    """What an upload brings for an item of ``kind``: values of its lists, or files.

    ``whole`` sells an archive as it is. Raises SourceRefused for what is too large or in no format that is known here.
    """
    from .archives import archived_files, archived_lists
    from .lists import LISTS

    streamed = isinstance(upload.content, Path) and upload.ending in (".txt", ".csv") and kind == "unique"
    if upload.size > PACKED_LIMIT and not streamed:
        raise SourceRefused("shop-upload-large", max=PACKED_LIMIT >> 20)
    readers: dict[str, Callable[[], Iterator[Found]]]
    if kind == "file":
        packed = upload.ending == ".zip" and not whole
        return Source(upload.name, (lambda: archived_files(upload)) if packed else (lambda: iter([one_file(upload)])))
    readers = {ending: lambda: _listed(upload, LISTS[upload.ending]) for ending in LISTS}
    readers[".zip"] = lambda: archived_lists(upload)
    if upload.ending not in readers:
        raise SourceRefused("shop-upload-format")
    return Source(upload.name, readers[upload.ending])


def one_file(upload: Upload) -> Piece:
    """The upload as a file that is sold. Raises SourceRefused when it is empty or too large."""
    if upload.size > FILE_LIMIT:
        raise SourceRefused("shop-upload-large", max=FILE_LIMIT >> 20)
    with upload.open() as stream:
        data = stream.read()
    if not data:
        raise SourceRefused("shop-upload-empty")
    return piece_of(upload.name, data)


def piece_of(name: str, data: bytes) -> Piece:
    """A file that is sold, under a name that is safe."""
    safe = clean_name(name)
    return Piece(safe, mimetypes.guess_type(safe)[0] or "application/octet-stream", data)


def clean_name(name: str) -> str:
    """``name`` without path, control characters and dots in front, cut in the middle when it is long."""
    base = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    kept = "".join(char for char in base if not unicodedata.category(char).startswith("C") and char not in '<>:"|?*')
    kept = kept.lstrip(". ").rstrip(". ")
    if len(kept) > NAME_SHOWN:
        stem, dot, ending = kept.rpartition(".")
        kept = kept[: NAME_SHOWN - len(ending) - 1] + dot + ending if stem and len(ending) <= 10 else kept[:NAME_SHOWN]
    return kept or "file"


def checked(place: Any, value: str) -> str | Bad | None:
    """``value`` if it can be sold, why not, or None for one of white space alone."""
    if not value or value.isspace():
        return None
    try:
        size = len(value) if value.isascii() else len(value.encode())
    except UnicodeEncodeError:
        return Bad(str(place), "shop-bad-utf8")
    return Bad(str(place), "shop-bad-long") if size > VALUE_LIMIT else value


def _listed(upload: Upload, read: Callable[[BinaryIO], Iterator[Found]]) -> Iterator[Found]:
    with upload.open() as stream:
        yield from read(stream)
