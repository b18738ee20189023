"""The currency of a database does not change under its amounts."""

import pytest

from kernel import KioskError, Plugin, db
from kernel.updates import Sender
from plugins.accounts import api, people

from .conftest import MakeBot


async def test_a_changed_currency_on_a_filled_database_refuses_to_start_and_names_both(make_bot: MakeBot) -> None:
    bot = await make_bot(PAY_CURRENCY="USD")
    alice = await people.load(bot, Sender(5, "Alice"))
    await db.run_in_transaction(api.adjust, alice.id, 100, 1, "hello")
    with pytest.raises(KioskError, match=r"(?s)PAY_CURRENCY is JPY.*1 journal entries in USD.*PAY_CURRENCY=USD"):
        await make_bot(PAY_CURRENCY="JPY")
    assert (await make_bot(PAY_CURRENCY="USD")).currency.code == "USD"


async def test_what_other_plugins_keep_counts_too(make_bot: MakeBot) -> None:
    catalog = Plugin("catalog", version="1.0", requires=["accounts"])

    @catalog.hook
    async def amounts_stored(bot) -> list[str]:
        return ["3 items"]

    await make_bot(catalog, PAY_CURRENCY="USD")
    with pytest.raises(KioskError, match="3 items in USD"):
        await make_bot(catalog, PAY_CURRENCY="EUR")


async def test_an_empty_database_takes_another_currency(make_bot: MakeBot) -> None:
    await make_bot(PAY_CURRENCY="USD")
    await make_bot(PAY_CURRENCY="EUR")
    assert await db.fetch_one("SELECT name, currency FROM accounts_book") == {"name": "main", "currency": "EUR"}
