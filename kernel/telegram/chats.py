"""What the bot asks Telegram about chats: members, titles, and the buttons that a message has now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from pyrogram.raw import functions, types

from ..errors import TelegramError
from .convert import is_inside
from .outgoing import callback_data_in
from .peers import chat_id_of, input_peer, is_channel
from .storage import SessionFile


class Chats:
    """Makes the requests; raises the kernel's errors as :class:`Calls` does."""

    def __init__(self, call: Callable[[Any], Awaitable[Any]], storage: SessionFile):
        self._call = call
        self._storage = storage

    def peer(self, chat_id: int) -> Any:
        """How requests name a chat."""
        return input_peer(chat_id, self._storage.access_hash(chat_id))

    def channel(self, chat_id: int) -> Any:
        """How requests name a channel."""
        peer = self.peer(chat_id)
        return types.InputChannel(channel_id=peer.channel_id, access_hash=peer.access_hash)

    async def buttons(self, chat_id: int, message_id: int) -> list[str]:
        """The data of the buttons of a message; empty when it is gone or another chat's."""
        request = functions.messages.GetMessages(id=[types.InputMessageID(id=message_id)])
        found = (await self._call(request)).messages
        return [
            data
            for message in found
            if chat_id_of(getattr(message, "peer_id", None)) == chat_id
            for data in callback_data_in(message)
        ]

    async def is_member(self, channel: str | int, telegram_id: int) -> bool:
        """Whether a person is in a channel (its chat id, ``@name`` or link)."""
        chat_id = channel if isinstance(channel, int) else await self._named(channel)
        if not is_channel(chat_id):
            raise TelegramError("CHANNEL_INVALID", f"{channel} is not a channel")
        try:
            answer = await self._call(
                functions.channels.GetParticipant(channel=self.channel(chat_id), participant=self.peer(telegram_id))
            )
        except TelegramError as error:
            if error.code == "USER_NOT_PARTICIPANT":
                return False
            raise
        return is_inside(answer.participant)

    async def title(self, chat_id: int) -> str:
        """How a group or channel is called; empty when Telegram does not say."""
        if is_channel(chat_id):
            answer = await self._call(functions.channels.GetChannels(id=[self.channel(chat_id)]))
        else:
            answer = await self._call(functions.messages.GetChats(id=[-chat_id]))
        return next((chat.title for chat in answer.chats if getattr(chat, "title", "")), "")

    async def _named(self, name: str) -> int:
        username = name.rstrip("/").rpartition("/")[2].lstrip("@").lower()
        known = self._storage.channel_id(username)
        if known is not None:
            return known
        answer = await self._call(functions.contacts.ResolveUsername(username=username))
        return chat_id_of(answer.peer)
