"""Messages and their media, as a bot sees them."""

from __future__ import annotations

from typing import Any

from pyrogram import raw

from ..world import Bot, Channel, Document, Group, Invoice, Message, Photo, PrivateChat, Service
from . import entities, keyboards
from .tl import TL

types = raw.types

DATACENTER = 2


def message(value: Message, viewer: Bot) -> TL:
    """A message as the bot ``viewer`` sees it."""
    chat = value.chat
    out = value.sender is viewer
    if value.service is not None:
        return types.MessageService(
            id=value.id,
            peer_id=_private(chat),
            from_id=types.PeerUser(user_id=viewer.id) if out else None,
            date=value.date,
            action=action(value.service, viewer),
            out=True if out else None,
        )
    in_channel = isinstance(chat, Channel) and not isinstance(chat, Group)
    return types.Message(
        id=value.id,
        peer_id=types.PeerChannel(channel_id=chat.id) if isinstance(chat, Channel) else _private(chat),
        from_id=_writer(value, viewer),
        reply_to=types.MessageReplyHeader(reply_to_msg_id=value.topic, forum_topic=True) if value.topic else None,
        date=value.date,
        message=value.text,
        out=True if out else None,
        post=True if in_channel else None,
        silent=value.silent or None,
        fwd_from=_origin(value),
        media=media(value.media),
        reply_markup=keyboards.write(value.rows),
        entities=entities.write(value.entities),
        edit_date=value.edited or None,
    )


def _origin(value: Message) -> TL | None:
    """Whom a message was forwarded from: an account, or only a name."""
    account, name = value.forwarded_from, value.forwarded_name
    if account is None and not name:
        return None
    origin: TL | None = None
    if account is not None:
        posts = value.chat.world.channel(account.id) is not None
        origin = types.PeerChannel(channel_id=account.id) if posts else types.PeerUser(user_id=account.id)
    return types.MessageFwdHeader(date=value.date, from_id=origin, from_name=name or None)


def _writer(value: Message, viewer: Bot) -> TL | None:
    """Who wrote it, where that does not follow from the chat."""
    if isinstance(value.chat, Group) or (value.sender is viewer and not isinstance(value.chat, Channel)):
        return types.PeerUser(user_id=value.sender.id)
    return None


def _private(chat: object) -> TL:
    assert isinstance(chat, PrivateChat)
    return types.PeerUser(user_id=chat.person.id)


def action(value: Service, viewer: Bot) -> TL:
    """What a line in the chat says, as the bot sees it: it alone gets payload and charge."""
    charge = value.charge
    details: dict[str, Any] = {
        "currency": charge.currency,
        "total_amount": charge.total,
        "payload": charge.payload,
        "charge": types.PaymentCharge(id=charge.id, provider_charge_id=charge.provider_id),
    }
    if value.kind == "refunded":
        return types.MessageActionPaymentRefunded(peer=types.PeerUser(user_id=viewer.id), **details)
    return types.MessageActionPaymentSentMe(**details)


def media(value: Photo | Document | Invoice | None) -> TL | None:
    """The media of a message."""
    if isinstance(value, Photo):
        return types.MessageMediaPhoto(photo=photo(value))
    if isinstance(value, Document):
        return types.MessageMediaDocument(document=document(value))
    if isinstance(value, Invoice):
        return types.MessageMediaInvoice(
            title=value.title,
            description=value.description,
            currency=value.currency,
            total_amount=value.total,
            start_param=value.start_param,
            test=":TEST:" in value.provider or None,
            receipt_msg_id=value.receipt or None,
        )
    return None


def photo(value: Photo) -> TL:
    """A photo with the sizes it can be fetched in."""
    sizes: list[TL] = [types.PhotoSize(type=s.kind, w=s.width, h=s.height, size=len(s.data)) for s in value.sizes]
    return types.Photo(
        id=value.id,
        access_hash=value.access_hash,
        file_reference=value.reference,
        date=value.date,
        sizes=sizes,
        dc_id=DATACENTER,
    )


def document(value: Document) -> TL:
    """A document with its name."""
    return types.Document(
        id=value.id,
        access_hash=value.access_hash,
        file_reference=value.reference,
        date=value.date,
        mime_type=value.mime_type,
        size=len(value.data),
        dc_id=DATACENTER,
        attributes=[
            *([types.DocumentAttributeVideo(duration=1.0, w=320, h=240)] if value.is_video else []),
            types.DocumentAttributeFilename(file_name=value.name),
        ],
    )
