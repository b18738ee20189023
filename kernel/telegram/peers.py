"""Telegram's peers as the kernel's chat ids: users above zero, groups below, channels below -100…"""

from __future__ import annotations

from typing import Any

from pyrogram.raw import types

ZERO_CHANNEL = -1_000_000_000_000
SMALLEST_GROUP = -999_999_999_999


def chat_id_of(peer: Any) -> int:
    """The chat id of a raw peer; 0 for none."""
    if isinstance(peer, types.PeerUser):
        return peer.user_id
    if isinstance(peer, types.PeerChannel):
        return ZERO_CHANNEL - peer.channel_id
    if isinstance(peer, types.PeerChat):
        return -peer.chat_id
    return 0


def is_channel(chat_id: int) -> bool:
    """Whether the id is a channel's or a supergroup's."""
    return chat_id < SMALLEST_GROUP


def input_peer(chat_id: int, access_hash: int) -> Any:
    """What requests name a chat with. Bots may pass the access hash 0 for a chat they have met."""
    if chat_id > 0:
        return types.InputPeerUser(user_id=chat_id, access_hash=access_hash)
    if is_channel(chat_id):
        return types.InputPeerChannel(channel_id=ZERO_CHANNEL - chat_id, access_hash=access_hash)
    return types.InputPeerChat(chat_id=-chat_id)
