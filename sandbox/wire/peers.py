"""Users and channels, written for a bot and read from its requests."""

from __future__ import annotations

from pyrogram import raw

from ..errors import RpcRefused
from ..world import Account, Bot, Channel, Group, Person, World
from ..world.chats import Chat
from .tl import TL

types = raw.types


def user(account: Account, viewer: Bot | None = None) -> TL:
    """An account as the bot ``viewer`` sees it."""
    return types.User(
        id=account.id,
        access_hash=account.access_hash,
        first_name=account.first_name,
        last_name=account.last_name or None,
        username=account.username or None,
        lang_code=account.language or None,
        bot=account.is_bot or None,
        bot_info_version=1 if account.is_bot else None,
        is_self=True if account is viewer else None,
    )


def channel(value: Channel, viewer: Bot) -> TL:
    """A channel as the bot ``viewer`` sees it."""
    is_admin = viewer in value.admins
    is_group = isinstance(value, Group)
    return types.Channel(
        id=value.id,
        access_hash=value.access_hash,
        title=value.title,
        username=value.username or None,
        photo=types.ChatPhotoEmpty(),
        date=value.date,
        broadcast=None if is_group else True,
        megagroup=True if is_group else None,
        forum=True if isinstance(value, Group) and value.topics else None,
        left=None if is_admin else True,
        participants_count=len(value.members),
        admin_rights=admin_rights() if is_admin and not is_group else None,
    )


def admin_rights() -> TL:
    """What a bot may do in a channel."""
    return types.ChatAdminRights(
        post_messages=True, edit_messages=True, delete_messages=True, invite_users=True, other=True
    )


def find_chat(world: World, bot: Bot, peer: TL) -> Chat:
    """The chat that a request means. Raises PEER_ID_INVALID, CHANNEL_INVALID or CHANNEL_PRIVATE."""
    if hasattr(peer, "channel_id"):
        return find_channel(world, peer)
    person = find_person(world, bot, peer, "PEER_ID_INVALID")
    chat = world.private_chat(person, bot)
    if not chat.started:  # a bot cannot begin a conversation
        raise RpcRefused("PEER_ID_INVALID")
    return chat


def find_person(world: World, bot: Bot, peer: TL, refusal: str = "USER_ID_INVALID") -> Person:
    """The person that a request means; bots may leave the access hash 0 for people they have met."""
    person = world.person(getattr(peer, "user_id", 0))
    if person is None or getattr(peer, "access_hash", 0) not in (0, person.access_hash):
        raise RpcRefused(refusal)
    if not knows(world, bot, person):
        raise RpcRefused(refusal)
    return person


def knows(world: World, bot: Bot, person: Person) -> bool:
    """Whether the bot has met the person: in a private chat, or in a channel it administers."""
    return world.private_chat(person, bot).started or any(
        bot in place.admins and person.id in place.joined for place in world.channels
    )


def find_channel(world: World, peer: TL) -> Channel:
    """The channel that a request means. Raises CHANNEL_INVALID."""
    found = world.channel(getattr(peer, "channel_id", 0))
    if found is None or getattr(peer, "access_hash", 0) not in (0, found.access_hash):
        raise RpcRefused("CHANNEL_INVALID")
    return found
