"""Low stock: one notice a crossing, cleared by restock."""

import asyncio

import pytest

from kernel import db
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.shop.importing.load import load
from plugins.shop.importing.sources import text_source
from plugins.shop.models import Batch, Item, StockLevel
from plugins.shop.stock import batches


@pytest.fixture
async def oleg(bot, telegram):
    """The owner, who reads English."""
    person = Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person


def notices(person):
    return [message.text for message in person.messages if "running low" in message.text]


async def sell(live, item, count):
    customer = await live.customer(item.price * count)
    for _ in range(count):
        await live.buy(customer, item)
    await live.bot.settle()


async def test_the_owner_is_told_once_when_the_threshold_is_crossed(bot, live, oleg, telegram):
    item = await live.item("Portal 2", price=100, stock=5, low_stock=3)
    await sell(live, item, 2)
    assert notices(oleg) == []
    await sell(live, item, 1)
    assert notices(oleg) == ["⚠️ Portal 2 is running low: 2 pieces are left."]
    await sell(live, item, 2)
    assert len(notices(oleg)) == 1
    assert any("➕ Add stock" in message.labels for message in oleg.messages)
    assert telegram.violations == []


async def test_restock_clears_it_and_the_next_crossing_is_told_again(bot, live, oleg):
    item = await live.item("Key", price=100, stock=2, low_stock=2)
    await sell(live, item, 1)
    await load(bot, item.id, text_source("new"))
    assert not (await StockLevel.get(item_id=item.id)).low_told
    await sell(live, item, 1)
    assert len(notices(oleg)) == 2


async def test_too_little_restock_does_not_clear_it(bot, live, oleg):
    item = await live.item("Key", price=100, stock=3, low_stock=3)
    await sell(live, item, 3)
    await load(bot, item.id, text_source("new"))
    await sell(live, item, 1)
    assert len(notices(oleg)) == 1


async def test_without_a_threshold_only_the_last_piece_is_told_and_nothing_left_is_said_so(bot, live, oleg):
    item = await live.item("Key", price=100, stock=2)
    await sell(live, item, 1)
    assert not [message for message in oleg.messages if "has sold out" in message.text]
    await sell(live, item, 1)
    assert [message.text for message in oleg.messages if "has sold out" in message.text] == ["🕳 Key has sold out."]
    assert notices(oleg) == []
    other = await live.item("Other", price=100, stock=1, low_stock=1)
    await sell(live, other, 1)
    assert notices(oleg) == ["⚠️ Other is running low: nothing is left."]


async def test_sales_at_the_same_time_tell_once_and_emit_one_event(desk):
    item = await desk.item("Key", price=0, stock=10, low_stock=8)
    people = [await desk.customer() for _ in range(8)]
    await asyncio.gather(*(desk.buy(person, item) for person in people))
    await desk.bot.events.drain()
    rows = await db.fetch("SELECT args FROM kernel_event WHERE name = 'stock_low'")
    assert len(rows) == 1
    assert rows[0]["args"]["item_id"] == item.id


async def test_a_withdrawn_batch_can_cross_the_threshold_too(bot, live, oleg):
    item = await live.item("Key", price=100, low_stock=1)
    await load(bot, item.id, text_source("one\ntwo"))
    await batches.withdraw(bot, (await Batch.first()).id)
    await bot.settle()
    assert notices(oleg) == ["⚠️ Key is running low: nothing is left."]


async def test_a_threshold_that_is_taken_away_is_forgotten(bot, live, oleg):
    item = await live.item("Key", price=100, stock=3, low_stock=3)
    await sell(live, item, 1)
    await Item.filter(id=item.id).update(low_stock=None)
    await sell(live, item, 1)
    assert not (await StockLevel.get(item_id=item.id)).low_told
