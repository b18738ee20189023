"""The formatting of texts in both directions: the kernel's entities and Telegram's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pyrogram.raw import types

from ..messages import Entity

SIMPLE: dict[str, Any] = {
    "bold": types.MessageEntityBold,
    "italic": types.MessageEntityItalic,
    "underline": types.MessageEntityUnderline,
    "strikethrough": types.MessageEntityStrike,
    "spoiler": types.MessageEntitySpoiler,
    "code": types.MessageEntityCode,
}
NAMES = {raw: kind for kind, raw in SIMPLE.items()}
FindUser = Callable[[int], Any]  # a Telegram id -> InputPeerUser


def entities_of(entities: Iterable[Entity], find_user: FindUser) -> list[Any] | None:
    """Raw entities, or None when there are none."""
    return [_raw(entity, find_user) for entity in entities if entity.length > 0] or None


def _raw(entity: Entity, find_user: FindUser) -> Any:
    place: dict[str, Any] = {"offset": entity.offset, "length": entity.length}
    simple = SIMPLE.get(entity.kind)
    if simple is not None:
        return simple(**place)
    if entity.kind == "pre":
        return types.MessageEntityPre(**place, language=entity.language)
    if entity.kind == "text_link":
        return types.MessageEntityTextUrl(**place, url=entity.url)
    if entity.kind in ("blockquote", "expandable_blockquote"):
        return types.MessageEntityBlockquote(**place, collapsed=entity.kind != "blockquote" or None)
    if entity.kind == "custom_emoji":
        return types.MessageEntityCustomEmoji(**place, document_id=entity.emoji_id)
    if entity.kind == "mention":
        peer = find_user(entity.user_id)
        user = types.InputUser(user_id=peer.user_id, access_hash=peer.access_hash)
        return types.InputMessageEntityMentionName(**place, user_id=user)
    raise ValueError(f"No formatting is called {entity.kind!r}; see kernel.messages.Entity for what there is")


def entities_in(raw: Iterable[Any] | None) -> tuple[Entity, ...]:
    """The formatting of a message that came in; links, hashtags and the like, which Telegram finds by itself, are left out."""
    return tuple(entity for item in raw or () if (entity := _entity(item)) is not None)


def _entity(raw: Any) -> Entity | None:
    place = (raw.offset, raw.length)
    if type(raw) in NAMES:
        return Entity(NAMES[type(raw)], *place)
    if isinstance(raw, types.MessageEntityPre):
        return Entity("pre", *place, language=raw.language or "")
    if isinstance(raw, types.MessageEntityTextUrl):
        return Entity("text_link", *place, url=raw.url)
    if isinstance(raw, types.MessageEntityBlockquote):
        return Entity("expandable_blockquote" if raw.collapsed else "blockquote", *place)
    if isinstance(raw, types.MessageEntityCustomEmoji):
        return Entity("custom_emoji", *place, emoji_id=raw.document_id)
    if isinstance(raw, types.MessageEntityMentionName):
        return Entity("mention", *place, user_id=raw.user_id)
    return None
