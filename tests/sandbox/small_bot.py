"""A bot without Telegram: answers straight in the sandbox's world, so that the page can be tested by itself."""

from __future__ import annotations

import asyncio
import io
from types import SimpleNamespace

from PIL import Image

from sandbox.page import ChatPage
from sandbox.world import Answer, Button, Entity, Invoice, World
from sandbox.world.changes import BotStopped, CheckoutAsked, MessageAdded, Pressed

LONG = "\n".join(f"Line {number} of a long answer." for number in range(60))


def key(label: str, data: str = "") -> Button:
    """A callback button; its data is the label unless given."""
    return Button(label, "callback", (data or label).encode())


def picture(colour: str = "teal") -> bytes:
    """A small PNG."""
    buffer = io.BytesIO()
    Image.new("RGB", (640, 400), colour).save(buffer, "PNG")
    return buffer.getvalue()


class SmallBot:
    """Alice, Boris and Olga, a news channel and a bot that knows a few words.

    ``said`` is every text people wrote, ``pressed`` the data of every press, in order. ``refusal`` is what it answers
    before a payment: nothing to agree, words to refuse, None to stay silent.
    """

    def __init__(self) -> None:
        self.world = World()
        self.bot = self.world.add_bot("1000:secret", username="kiosk_bot", name="Kiosk")
        self.bot.commands = {"": [("start", "Main menu"), ("shop", "Open the shop")], "ru": [("start", "Главное меню")]}
        self.news = self.world.add_channel("kiosk_news", title="Kiosk news")
        self.alice = self.world.add_person("Alice", username="alice", language="en")
        self.boris = self.world.add_person("Boris", username="boris", language="ru")
        self.olga = self.world.add_person("Olga", username="olga", language="en")
        self.said: list[str] = []
        self.pressed: list[str] = []
        self.stopped: list[bool] = []
        self.answers: dict[str, Answer | None] = {}
        self.refusal: str | None = ""
        self.bot.watchers.append(self._watch)

    def page(self, port: int = 0) -> ChatPage:
        """The chat page of this world."""
        return ChatPage(SimpleNamespace(world=self.world), port=port, roles={"olga": "owner"})

    def say(self, text: str, *entities: Entity, rows=(), media=None, to=None):
        """Post to somebody, Alice unless named."""
        return self.world.private_chat(to or self.alice, self.bot).post(
            self.bot, text, entities, rows=rows, media=media
        )[0]

    def bill(self, *prices, currency="XTR", title="Top-up of your balance", about="500 points", text="", rows=()):
        """Send Alice an invoice; prices are a label and an amount in minor units, 50 stars if none is given."""
        invoice = Invoice(title, about, b"secret payload", currency, prices or (("Top-up", 50),), "1:TEST:token")
        return self.say(text, rows=rows or invoice.pay_button("en"), media=invoice)

    def edit(self, message, text: str, rows=()) -> None:
        """Change a message."""
        message.chat.edit(message, text, (), rows, None)

    def _watch(self, change, number: int, origin: object) -> None:
        if isinstance(change, MessageAdded) and change.message.sender is not self.bot:
            self.said.append(change.message.text)
            asyncio.get_running_loop().call_soon(self._reply, change.message)
        elif isinstance(change, Pressed):
            self.pressed.append(change.query.data.decode())
            asyncio.get_running_loop().call_soon(self._answer, change.query)
        elif isinstance(change, CheckoutAsked) and self.refusal is not None:
            asyncio.get_running_loop().call_soon(self.world.payments.answer, change.query.id, self.refusal)
        elif isinstance(change, BotStopped):
            self.stopped.append(change.stopped)

    def _reply(self, message) -> None:
        if message.text.startswith("/start"):
            rows = ((key("Shop"), key("Alert")), (Button("Rules", "url", value="https://example.com/rules"),))
            self.say(f"Welcome, {message.chat.person.name}!", rows=rows, to=message.chat.person)

    def _answer(self, query) -> None:
        data = query.data.decode()
        if data == "Shop":
            self.edit(query.message, "Choose an item.", ((key("Stellar Drift"),), (key("Back"),)))
        answer = self.answers.get(data, Answer())
        if answer is not None:
            self.world.answer(query, answer)
