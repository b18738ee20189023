"""What the torture shares: a shop whose bot runs in another process, seen from outside by a bot without Telegram."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kernel import Bot, db, run_in_transaction
from kernel.testing import Database, environment
from kernel.testing.process import BotProcess
from plugins.accounts.api import adjust, balance, find_by_telegram_id, verify
from plugins.shop.callbacks import AskBuy
from plugins.shop.importing.run import import_file
from plugins.shop.models import Item

PRICE = 999  # minor units
MONEY = 2500  # what each customer begins with
STOCK = 400


@dataclass
class Shop:
    """A shop in two processes: ``process`` answers in Telegram, ``bot`` (no Telegram) looks into its database."""

    bot: Bot
    process: BotProcess
    telegram: Any
    item_id: int

    async def customer(self, number: int) -> Any:
        """A person who has written to the bot and has MONEY."""
        person = self.telegram.person(f"Buyer {number}", language="en")
        await person.send("/start")
        await person.wait_for(lambda message: bool(message.rows))
        user = await find_by_telegram_id(self.bot, person.id)
        await run_in_transaction(adjust, user.id, MONEY, f"money:{person.id}", "welcome")
        return person

    async def at_the_till(self, person: Any) -> Confirm:
        """Lead a person to the question before the purchase; its confirm button."""
        await person.press(data=AskBuy(self.item_id, price=PRICE).pack())
        question = await person.wait_for(lambda message: any("Pay" in label for label in message.labels))
        data = next(button.data for row in question.rows for button in row if "Pay" in button.label)
        return Confirm(person, question, data)

    async def orders(self, person: Any) -> int:
        """How many orders a person has, all of them fulfilled with a value of their own."""
        user = await find_by_telegram_id(self.bot, person.id)
        rows = await db.fetch(
            "SELECT o.total, l.state, v.value FROM shop_order o JOIN shop_order_line l ON l.order_id = o.id "
            "LEFT JOIN shop_stock_value v ON v.line_id = l.id WHERE o.user_id = $1",
            user.id,
        )
        assert all(row["state"] == "fulfilled" and row["value"] and row["total"] == PRICE for row in rows)
        assert await balance(user.id) == MONEY - PRICE * len(rows)
        return len(rows)

    def values(self, person: Any) -> list[str]:
        """The values in a person's chat, as text or in a file, in the order in which they arrived."""
        texts = [(message.document.data.decode() if message.document else message.text) for message in person.messages]
        return [word for text in texts for word in text.split() if word.startswith("KEY-")]

    async def check(self) -> None:
        """Money, orders, stock and queues agree, and nothing waits that is due."""
        assert await verify() == []
        left = "SELECT * FROM kernel_outbox WHERE state <> 'sent' AND (state <> 'waiting' OR not_before <= $1)"
        assert await db.fetch(left, self.bot.clock.now()) == []
        twice = "SELECT digest FROM shop_stock_value WHERE state = 'sold' GROUP BY digest HAVING count(*) > 1"
        assert await db.fetch(twice) == []
        counts = await db.fetch_one(
            "SELECT (SELECT count(*) FROM shop_order) AS orders, (SELECT count(*) FROM shop_order_line) AS lines, "
            "(SELECT count(*) FROM shop_stock_value WHERE state = 'sold') AS sold, "
            "(SELECT count(*) FROM shop_stock_value WHERE state = 'unsold') AS unsold, "
            "(SELECT available FROM shop_stock_level WHERE item_id = $1) AS available",
            self.item_id,
        )
        assert counts["orders"] == counts["lines"] == counts["sold"]
        assert counts["available"] == counts["unsold"]


@dataclass
class Confirm:
    """A confirm button in somebody's chat; it can be pressed after it is gone, as a modified app could."""

    person: Any
    message: Any
    data: bytes

    async def press(self, shop: Shop) -> bool:
        """Press it; False when the bot's process ended before it answered."""
        answer = asyncio.ensure_future(self.person.press(data=self.data, message=self.message, timeout=30))
        died = asyncio.ensure_future(shop.process.ended(30))
        await asyncio.wait([answer, died], return_when=asyncio.FIRST_COMPLETED)
        answered = answer.done()
        answer.cancel()
        await asyncio.gather(answer, return_exceptions=True)
        return answered


@pytest.fixture
def plugins() -> tuple[str, ...]:
    """Modules of plugins beside the bundled ones; override it in a test module."""
    return ()


@pytest.fixture
def padding() -> str:
    """What follows every key; override it by a parameter."""
    return ""


@pytest.fixture
async def shop(
    database: Database,
    telegram: Any,
    tmp_path: Path,
    plugins: tuple[str, ...],
    padding: str,
    settings: dict[str, str],
) -> AsyncIterator[Shop]:
    """A shop with STOCK keys whose bot is not started yet."""
    env = environment(telegram, tmp_path / "data", **settings)
    bot = Bot.from_environment(env, None)
    bot.settings.database_url = env["DATABASE_URL"] = database.create(bot.model_modules())
    process = BotProcess(env, tmp_path / "log", plugins)
    keys = [f"KEY-{number:04}{padding}" for number in range(STOCK)]
    catalog = {"items": [{"category": ["Games"], "name": "Portal", "price": "9.99", "values": keys}]}
    file = tmp_path / "catalog.json"
    file.write_text(json.dumps(catalog))
    try:
        await bot.open()
        await import_file(bot, file)
        yield Shop(bot, process, telegram, (await Item.get()).id)
    finally:
        await process.stop()
        await bot.close()
