"""What the tests of promos share: an open shop with promos and without Telegram, and short ways to use codes."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from kernel import db
from kernel.bot import Bot
from kernel.testing import Database, MovableClock
from plugins.promos.applying import Place, apply_typed
from plugins.promos.models import Code, Usage
from plugins.promos.testing import add_code
from plugins.shop.api import Wanted, place, quote
from plugins.shop.callbacks import ConfirmBuy
from tests.plugins.shop.conftest import Desk as ShopDesk


class Desk(ShopDesk):
    """The shop's desk, with codes."""

    async def code(self, code: str = "SUMMER", kind: str = "percent", value: int = 1000, **terms: Any) -> int:
        """A code; ten percent unless told otherwise."""
        return await add_code(self.bot, code, kind, value, **terms)

    async def apply(self, user: Any, code: str, item: Any, source: str = "", key: int = 0) -> Any:
        """Apply a code to an item's card, or to a line of a cart; the refusal, or None."""
        where = Place(source, key or item.id, item.id)
        return await db.run_in_transaction(apply_typed, self.bot, user, code, where)

    async def price(self, user: Any, *wanted: Any) -> int:
        """What these items (or Wanted) cost together at this moment."""
        return (await quote(self.bot, user, [self.wanted(one) for one in wanted])).order.total

    async def order(self, user: Any, *wanted: Any) -> int:
        """Buy these items (or Wanted) for what they cost now, in one order; its id."""
        lines = [self.wanted(one) for one in wanted]
        total = (await quote(self.bot, user, lines)).order.total
        press = self.sealed(user, ConfirmBuy(lines[0].item_id, total))
        return (await db.run_in_transaction(place, self.bot, user, press, lines, total)).order_id

    def wanted(self, one: Any) -> Wanted:
        """One piece of an item, unless it is a Wanted already."""
        return one if isinstance(one, Wanted) else Wanted(one.id)

    async def used(self, code: str = "SUMMER") -> int:
        """How often a code counts as used."""
        return (await Code.get(code=code)).used

    async def usages(self, code: str = "SUMMER") -> list[str]:
        """The states of the uses of a code, oldest first."""
        return [usage.state for usage in await Usage.filter(code__code=code).order_by("id")]


@pytest.fixture
async def desk(database: Database, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Desk]:
    """A shop that is open, empty, and sells in dollars."""
    environment = {
        "DATABASE_URL": "",
        "DATA_DIR": str(tmp_path / "data"),
        "PLUGINS": "accounts,shop,promos",
        "PAY_CURRENCY": "USD",
        "BOT_LOCALE": "en",
        "TOKEN": "1000:secret",
    }
    bot = Bot.from_environment(environment, None, clock=clock, strict=True)
    bot.settings.database_url = database.create(bot.model_modules())
    await bot.open()
    try:
        yield Desk(bot, itertools.count(1))
    finally:
        await bot.close()
