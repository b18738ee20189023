"""Batches: withdrawn, restored, expired, and the counter that is right whatever happens beside it."""

import asyncio
import contextlib
import random
from datetime import timedelta

import pytest

from kernel import Refused, db
from kernel.db import migrations
from plugins.shop.importing import batches as imports
from plugins.shop.importing.facts import Facts
from plugins.shop.importing.load import load
from plugins.shop.importing.sources import text_source
from plugins.shop.models import Batch, BatchItem, StockLevel, StockValue
from plugins.shop.orders.reserving import cancel
from plugins.shop.stock import batches
from plugins.shop.stock.callbacks import OpenBatches


async def available(item) -> int:
    level = await StockLevel.get_or_none(item_id=item.id)
    return level.available if level else 0


async def counted(item) -> int:
    """The pieces that can be bought, by counting them."""
    return await StockValue.filter(item_id=item.id, state="unsold", batch__published=True).count()


async def add(desk, item, values, **facts) -> Batch:
    await load(desk.bot, item.id, text_source("\n".join(values)), Facts(**facts))
    return await Batch.all().order_by("-id").first()


async def test_a_withdrawn_batch_cannot_be_bought_and_comes_back_whole(desk):
    item, alice = await desk.item(price=1), await desk.customer(100)
    batch = await add(desk, item, ["a", "b", "c"])
    await desk.buy(alice, item)
    assert await batches.withdraw(desk.bot, batch.id)
    assert await available(item) == await counted(item) == 0
    assert await StockValue.filter(state="withdrawn").count() == 2
    with pytest.raises(Refused, match="sold-out"):
        await desk.buy(alice, item)
    assert not await batches.withdraw(desk.bot, batch.id)
    assert await batches.restore(desk.bot, batch.id)
    assert await available(item) == await counted(item) == 2
    assert not await batches.restore(desk.bot, batch.id)
    await desk.buy(alice, item)


async def test_what_is_withdrawn_or_on_its_way_back_is_never_taken_for_a_dead_import(desk, clock):
    item = await desk.item(price=1)
    batch = await add(desk, item, ["a", "b"])
    await batches.withdraw(desk.bot, batch.id)
    for state in ({"leased_until": desk.bot.clock.now()}, {"leased_until": None}, {"withdrawn_at": None}):
        await Batch.filter(id=batch.id).update(**state)
        clock.move(hours=1)
        assert await imports.remove_unfinished(desk.bot) == 0
        await imports.remove(batch.id)
    assert await StockValue.filter(item_id=item.id).count() == 2


@pytest.mark.parametrize("back", [False, True])
async def test_a_job_finishes_what_a_kill_interrupted(desk, monkeypatch, back):
    item = await desk.item(price=1)
    batch = await add(desk, item, [str(number) for number in range(12)])
    if back:
        await batches.withdraw(desk.bot, batch.id)
    for name in ("MARK", "UNMARK"):
        monkeypatch.setattr(batches, name, getattr(batches, name).replace("LIMIT 5000", "LIMIT 5"))
    execute, calls = db.execute, []

    async def killed(sql, *args):
        if sql in (batches.MARK, batches.UNMARK):
            calls.append(sql)
            if len(calls) == 2:
                raise KeyboardInterrupt
        return await execute(sql, *args)

    monkeypatch.setattr(batches.db, "execute", killed)
    with pytest.raises(KeyboardInterrupt):
        await (batches.restore if back else batches.withdraw)(desk.bot, batch.id)
    monkeypatch.setattr(batches.db, "execute", execute)
    assert await available(item) == await counted(item) == 0
    assert await StockValue.filter(state="withdrawn").count() == (7 if back else 5)

    await batches.withdraw_expired(desk.bot)

    assert await available(item) == await counted(item) == (12 if back else 0)
    assert await StockValue.filter(state="withdrawn").count() == (0 if back else 12)
    assert (await Batch.get(id=batch.id)).published == back


async def test_a_batch_that_expires_is_withdrawn_and_cannot_be_restored(desk, clock):
    item = await desk.item(price=1)
    now = desk.bot.clock.now()
    batch = await add(desk, item, ["a", "b"], expires_at=now + timedelta(minutes=5))
    await add(desk, item, ["c"])
    await batches.withdraw_expired(desk.bot)
    assert await available(item) == 3
    clock.move(minutes=5)
    await batches.withdraw_expired(desk.bot)
    assert await available(item) == await counted(item) == 1
    with pytest.raises(Refused, match="expired"):
        await batches.restore(desk.bot, batch.id)


async def test_a_batch_of_several_items_is_withdrawn_from_all_of_them(desk):
    one, two = await desk.item("One", price=1), await desk.item("Two", price=1)
    batch = await add(desk, one, ["a", "b"])
    keys = desk.bot.keys
    await StockValue.create(item=two, batch_id=batch.id, value=keys.encrypt("c"), digest=keys.digest(b"c"))
    await StockLevel.create(item=two, available=1)
    await batches.withdraw(desk.bot, batch.id)
    assert [await available(one), await available(two)] == [0, 0]
    await batches.restore(desk.bot, batch.id)
    assert [await available(one), await available(two)] == [2, 1]


async def test_the_list_has_the_newest_first_and_facts_and_counts_on_the_card(desk):
    item, alice = await desk.item(price=1), await desk.customer(100)
    for number in range(12):
        await add(desk, item, [f"{number}-a", f"{number}-b"], name=f"Lot {number}", cost=number)
    await desk.buy(alice, item)
    page = await batches.batches_of(OpenBatches(item.id))
    assert [row["name"] for row in page.rows] == [f"Lot {number}" for number in range(11, 1, -1)]
    assert (page.total, page.pages) == (12, 2)
    first = await BatchItem.filter(item_id=item.id).order_by("id").first()
    card = await batches.find_batch(first.id)
    assert (card["name"], card["cost"], card["pieces"], card["items"]) == ("Lot 0", 0, 2, 1)
    assert card["states"] == {"sold": 1, "unsold": 1}
    assert await batches.find_batch(10**12) is None


async def test_the_counter_is_right_whatever_is_sold_withdrawn_and_restored_at_once(desk):
    item = await desk.item(price=0, max_quantity=5)
    made = [await add(desk, item, [f"{lot}-{number}" for number in range(40)]) for lot in range(3)]
    people = [await desk.customer() for _ in range(4)]
    rolled = random.Random(7)

    async def buys(person):
        for _ in range(12):
            with contextlib.suppress(Refused):  # sold out at this moment
                await desk.buy(person, item)
            await asyncio.sleep(rolled.random() / 200)

    async def changes_her_mind(person):
        for _ in range(10):
            with contextlib.suppress(Refused):
                held = await desk.hold(person, item, 2)
                await asyncio.sleep(rolled.random() / 200)
                await db.run_in_transaction(cancel, desk.bot, person.id, held.order_id)

    async def moves(batch):
        for _ in range(3):
            await batches.withdraw(desk.bot, batch.id)
            await asyncio.sleep(rolled.random() / 100)
            await batches.restore(desk.bot, batch.id)

    async def watches():
        for _ in range(25):
            row = await db.fetch_one(
                "SELECT l.available, (SELECT count(*) FROM shop_stock_value v JOIN shop_batch b ON b.id = v.batch_id"
                " WHERE v.item_id = l.item_id AND v.state = 'unsold' AND b.published) AS counted"
                " FROM shop_stock_level l WHERE l.item_id = $1",
                item.id,
            )
            assert row["available"] == row["counted"]
            await asyncio.sleep(0.01)

    async def adds():
        for number in range(3):
            await add(desk, item, [f"late-{number}-{place}" for place in range(10)])

    await asyncio.gather(
        *map(buys, people), *map(changes_her_mind, people[:2]), *map(moves, made), moves(made[0]), watches(), adds()
    )
    await batches.withdraw_expired(desk.bot)
    assert await available(item) == await counted(item)
    sold = await StockValue.filter(item_id=item.id, state="sold").count()
    assert sold + await counted(item) + await StockValue.filter(state="withdrawn").count() == 150


async def test_batches_from_before_there_was_a_list_of_them_are_on_it(database, desk):
    bot = desk.bot
    item = await desk.item(price=1)
    await add(desk, item, ["a", "b"])
    await migrations.downgrade("shop", "plugins.shop", 1)
    await migrations.upgrade_all(bot.model_packages())
    page = await batches.batches_of(OpenBatches(item.id))
    assert [row["pieces"] for row in page.rows] == [2]
