"""The world as the page's JSON: what is sent at first, and each change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..world import Bot, Channel, Chat, Message, Person, PrivateChat, World

PAGE = 60  # messages of a chat that are sent at once
LARGEST_FILE = 20  # megabytes that a person may send; a browser holds the whole upload in memory
ADDED = ("person", "bot", "channel")


class View:
    """Draws the world. ``roles`` names who is what by username or id; everybody else is a customer."""

    def __init__(self, world: World, roles: Mapping[str | int, str] | None = None) -> None:
        self.world = world
        self.roles = dict(roles or {})

    def person(self, person: Person) -> dict:
        """A person: who, which role, in which language, and the bots they have blocked."""
        blocked = [bot.id for bot in self.world.bots if self.world.private_chat(person, bot).blocked]
        role = self.roles.get(person.username) or self.roles.get(person.id) or "customer"
        return {
            "id": person.id,
            "name": person.name,
            "username": person.username,
            "language": person.language,
            "role": role,
            "blocked": blocked,
            "stars": person.stars,
        }

    def bot(self, bot: Bot) -> dict:
        """A bot with its commands by language."""
        commands = {language: [list(pair) for pair in pairs] for language, pairs in bot.commands.items() if pairs}
        return {"id": bot.id, "name": bot.name, "username": bot.username, "commands": commands}

    def channel(self, channel: Channel) -> dict:
        """A channel and who has joined it."""
        return {
            "id": channel.id,
            "title": channel.title,
            "username": channel.username,
            "members": list(channel.members),
        }

    def message(self, message: Message) -> dict:
        """A message with addresses for its files."""
        value = message.to_json()
        photo, document = value["photo"], value["document"]
        if photo:
            value["photo"] = photo | {"url": f"/files/{photo['id']}"}
        if document:
            value["document"] = document | {"url": f"/files/{document['id']}"}
        mine = isinstance(message.chat, PrivateChat) and message.sender is message.chat.person
        forwarded = value["forwarded_from"]
        kept = ("id", "date", "text", "entities", "rows", "photo", "document", "invoice", "service")
        return {name: value[name] for name in kept} | {
            "from": "service" if message.service else "me" if mine else "peer",
            "edited": bool(value["edited"]),
            "forwarded": forwarded["name"] if forwarded else value["forwarded_name"],
        }

    def place(self, chat: Chat) -> dict:
        """Whose chat with whom; a channel is the same for everybody."""
        if isinstance(chat, PrivateChat):
            return {"person": chat.person.id, "peer": chat.bot.id}
        assert isinstance(chat, Channel)
        return {"person": None, "peer": chat.id}

    def history(self, chat: Chat, before: int | None = None) -> dict:
        """The newest messages of a chat, or those before a message number, and whether there are more."""
        messages = [message for message in chat.messages if before is None or message.id < before]
        return self.place(chat) | {
            "messages": [self.message(message) for message in messages[-PAGE:]],
            "more": len(messages) > PAGE,
        }

    def everything(self) -> dict:
        """All that a page needs when it connects, except what its people have read."""
        return {
            "type": "world",
            "largest_file": LARGEST_FILE,
            "bots": [self.bot(bot) for bot in self.world.bots],
            "channels": [self.channel(channel) for channel in self.world.channels],
            "people": [self.person(person) for person in self.world.people],
            "chats": [self.history(chat) for chat in self._chats()],
        }

    def event(self, event: dict) -> dict | None:
        """A change of the world as the page takes it in; None for what it does not show."""
        kind = event["type"]
        if kind in ADDED:
            owner = getattr(self.world, kind)(event["added"]["id"])
            return {"type": kind, kind: getattr(self, kind)(owner)} if owner else None
        if kind == "commands":
            bot = next((bot for bot in self.world.bots if event["bot"] in (bot.id, bot.username)), None)
            return {"type": "bot", "bot": self.bot(bot)} if bot else None
        if kind == "stars":
            person = self.world.person(event["people"][0])
            return {"type": "person", "person": self.person(person)} if person else None
        chat = self.chat(event["chat"])
        if chat is None:
            return None
        if kind in ("message", "edit"):
            message = chat.get(event["message"]["id"])
            # Gone again already: its deletion follows.
            return {"type": kind, **self.place(chat), "message": self.message(message)} if message else None
        if kind == "delete":
            return {"type": "delete", **self.place(chat), "ids": event["ids"]}
        if kind == "member" and isinstance(chat, Channel):
            return {"type": "channel", "channel": self.channel(chat)}
        if kind == "blocked" and isinstance(chat, PrivateChat):
            return {"type": "person", "person": self.person(chat.person)}
        return None

    def chat(self, key: str) -> Chat | None:
        """The chat that an event names."""
        first, _, second = key.partition(":")
        if first == "channel":
            return self.world.channel(int(second))
        if not (first.isdecimal() and second.isdecimal()):
            return None
        person, bot = self.world.person(int(first)), self.world.bot(int(second))
        return self.world.private_chat(person, bot) if person and bot else None

    def _chats(self) -> Iterable[Chat]:
        yield from self.world.channels
        for person in self.world.people:
            for bot in self.world.bots:
                yield self.world.private_chat(person, bot)
