"""Keyboards for Telegram's requests, and what its answers to sends and edits say."""

from __future__ import annotations

from typing import Any

from pyrogram.raw import types

from ..messages import Button, Rows
from .formatting import FindUser

PERSON = "tg://user?id="  # a button of its own kind in MTProto; https://core.telegram.org/bots/api#formatting-options


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


def reply_to(topic: int) -> Any:
    """What puts a message into a forum's topic; None for chats without topics."""
    return types.InputReplyToMessage(reply_to_msg_id=topic, top_msg_id=topic) if topic else None


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


def callback_data_in(message: Any) -> list[str]:
    """The data of the inline buttons under a message that was fetched; empty when it has none or is gone."""
    rows = getattr(getattr(message, "reply_markup", None), "rows", None) or ()
    kinds = [button.type for row in rows for button in row.buttons if hasattr(button, "type")]
    return [kind.data.decode() for kind in kinds if isinstance(kind, types.InlineButtonTypeCallback)]
