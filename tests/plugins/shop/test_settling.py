"""Payments that arrive for orders: in time, late, twice, for nothing, and with the shop switched off."""

import asyncio

import pytest

from kernel import db, emit, run_in_transaction
from plugins.accounts.api import adjust, balance, verify
from plugins.accounts.testing import customer_of
from plugins.shop.models import Order, OrderLine
from plugins.shop.orders.reserving import cancel, expire_due
from plugins.shop.orders.settling import check_invoice
from tests.plugins.shop.teller import Teller


@pytest.fixture
def teller():
    return Teller()


async def templates() -> list[str]:
    """What is queued to be sent, in order."""
    return [row["template"] for row in await db.fetch("SELECT template FROM kernel_outbox ORDER BY id")]


async def expired(desk, clock, when_out):
    """An order whose time is over and whose only piece went to somebody else; its customer."""
    item = await desk.item(price=500, stock=1, when_out=when_out)
    alice, bob = await desk.customer(), await desk.customer(500)
    held = await desk.hold(alice, item)
    clock.move(minutes=31)
    await expire_due(desk.bot)
    await desk.buy(bob, item)
    await db.execute("DELETE FROM kernel_outbox")
    return alice, held.order_id, item


async def test_the_receipt_comes_before_the_values(desk, teller):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer()
    held = await desk.hold(alice, item)
    await teller.settle(desk.bot, alice.id, held.order_id, 500)
    assert (await Order.get()).state == "paid"
    assert await templates() == ["shop-order-paid", "shop-delivery"]


@pytest.mark.parametrize(
    ("rule", "state", "line", "left"),
    [("wait", "paid", "pending", 0), ("credit", "refunded", "returned", 500), ("refund", "refunded", "returned", 500)],
)
async def test_what_is_paid_after_its_time_follows_the_rule_of_its_item(desk, clock, teller, rule, state, line, left):
    alice, order_id, item = await expired(desk, clock, rule)
    await teller.settle(desk.bot, alice.id, order_id, 500)
    order = await Order.get(id=order_id)
    assert (order.state, (await OrderLine.get(order_id=order_id)).state) == (state, line)
    assert await balance(alice.id) == left
    assert (await templates())[0] == "shop-order-paid"
    assert await verify() == []
    if rule == "wait":
        await desk.stock(item, ["fresh"])
        async with db.transaction():
            emit("stock_added", item_id=item.id, pieces=1)
        await desk.bot.events.drain()
        assert (await OrderLine.get(order_id=order_id)).state == "fulfilled"


async def test_what_is_paid_after_its_time_is_brought_while_there_is_stock(desk, clock, teller):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer()
    held = await desk.hold(alice, item)
    clock.move(minutes=31)
    await expire_due(desk.bot)
    await teller.settle(desk.bot, alice.id, held.order_id, 500)
    assert (await OrderLine.get()).state == "fulfilled"


async def test_a_payment_whose_share_of_the_balance_was_spent_meanwhile_waits_on_the_wallet(desk, teller):
    item, other = await desk.item(price=500, stock=1), await desk.item("Other", price=200, stock=1)
    alice = await desk.customer(200)
    held = await desk.hold(alice, item)
    await desk.buy(alice, other)
    await db.execute("DELETE FROM kernel_outbox")
    await teller.settle(desk.bot, alice.id, held.order_id, 300)
    assert (await Order.get(id=held.order_id)).state == "reserved"
    assert await balance(alice.id) == 300
    assert await templates() == ["shop-payment-short"]
    await run_in_transaction(adjust, alice.id, 200, "more", "more")
    await teller.settle(desk.bot, alice.id, held.order_id, 1)
    assert (await Order.get(id=held.order_id)).state == "paid"
    assert await balance(alice.id) == 1
    assert await verify() == []


async def test_a_second_payment_of_an_order_stays_on_the_wallet(desk, teller):
    item = await desk.item(price=500, stock=2)
    alice = await desk.customer()
    held = await desk.hold(alice, item)
    await teller.settle(desk.bot, alice.id, held.order_id, 500)
    await teller.settle(desk.bot, alice.id, held.order_id, 500)
    assert await balance(alice.id) == 500
    assert await templates() == ["shop-order-paid", "shop-delivery", "shop-payment-spare"]
    assert await OrderLine.all().count() == 1


async def test_payments_for_one_order_at_once_pay_it_once(desk, teller):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer()
    held = await desk.hold(alice, item)
    await asyncio.gather(*(teller.settle(desk.bot, alice.id, held.order_id, 500) for _ in range(4)))
    assert await balance(alice.id) == 1500
    assert sorted(await templates()) == ["shop-delivery", "shop-order-paid", *["shop-payment-spare"] * 3]
    assert await verify() == []


@pytest.mark.parametrize("reference", ["999999", "0", "-5", "x", "", "9" * 40, "١"])
async def test_a_payment_for_no_order_stays_on_the_wallet_and_its_customer_is_told(desk, teller, reference):
    alice = await desk.customer()
    await teller.settle(desk.bot, alice.id, reference, 500)
    assert await balance(alice.id) == 500
    assert await templates() == ["shop-payment-kept"]


async def test_a_payment_for_somebody_elses_order_does_not_pay_it(desk, teller):
    item = await desk.item(price=500, stock=1)
    alice, bob = await desk.customer(), await desk.customer()
    held = await desk.hold(alice, item)
    await teller.settle(desk.bot, bob.id, held.order_id, 500)
    assert (await Order.get()).state == "reserved"
    assert await balance(bob.id) == 500


async def test_payments_for_other_purposes_are_none_of_the_shops_business(desk, teller):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer()
    held = await desk.hold(alice, item)
    await teller.settle(desk.bot, alice.id, held.order_id, 500, purpose="top_up")
    assert (await Order.get()).state == "reserved"
    assert await templates() == []


async def test_with_the_shop_off_the_money_stays_on_the_wallet(desk, teller):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer()
    held = await desk.hold(alice, item)
    await desk.bot.toggles.disable("shop")
    await teller.settle(desk.bot, alice.id, held.order_id, 500)
    assert await balance(alice.id) == 500
    assert (await Order.get()).state == "reserved"
    await desk.bot.toggles.enable("shop")
    await desk.bot.events.drain()
    assert (await Order.get()).state == "reserved"


async def test_an_invoice_passes_only_while_its_order_is_held_for_its_customer(desk, clock):
    item = await desk.item(price=500, stock=3)
    alice, bob = await desk.customer(500), await desk.customer()
    held = await desk.hold(alice, item)

    async def refused(reference=held.order_id, user=alice, purpose="shop"):
        refusal = await check_invoice(purpose, str(reference), user.id, desk.bot)
        return refusal and (refusal.key, refusal.args_for_text)

    assert await refused() is None
    assert await refused(purpose="top_up", reference="x") is None
    assert await refused(user=bob) == ("shop-order-missing", {})
    assert await refused(reference="x") == ("shop-order-missing", {})
    clock.move(minutes=31)
    assert await refused() == ("shop-order-over", {})  # nobody has put it back yet
    await expire_due(desk.bot)
    assert await refused() == ("shop-order-over", {})
    other = await desk.hold(alice, item)
    await run_in_transaction(cancel, desk.bot, alice.id, other.order_id)
    assert await refused(reference=other.order_id) == ("shop-order-over", {})
    paid = await desk.buy(alice, item)
    assert await refused(reference=paid.order_id) == ("shop-order-not-waiting", {})


@pytest.fixture
def extra_plugins(teller):
    return (teller.plugin,)


async def test_what_becomes_of_a_payment_is_told_in_words(live, alice, bob, teller, clock):
    for person, words in (
        (alice, ("had been paid before", "still held for you", "has ended", "is not there")),
        (bob, ("уже был оплачен", "всё ещё отложен", "уже закрыт", "заказа, за который")),
    ):
        await person.send("/start")
        customer = await customer_of(live.bot, person)
        item = await live.item(price=500, stock=3)
        paid, waits, over = [(await live.hold(customer, item)).order_id for _ in range(3)]
        await teller.settle(live.bot, customer.id, paid, 500)
        await run_in_transaction(cancel, live.bot, customer.id, over)
        for order_id, said, amount in ((waits, 1, 10), (over, 2, 10), ("nothing", 3, 10), (paid, 0, 10)):
            await teller.settle(live.bot, customer.id, order_id, amount)
            assert words[said] in person.last.text
        await person.press(person.last.labels[0])
        assert str(paid) in person.last.text
