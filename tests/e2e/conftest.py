"""A small catalog and money, for walks through the bot."""

import json

import pytest

from kernel import transaction
from kernel.testing import environment
from kernel.testing.process import assembled
from plugins.accounts.api import adjust, find_by_telegram_id
from plugins.shop.importing.run import import_file

KEYS = ["AAAA-<b>1</b>-&amp;", "BBBB-2"]
CATALOG = {
    "items": [
        {"category": ["Games", "Steam"], "name": "Portal", "price": "9.99", "description": "A puzzle.", "values": KEYS},
        {
            "category": ["Guides"],
            "name": "How to start",
            "price": "0",
            "kind": "shared",
            "values": ["https://x.example"],
        },
    ]
}


@pytest.fixture
async def catalog(bot, tmp_path):
    file = tmp_path / "catalog.json"
    file.write_text(json.dumps(CATALOG))
    return await import_file(bot, file)


@pytest.fixture
def give(bot):
    """``await give(person, minor)`` puts money into a wallet."""

    async def put(person, amount):
        customer = await find_by_telegram_id(bot, person.id)
        async with transaction():
            await adjust(customer.id, amount, f"{person.id}:{amount}", "welcome")

    return put


@pytest.fixture
async def survey_bot(database, telegram, tmp_path, clock, settings):
    """A running bot with one more plugin, which has one of everything."""
    made = assembled(environment(telegram, tmp_path / "data", **settings), ["tests.torture.survey"], clock=clock)
    made.settings.database_url = database.create(made.model_modules())
    try:
        await made.open()
        await made.start()
        yield made
    finally:
        await made.close()
