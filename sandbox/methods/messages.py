"""Messages that exist already: fetched, edited, deleted."""

from __future__ import annotations

from pyrogram import raw

from ..errors import RpcRefused
from ..limits import keyboard_problems, text_problems
from ..rpc import Call, Methods
from ..wire import entities as wire_entities
from ..wire import keyboards, messages, peers
from ..wire import updates as wire_updates
from ..wire.tl import TL
from ..world import Channel, Message
from ..world.changes import MessageAdded, MessageEdited
from ..world.chats import Chat
from ..world.texts import trim
from .media import read_media

methods = Methods()
types = raw.types


@methods.answers(raw.functions.messages.GetMessages)
def get_messages(call: Call, request: TL) -> TL:
    """Messages of the bot's private chats by number; those that are gone come as empty ones."""
    found: list[TL] = []
    changes = []
    for wanted in request.id:
        message = call.bot.messages.get(getattr(wanted, "id", 0))
        if message is None or message.deleted:
            found.append(types.MessageEmpty(id=getattr(wanted, "id", 0)))
            continue
        found.append(messages.message(message, call.bot))
        changes.append(MessageAdded(message))
    users, chats = wire_updates.around(changes, call.bot)
    return types.messages.Messages(messages=found, topics=[], chats=chats, users=users)


@methods.answers(raw.functions.messages.EditMessage)
def edit_message(call: Call, request: TL) -> TL:
    """Change text, media or keyboard of an own message; a keyboard that is left out is removed."""
    chat = peers.find_chat(call.world, call.bot, request.peer)
    message = _own(call, chat, request.id)
    if message.service is not None:
        raise RpcRefused("MESSAGE_ID_INVALID")
    if message.invoice is not None:  # nothing of it can be edited, as TDLib's can_edit_message has it
        raise RpcRefused("MEDIA_PREV_INVALID")
    rows = keyboards.read(request.reply_markup)
    media = message.media
    if request.media is not None and not isinstance(request.media, types.InputMediaWebPage | types.InputMediaEmpty):
        media = read_media(call, request.media)
    if request.message is None and request.media is None:
        text, entities = message.text, message.entities
    else:
        text, entities = request.message or "", wire_entities.read(request.entities)
    problems = [*text_problems(text, entities, caption=media is not None), *keyboard_problems(rows)]
    call.refuse(problems, chat.key)
    text, entities = trim(text, entities)
    if (text, entities, rows, media) == (message.text, message.entities, message.rows, message.media):
        raise RpcRefused("MESSAGE_NOT_MODIFIED")
    pts = chat.edit(message, text, entities, rows, media, call.session)
    change = MessageEdited(message)
    return wire_updates.container([wire_updates.update(change, pts, call.bot)], [change], call.bot)


@methods.answers(raw.functions.messages.DeleteMessages)
def delete_messages(call: Call, request: TL) -> TL:
    """Remove messages of the bot's private chats for both sides."""
    by_chat: dict[str, tuple[Chat, list[int]]] = {}
    for number in request.id:
        message = call.bot.messages.get(number)
        if message and not message.deleted:
            by_chat.setdefault(message.chat.key, (message.chat, []))[1].append(number)
    count = sum(chat.delete(ids, call.session) for chat, ids in by_chat.values())
    return types.messages.AffectedMessages(pts=call.bot.log.pts, pts_count=count)


@methods.answers(raw.functions.messages.SetTyping, raw.functions.messages.ReadHistory)
def set_typing(call: Call, request: TL) -> TL:
    """Accepted; nothing shows it."""
    peers.find_chat(call.world, call.bot, request.peer)
    if isinstance(request, raw.functions.messages.ReadHistory):
        return types.messages.AffectedMessages(pts=call.bot.log.pts, pts_count=0)
    return True


def _own(call: Call, chat: Chat, number: int) -> Message:
    message = chat.get(number)
    if message is None:
        raise RpcRefused("MESSAGE_ID_INVALID")
    if isinstance(chat, Channel):
        if call.bot not in chat.admins:
            raise RpcRefused("CHAT_ADMIN_REQUIRED")
    elif message.sender is not call.bot:
        raise RpcRefused("MESSAGE_AUTHOR_REQUIRED", 403)
    return message
