"""Takes a session's decrypted packet apart into single messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gzip import decompress
from io import BytesIO

from pyrogram.raw.core import TLObject
from pyrogram.raw.core.primitives import Bytes

from .session import CONTAINER

GZIP = 0x3072CFA1


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of the client; ``body`` is None when its constructor (``unknown``) is not in the schema."""

    message_id: int
    body: TLObject | None
    unknown: str = ""


def messages(message_id: int, body: bytes) -> Iterator[Incoming]:
    """The message itself, or those in its container, unpacked if they were gzipped."""
    if int.from_bytes(body[:4], "little") != CONTAINER:
        yield _parse(message_id, body)
        return
    offset = 8
    for _ in range(int.from_bytes(body[4:8], "little")):
        inner_id = int.from_bytes(body[offset : offset + 8], "little")
        length = int.from_bytes(body[offset + 12 : offset + 16], "little")
        yield _parse(inner_id, body[offset + 16 : offset + 16 + length])
        offset += 16 + length


def _parse(message_id: int, body: bytes) -> Incoming:
    if int.from_bytes(body[:4], "little") == GZIP:
        body = decompress(Bytes.read(BytesIO(body[4:])))
    try:
        # The schema's reader guesses the element size of a trailing vector from the bytes that are left; one byte
        # more than there is makes that size odd, so that it is never mistaken for bare numbers.
        return Incoming(message_id, TLObject.read(BytesIO(body + b"\0")))
    except KeyError as missing:
        return Incoming(message_id, None, f"0x{missing.args[0]:08x}")
