"""Channels: what they are, and who is a member."""

from pyrogram import raw

from ..errors import RpcRefused
from ..rpc import Call, Methods
from ..wire import messages, peers
from ..wire.tl import TL
from ..world import Channel

methods = Methods()
types = raw.types


@methods.answers(raw.functions.channels.GetChannels)
def get_channels(call: Call, request: TL) -> TL:
    """The channels with these ids."""
    found = [peers.find_channel(call.world, wanted) for wanted in request.id]
    return types.messages.Chats(chats=[peers.channel(channel, call.bot) for channel in found])


@methods.answers(raw.functions.channels.GetFullChannel)
def get_full_channel(call: Call, request: TL) -> TL:
    """One channel with its numbers."""
    channel = peers.find_channel(call.world, request.channel)
    full = types.ChannelFull(
        id=channel.id,
        about="",
        read_inbox_max_id=0,
        read_outbox_max_id=0,
        unread_count=0,
        chat_photo=types.PhotoEmpty(id=0),
        notify_settings=types.PeerNotifySettings(),
        bot_info=[],
        pts=channel.log.pts,
        participants_count=len(channel.members),
    )
    return types.messages.ChatFull(full_chat=full, chats=[peers.channel(channel, call.bot)], users=[])


@methods.answers(raw.functions.channels.GetParticipant)
def get_participant(call: Call, request: TL) -> TL:
    """Whether somebody is a member. Raises USER_NOT_PARTICIPANT, or CHAT_ADMIN_REQUIRED when the bot is no admin."""
    channel = _administered(call, request.channel)
    wanted = request.participant
    if isinstance(wanted, types.InputPeerSelf) or getattr(wanted, "user_id", 0) == call.bot.id:
        return _participants_answer(call, channel, call.bot.id)
    person = call.world.person(getattr(wanted, "user_id", 0))
    if person is None:
        raise RpcRefused("PARTICIPANT_ID_INVALID")
    if person.id not in channel.members:
        raise RpcRefused("USER_NOT_PARTICIPANT")
    return _participants_answer(call, channel, person.id)


@methods.answers(raw.functions.channels.GetParticipants)
def get_participants(call: Call, request: TL) -> TL:
    """The members, page by page; filters are not built, all members are meant."""
    channel = _administered(call, request.channel)
    page = list(channel.members.values())[request.offset : request.offset + request.limit]
    return types.channels.ChannelParticipants(
        count=len(channel.members),
        participants=[types.ChannelParticipant(user_id=p.id, date=channel.joined[p.id]) for p in page],
        chats=[peers.channel(channel, call.bot)],
        users=[peers.user(person, call.bot) for person in page],
    )


@methods.answers(raw.functions.channels.GetMessages)
def get_messages(call: Call, request: TL) -> TL:
    """Posts by number; those that are gone come as empty ones."""
    channel = peers.find_channel(call.world, request.channel)
    found: list[TL] = []
    for wanted in request.id:
        post = channel.get(getattr(wanted, "id", 0))
        found.append(messages.message(post, call.bot) if post else types.MessageEmpty(id=getattr(wanted, "id", 0)))
    return types.messages.ChannelMessages(
        pts=channel.log.pts,
        count=len(found),
        messages=found,
        topics=[],
        chats=[peers.channel(channel, call.bot)],
        users=[],
    )


@methods.answers(raw.functions.channels.DeleteMessages)
def delete_messages(call: Call, request: TL) -> TL:
    """Remove posts."""
    channel = _administered(call, request.channel)
    count = channel.delete(request.id, call.session)
    return types.messages.AffectedMessages(pts=channel.log.pts, pts_count=count)


def _administered(call: Call, peer: TL) -> Channel:
    channel = peers.find_channel(call.world, peer)
    if call.bot not in channel.admins:
        raise RpcRefused("CHAT_ADMIN_REQUIRED")
    return channel


def _participants_answer(call: Call, channel: Channel, account_id: int) -> TL:
    account = call.world.account(account_id)
    assert account
    if account is call.bot:
        participant: TL = types.ChannelParticipantAdmin(
            user_id=account.id,
            promoted_by=account.id,
            date=channel.date,
            admin_rights=peers.admin_rights(),
            is_self=True,
            inviter_id=account.id,
        )
    else:
        participant = types.ChannelParticipant(user_id=account.id, date=channel.joined[account.id])
    return types.channels.ChannelParticipant(
        participant=participant, chats=[peers.channel(channel, call.bot)], users=[peers.user(account, call.bot)]
    )
