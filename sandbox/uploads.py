"""Parts of files that bots have uploaded."""

from __future__ import annotations

import hashlib

from .errors import RpcRefused
from .wire.tl import TL


class Uploads:
    """By bot and the file's number; the oldest are forgotten above ``keep`` files."""

    def __init__(self, keep: int = 50) -> None:
        self._parts: dict[tuple[int, int], dict[int, bytes]] = {}
        self._keep = keep

    def add(self, bot_id: int, file_id: int, part: int, data: bytes) -> None:
        """Keep one part."""
        self._parts.setdefault((bot_id, file_id), {})[part] = data
        while len(self._parts) > self._keep:
            del self._parts[next(iter(self._parts))]

    def take(self, bot_id: int, file: TL) -> bytes:
        """The whole file. Raises FILE_PARTS_INVALID, FILE_PART_X_MISSING or MD5_CHECKSUM_INVALID."""
        parts = self._parts.get((bot_id, file.id), {})
        if file.parts <= 0:
            raise RpcRefused("FILE_PARTS_INVALID")
        for number in range(file.parts):
            if number not in parts:
                raise RpcRefused(f"FILE_PART_{number}_MISSING")
        data = b"".join(parts[number] for number in range(file.parts))
        checksum = getattr(file, "md5_checksum", "")
        if checksum and checksum.lower() != hashlib.md5(data, usedforsecurity=False).hexdigest():
            raise RpcRefused("MD5_CHECKSUM_INVALID")
        return data
