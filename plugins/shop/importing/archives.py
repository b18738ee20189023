"""ZIP files from people: what is in them is counted while it is read, for their own word is not taken."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from .lists import LISTS
from .sources import FILE_LIMIT, Bad, Found, SourceRefused, Upload, clean_name, piece_of

ENTRIES = 10_000  # in one archive
UNPACKED_LIMIT = 200 * 1024 * 1024  # bytes of everything in it
STEP = 64 * 1024  # bytes unpacked at a time
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others can unpack gigabytes in one step
ENTRY_MARK = b"PK\x01\x02"  # once for every entry in the directory at the end
ARCHIVES = (".zip", ".gz", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst", ".tar")
MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07",
         b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd")  # fmt: skip
LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")  # what systems leave in archives


def archived_files(upload: Upload) -> Iterator[Found]:
    """Every file of the archive as a piece that is sold."""
    with _opened(upload) as (archive, meter):
        for number, entry in enumerate(_entries(archive), 1):
            with archive.open(entry) as packed:
                data = Metered(packed, meter, FILE_LIMIT).readall()
            if _is_archive(entry.filename, data):
                raise SourceRefused("shop-upload-nested", entry=number)
            yield piece_of(entry.filename, data) if data else Bad(str(number), "shop-bad-empty")


def archived_lists(upload: Upload) -> Iterator[Found]:
    """The values of every list (txt, csv, json) in the archive; places are "name: line"."""
    with _opened(upload) as (archive, meter):
        for number, entry in enumerate(_entries(archive), 1):
            ending = PurePosixPath(entry.filename).suffix.lower()
            with archive.open(entry) as packed:
                stream = io.BufferedReader(Metered(packed, meter, UNPACKED_LIMIT), STEP)
                if _is_archive(entry.filename, stream.peek(300)[:300]):
                    raise SourceRefused("shop-upload-nested", entry=number)
                if ending not in LISTS:
                    yield Bad(clean_name(entry.filename), "shop-bad-format")
                    continue
                for found in LISTS[ending](stream):
                    yield (
                        Bad(f"{clean_name(entry.filename)}: {found.place}", found.key)
                        if isinstance(found, Bad)
                        else found
                    )


class Meter:
    """Bytes unpacked so far, of all entries."""

    def __init__(self) -> None:
        self.total = 0

    def count(self, size: int) -> None:
        """Count; raises SourceRefused when it is too much."""
        self.total += size
        if self.total > UNPACKED_LIMIT:
            raise SourceRefused("shop-upload-unpacked", max=UNPACKED_LIMIT >> 20)


class Metered(io.RawIOBase):
    """An entry that counts what is unpacked, a small step at a time, and stops at ``limit`` bytes."""

    def __init__(self, packed: Any, meter: Meter, limit: int):
        self._packed, self._meter, self._left = packed, meter, limit
        self._limit = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._packed.read(min(len(buffer), STEP))
        self._meter.count(len(data))
        self._left -= len(data)
        if self._left < 0:
            raise SourceRefused("shop-upload-large", max=self._limit >> 20)
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def _opened(upload: Upload) -> Iterator[tuple[zipfile.ZipFile, Meter]]:
    try:
        with upload.open() as stream:
            _count_entries(stream)
            with zipfile.ZipFile(stream) as archive:
                yield archive, Meter()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, ValueError, OSError):
        raise SourceRefused("shop-upload-broken") from None


def _count_entries(stream: BinaryIO) -> None:
    """Refuse too many before the directory is read, which costs memory for each."""
    if stream.read().count(ENTRY_MARK) > ENTRIES:
        raise SourceRefused("shop-upload-entries", max=ENTRIES)
    stream.seek(0)


def _entries(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The entries that are files; raises SourceRefused for what does not belong into an upload."""
    found = 0
    for number, entry in enumerate(archive.infolist(), 1):
        name = entry.filename.replace("\\", "/")
        base = name.rstrip("/").rpartition("/")[2]
        if entry.is_dir() or name.startswith(LITTER[0]) or base in LITTER or base.startswith("._"):
            continue
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise SourceRefused("shop-upload-link", entry=number)
        if entry.flag_bits & 0x41:
            raise SourceRefused("shop-upload-locked")
        if entry.compress_type not in METHODS:
            raise SourceRefused("shop-upload-broken")
        found += 1
        if found > ENTRIES:
            raise SourceRefused("shop-upload-entries", max=ENTRIES)
        yield entry


def _is_archive(name: str, head: bytes) -> bool:
    return name.lower().endswith(ARCHIVES) or head.startswith(MAGIC) or head[257:262] == b"ustar"
