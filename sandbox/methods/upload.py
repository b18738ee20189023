"""Files in parts: up before a message is sent, down by place."""

from __future__ import annotations

import time

from pyrogram import raw

from ..errors import RpcRefused
from ..rpc import Call, Methods
from ..wire.tl import TL
from ..world import Document, Photo

methods = Methods()
LARGEST_PART = 512 * 1024
LARGEST_CHUNK = 1024 * 1024


@methods.answers(raw.functions.upload.SaveFilePart, raw.functions.upload.SaveBigFilePart)
def save_file_part(call: Call, request: TL) -> bool:
    """Keep a part until the file is used."""
    if not request.bytes:
        raise RpcRefused("FILE_PART_EMPTY")
    if len(request.bytes) > LARGEST_PART:
        raise RpcRefused("FILE_PART_TOO_BIG")
    if not 0 <= request.file_part < 4000:
        raise RpcRefused("FILE_PART_INVALID")
    call.sandbox.uploads.add(call.bot.id, request.file_id, request.file_part, request.bytes)
    return True


@methods.answers(raw.functions.upload.GetFile)
def get_file(call: Call, request: TL) -> TL:
    """A stretch of a photo's size or of a document."""
    if request.offset < 0 or request.offset % 1024:
        raise RpcRefused("OFFSET_INVALID")
    if not 0 < request.limit <= LARGEST_CHUNK or request.limit % 1024:
        raise RpcRefused("LIMIT_INVALID")
    data = _located(call, request.location)
    chunk = data[request.offset : request.offset + request.limit]
    kind = raw.types.storage.FileJpeg() if data[:2] == b"\xff\xd8" else raw.types.storage.FileUnknown()
    return raw.types.upload.File(type=kind, mtime=int(time.time()), bytes=chunk)


def _located(call: Call, location: TL) -> bytes:
    found = call.world.files.get(getattr(location, "id", 0))
    if found is None or found.access_hash != location.access_hash:
        raise RpcRefused("LOCATION_INVALID")
    if found.reference != location.file_reference:
        raise RpcRefused("FILE_REFERENCE_EXPIRED")
    if isinstance(found, Photo):
        size = next((size for size in found.sizes if size.kind == location.thumb_size), found.sizes[-1])
        return size.data
    assert isinstance(found, Document)
    if location.thumb_size:
        raise RpcRefused("LOCATION_INVALID")
    return found.data
