"""The whole local Telegram: who exists, who talks to whom, and the sequence of what happens."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterable

from .accounts import Account, Bot
from .changes import Pressed
from .channel import Channel
from .chats import Chat, PrivateChat
from .events import Announcer, Subscription
from .files import Files
from .group import Group
from .messages import Message
from .payments import Payments
from .people import Person
from .queries import Answer, NoAnswer, Queries, Query


class World:
    """``subscribe()`` yields what happens as dictionaries of plain values.

    Each event has ``type``, ``chat`` (the chat's key) and ``people`` (ids of those who see it):

    * ``message`` and ``edit``: ``message`` (see Message.to_json); ``delete``: ``ids``
    * ``toast``, ``alert``, ``url``: ``text`` (what the bot answered to a press); ``spinner``: ``message_id`` and
      ``waiting`` (a press began or stopped to wait)
    * ``blocked``: ``blocked``; ``member``: ``joined``; ``stars``: ``stars`` (a person's balance changed)
    * ``commands``: ``bot``, ``language``, ``commands``; ``person``, ``bot``, ``channel``: one was added (``added``)
    """

    def __init__(self) -> None:
        self.files = Files()
        self.queries = Queries()
        self.payments = Payments()
        self._people: dict[int, Person] = {}
        self._bots: dict[int, Bot] = {}
        self._channels: dict[int, Channel] = {}
        self._groups: dict[int, Group] = {}
        self._chats: dict[tuple[int, int], PrivateChat] = {}
        self._announcer = Announcer()
        self._changes = itertools.count(1)
        self._person_ids = itertools.count(5_000_000_001)  # above 2**31, as Telegram's newer accounts are
        self._channel_ids = itertools.count(1_900_000_001)

    @property
    def people(self) -> list[Person]:
        """Everybody, in order of arrival."""
        return list(self._people.values())

    @property
    def bots(self) -> list[Bot]:
        """Every bot, in order of arrival."""
        return list(self._bots.values())

    @property
    def channels(self) -> list[Channel]:
        """Every channel, in order of arrival."""
        return list(self._channels.values())

    @property
    def first_bot(self) -> Bot:
        """The bot that is meant when none is named."""
        if not self._bots:
            raise LookupError("There is no bot yet: call add_bot(token, username=..., name=...) first.")
        return next(iter(self._bots.values()))

    def add_person(
        self, first_name: str, *, username: str = "", language: str = "", last_name: str = "", id: int = 0
    ) -> Person:
        """A new account; ``id`` is chosen when it is not given."""
        person = Person(
            self,
            id=id or next(self._person_ids),
            first_name=first_name,
            last_name=last_name,
            username=username,
            language=language,
        )
        if self.account(person.id):
            raise ValueError(f"The id {person.id} belongs to {self.account(person.id)}.")
        self._people[person.id] = person
        self._added("person", person.to_json())
        return person

    def add_bot(self, token: str, *, username: str, name: str) -> Bot:
        """A new bot; its id is the number before the colon of its token, as with BotFather's tokens."""
        number, _, secret = token.partition(":")
        if not number.isdecimal() or not secret:
            raise ValueError(f"A bot token looks like 1000:secret, not like {token!r}.")
        bot = Bot(id=int(number), first_name=name, username=username, token=token)
        if self.account(bot.id):
            raise ValueError(f"The id {bot.id} is taken.")
        self._bots[bot.id] = bot
        self._added("bot", bot.to_json())
        return bot

    def add_channel(self, username: str, *, title: str = "", admins: Iterable[Bot] | None = None) -> Channel:
        """A new channel; without ``admins`` every bot is one."""
        channel = Channel(
            self, next(self._channel_ids), username, title or username, None if admins is None else list(admins)
        )
        self._channels[channel.id] = channel
        self._added("channel", channel.to_json())
        return channel

    def add_group(self, title: str, *, bots: Iterable[Bot] | None = None) -> Group:
        """A new group; without ``bots`` every bot is in it."""
        group = Group(self, next(self._channel_ids), title, self.bots if bots is None else list(bots))
        self._groups[group.id] = group
        return group

    def person(self, person_id: int) -> Person | None:
        """The person with this id."""
        return self._people.get(person_id)

    def bot(self, bot_id: int) -> Bot | None:
        """The bot with this id."""
        return self._bots.get(bot_id)

    def channel(self, channel_id: int) -> Channel | None:
        """The channel or group with this id (Telegram's bare number, without -100)."""
        return self._channels.get(channel_id) or self._groups.get(channel_id)

    def account(self, account_id: int) -> Person | Bot | None:
        """The person or bot with this id."""
        return self._people.get(account_id) or self._bots.get(account_id)

    def named(self, username: str) -> Account | Channel | None:
        """Who or what has this username; case does not count."""
        wanted = username.lower()
        owners: tuple[Account | Channel, ...] = (*self._people.values(), *self._bots.values(), *self._channels.values())
        for owner in owners:
            if owner.username and owner.username.lower() == wanted:
                return owner
        return None

    def private_chat(self, person: Person, bot: Bot) -> PrivateChat:
        """The chat of these two, made when it is first asked for."""
        chat = self._chats.get((person.id, bot.id))
        if chat is None:
            chat = self._chats[person.id, bot.id] = PrivateChat(self, person, bot)
        return chat

    @property
    def chats(self) -> list[PrivateChat]:
        """Every private chat that was opened."""
        return list(self._chats.values())

    async def ask(
        self,
        person: Person,
        chat: Chat,
        message: Message,
        data: bytes,
        bots: Iterable[Bot],
        timeout: float,
    ) -> Answer:
        """Hand a press to the bots and wait for the answer. Raises NoAnswer after ``timeout`` seconds."""
        query = self.queries.open(person, chat, message, data)
        self._spin(query, True)
        for bot in bots:
            bot.tell(Pressed(query))
        try:
            async with asyncio.timeout(timeout):
                answer = await query.answer
        except TimeoutError:
            raise NoAnswer(f"Nobody answered {person.name}'s press of {data!r} within {timeout} s.") from None
        finally:
            self.queries.close(query)
            self._spin(query, False)
        return answer

    def answer(self, query: Query, answer: Answer) -> None:
        """The bot's answer to a press reaches the person."""
        if query.answer.done():
            return
        query.answer.set_result(answer)
        kind = "url" if answer.url else "alert" if answer.alert else "toast"
        if answer.text and kind != "url":
            (query.person.alerts if answer.alert else query.person.toasts).append(answer.text)
        if answer.text or answer.url:
            event = {"type": kind, "text": answer.url or answer.text}
            self.announce(event | {"chat": query.chat.key, "people": [query.person.id]})

    def subscribe(self) -> Subscription:
        """Everything that happens from now on; see the class for the events."""
        return self._announcer.subscribe()

    def announce(self, event: dict) -> None:
        """Tell the subscribers."""
        self._announcer.announce(event)

    def next_change(self) -> int:
        """The number of the next thing that happens."""
        return next(self._changes)

    def close(self) -> None:
        """End every subscription."""
        self._announcer.close()

    def _spin(self, query: Query, waiting: bool) -> None:
        event = {"type": "spinner", "message_id": query.message.id, "waiting": waiting}
        self.announce(event | {"chat": query.chat.key, "people": [query.person.id]})

    def _added(self, kind: str, value: dict) -> None:
        self.announce({"type": kind, "added": value, "chat": "", "people": []})
