"""What the tests of accounts share: a database with its tables, and people with wallets."""

from collections.abc import Awaitable, Callable

import pytest

from kernel import db
from kernel.clock import Clock
from kernel.testing import Database
from plugins.accounts.models import User, Wallet

APPS = {"kernel": ["kernel.models"], "accounts": ["plugins.accounts.models"]}
NewUser = Callable[..., Awaitable[int]]


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
