"""What the tests of the shop share: an open bot without Telegram, a catalog, and people with money."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kernel import db
from kernel.bot import Bot
from kernel.testing import Database, MovableClock
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from kernel.updates import Sender
from plugins.accounts.api import adjust, find_by_telegram_id
from plugins.shop.callbacks import ConfirmBuy, ReserveBuy
from plugins.shop.models import Batch, Category, Item, SharedValue, StockValue
from plugins.shop.orders.placing import Outcome
from plugins.shop.orders.purchase import buy, hold
from plugins.shop.stock.claims import publish

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Desk:
    """An open bot and short ways to fill its shop."""

    bot: Bot
    numbers: Any

    async def customer(self, money: int = 0) -> Any:
        """A new person, whose language is English, with ``money`` minor units on the wallet."""
        number = next(self.numbers)
        sender = Sender(1000 + number, f"Person {number}", language_code="en")
        user = await self.bot.hooks.first("load_user", sender=sender, update=None, bot=self.bot)
        if money:
            await db.run_in_transaction(adjust, user.id, money, f"opening {number}", "opening")
        return user

    async def item(self, name: str = "Key", price: int = 500, stock: int = 0, **fields: Any) -> Item:
        """A new item in a new category unless ``category`` is given, with ``stock`` values ``<name>-<n>``."""
        if "category" not in fields and "category_id" not in fields:
            fields["category"] = await Category.create(name=f"{name} shelf"[:255])
        item = await Item.create(name=name, price=price, created_at=NOW, **fields)
        if stock:
            await self.stock(item, [f"{name}-{number}" for number in range(stock)])
        return item

    async def stock(self, item: Item, values: list[str]) -> None:
        """Put values on sale."""
        batch = await Batch.create(name="test", created_at=NOW)
        keys = self.bot.keys
        rows = [
            StockValue(item_id=item.id, batch_id=batch.id, value=keys.encrypt(v), digest=keys.digest(v.encode()))
            for v in values
        ]
        await StockValue.bulk_create(rows)
        async with db.transaction():
            await publish(batch.id)

    async def share(self, item: Item, value: str) -> None:
        """Make ``value`` what every buyer of the item gets."""
        item.shared_value = await SharedValue.create(value=self.bot.keys.encrypt(value), created_at=NOW)
        item.kind = "shared"
        await item.save()

    def confirm(self, user: Any, item: Item, price: int | None = None, quantity: int = 1) -> ConfirmBuy:
        """The confirm button of a person, as it comes back when pressed."""
        return self.sealed(user, ConfirmBuy(item.id, item.price * quantity if price is None else price, quantity))

    def sealed(self, user: Any, callback: Any) -> Any:
        """A one-time button of a person, as it comes back when pressed."""
        button = callback.seal(self.bot.keys.sign, user.telegram_id, self.bot.clock.now(), "Pay")
        press = type(callback).unpack(button.data)
        assert press is not None
        return press

    async def buy(self, user: Any, item: Item, quantity: int = 1) -> Outcome:
        """Buy from the balance."""
        return await buy(self.bot, user, self.confirm(user, item, quantity=quantity))

    async def hold(self, user: Any, item: Item, quantity: int = 1) -> Outcome:
        """Reserve."""
        return await hold(self.bot, user, self.sealed(user, ReserveBuy(item.id, item.price * quantity, quantity)))


@pytest.fixture
async def desk(database: Database, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Desk]:
    """A shop that is open, empty, and sells in dollars."""
    environment = {
        "DATABASE_URL": "",
        "DATA_DIR": str(tmp_path / "data"),
        "PLUGINS": "accounts,shop",
        "PAY_CURRENCY": "USD",
        "BOT_LOCALE": "en",
        "TOKEN": "1000:secret",
    }
    bot = Bot.from_environment(environment, None, clock=clock)
    bot.settings.database_url = database.create(bot.model_modules())
    await bot.open()
    try:
        yield Desk(bot, itertools.count(1))
    finally:
        await bot.close()


@pytest.fixture
def live(bot: Bot) -> Desk:
    """The same around a bot that talks to the local Telegram."""
    return Desk(bot, itertools.count(1))


@pytest.fixture
async def rich_alice(live: Desk, alice: Any) -> Any:
    """Alice, registered, with 100 dollars."""
    await alice.send("/start")
    customer = await find_by_telegram_id(live.bot, alice.id)
    assert customer is not None
    await db.run_in_transaction(adjust, customer.id, 10_000, "for alice", "opening")
    return alice


def label(person: Any, part: str) -> str:
    """The whole label of the newest button that contains ``part``."""
    for text in person.last.labels:
        if part in text:
            return text
    raise LookupError(f"no button with {part!r}; there are {person.last.labels}")


class Staff(Person):
    """A person who can press any button there is."""

    async def press_data(self, callback: Any) -> Any:
        """Press a button that means ``callback``, whatever is on the screen."""
        return await self.press(data=callback.pack())


@pytest.fixture
async def owner(bot: Bot, telegram: Any) -> Staff:
    """The owner, who has every right, at the staff's first screen."""
    person = Staff(telegram.person("Oleg", language="en", id=OWNER_ID), bot)
    await person.send("/manage")
    return person
