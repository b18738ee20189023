"""Telegram's raw updates as the kernel's own small values; no request is made for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pyrogram.file_id import FileId, FileType, ThumbnailSource
from pyrogram.raw import types

from ..updates import (
    Attachment,
    Command,
    MemberChanged,
    Paid,
    PreCheckout,
    Press,
    Refunded,
    Sender,
    Text,
    Update,
)
from .formatting import entities_in
from .peers import ZERO_CHANNEL, chat_id_of
from .values import Me

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?\Z", re.DOTALL)
REMEMBERED = 20_000  # names of people, for the updates that come without them

Users = Mapping[int, Any]


def sender_of(user: Any) -> Sender:
    """The kernel's view of a raw user."""
    username = user.username or next((name.username for name in user.usernames or () if name.active), "")
    return Sender(
        telegram_id=user.id,
        first_name=user.first_name or "",
        last_name=user.last_name or "",
        username=username or "",
        language_code=user.lang_code or "",
        is_bot=bool(user.bot),
    )


def photo_id(photo: Any) -> str:
    """The file id of the largest size of a raw photo."""
    return FileId(
        file_type=FileType.PHOTO,
        dc_id=photo.dc_id,
        media_id=photo.id,
        access_hash=photo.access_hash,
        file_reference=photo.file_reference,
        thumbnail_source=ThumbnailSource.THUMBNAIL,
        thumbnail_file_type=FileType.PHOTO,
        thumbnail_size=_largest(photo).type,
        volume_id=0,
        local_id=0,
    ).encode()


def document_id(document: Any) -> str:
    """The file id of a raw document."""
    return FileId(
        file_type=FileType.DOCUMENT,
        dc_id=document.dc_id,
        media_id=document.id,
        access_hash=document.access_hash,
        file_reference=document.file_reference,
    ).encode()


def _bytes_in(size: Any) -> int:
    if isinstance(size, types.PhotoSize):
        return size.size
    if isinstance(size, types.PhotoSizeProgressive):
        return max(size.sizes, default=0)
    return -1  # stripped and cached previews travel inside the message


def _largest(photo: Any) -> Any:
    return max(photo.sizes, key=_bytes_in)


def origin_of(header: Any) -> dict[str, Any]:
    """Whom a raw message was forwarded from, as fields of an update: an id, or the name of who hides their account."""
    if header is None:
        return {}
    return {"forwarded_from": chat_id_of(header.from_id), "forwarded_name": header.from_name or ""}


def _is_video(document: Any) -> bool:
    """Whether apps show a document as a video; an animation and a round one are something else."""
    attributes = {type(attribute): attribute for attribute in document.attributes}
    video = attributes.get(types.DocumentAttributeVideo)
    return video is not None and not video.round_message and types.DocumentAttributeAnimated not in attributes


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")


class Converter:
    """Turns raw updates into kernel updates; ``None`` for what the kernel does not look at."""

    def __init__(self, me: Me):
        self._me = me
        self._senders: dict[int, Sender] = {}
        self._kinds: dict[type, Callable[[Any, Users, int], Update | None]] = {
            types.UpdateNewMessage: self._new_message,
            types.UpdateNewChannelMessage: self._new_message,
            types.UpdateBotCallbackQuery: self._press,
            types.UpdateBotPrecheckoutQuery: self._pre_checkout,
            types.UpdateBotStopped: self._stopped,
            types.UpdateChannelParticipant: self._channel_member,
            types.UpdateChatParticipant: self._group_member,
        }

    def __call__(self, update: Any, users: Users, date: int) -> Update | None:
        """The kernel's update; ``date`` is when Telegram sent it (updates without a time of their own)."""
        convert = self._kinds.get(type(update))
        return convert(update, users, date) if convert is not None else None

    def _sender(self, user_id: int, users: Users) -> Sender:
        user = users.get(user_id)
        if not isinstance(user, types.User):
            return self._senders.get(user_id) or Sender(user_id)
        sender = sender_of(user)
        if len(self._senders) >= REMEMBERED:
            self._senders.clear()
        self._senders[user_id] = sender
        return sender

    def _new_message(self, update: Any, users: Users, date: int) -> Update | None:
        message = update.message
        if isinstance(message, types.Message):
            return None if message.out else self._message(message, users)
        if isinstance(message, types.MessageService):
            return self._service(message, users)
        return None

    def _message(self, message: Any, users: Users) -> Update | None:
        writer = message.from_id or message.peer_id
        if not isinstance(writer, types.PeerUser):
            return None  # a channel's own post: nobody to answer
        sender = self._sender(writer.user_id, users)
        chat_id, private = chat_id_of(message.peer_id), isinstance(message.peer_id, types.PeerUser)
        text: str = message.message or ""
        media, origin, entities = message.media, origin_of(message.fwd_from), entities_in(message.entities)
        if isinstance(media, types.MessageMediaPhoto) and isinstance(media.photo, types.Photo):
            photo = media.photo
            return Attachment(
                sender,
                chat_id,
                message.date,
                message_id=message.id,
                kind="photo",
                entities=entities,
                file_id=photo_id(photo),
                file_name=f"{photo.id}.jpg",
                mime_type="image/jpeg",
                size=max(_bytes_in(_largest(photo)), 0),
                caption=text,
                private=private,
                **origin,
            )
        if isinstance(media, types.MessageMediaDocument) and isinstance(media.document, types.Document):
            document = media.document
            names = (a.file_name for a in document.attributes if isinstance(a, types.DocumentAttributeFilename))
            return Attachment(
                sender,
                chat_id,
                message.date,
                message_id=message.id,
                kind="video" if _is_video(document) else "document",
                entities=entities,
                file_id=document_id(document),
                file_name=next(names, ""),
                mime_type=document.mime_type or "application/octet-stream",
                size=document.size,
                caption=text,
                private=private,
                **origin,
            )
        if text.startswith("/") and message.fwd_from is None and (found := COMMAND.match(text)):
            name, addressee, payload = found.groups()
            ours = not addressee or addressee.lower() == self._me.username.lower()
            if ours:
                payload = (payload or "").strip()
                topic = topic_of(message.reply_to)
                return Command(sender, chat_id, message.date, message.id, name.lower(), payload, private, topic)
            if not private:
                return None  # another bot's command, seen in a group
        return Text(sender, chat_id, message.date, message.id, text, private=private, entities=entities, **origin)

    def _service(self, message: Any, users: Users) -> Update | None:
        action = message.action
        if isinstance(action, types.MessageActionPaymentSentMe) and not message.out:
            writer = message.from_id or message.peer_id
            return Paid(
                self._sender(chat_id_of(writer), users),
                chat_id_of(message.peer_id),
                message.date,
                message_id=message.id,
                currency=action.currency,
                total=action.total_amount,
                payload=_text(action.payload),
                charge_id=action.charge.id,
                provider_charge_id=action.charge.provider_charge_id or "",
            )
        if isinstance(action, types.MessageActionPaymentRefunded):
            # The bot itself gives back, so this message may be marked as outgoing; its chat is the customer.
            return Refunded(
                self._sender(chat_id_of(message.peer_id), users),
                chat_id_of(message.peer_id),
                message.date,
                message_id=message.id,
                currency=action.currency,
                total=action.total_amount,
                payload=_text(action.payload),
                charge_id=action.charge.id,
            )
        return None

    def _press(self, update: Any, users: Users, date: int) -> Update:
        return Press(
            self._sender(update.user_id, users),
            chat_id_of(update.peer),
            date,
            message_id=update.msg_id,
            query_id=update.query_id,
            data=_text(update.data),
        )

    def _pre_checkout(self, update: Any, users: Users, date: int) -> Update:
        return PreCheckout(
            self._sender(update.user_id, users),
            update.user_id,
            date,
            query_id=update.query_id,
            currency=update.currency,
            total=update.total_amount,
            payload=_text(update.payload),
        )

    def _stopped(self, update: Any, users: Users, date: int) -> Update:
        sender = self._sender(update.user_id, users)
        return MemberChanged(sender, update.user_id, update.date, is_member=not update.stopped)

    def _channel_member(self, update: Any, users: Users, date: int) -> Update | None:
        if update.user_id == self._me.id:
            return None
        sender = self._sender(update.user_id, users)
        inside = is_inside(update.new_participant)
        return MemberChanged(sender, ZERO_CHANNEL - update.channel_id, update.date, is_member=inside)

    def _group_member(self, update: Any, users: Users, date: int) -> Update | None:
        if update.user_id == self._me.id:
            return None
        sender = self._sender(update.user_id, users)
        return MemberChanged(sender, -update.chat_id, update.date, is_member=update.new_participant is not None)


def topic_of(header: Any) -> int:
    """The forum's topic that a message stands in, by what it answers to; https://core.telegram.org/api/forum."""
    if not isinstance(header, types.MessageReplyHeader) or not header.forum_topic:
        return 0
    return header.reply_to_top_id or header.reply_to_msg_id or 0


def is_inside(participant: Any) -> bool:
    """Whether a raw channel participant is a member now (a restricted one is, a banned one is not)."""
    if participant is None or isinstance(participant, types.ChannelParticipantLeft):
        return False
    return not (isinstance(participant, types.ChannelParticipantBanned) and participant.left)
