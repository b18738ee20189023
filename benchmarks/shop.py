"""A shop to measure: a bot on a database of its own, customers with money, items with stock."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kernel import Plugin, db
from kernel.bot import Bot
from kernel.updates import Sender
from plugins.accounts.api import Customer, find_by_telegram_id
from plugins.shop.callbacks import ConfirmBuy
from plugins.shop.naming import sort_name
from plugins.shop.stock.claims import publish

TOKEN = "1000:secret"
PRICE = 500  # minor units
WEALTH = 10**12
FIRST_PERSON = 7_000_000_001  # Telegram ids
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
AT_ONCE = 5000  # rows in one statement


def environment(folder: Path, url: str = "", **more: str) -> dict[str, str]:
    """The settings of a bot whose files are in ``folder``; SQLite without ``url``."""
    return {
        "TOKEN": TOKEN,
        "OWNER_ID": "1",
        "API_ID": "1",
        "API_HASH": "hash",
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
        "PAY_CURRENCY": "USD",
        "BOT_LOCALE": "en",
        "ADMIN_HOST": "127.0.0.1",
        "ADMIN_PORT": "0",
        "LOG_TO_STDOUT": "0",
        "LOG_TO_FILE": "0",
        "PLUGINS": "accounts,shop",
        "RATE_LIMITS": "updates=100000/1 shop.purchases=100000/1",  # counted as everywhere, and never reached
        **more,
    }


@asynccontextmanager
async def opened(env: dict[str, str], extra: Sequence[Plugin] = ()) -> AsyncIterator[Bot]:
    """A bot with its database open, without Telegram."""
    bot = Bot.from_environment(env, None, extra=extra)
    try:
        await bot.open()
        yield bot
    finally:
        await bot.close()


async def customers(bot: Bot, count: int) -> list[Customer]:
    """People who can pay for everything."""
    found = []
    for number in range(count):
        telegram_id = FIRST_PERSON + number
        sender = Sender(telegram_id, f"Person {number}", language_code="en")
        await bot.hooks.first("load_user", sender=sender, update=None, bot=bot)
        customer = await find_by_telegram_id(bot, telegram_id)
        assert customer is not None
        found.append(customer)
    await db.execute("UPDATE accounts_wallet SET balance = $1", WEALTH)
    return found


async def shelf(name: str) -> int:
    """A new category; its id."""
    row = await db.fetch_one(
        "INSERT INTO shop_category (position, name, sort_name, description, hidden) VALUES (0, $1, $2, '', $3)"
        " RETURNING id",
        name,
        sort_name(name),
        False,
    )
    assert row is not None
    return row["id"]


async def items(count: int, *, category: int = 0) -> list[int]:
    """New items in one category; their ids."""
    category = category or await shelf("Bench")
    columns = ("category_id", "position", "name", "sort_name", "description", "price", "kind", "hidden", "created_at")
    rows = [
        (category, 0, f"Key {number:05}", f"key {number:05}", "A key.", PRICE, "unique", False, NOW)
        for number in range(count)
    ]
    for start in range(0, count, AT_ONCE):
        async with db.transaction():
            await db.copy_rows("shop_item", columns, rows[start : start + AT_ONCE])
    found = await db.fetch("SELECT id FROM shop_item WHERE category_id = $1 ORDER BY id", category)
    return [row["id"] for row in found]


async def stock(bot: Bot, ids: Sequence[int], each: int) -> None:
    """Put ``each`` values of every item on sale. They are one value encrypted once: only its length counts here."""
    value = bot.keys.encrypt("XXXXX-XXXXX-XXXXX-XXXXX")
    async with db.transaction():
        batch = await db.fetch_one(
            "INSERT INTO shop_batch (name, published, created_at) VALUES ('bench', $1, $2) RETURNING id", False, NOW
        )
        assert batch is not None
        columns = ("item_id", "batch_id", "value", "digest", "state")
        rows = [(item, batch["id"], value, os.urandom(32), "unsold") for item in ids for _ in range(each)]
        await db.copy_rows("shop_stock_value", columns, rows)
        await publish(batch["id"])


def confirmation(bot: Bot, customer: Any, item: int) -> ConfirmBuy:
    """The press on a fresh confirm button."""
    button = ConfirmBuy(item, PRICE).seal(bot.keys.sign, customer.telegram_id, bot.clock.now(), "Pay")
    press = ConfirmBuy.unpack(button.data)
    assert press is not None
    return press
