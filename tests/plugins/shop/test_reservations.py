"""Orders that are held unpaid: bounded, paid, given up, over, and paid too late."""

import asyncio

import pytest

from kernel import Plugin, Refused, run_in_transaction
from plugins.accounts.api import balance, verify
from plugins.accounts.testing import give
from plugins.shop.models import Order, OrderLine, Refund, StockLevel, StockValue
from plugins.shop.orders.owned import own_order
from plugins.shop.orders.paying_out import settle_refunds
from plugins.shop.orders.refund_plans import RefundPlan
from plugins.shop.orders.reserving import cancel, expire_due, owner_pays, pay_order
from plugins.shop.orders.waiting import serve_waiting
from tests.plugins.shop.conftest import label


async def test_what_is_reserved_is_held_and_comes_back_when_the_time_is_over(desk, clock):
    item = await desk.item(price=500, stock=1)
    alice, bob = await desk.customer(0), await desk.customer(500)
    held = await desk.hold(alice, item)
    assert (await StockLevel.get(item_id=item.id)).available == 0
    with pytest.raises(Refused):
        await desk.buy(bob, item)
    clock.move(minutes=29)
    assert await expire_due(desk.bot) == 0
    clock.move(minutes=2)
    assert await expire_due(desk.bot) == 1
    assert (await Order.get(id=held.order_id)).state == "expired"
    assert (await StockLevel.get(item_id=item.id)).available == 1
    assert (await desk.buy(bob, item)).order_id


async def test_a_reserved_order_shows_no_value_before_it_is_paid(desk):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer(0)
    held = await desk.hold(alice, item)
    own = await own_order(desk.bot, alice.id, held.order_id)
    assert own.lines[0].value == ""


async def test_a_customer_holds_no_more_orders_than_allowed_however_fast_they_tap(desk):
    item = await desk.item(price=500, stock=20)
    alice = await desk.customer(0)
    outcomes = await asyncio.gather(*(desk.hold(alice, item) for _ in range(8)), return_exceptions=True)
    assert sum(not isinstance(outcome, BaseException) for outcome in outcomes) == 3
    assert {o.key for o in outcomes if isinstance(o, Refused)} == {"shop-too-many-reserved"}
    assert await Order.filter(state="reserved").count() == 3
    assert (await StockLevel.get(item_id=item.id)).available == 17


async def test_paying_a_reserved_order_twice_takes_the_money_once(desk):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer(1000)
    held = await desk.hold(alice, item)

    async def pay():
        return await run_in_transaction(owner_pays, desk.bot, alice.id, held.order_id)

    outcomes = await asyncio.gather(*(pay() for _ in range(5)))
    assert sorted(outcome.again for outcome in outcomes) == [False, True, True, True, True]
    assert await balance(alice.id) == 500
    assert (await own_order(desk.bot, alice.id, held.order_id)).lines[0].value == "Key-0"
    assert await verify() == []


async def test_a_stranger_neither_pays_nor_cancels_somebody_elses_order(desk):
    item = await desk.item(price=500, stock=1)
    alice, bob = await desk.customer(0), await desk.customer(1000)
    held = await desk.hold(alice, item)
    with pytest.raises(Refused) as refused:
        await run_in_transaction(owner_pays, desk.bot, bob.id, held.order_id)
    assert refused.value.key == "shop-order-missing"
    assert await run_in_transaction(cancel, desk.bot, bob.id, held.order_id) is False
    assert (await Order.get(id=held.order_id)).state == "reserved"


async def test_paying_and_expiring_at_once_ends_in_one_of_both(desk, clock):
    for _ in range(10):
        item = await desk.item(price=500, stock=1)
        alice = await desk.customer(500)
        held = await desk.hold(alice, item)
        clock.move(minutes=31)
        await asyncio.gather(
            run_in_transaction(owner_pays, desk.bot, alice.id, held.order_id),
            expire_due(desk.bot),
            return_exceptions=True,
        )
        state = (await Order.get(id=held.order_id)).state
        level = (await StockLevel.get(item_id=item.id)).available
        assert (state, level, await balance(alice.id)) in (("paid", 0, 0), ("expired", 1, 500))


async def expired_and_sold_out(desk, clock, when_out: str):
    """An order whose time is over and whose only piece was sold to somebody else."""
    item = await desk.item(price=500, stock=1, when_out=when_out)
    alice, bob = await desk.customer(500), await desk.customer(500)
    held = await desk.hold(alice, item)
    clock.move(minutes=31)
    await expire_due(desk.bot)
    await desk.buy(bob, item)
    return item, alice, held


async def test_paid_late_with_stock_left_is_simply_delivered(desk, clock):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer(500)
    held = await desk.hold(alice, item)
    clock.move(minutes=31)
    await expire_due(desk.bot)
    await run_in_transaction(pay_order, desk.bot, held.order_id)
    assert (await own_order(desk.bot, alice.id, held.order_id)).lines[0].value == "Key-0"
    assert (await StockLevel.get(item_id=item.id)).available == 0


async def test_paid_late_and_sold_out_waits_for_restock_and_is_delivered_by_itself(desk, clock):
    item, alice, held = await expired_and_sold_out(desk, clock, "wait")
    await run_in_transaction(pay_order, desk.bot, held.order_id)
    assert await balance(alice.id) == 0
    assert (await OrderLine.get(order_id=held.order_id)).state == "pending"
    await desk.stock(item, ["fresh"])
    await run_in_transaction(serve_waiting, desk.bot, item.id)
    own = await own_order(desk.bot, alice.id, held.order_id)
    assert (own.lines[0].state, own.lines[0].value) == ("fulfilled", "fresh")
    assert (await StockLevel.get(item_id=item.id)).available == 0


async def test_paid_late_and_sold_out_is_credited_to_the_wallet(desk, clock):
    _, alice, held = await expired_and_sold_out(desk, clock, "credit")
    await run_in_transaction(pay_order, desk.bot, held.order_id)
    assert await balance(alice.id) == 500
    assert (await Order.get(id=held.order_id)).state == "refunded"
    assert (await OrderLine.get(order_id=held.order_id)).state == "returned"
    assert await verify() == []


async def test_paid_late_and_sold_out_is_refunded_at_the_provider(desk, clock):
    _, alice, held = await expired_and_sold_out(desk, clock, "refund")
    paid_out = []
    provider = Plugin("provider", version="1.0", requires=["shop"])

    @provider.hook
    async def plan_refund(order, amount, refund_id, bot):
        return RefundPlan(amount)

    @provider.hook
    async def pay_refund(order, refund, bot):
        paid_out.append(refund.amount)
        if len(paid_out) == 1:
            raise ConnectionError("the provider is away")
        return "clearing:provider"

    desk.bot.registry.register(provider.implementations, "provider")
    desk.bot.hooks._table.clear()
    desk.bot.hooks._is_enabled = lambda name: True
    await run_in_transaction(pay_order, desk.bot, held.order_id)
    assert (await Refund.get(order_id=held.order_id)).state == "requested"
    await settle_refunds(desk.bot)
    assert (await Refund.get(order_id=held.order_id)).state == "requested"
    clock.move(minutes=1)
    await settle_refunds(desk.bot)
    assert paid_out == [500, 500]
    assert (await Refund.get(order_id=held.order_id)).state == "done"
    assert (await Order.get(id=held.order_id)).state == "refunded"
    assert await balance(alice.id) == 0
    assert await verify() == []


async def test_a_refund_that_no_provider_takes_goes_to_the_wallet(desk, clock):
    _, alice, held = await expired_and_sold_out(desk, clock, "refund")
    await run_in_transaction(pay_order, desk.bot, held.order_id)
    await settle_refunds(desk.bot)
    assert await balance(alice.id) == 500
    assert [(refund.to, refund.state) async for refund in Refund.all()] == [("wallet", "done")]


async def test_an_item_that_waits_can_be_bought_before_there_is_any(desk):
    item = await desk.item(price=500, when_out="wait", presell=True)
    alice = await desk.customer(500)
    order = await desk.buy(alice, item)
    assert (await OrderLine.get(order_id=order.order_id)).state == "pending"
    await desk.stock(item, ["first", "second"])
    await run_in_transaction(serve_waiting, desk.bot, item.id)
    assert (await own_order(desk.bot, alice.id, order.order_id)).lines[0].value == "first"
    assert await StockValue.filter(state="unsold").count() == 1


async def test_the_screen_counts_down_and_the_balance_pays(live, alice, clock):
    await alice.send("/start")
    item = await live.item(price=500, stock=1)
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    await alice.press("⏳ Reserve it for me")
    assert "Held for you for 30:00" in alice.last.text
    clock.move(minutes=10, seconds=30)
    await alice.press("🔄 Refresh")
    assert "Held for you for 19:30" in alice.last.text
    await give(live.bot, alice, 500)
    await alice.press("🔄 Refresh")
    await alice.press("✅ Pay $5.00")
    assert "Key-0" in alice.last.text


async def test_the_customer_is_told_when_the_time_is_over(live, alice, clock):
    await alice.send("/start")
    item = await live.item(price=500, stock=1)
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    await alice.press("⏳ Reserve it for me")
    clock.move(minutes=31)
    await expire_due(live.bot)
    await live.bot.settle()
    assert "The time to pay for order" in alice.last.text
    await alice.press("📦 Open the order")
    assert "expired" in alice.last.text
