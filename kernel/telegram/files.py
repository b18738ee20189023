"""Pictures and documents: uploaded once per bot, sent again by reference, downloaded into memory."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from pyrogram.file_id import PHOTO_TYPES, FileId
from pyrogram.raw import functions, types

from .. import db
from ..errors import TelegramError
from ..messages import File, Outgoing
from .client import Client
from .convert import document_id, photo_id
from .outgoing import message_in

log = logging.getLogger(__name__)

PART = 512 * 1024  # bytes; https://core.telegram.org/api/files#uploading-files
BIG = 10 * 1024 * 1024  # above it parts carry no checksum
DOWNLOAD_PART = 1024 * 1024
REMEMBERED = 2000
STALE = ("FILE_REFERENCE", "MEDIA_EMPTY", "MEDIA_INVALID", "FILE_ID_INVALID", "PHOTO_INVALID", "MEDIA_FILE_INVALID")


class UploadStore:
    """Where the ids of uploaded files survive a restart: ``kernel_uploaded_file``."""

    async def load(self, bot_id: int, key: str) -> str | None:
        """The file id stored under ``key``."""
        row = await db.fetch_one(
            "SELECT file_id FROM kernel_uploaded_file WHERE bot_id = $1 AND hash = $2", bot_id, key
        )
        return row["file_id"] if row else None

    async def save(self, bot_id: int, key: str, file_id: str) -> None:
        """Store or replace a file id."""
        await db.execute(
            "INSERT INTO kernel_uploaded_file (bot_id, hash, file_id) VALUES ($1, $2, $3) "
            "ON CONFLICT (bot_id, hash) DO UPDATE SET file_id = excluded.file_id",
            bot_id,
            key,
            file_id,
        )

    async def forget(self, bot_id: int, key: str) -> None:
        """Remove a file id that Telegram no longer takes."""
        await db.execute("DELETE FROM kernel_uploaded_file WHERE bot_id = $1 AND hash = $2", bot_id, key)


class Files:
    """Uploads, remembers and downloads files over the calls of one bot."""

    def __init__(self, client: Client, call: Callable[..., Awaitable[Any]], store: UploadStore, bot_id: int):
        self._client = client
        self._call = call
        self._store = store
        self._bot_id = bot_id
        self._known: dict[str, str] = {}

    async def send(self, message: Outgoing, request: Callable[[Any], Any]) -> Any:
        """Make ``request(media)`` with the file of ``message``: by reference when uploaded before.

        A reference that Telegram no longer takes is forgotten and the file uploaded again; that of a file which somebody
        sent is looked up in the message it came with.
        """
        if message.file_id:
            return await self._send_again(message.file_id, message.file_from, request)
        file = message.photo or message.document
        assert file is not None, "called for messages with a file"
        key = _key(file, message.photo is not None)
        known = self._known.get(key) or await self._store.load(self._bot_id, key)
        if known is not None:
            try:
                result = await self._call(request(_by_reference(known)))
            except TelegramError as error:
                if not error.code.startswith(STALE):
                    raise
                log.info("%s must be uploaded again (%s)", file.name, error.code)
                self._known.pop(key, None)
                await self._store.forget(self._bot_id, key)
            else:
                self._keep(key, known)
                return result
        result = await self._call(request(await self._uploaded(file, message.photo is not None)))
        await self._learn(key, result)
        return result

    async def _send_again(self, file_id: str, message_id: int, request: Callable[[Any], Any]) -> Any:
        try:
            result = await self._call(request(_by_reference(self._known.get(file_id, file_id))))
        except TelegramError as error:
            fresh = await self._found_in(message_id) if message_id and error.code.startswith(STALE) else None
            if fresh is None or FileId.decode(fresh).media_id != FileId.decode(file_id).media_id:
                raise
            result = await self._call(request(_by_reference(fresh)))
        newest = _file_in(message_in(result))
        if newest is not None:  # every answer renews the reference
            self._keep(file_id, newest)
        return result

    async def _found_in(self, message_id: int) -> str | None:
        """The id of the file in a message of a private chat; None when the message is gone."""
        answer = await self._call(functions.messages.GetMessages(id=[types.InputMessageID(id=message_id)]))
        return _file_in(answer.messages[0]) if answer.messages else None

    async def download(self, file_id: str) -> bytes:
        """The bytes behind a file id. Raises :class:`TelegramError` when the id is not one or is out of date."""
        try:
            decoded = FileId.decode(file_id)
        except Exception:
            raise TelegramError("FILE_ID_INVALID", "this is not the id of a file") from None
        if decoded.dc_id != await self._client.storage.dc_id():
            return b"".join([chunk async for chunk in self._client.get_file(decoded)])
        location = _location(decoded)
        parts: list[bytes] = []
        while True:
            offset = len(parts) * DOWNLOAD_PART
            answer = await self._call(
                functions.upload.GetFile(location=location, offset=offset, limit=DOWNLOAD_PART), timeout=60
            )
            parts.append(answer.bytes)
            if len(answer.bytes) < DOWNLOAD_PART:
                return b"".join(parts)

    async def _uploaded(self, file: File, as_photo: bool) -> Any:
        if not file.data:
            raise TelegramError("FILE_PARTS_INVALID", f"{file.name} is empty; Telegram takes no empty file")
        raw_file = await self._upload(file)
        if as_photo:
            return types.InputMediaUploadedPhoto(file=raw_file)
        return types.InputMediaUploadedDocument(
            file=raw_file,
            mime_type=file.mime_type,
            attributes=[types.DocumentAttributeFilename(file_name=file.name)],
            force_file=True,
        )

    async def _upload(self, file: File) -> Any:
        upload_id = secrets.randbits(63)
        total = (len(file.data) + PART - 1) // PART
        big = len(file.data) > BIG
        for number in range(total):
            chunk = file.data[number * PART : (number + 1) * PART]
            if big:
                part: Any = functions.upload.SaveBigFilePart(
                    file_id=upload_id, file_part=number, file_total_parts=total, bytes=chunk
                )
            else:
                part = functions.upload.SaveFilePart(file_id=upload_id, file_part=number, bytes=chunk)
            await self._call(part, timeout=60)
        if big:
            return types.InputFileBig(id=upload_id, parts=total, name=file.name)
        checksum = hashlib.md5(file.data, usedforsecurity=False).hexdigest()
        return types.InputFile(id=upload_id, parts=total, name=file.name, md5_checksum=checksum)

    async def _learn(self, key: str, result: Any) -> None:
        file_id = _file_in(message_in(result))
        if file_id is not None and len(file_id) <= 255:
            self._keep(key, file_id)
            try:
                await self._store.save(self._bot_id, key, file_id)
            except Exception:  # the message is out: not remembering the file only costs an upload
                log.exception("The id of an uploaded file could not be stored")

    def _keep(self, key: str, file_id: str) -> None:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[key] = file_id


def _key(file: File, as_photo: bool) -> str:
    """What a file is remembered under. A document keeps its name, so the name belongs to it; a picture has none."""
    if as_photo:
        return file.hash
    return hashlib.sha256(f"{file.hash}/{file.mime_type}/{file.name}".encode()).hexdigest()


def _file_in(message: Any) -> str | None:
    media = getattr(message, "media", None)
    if isinstance(media, types.MessageMediaPhoto) and isinstance(media.photo, types.Photo):
        return photo_id(media.photo)
    if isinstance(media, types.MessageMediaDocument) and isinstance(media.document, types.Document):
        return document_id(media.document)
    return None


def _by_reference(file_id: str) -> Any:
    decoded = FileId.decode(file_id)
    media = {
        "id": decoded.media_id,
        "access_hash": decoded.access_hash,
        "file_reference": decoded.file_reference,
    }
    if decoded.file_type in PHOTO_TYPES:
        return types.InputMediaPhoto(id=types.InputPhoto(**media))  # type: ignore[arg-type]
    return types.InputMediaDocument(id=types.InputDocument(**media))  # type: ignore[arg-type]


def _location(decoded: FileId) -> Any:
    kind = types.InputPhotoFileLocation if decoded.file_type in PHOTO_TYPES else types.InputDocumentFileLocation
    return kind(
        id=decoded.media_id,  # type: ignore[arg-type]
        access_hash=decoded.access_hash,  # type: ignore[arg-type]
        file_reference=decoded.file_reference,
        thumb_size=decoded.thumbnail_size,
    )
