"""What the tests of reviews share: an open shop without Telegram, one that talks, and buyers."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from kernel import db
from kernel.bot import Bot
from kernel.testing import Database, MovableClock
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.accounts.api import adjust
from plugins.accounts.testing import customer_of
from plugins.reviews.reading import COUNTS
from plugins.reviews.writing import save
from plugins.shop.models import Item
from tests.plugins.shop.conftest import Desk

LONG = "Ж" * 255  # the longest name, in letters of two bytes


@pytest.fixture
async def desk(database: Database, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Desk]:
    """A shop with reviews that is open, empty, and sells in dollars."""
    environment = {
        "DATABASE_URL": "",
        "DATA_DIR": str(tmp_path / "data"),
        "PLUGINS": "accounts,shop,reviews",
        "PAY_CURRENCY": "USD",
        "BOT_LOCALE": "en",
        "TOKEN": "1000:secret",
        "OWNER_ID": str(OWNER_ID),
    }
    bot = Bot.from_environment(environment, None, clock=clock)
    bot.settings.database_url = database.create(bot.model_modules())
    await bot.open()
    try:
        yield Desk(bot, itertools.count(1))
    finally:
        await bot.close()


@pytest.fixture
def settings() -> dict[str, str]:
    """Only what reviews need."""
    return {"PLUGINS": "accounts,shop,reviews"}


@pytest.fixture
def live(bot: Bot) -> Desk:
    """The same around a bot that talks to the local Telegram."""
    return Desk(bot, itertools.count(1))


@pytest.fixture
async def owner(bot: Bot, telegram: Any) -> Person:
    """The owner, who has every right."""
    person = Person(telegram.person("Olga", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person


async def sold(desk: Desk, *people: Any, name: str = "Portal 2", **fields: Any) -> Item:
    """A new item that each of these people of the sandbox has bought."""
    item = await desk.item(name, price=100, stock=len(people) + 1, **fields)
    for person in people:
        await person.send("/start")
        await bought(desk, await customer_of(desk.bot, person), item)
    await desk.bot.settle()  # what was bought has arrived in the chat
    return item


async def bought(desk: Desk, customer: Any, item: Item) -> int:
    """Let a customer buy one more piece; the order."""
    key = f"money {next(desk.numbers)}"
    await db.run_in_transaction(adjust, customer.id, item.price, key, "opening")
    outcome = await desk.buy(customer, item)
    await desk.bot.events.drain()
    return outcome.order_id


async def write(desk: Desk, customer: Any, item: Item, stars: int, text: str | None = None) -> int:
    """Let a customer who has bought the item review it; the review."""
    return await db.run_in_transaction(save, desk.bot, customer, item.id, stars, text)


async def counted() -> dict[int, list[int]]:
    """What the standings say, by item."""
    rows = await db.fetch(f"SELECT item_id, {COUNTS} FROM reviews_standing")
    return {row.pop("item_id"): list(row.values()) for row in rows}


async def recounted() -> dict[int, list[int]]:
    """What the visible reviews come to, for every item that ever had one."""
    counts = {row["item_id"]: [0] * 5 for row in await db.fetch("SELECT item_id FROM reviews_standing")}
    for row in await db.fetch("SELECT item_id, stars FROM reviews_review WHERE NOT hidden"):
        counts[row["item_id"]][row["stars"] - 1] += 1
    return counts


def label(person: Any, part: str) -> str:
    """The whole label of the newest button that contains ``part``."""
    for text in person.last.labels:
        if part in text:
            return text
    raise LookupError(f"no button with {part!r}; there are {person.last.labels}")
