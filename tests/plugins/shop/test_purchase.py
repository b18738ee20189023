"""A purchase is one transaction: all of it, or nothing."""

import asyncio
import re
from dataclasses import replace

import pytest

from kernel import Refused, db
from kernel.testing import count_statements
from plugins.accounts.api import InsufficientFunds, balance, verify
from plugins.shop.models import Category, Order, OrderLine, StockLevel, StockValue
from plugins.shop.orders.drawing_up import PriceChanged
from plugins.shop.orders.owned import own_order
from plugins.shop.orders.purchase import buy


async def test_a_purchase_takes_the_money_and_assigns_the_value(desk):
    item = await desk.item(price=500, stock=2)
    alice = await desk.customer(1200)

    outcome = await desk.buy(alice, item)

    order = await own_order(desk.bot, alice.id, outcome.order_id)
    assert order.order.total == 500
    assert order.order.state == "paid"
    (line,) = order.lines
    assert (line.name, line.value, line.state) == ("Key", "Key-0", "fulfilled")
    assert await balance(alice.id) == 700
    assert (await StockLevel.get(item_id=item.id)).available == 1
    messages = await db.fetch("SELECT template, chat_id, args FROM kernel_outbox")
    assert [(row["template"], row["chat_id"]) for row in messages] == [("shop-delivery", alice.telegram_id)]
    assert messages[0]["args"] == {"line_id": line.id}
    events = await db.fetch("SELECT name, args FROM kernel_event")
    assert [(row["name"], row["args"]) for row in events] == [("order_completed", {"order_id": outcome.order_id})]


async def test_two_taps_buy_once(desk):
    item = await desk.item(stock=5)
    alice = await desk.customer(5000)
    press = desk.confirm(alice, item)

    outcomes = await asyncio.gather(*(buy(desk.bot, alice, press) for _ in range(5)))

    assert len({outcome.order_id for outcome in outcomes}) == 1
    assert sorted(outcome.again for outcome in outcomes) == [False, True, True, True, True]
    assert await Order.all().count() == 1
    assert await balance(alice.id) == 4500
    assert await db.fetch_one("SELECT count(*) AS n FROM kernel_outbox") == {"n": 1}


async def test_the_last_piece_is_sold_to_one_of_two_hundred_for_each_of_fifty(desk):
    item = await desk.item(price=300, stock=50)
    people = [await desk.customer(300) for _ in range(200)]

    outcomes = await asyncio.gather(*(desk.buy(person, item) for person in people), return_exceptions=True)

    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert len(refused) == 150
    assert {refusal.key for refusal in refused} == {"shop-sold-out"}
    assert await Order.all().count() == await OrderLine.all().count() == 50
    lines = [value.line_id for value in await StockValue.filter(state="sold")]
    assert len(lines) == len(set(lines)) == 50
    assert (await StockLevel.get(item_id=item.id)).available == 0
    spent = sorted([await balance(person.id) for person in people])
    assert spent == [0] * 50 + [300] * 150
    assert await verify() == []


async def test_a_value_is_never_sold_twice_while_buyers_of_several_items_meet(desk):
    items = [await desk.item(f"Key {number}", price=100, stock=5) for number in range(4)]
    people = [await desk.customer(1000) for _ in range(8)]

    await asyncio.gather(*(desk.buy(person, item) for person in people for item in items), return_exceptions=True)

    assert await StockValue.filter(state="unsold").count() == 0
    assert await Order.all().count() == 20
    assert sorted([level.available for level in await StockLevel.all()]) == [0, 0, 0, 0]
    assert await verify() == []


async def test_who_has_too_little_keeps_everything(desk):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer(499)

    with pytest.raises(InsufficientFunds) as caught:
        await desk.buy(alice, item)

    assert caught.value.missing == 1
    assert await balance(alice.id) == 499
    assert await Order.all().count() == 0
    assert (await StockLevel.get(item_id=item.id)).available == 1
    assert await StockValue.filter(state="unsold").count() == 1


async def test_a_refused_press_may_be_pressed_again(desk):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer(100)
    press = desk.confirm(alice, item)
    with pytest.raises(InsufficientFunds):
        await buy(desk.bot, alice, press)
    await desk.buy(await desk.customer(500), await desk.item("Other", stock=1))

    with pytest.raises(InsufficientFunds):
        await buy(desk.bot, alice, press)


async def test_a_changed_price_is_asked_again_and_never_charged(desk):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer(1000)
    press = desk.confirm(alice, item)
    item.price = 600
    await item.save()

    with pytest.raises(PriceChanged) as caught:
        await buy(desk.bot, alice, press)

    assert caught.value.total == 600
    assert await balance(alice.id) == 1000
    await buy(desk.bot, alice, desk.confirm(alice, item))
    assert await balance(alice.id) == 400


@pytest.mark.parametrize("how", ["hidden", "category hidden", "category above hidden", "gone"])
async def test_what_cannot_be_seen_cannot_be_bought(desk, how):
    top = await Category.create(name="Top")
    shelf = await Category.create(name="Shelf", parent=top)
    item = await desk.item(stock=1, category=shelf)
    alice = await desk.customer(1000)
    press = desk.confirm(alice, item)
    if how == "hidden":
        item.hidden = True
        await item.save()
    elif how == "gone":
        press = desk.confirm(alice, await desk.item("Other"))
        press = replace(press, item_id=10**15)
        for name in ("nonce", "time", "mac"):
            object.__setattr__(press, name, 7)
    else:
        hidden = shelf if how == "category hidden" else top
        hidden.hidden = True
        await hidden.save()

    with pytest.raises(Refused) as caught:
        await buy(desk.bot, alice, press)

    assert caught.value.key == "shop-item-gone"
    assert await balance(alice.id) == 1000


async def test_one_value_for_all_is_sold_to_everybody_and_old_buyers_keep_theirs(desk):
    item = await desk.item(price=100)
    await desk.share(item, "the first guide")
    people = [await desk.customer(100) for _ in range(3)]
    early = [await desk.buy(person, item) for person in people[:2]]
    await desk.share(item, "the second guide")
    late = await desk.buy(people[2], item)

    values = []
    for person, outcome in zip(people, [*early, late], strict=True):
        order = await own_order(desk.bot, person.id, outcome.order_id)
        values.append(order.lines[0].value)
    assert values == ["the first guide", "the first guide", "the second guide"]


async def test_a_shared_item_without_its_value_is_sold_out(desk):
    item = await desk.item(price=100, kind="shared")
    with pytest.raises(Refused, match="shop-sold-out"):
        await desk.buy(await desk.customer(100), item)


async def test_a_kind_that_no_plugin_delivers_is_refused(desk):
    item = await desk.item(price=100, kind="teleport")
    alice = await desk.customer(100)
    with pytest.raises(Refused, match="shop-cannot-deliver"):
        await desk.buy(alice, item)
    assert await Order.all().count() == 0


async def test_what_costs_nothing_is_delivered_without_a_journal_entry(desk):
    item = await desk.item(price=0, stock=1)
    alice = await desk.customer()
    outcome = await desk.buy(alice, item)
    assert (await Order.get(id=outcome.order_id)).total == 0
    assert await verify() == []


async def test_a_new_name_loses_nothing(desk):
    item = await desk.item("Old name", stock=2)
    alice = await desk.customer(1000)
    outcome = await desk.buy(alice, item)
    item.name = "Ы" * 255
    await item.save()

    order = await own_order(desk.bot, alice.id, outcome.order_id)
    assert order.lines[0].name == "Old name"
    assert order.lines[0].item_id == item.id
    again = await desk.buy(alice, item)
    assert (await own_order(desk.bot, alice.id, again.order_id)).lines[0].name == "Ы" * 255


async def test_a_purchase_needs_few_round_trips(desk):
    item = await desk.item(stock=3)
    alice = await desk.customer(5000)
    await desk.buy(alice, item)
    press = desk.confirm(alice, item)

    with count_statements() as counted:
        await buy(desk.bot, alice, press)

    limit = {"postgres": 7, "sqlite": 18}[db.dialect()]
    assert len(counted.statements) <= limit, "\n".join(counted.statements)


async def test_claiming_costs_the_same_whatever_the_stock(desk):
    item = await desk.item(stock=1)
    series = {
        "postgres": "SELECT $1, batch_id, 'x', decode(md5(n::text), 'hex'), 'unsold'"
        " FROM shop_stock_value, generate_series(1, 20000) n",
        "sqlite": "WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 20000)"
        " SELECT $1, batch_id, 'x', CAST(n AS TEXT), 'unsold' FROM shop_stock_value, s",
    }
    await db.execute(
        f"INSERT INTO shop_stock_value (item_id, batch_id, value, digest, state) {series[db.dialect()]}", item.id
    )
    pick = "SELECT id FROM shop_stock_value WHERE item_id = $1 AND state = 'unsold' ORDER BY batch_id, id LIMIT 1"
    if db.dialect() == "postgres":
        await db.execute("ANALYZE shop_stock_value")
        plan = "\n".join(
            row["QUERY PLAN"]
            for row in await db.fetch(f"EXPLAIN (ANALYZE, BUFFERS) {pick} FOR UPDATE SKIP LOCKED", item.id)
        )
        touched = sum(int(hits) for hits in re.findall(r"shared hit=(\d+)", plan.partition("Planning")[0])[:1])
        assert touched < 20, plan
    else:
        plan = str([row["detail"] for row in await db.fetch(f"EXPLAIN QUERY PLAN {pick}", item.id)])
        assert "TEMP B-TREE" not in plan
    assert "shop_stock_unsold" in plan
