"""A bot whose payments go to a bank on this machine, by the provider that docs/payments.md shows."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kernel.testing import Person
from kernel.testing.bots import OWNER_ID
from plugins.accounts.api import Holding, holding, verify
from plugins.accounts.testing import customer_of
from plugins.payments.looking import reconcile
from tests.plugins.payments.bank import Bank, plugin


@pytest.fixture
async def bank(clock) -> AsyncIterator[Bank]:
    """A payment service; what it is told and what it has stands in its fields."""
    async with Bank(clock) as bank:
        yield bank


@pytest.fixture
def settings(bank):
    return bank.settings


@pytest.fixture
def extra_plugins(bank):
    return [plugin]


@pytest.fixture
async def owner(bot, telegram) -> Person:
    """The owner, who has every right and has written to the bot."""
    person = Person(telegram.person("Olga", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person


async def open_invoice(person, amount: str = "$20.00") -> int:
    """Press up to the bank's invoice; its number."""
    await person.send("/topup")
    await person.press(amount)
    await person.press(f"🏦 Bank: {amount}")
    return int(person.last.text.split("Invoice ")[1].split("\n")[0])


async def look(bot) -> None:
    """The bot reads the bank's whole list."""
    await reconcile(bot)
    await bot.settle()


async def wallet_of(bot, person) -> Holding:
    """What a person can spend and owes, after a look at the books."""
    assert await verify() == []
    return await holding((await customer_of(bot, person)).id)
