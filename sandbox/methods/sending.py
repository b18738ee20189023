"""New messages from bots."""

from __future__ import annotations

from pyrogram import raw

from ..errors import RpcRefused
from ..invoices import invoice_problems
from ..limits import keyboard_problems, text_problems
from ..rpc import Call, Methods
from ..wire import entities as wire_entities
from ..wire import keyboards, messages, peers
from ..wire import updates as wire_updates
from ..wire.tl import TL
from ..world import Channel, Document, Group, Invoice, Message, Photo, PrivateChat
from ..world.changes import MessageAdded
from ..world.chats import Chat
from .media import asks_details, read_invoice, read_media

methods = Methods()
types = raw.types


@methods.answers(raw.functions.messages.SendMessage)
def send_message(call: Call, request: TL) -> TL:
    """A text to a person or a channel."""
    chat = _open_chat(call, request.peer)
    return _repeated(call, chat, request) or _post(call, chat, request, None)


@methods.answers(raw.functions.messages.SendMedia)
def send_media(call: Call, request: TL) -> TL:
    """A photo, a document or an invoice, with a caption."""
    chat = _open_chat(call, request.peer)
    repeated = _repeated(call, chat, request)
    if repeated:
        return repeated
    if isinstance(request.media, types.InputMediaWebPage):
        return _post(call, chat, request, None)
    if isinstance(request.media, types.InputMediaInvoice):
        if not isinstance(chat, PrivateChat):
            raise RpcRefused("SANDBOX: invoices can be sent to people only")
        return _post(call, chat, request, read_invoice(request.media))
    return _post(call, chat, request, read_media(call, request.media))


@methods.answers(raw.functions.messages.UploadMedia)
def upload_media(call: Call, request: TL) -> TL:
    """Store a file without sending it."""
    return messages.media(read_media(call, request.media))


def _open_chat(call: Call, peer: TL) -> Chat:
    chat = peers.find_chat(call.world, call.bot, peer)
    if isinstance(chat, PrivateChat) and chat.blocked:
        raise RpcRefused("USER_IS_BLOCKED")
    if isinstance(chat, Channel) and call.bot not in chat.admins:
        if isinstance(chat, Group):
            raise RpcRefused("CHANNEL_PRIVATE")
        raise RpcRefused("CHAT_WRITE_FORBIDDEN", 403)
    return chat


def _repeated(call: Call, chat: Chat, request: TL) -> TL | None:
    if not request.random_id:
        raise RpcRefused("RANDOM_ID_EMPTY")
    first = call.sandbox.sent.get((call.bot.id, chat.key, request.random_id))
    if first is None:
        return None
    if call.sandbox.repeated_random_id == "error":
        raise RpcRefused("RANDOM_ID_DUPLICATE", 500)
    return _sent(call, *first, request.random_id)


def _post(call: Call, chat: Chat, request: TL, media: Photo | Document | Invoice | None) -> TL:
    text, entities = request.message, wire_entities.read(request.entities)
    rows = keyboards.read(request.reply_markup)
    invoice = media if isinstance(media, Invoice) else None
    problems = [*text_problems(text, entities, caption=media is not None), *keyboard_problems(rows, buys=bool(invoice))]
    if invoice is not None:
        problems += invoice_problems(invoice, asks_details=asks_details(request.media))
    call.refuse(problems, chat.key)
    if invoice is not None and not rows:
        rows = invoice.pay_button(chat.person.language if isinstance(chat, PrivateChat) else "")
    call.sandbox.pace.check(call.bot.id, chat.key)
    sender = chat.voice if isinstance(chat, Channel) and not isinstance(chat, Group) else call.bot
    silent, topic = bool(request.silent), _topic(chat, request.reply_to)
    message, pts = chat.post(
        sender, text, entities, rows=rows, media=media, silent=silent, topic=topic, origin=call.session
    )
    call.sandbox.sent[call.bot.id, chat.key, request.random_id] = (message, pts)
    return _sent(call, message, pts, request.random_id)


def _topic(chat: Chat, reply_to: TL | None) -> int:
    """The topic that a message is put into; which message it answers is not kept."""
    if not isinstance(reply_to, types.InputReplyToMessage) or not isinstance(chat, Group):
        return 0
    if reply_to.top_msg_id and reply_to.top_msg_id not in chat.topics:
        raise RpcRefused("TOPIC_DELETED")
    topic = reply_to.top_msg_id or reply_to.reply_to_msg_id
    return topic if topic in chat.topics else 0


def _sent(call: Call, message: Message, pts: int, random_id: int) -> TL:
    change = MessageAdded(message)
    updates = [
        types.UpdateMessageID(id=message.id, random_id=random_id),
        wire_updates.update(change, pts, call.bot),
    ]
    return wire_updates.container(updates, [change], call.bot)
