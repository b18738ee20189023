"""Who is who."""

from pyrogram import raw

from ..errors import RpcRefused
from ..rpc import Call, Methods
from ..wire import peers
from ..wire.tl import TL
from ..world import Account, Channel

methods = Methods()


@methods.answers(raw.functions.users.GetUsers)
def get_users(call: Call, request: TL) -> list[TL]:
    """The users that exist and that the bot has met."""
    found = []
    for wanted in request.id:
        try:
            found.append(peers.user(_find(call, wanted), call.bot))
        except RpcRefused:
            continue  # as Telegram does: left out, no error
    return found


@methods.answers(raw.functions.users.GetFullUser)
def get_full_user(call: Call, request: TL) -> TL:
    """One user; little more than the name."""
    account = _find(call, request.id)
    person = call.world.person(account.id)
    blocked = bool(person and call.world.private_chat(person, call.bot).blocked)
    full = raw.types.UserFull(
        id=account.id,
        settings=raw.types.PeerSettings(),
        notify_settings=raw.types.PeerNotifySettings(),
        common_chats_count=0,
        blocked=blocked or None,
    )
    return raw.types.users.UserFull(full_user=full, chats=[], users=[peers.user(account, call.bot)])


@methods.answers(raw.functions.contacts.ResolveUsername)
def resolve_username(call: Call, request: TL) -> TL:
    """Whose username it is."""
    owner = call.world.named(request.username.removeprefix("@"))
    if owner is None:
        raise RpcRefused("USERNAME_NOT_OCCUPIED")
    if isinstance(owner, Channel):
        peer: TL = raw.types.PeerChannel(channel_id=owner.id)
        return raw.types.contacts.ResolvedPeer(peer=peer, chats=[peers.channel(owner, call.bot)], users=[])
    peer = raw.types.PeerUser(user_id=owner.id)
    return raw.types.contacts.ResolvedPeer(peer=peer, chats=[], users=[peers.user(owner, call.bot)])


def _find(call: Call, wanted: TL) -> Account:
    if isinstance(wanted, raw.types.InputUserSelf) or getattr(wanted, "user_id", 0) == call.bot.id:
        return call.bot
    return peers.find_person(call.world, call.bot, wanted)
