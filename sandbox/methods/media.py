"""The media of a request: new uploads and files that were sent before."""

from __future__ import annotations

from pyrogram import raw

from ..errors import RpcRefused
from ..rpc import Call
from ..wire.tl import TL
from ..world import Document, Invoice, Photo
from ..world.files import NotAPicture

types = raw.types


def read_media(call: Call, media: TL) -> Photo | Document:
    """The file that a request means, stored if it is new. Kinds that are not built are refused as MEDIA_INVALID."""
    if isinstance(media, types.InputMediaUploadedPhoto):
        try:
            return call.world.files.add_photo(call.sandbox.uploads.take(call.bot.id, media.file))
        except NotAPicture:
            raise RpcRefused("IMAGE_PROCESS_FAILED") from None
    if isinstance(media, types.InputMediaUploadedDocument):
        data = call.sandbox.uploads.take(call.bot.id, media.file)
        names = [a.file_name for a in media.attributes or [] if isinstance(a, types.DocumentAttributeFilename)]
        return call.world.files.add_document(
            names[0] if names else getattr(media.file, "name", ""), data, media.mime_type
        )
    if isinstance(media, types.InputMediaPhoto | types.InputMediaDocument):
        return _known(call, media.id, Photo if isinstance(media, types.InputMediaPhoto) else Document)
    raise RpcRefused("MEDIA_INVALID")


def read_invoice(media: TL) -> Invoice:
    """The invoice of a request, not checked."""
    asked = media.invoice
    prices = tuple((price.label, price.amount) for price in asked.prices)
    start = media.start_param or ""
    return Invoice(media.title, media.description, media.payload, asked.currency, prices, media.provider or "", start)


def asks_details(media: TL) -> bool:
    """Whether an invoice asks for what one in Stars cannot ask for."""
    asked = media.invoice
    details = (asked.name_requested, asked.phone_requested, asked.email_requested, asked.shipping_address_requested)
    return any(details) or bool(asked.flexible or asked.max_tip_amount or asked.suggested_tip_amounts)


def _known(call: Call, wanted: TL, kind: type[Photo] | type[Document]) -> Photo | Document:
    found = call.world.files.get(getattr(wanted, "id", 0))
    if not isinstance(found, kind) or found.access_hash != wanted.access_hash:
        raise RpcRefused("MEDIA_EMPTY")
    if found.reference != wanted.file_reference:
        raise RpcRefused("FILE_REFERENCE_EXPIRED")
    return found
