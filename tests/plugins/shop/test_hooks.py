"""Other plugins take part in a purchase through the shop's hooks only."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kernel import Plugin, Refused, db
from kernel.bot import Bot
from kernel.settings import KernelSettings, load
from plugins.accounts import accounts
from plugins.accounts.api import balance, verify
from plugins.shop import shop
from plugins.shop.api import Adjustment, LineState, get_item
from plugins.shop.models import Order, OrderAdjustment, OrderLine, StockLevel
from plugins.shop.orders.drawing_up import PriceChanged
from plugins.shop.orders.owned import own_order
from plugins.shop.orders.purchase import buy
from tests.plugins.shop.conftest import Desk


@pytest.fixture
async def guests(database, tmp_path: Path):
    """``await guests(plugin, ...)``: a desk with more plugins."""
    bots = []

    async def make(*plugins: Plugin) -> Desk:
        env = {"DATA_DIR": str(tmp_path), "PAY_CURRENCY": "USD", "BOT_LOCALE": "en", "TOKEN": "1000:secret"}
        kinds = [KernelSettings, *(plugin.settings for plugin in (accounts, shop, *plugins) if plugin.settings)]
        bot = Bot([accounts, shop, *plugins], load(kinds, env, None))
        bot.settings.database_url = database.create(bot.model_modules())
        bots.append(bot)
        await bot.open()
        return Desk(bot, itertools.count(1))

    yield make
    for bot in bots:
        await bot.close()


def guest() -> Plugin:
    return Plugin("guest", version="1", requires=["shop"])


async def test_a_refusal_stops_the_purchase_before_anything_is_written(guests):
    plugin = guest()

    @plugin.hook
    async def check_order(order, bot):
        return Refused("guest-no") if order.total > 100 else None

    desk = await guests(plugin)
    item = await desk.item(price=200, stock=1)
    alice = await desk.customer(500)
    with pytest.raises(Refused, match="guest-no"):
        await desk.buy(alice, item)
    assert await Order.all().count() == 0
    assert await desk.buy(alice, await desk.item("Cheap", price=50, stock=1))


async def test_adjustments_change_the_price_in_their_order_and_never_below_zero(guests):
    plugin = guest()

    @plugin.hook
    async def price_order(order, bot):
        return [Adjustment("guest-b", -1000, order=2), Adjustment("guest-a", 50, order=1, args={"n": 1})]

    desk = await guests(plugin)
    item = await desk.item(price=200, stock=1)
    alice = await desk.customer(500)
    with pytest.raises(PriceChanged) as caught:
        await desk.buy(alice, item)
    assert caught.value.total == 0
    outcome = await buy(desk.bot, alice, desk.confirm(alice, item, price=0))
    rows = await OrderAdjustment.filter(order_id=outcome.order_id).order_by("id")
    assert [(row.label, row.amount, row.args) for row in rows] == [("guest-a", 50, {"n": 1}), ("guest-b", -250, {})]
    assert (await Order.get(id=outcome.order_id)).total == 0
    assert await balance(alice.id) == 500


async def test_what_joins_a_paid_order_holds_together_with_it(guests):
    plugin, seen = guest(), []

    @plugin.hook
    async def order_paid(order, bot):
        seen.append((order.id, order.total, order.lines[0].id, db.current() is not None))
        if order.total == 300:
            raise ValueError("the promo cannot be counted")

    desk = await guests(plugin)
    alice = await desk.customer(1000)
    good = await desk.buy(alice, await desk.item("Good", price=200, stock=1))
    bad = await desk.item("Bad", price=300, stock=1)
    with pytest.raises(ValueError, match="promo"):
        await desk.buy(alice, bad)
    line = await OrderLine.get(order_id=good.order_id)
    assert seen[0] == (good.order_id, 200, line.id, True)
    assert await Order.all().count() == 1
    assert (await StockLevel.get(item_id=bad.id)).available == 1
    assert await balance(alice.id) == 800
    assert await verify() == []


async def test_another_plugin_delivers_a_kind_of_its_own(guests):
    plugin = guest()

    @plugin.hook
    async def allocate(line, bot):
        if line.kind != "letter":
            return None
        return LineState.PENDING if line.name == "Slow" else LineState.FULFILLED

    desk = await guests(plugin)
    alice = await desk.customer(1000)
    slow = await desk.buy(alice, await desk.item("Slow", kind="letter"))
    (line,) = (await own_order(desk.bot, alice.id, slow.order_id)).lines
    assert line.state == "pending"
    assert await db.fetch("SELECT id FROM kernel_outbox") == []
    quick = await desk.buy(alice, await desk.item("Quick", kind="letter"))
    (line,) = (await own_order(desk.bot, alice.id, quick.order_id)).lines
    assert line.state == "fulfilled"


async def test_a_switched_off_plugin_takes_no_part(guests):
    plugin = guest()

    @plugin.hook
    async def check_order(order, bot):
        return Refused("guest-no")

    desk = await guests(plugin)
    item = await desk.item(stock=1)
    alice = await desk.customer(500)
    await desk.bot.toggles.disable("guest")
    assert await desk.buy(alice, item)


async def test_an_event_tells_of_the_completed_order(guests):
    plugin, seen = guest(), []

    @plugin.on("order_completed")
    async def react(bot, order_id):
        seen.append(order_id)

    desk = await guests(plugin)
    outcome = await desk.buy(await desk.customer(500), await desk.item(stock=1))
    await desk.bot.events.drain()
    assert seen == [outcome.order_id]


async def test_get_item_gives_what_can_be_seen(guests):
    desk = await guests()
    item = await desk.item("Key", price=5, stock=2)
    hidden = await desk.item("Secret", hidden=True)
    found = await get_item(item.id)
    assert (found.name, found.price, found.available, found.sold_out) == ("Key", 5, 2, False)
    assert await get_item(hidden.id) is None
    assert await get_item(10**12) is None
