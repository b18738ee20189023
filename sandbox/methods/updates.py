"""The state of updates, and what a bot missed (core.telegram.org/api/updates)."""

from __future__ import annotations

import time

from pyrogram import raw

from ..errors import RpcRefused
from ..rpc import Call, Methods
from ..wire import messages as wire_messages
from ..wire import peers
from ..wire import updates as wire
from ..wire.tl import TL
from ..world import Bot
from ..world.changes import Change, ChangeLog, MessageAdded

methods = Methods()
types = raw.types.updates


@methods.answers(raw.functions.updates.GetState)
def get_state(call: Call, request: TL) -> TL:
    """Where the bot's numbering stands."""
    return _state(call.bot.log)


@methods.answers(raw.functions.updates.GetDifference)
def get_difference(call: Call, request: TL) -> TL:
    """What happened after ``pts`` and ``qts``, in slices; a qts of 0 asks for nothing numbered by it."""
    log, size = call.bot.log, call.sandbox.difference_slice
    if request.pts < 0 or request.pts > log.pts:
        raise RpcRefused("PERSISTENT_TIMESTAMP_INVALID")
    if not log.reaches(request.pts):
        return types.DifferenceTooLong(pts=log.pts)
    changes = log.after("pts", request.pts, size)
    others = log.after("qts", request.qts, size) if request.qts > 0 else []
    if not changes and not others:
        return types.DifferenceEmpty(date=int(time.time()), seq=0)
    everything = [*changes, *others]
    users, chats = wire.around([change for _, change in everything], call.bot)
    added, other_updates = _split(everything, call.bot)
    content = {
        "new_messages": added,
        "new_encrypted_messages": [],
        "other_updates": other_updates,
        "users": users,
        "chats": chats,
    }
    pts = changes[-1][0] if changes else request.pts
    qts = others[-1][0] if others else max(request.qts, 0)
    if pts == log.pts and (qts == log.qts or request.qts <= 0):
        return types.Difference(**content, state=_state(log))
    return types.DifferenceSlice(**content, intermediate_state=_state(log, pts, qts or log.qts))


@methods.answers(raw.functions.updates.GetChannelDifference)
def get_channel_difference(call: Call, request: TL) -> TL:
    """What happened in a channel after ``pts``."""
    channel = peers.find_channel(call.world, request.channel)
    if call.bot not in channel.admins:
        raise RpcRefused("CHANNEL_PRIVATE")
    log = channel.log
    if request.pts <= 0 or request.pts > log.pts:
        raise RpcRefused("PERSISTENT_TIMESTAMP_INVALID")
    changes = log.after("pts", request.pts, max(1, min(request.limit, call.sandbox.difference_slice)))
    if not changes:
        return types.ChannelDifferenceEmpty(pts=log.pts, final=True)
    users, chats = wire.around([change for _, change in changes], call.bot)
    added, other_updates = _split(changes, call.bot)
    return types.ChannelDifference(
        pts=changes[-1][0],
        final=changes[-1][0] == log.pts or None,
        new_messages=added,
        other_updates=other_updates,
        users=users,
        chats=chats,
    )


def _split(changes: list[tuple[int, Change]], bot: Bot) -> tuple[list[TL], list[TL]]:
    added, others = [], []
    for number, change in changes:
        if isinstance(change, MessageAdded):
            if not change.message.deleted:
                added.append(wire_messages.message(change.message, bot))
        else:
            others.append(wire.update(change, number, bot))
    return added, others


def _state(log: ChangeLog, pts: int = 0, qts: int = 0) -> TL:
    return types.State(pts=pts or log.pts, qts=qts or log.qts, date=int(time.time()), seq=0, unread_count=0)
