"""What a bot is told, as Telegram's updates."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from pyrogram import raw

from ..world import Account, Bot, Channel, Chat, PrivateChat
from ..world.changes import (
    BotStopped,
    Change,
    CheckoutAsked,
    MemberChanged,
    MessageAdded,
    MessageEdited,
    MessagesDeleted,
    Pressed,
)
from . import messages, peers
from .tl import TL

types = raw.types


def update(change: Change, number: int, viewer: Bot) -> TL:
    """One change; ``number`` is its pts or qts."""
    if isinstance(change, MessageAdded):
        added = types.UpdateNewChannelMessage if isinstance(change.message.chat, Channel) else types.UpdateNewMessage
        return added(message=messages.message(change.message, viewer), pts=number, pts_count=1)
    if isinstance(change, MessageEdited):
        edited = types.UpdateEditChannelMessage if isinstance(change.message.chat, Channel) else types.UpdateEditMessage
        return edited(message=messages.message(change.message, viewer), pts=number, pts_count=1)
    if isinstance(change, MessagesDeleted):
        gone: dict[str, Any] = {"messages": list(change.ids), "pts": number, "pts_count": len(change.ids)}
        if isinstance(change.chat, Channel):
            return types.UpdateDeleteChannelMessages(channel_id=change.chat.id, **gone)
        return types.UpdateDeleteMessages(**gone)
    if isinstance(change, Pressed):
        query = change.query
        return types.UpdateBotCallbackQuery(
            query_id=query.id,
            user_id=query.person.id,
            peer=_peer(query.chat),
            msg_id=query.message.id,
            chat_instance=hash(query.chat.key) >> 1,
            data=query.data,
        )
    if isinstance(change, CheckoutAsked):
        invoice = change.query.invoice
        return types.UpdateBotPrecheckoutQuery(
            query_id=change.query.id,
            user_id=change.query.person.id,
            payload=invoice.payload,
            currency=invoice.currency,
            total_amount=invoice.total,
        )
    if isinstance(change, BotStopped):
        return types.UpdateBotStopped(user_id=change.person.id, date=change.date, stopped=change.stopped, qts=number)
    assert isinstance(change, MemberChanged)
    participant = types.ChannelParticipant(user_id=change.person.id, date=change.date)
    return types.UpdateChannelParticipant(
        channel_id=change.channel.id,
        date=change.date,
        actor_id=change.person.id,
        user_id=change.person.id,
        qts=number,
        prev_participant=None if change.joined else participant,
        new_participant=participant if change.joined else None,
    )


def around(changes: Iterable[Change], viewer: Bot) -> tuple[list[TL], list[TL]]:
    """The users and the channels that the changes mention, each once."""
    users: dict[int, Account] = {}
    channels: dict[int, Channel] = {}
    chat: Chat | None
    people: list[Account | None]
    for change in changes:
        if isinstance(change, MessageAdded | MessageEdited):
            origin = change.message.forwarded_from
            chat, people = change.message.chat, [change.message.sender, origin, viewer]
            if origin and (posted := chat.world.channel(origin.id)):
                channels[origin.id] = posted
        elif isinstance(change, Pressed):
            chat, people = change.query.chat, [change.query.person, viewer]
        elif isinstance(change, CheckoutAsked):
            chat, people = None, [change.query.person, viewer]
        elif isinstance(change, BotStopped | MemberChanged):
            chat, people = getattr(change, "channel", None), [change.person, viewer]
        else:
            continue
        if isinstance(chat, Channel):
            channels[chat.id] = chat
        elif isinstance(chat, PrivateChat):
            people.append(chat.person)
        users |= {account.id: account for account in people if account and account.id not in channels}
    return (
        [peers.user(account, viewer) for account in users.values()],
        [peers.channel(channel, viewer) for channel in channels.values()],
    )


def container(updates: list[TL], changes: Iterable[Change], viewer: Bot) -> TL:
    """Updates with everybody they mention."""
    users, chats = around(changes, viewer)
    return types.Updates(updates=updates, users=users, chats=chats, date=int(time.time()), seq=0)


def _peer(chat: object) -> TL:
    if isinstance(chat, Channel):
        return types.PeerChannel(channel_id=chat.id)
    assert isinstance(chat, PrivateChat)
    return types.PeerUser(user_id=chat.person.id)
