"""What the tests of accounts share: a database with its tables, and people with wallets."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from kernel import Plugin, db
from kernel.bot import Bot
from kernel.clock import Clock
from kernel.settings import KernelSettings, load
from kernel.testing import Database
from plugins.accounts import accounts
from plugins.accounts.models import User, Wallet

APPS = {"kernel": ["kernel.models"], "accounts": ["plugins.accounts.models"]}
NewUser = Callable[..., Awaitable[int]]
MakeBot = Callable[..., Awaitable[Bot]]


@pytest.fixture
async def books(database: Database) -> Database:
    """The database, open, with the tables of accounts."""
    await database.connect(APPS)
    return database


@pytest.fixture
def new_user(books: Database) -> NewUser:
    """``await new_user(balance)``: the id of a new person whose opening balance is in the journal."""
    made = 0

    async def make(balance: int = 0) -> int:
        from plugins.accounts.api import adjust

        nonlocal made
        made += 1
        user = await User.create(telegram_id=made, registered_at=Clock().now())
        await Wallet.create(user_id=user.id)
        if balance:
            await db.run_in_transaction(adjust, user.id, balance, f"opening {made}", "opening")
        return user.id

    return make


@pytest.fixture
async def make_bot(database: Database, tmp_path: Path) -> AsyncIterator[MakeBot]:
    """``await make_bot(PLUGIN, PAY_CURRENCY="USD")``: a bot with its database open and without Telegram."""
    opened: list[Bot] = []
    first: list[str] = []

    async def make(*others: Plugin, **variables: str) -> Bot:
        for bot in opened:
            await bot.close()
        opened.clear()
        plugins = [accounts, *others]
        kinds = [KernelSettings, *(plugin.settings for plugin in plugins if plugin.settings)]
        env = {"TOKEN": "1000:secret", "DATA_DIR": str(tmp_path), **variables}
        bot = Bot(plugins, load(kinds, env, None))
        if not first:
            first.append(database.create(bot.model_modules()))
        bot.settings.database_url = first[0]
        opened.append(bot)
        await bot.open()
        return bot

    yield make
    for bot in opened:
        await bot.close()
