"""Photos and documents, kept in memory."""

import io
import itertools
import mimetypes
import secrets
import time
from dataclasses import dataclass, field

from PIL import Image

LARGEST_THUMB = 320


class NotAPicture(ValueError):
    """The bytes are not a picture that Telegram takes as a photo."""


@dataclass(frozen=True, slots=True)
class Size:
    """One size of a photo; ``kind`` is Telegram's letter for it."""

    kind: str
    width: int
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class File:
    """What photos and documents have in common."""

    id: int
    access_hash: int
    reference: bytes = field(repr=False)
    date: int


@dataclass(frozen=True, slots=True)
class Photo(File):
    """A picture in one or more sizes, the largest last."""

    sizes: tuple[Size, ...] = ()

    @property
    def data(self) -> bytes:
        """The bytes of the largest size."""
        return self.sizes[-1].data

    def to_json(self) -> dict:
        """Id, width and height of the largest size."""
        return {"id": self.id, "width": self.sizes[-1].width, "height": self.sizes[-1].height}


@dataclass(frozen=True, slots=True)
class Document(File):
    """Any other file."""

    name: str = ""
    mime_type: str = "application/octet-stream"
    data: bytes = field(repr=False, default=b"")
    is_video: bool = False  # apps play it in the chat

    def to_json(self) -> dict:
        """Id, name, type and size in bytes."""
        return {"id": self.id, "name": self.name, "mime_type": self.mime_type, "size": len(self.data)}


class Files:
    """Every file that was ever sent, by id."""

    def __init__(self) -> None:
        self._files: dict[int, Photo | Document] = {}
        self._ids = itertools.count(7_000_000_001)

    def get(self, file_id: int) -> Photo | Document | None:
        """The file with this id, or None."""
        return self._files.get(file_id)

    def add_photo(self, data: bytes) -> Photo:
        """Store a picture. Raises NotAPicture."""
        photo = Photo(**self._identity(), sizes=_sizes(data))
        self._files[photo.id] = photo
        return photo

    def add_document(self, name: str, data: bytes, mime_type: str = "", *, is_video: bool = False) -> Document:
        """Store a file of any kind; the type is guessed from the name when it is not given."""
        mime_type = mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        document = Document(**self._identity(), name=name, mime_type=mime_type, data=data, is_video=is_video)
        self._files[document.id] = document
        return document

    def renew(self, file_id: int) -> bytes:
        """Give a file another reference, as Telegram does from time to time; the old one is refused from now on."""
        reference = secrets.token_bytes(16)
        object.__setattr__(self._files[file_id], "reference", reference)
        return reference

    def _identity(self) -> dict:
        return {
            "id": next(self._ids),
            "access_hash": secrets.randbits(62) + 1,
            "reference": secrets.token_bytes(16),
            "date": int(time.time()),
        }


def _sizes(data: bytes) -> tuple[Size, ...]:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            if not (
                width > 0 and height > 0 and width + height <= 10_000 and max(width, height) <= 20 * min(width, height)
            ):
                raise NotAPicture(f"{width} by {height} pixels")
            largest = Size("y" if max(width, height) > 800 else "x", width, height, data)
            if max(width, height) <= LARGEST_THUMB:
                return (largest,)
            small = picture.convert("RGB")
            small.thumbnail((LARGEST_THUMB, LARGEST_THUMB))
            buffer = io.BytesIO()
            small.save(buffer, "JPEG", quality=80)
            return (Size("m", *small.size, buffer.getvalue()), largest)
    except NotAPicture:
        raise
    except (OSError, ValueError, SyntaxError) as problem:  # what Pillow raises for broken pictures
        raise NotAPicture(str(problem)) from problem
