"""A right that is lost between the screen and the press is missed in the transaction, whatever memory says."""

from __future__ import annotations

from typing import Any

import pytest

from kernel import db
from kernel.testing.people import Person
from plugins.accounts.testing import customer_of
from plugins.rbac.testing import give_rights
from plugins.shop.importing.load import load
from plugins.shop.importing.sources import text_source
from plugins.shop.models import BatchItem, Intake, StockLevel
from plugins.shop.stock.batches import restore, withdraw
from plugins.shop.stock.callbacks import AddStock, AskWithdraw


@pytest.fixture
async def bob(bot, telegram):
    """Somebody of the staff, who reads English."""
    person = Person(telegram.person("Bob", language="en"), bot)
    await person.send("/start")
    return person


async def lose_rights(bot: Any, person: Any) -> None:
    """As another process does a moment ago: the database knows, the memory of this process does not yet."""
    customer = await customer_of(bot, person)
    assert await db.execute("DELETE FROM rbac_assignment WHERE user_id = $1", customer.id)


async def refused(person: Any) -> None:
    """The last press was refused, and none of the staff's acts was written down."""
    assert "not allowed" in person.alerts[-1]
    rows = await db.fetch("SELECT action FROM kernel_audit WHERE actor LIKE 'user:%'")
    assert [row["action"] for row in rows] == []


async def test_batches_stay_as_they_are_when_the_right_to_the_catalog_is_gone(bot, live, bob):
    item = await live.item("Key", price=100)
    await load(bot, item.id, text_source("one\ntwo"))
    batch = await BatchItem.get(item_id=item.id)
    await give_rights(bot, bob, "shop.catalog")
    await bob.press(data=AskWithdraw(batch.id).pack())
    confirm = next(button.data.decode() for row in bob.last.rows for button in row if button.label == "✅ Confirm")
    await lose_rights(bot, bob)
    await bob.press(data=confirm)
    await refused(bob)
    assert (await StockLevel.get(item_id=item.id)).available == 2

    await withdraw(bot, batch.batch_id)
    assert (await StockLevel.get(item_id=item.id)).available == 0
    await give_rights(bot, bob, "shop.catalog")
    await bob.press(data=AskWithdraw(batch.id, restore=True).pack())
    await lose_rights(bot, bob)
    await bob.press("✅ Confirm")
    await refused(bob)
    assert (await StockLevel.get(item_id=item.id)).available == 0

    await restore(bot, batch.batch_id)
    await give_rights(bot, bob, "shop.catalog")
    await bob.press(data=confirm)  # which the refusal has not used up
    assert bob.toasts[-1] == "It is off sale."


async def test_nothing_is_added_to_stock_when_the_right_to_the_catalog_is_gone(bot, live, bob):
    item = await live.item("Key", price=100)
    await give_rights(bot, bob, "shop.catalog")
    await bob.press(data=AddStock(item.id).pack())
    await bob.send("one")
    await bob.press("✅ That is all: 1 value")
    await bob.press("Skip")
    await lose_rights(bot, bob)
    await bob.press("✅ Confirm")
    await refused(bob)
    assert await Intake.all().count() == 0
