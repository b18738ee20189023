"""Formatting of text."""

from __future__ import annotations

from pyrogram import raw

from ..world import Entity
from .tl import TL

types = raw.types

PLAIN = {
    "bold": types.MessageEntityBold,
    "italic": types.MessageEntityItalic,
    "underline": types.MessageEntityUnderline,
    "strikethrough": types.MessageEntityStrike,
    "spoiler": types.MessageEntitySpoiler,
    "code": types.MessageEntityCode,
    "bot_command": types.MessageEntityBotCommand,
    "url": types.MessageEntityUrl,
    "mention": types.MessageEntityMention,
    "hashtag": types.MessageEntityHashtag,
    "cashtag": types.MessageEntityCashtag,
    "email": types.MessageEntityEmail,
    "phone": types.MessageEntityPhone,
    "bank_card": types.MessageEntityBankCard,
}
KINDS = {kind: name for name, kind in PLAIN.items()}


def read(entities: list[TL] | None) -> tuple[Entity, ...]:
    """Entities of a request, outermost and leftmost first."""
    found = [_read_one(entity) for entity in entities or []]
    return tuple(sorted(found, key=lambda entity: (entity.offset, -entity.length)))


def _read_one(entity: TL) -> Entity:
    place = (entity.offset, entity.length)
    if isinstance(entity, types.MessageEntityTextUrl):
        return Entity("text_link", *place, url=entity.url)
    if isinstance(entity, types.MessageEntityPre):
        return Entity("pre", *place, language=entity.language)
    if isinstance(entity, types.MessageEntityBlockquote):
        return Entity("blockquote", *place, collapsed=bool(entity.collapsed))
    if isinstance(entity, types.InputMessageEntityMentionName):
        return Entity("text_mention", *place, user_id=getattr(entity.user_id, "user_id", 0))
    if isinstance(entity, types.MessageEntityMentionName):
        return Entity("text_mention", *place, user_id=entity.user_id)
    if isinstance(entity, types.MessageEntityCustomEmoji):
        return Entity("custom_emoji", *place, emoji_id=entity.document_id)
    return Entity(KINDS.get(type(entity), "other"), *place)


def write(entities: tuple[Entity, ...]) -> list[TL] | None:
    """Entities for a message; None when there are none."""
    return [_write_one(entity) for entity in entities] or None


def _write_one(entity: Entity) -> TL:
    place = {"offset": entity.offset, "length": entity.length}
    if entity.kind == "text_link":
        return types.MessageEntityTextUrl(**place, url=entity.url)
    if entity.kind == "pre":
        return types.MessageEntityPre(**place, language=entity.language)
    if entity.kind == "blockquote":
        return types.MessageEntityBlockquote(**place, collapsed=entity.collapsed or None)
    if entity.kind == "text_mention":
        return types.MessageEntityMentionName(**place, user_id=entity.user_id)
    if entity.kind == "custom_emoji":
        return types.MessageEntityCustomEmoji(**place, document_id=entity.emoji_id)
    return PLAIN.get(entity.kind, types.MessageEntityUnknown)(**place)
