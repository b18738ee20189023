"""The kernel's messages as Telegram's requests: explicit entities, nothing is parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pyrogram.raw import types

from ..messages import Button, Entity, Rows

SIMPLE: dict[str, Any] = {
    "bold": types.MessageEntityBold,
    "italic": types.MessageEntityItalic,
    "underline": types.MessageEntityUnderline,
    "strikethrough": types.MessageEntityStrike,
    "spoiler": types.MessageEntitySpoiler,
    "code": types.MessageEntityCode,
    "blockquote": types.MessageEntityBlockquote,
}
PERSON = "tg://user?id="  # a button of its own kind in MTProto; https://core.telegram.org/bots/api#formatting-options
FindUser = Callable[[int], Any]  # a Telegram id -> InputPeerUser


def entities_of(entities: Iterable[Entity], find_user: FindUser) -> list[Any] | None:
    """Raw entities, or None when there are none."""
    return [_entity(entity, find_user) for entity in entities if entity.length > 0] or None


def _entity(entity: Entity, find_user: FindUser) -> Any:
    simple = SIMPLE.get(entity.kind)
    if simple is not None:
        return simple(offset=entity.offset, length=entity.length)
    if entity.kind == "pre":
        return types.MessageEntityPre(offset=entity.offset, length=entity.length, language="")
    if entity.kind == "text_link":
        return types.MessageEntityTextUrl(offset=entity.offset, length=entity.length, url=entity.url)
    if entity.kind == "mention":
        peer = find_user(entity.user_id)
        user = types.InputUser(user_id=peer.user_id, access_hash=peer.access_hash)
        return types.InputMessageEntityMentionName(offset=entity.offset, length=entity.length, user_id=user)
    raise ValueError(f"No formatting is called {entity.kind!r}; see kernel.messages.Entity for what there is")


def keyboard_of(rows: Rows, find_user: FindUser) -> Any:
    """The inline keyboard, or None when there is no button.

    A link to a person whom the bot has never met is left out: Telegram would refuse the whole message.
    """
    found = [[_button(button, meaning) for button in row if (meaning := _meaning(button, find_user))] for row in rows]
    raw_rows = [types.KeyboardInlineButtonRow(buttons=buttons) for buttons in found if buttons]
    return types.ReplyInlineMarkup(rows=raw_rows) if raw_rows else None


def _button(button: Button, meaning: Any) -> Any:
    return types.KeyboardInlineButton(text=button.label, type=meaning)


def _meaning(button: Button, find_user: FindUser) -> Any:
    if button.url.startswith(PERSON):
        peer = find_user(int(button.url.removeprefix(PERSON)))
        user = types.InputUser(user_id=peer.user_id, access_hash=peer.access_hash)
        return types.InputInlineButtonTypeUserProfile(user_id=user) if peer.access_hash else None
    if button.url:
        return types.InlineButtonTypeUrl(url=button.url)
    if button.copy:
        return types.InlineButtonTypeCopy(copy_text=button.copy)
    if button.buys:
        return types.InlineButtonTypeBuy()
    return types.InlineButtonTypeCallback(data=button.data.encode())


def sent_message_id(result: Any, random_id: int) -> int:
    """The id that Telegram gave to the message sent with ``random_id``; 0 if the answer does not say."""
    if isinstance(result, types.UpdateShortSentMessage):
        return result.id
    found = 0
    for update in getattr(result, "updates", ()):
        if isinstance(update, types.UpdateMessageID) and update.random_id == random_id:
            return update.id
        if isinstance(update, (types.UpdateNewMessage, types.UpdateNewChannelMessage)):
            found = update.message.id
    return found


def message_in(result: Any) -> Any:
    """The message that an answer to a send or an edit carries, or None."""
    for update in getattr(result, "updates", ()):
        message = getattr(update, "message", None)
        if isinstance(message, types.Message):
            return message
    return None
