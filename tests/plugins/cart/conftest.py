"""What the tests of the cart share: the shop's desk with the cart in it, and short ways to fill and buy carts."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kernel import run_in_transaction
from kernel.bot import Bot
from kernel.testing import Database
from plugins.cart.callbacks import ConfirmCart, ReserveCart
from plugins.cart.handlers.checkout import order_cart
from plugins.cart.lines import CartLine, add, own_lines
from plugins.cart.quoting import PricedCart, fingerprint, priced_cart
from plugins.shop.api import Outcome, get_item, place, reserve
from tests.plugins.shop.conftest import Desk, label, live, rich_alice

__all__ = ["live", "rich_alice"]


@dataclass
class CartDesk(Desk):
    """The shop's desk, and carts."""

    async def put(self, user: Any, item: Any) -> CartLine:
        """Put an item (its id or row) into the person's cart, as the card's button does."""
        found = await get_item(item if isinstance(item, int) else item.id)
        assert found is not None
        return await run_in_transaction(add, self.bot, user, found)

    async def cart(self, user: Any) -> PricedCart:
        """The person's cart at this moment."""
        return await priced_cart(self.bot, user)

    async def ask(self, user: Any, kind: Any = ConfirmCart) -> Any:
        """The press on a fresh button of the question: ConfirmCart or ReserveCart."""
        found = await self.cart(user)
        return self.seal(user, kind(found.total, fingerprint([row.line for row in found.lines])))

    def seal(self, user: Any, callback: Any) -> Any:
        """A one-time button of a person, as it comes back when pressed."""
        button = callback.seal(self.bot.keys.sign, user.telegram_id, self.bot.clock.now(), "Pay")
        press = type(callback).unpack(button.data)
        assert press is not None
        return press

    async def pay(self, user: Any, press: ConfirmCart | None = None) -> Outcome:
        """Buy the person's cart."""
        return await order_cart(self.bot, user, press or await self.ask(user), place)

    async def hold(self, user: Any) -> Outcome:
        """Reserve the person's cart."""
        return await order_cart(self.bot, user, await self.ask(user, ReserveCart), reserve)

    async def quantities(self, user: Any) -> dict[str, int]:
        """What is in the person's cart: name to quantity."""
        return {line.name: line.quantity for line in await own_lines(user.id)}


@pytest.fixture
async def desk(database: Database, tmp_path: Path) -> AsyncIterator[CartDesk]:
    """A shop with carts that is open, empty, and sells in dollars."""
    environment = {
        "DATABASE_URL": "",
        "DATA_DIR": str(tmp_path / "data"),
        "PLUGINS": "accounts,shop,cart",
        "PAY_CURRENCY": "USD",
        "BOT_LOCALE": "en",
        "TOKEN": "1000:secret",
    }
    bot = Bot.from_environment(environment, None)
    bot.settings.database_url = database.create(bot.model_modules())
    await bot.open()
    try:
        yield CartDesk(bot, itertools.count(1))
    finally:
        await bot.close()


async def put(person, *items):
    """Add items to the cart from their cards."""
    for item in items:
        await person.send(f"/start item_{item.id}")
        await person.press(label(person, "art"))
