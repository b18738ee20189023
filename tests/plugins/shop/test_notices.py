"""What staff are told of orders: what waits for them, what fails again and again, and what was given up."""

import pytest

from kernel import Plugin, Refused, db, run_in_transaction
from plugins.accounts.testing import customer_of, give
from plugins.shop.api import RefundPlan
from plugins.shop.models import OrderLine
from plugins.shop.orders.fulfilling import FAILED_AFTER, fulfil_due
from plugins.shop.orders.fulfilling import TOLD_AFTER as TRIES
from plugins.shop.orders.paying_out import settle_refunds
from plugins.shop.orders.refunds import PROVIDER, refund_line
from plugins.shop.orders.states import LineState
from tests.plugins.shop.conftest import label

courier = Plugin("courier", version="1", requires=["accounts", "shop"])
answers: list[object] = []  # what the courier and the bank do, one after the other; nothing: they fail


@courier.hook
async def allocate(line):
    """Bring it later."""
    return LineState.PENDING if line.kind == "parcel" else None


@courier.hook
async def fulfil(line):
    """As the test says."""
    if not answers:
        raise ConnectionError("the courier's token is 12345")
    return answers.pop(0)


@courier.hook
async def plan_refund(amount):
    """All of it goes back to the bank."""
    return RefundPlan(amount)


@courier.hook
async def pay_refund(refund):
    """As the test says."""
    if not answers:
        raise ConnectionError("the bank is closed")
    raise Refused("shop-order-missing")


@pytest.fixture
def extra_plugins():
    answers.clear()
    return (courier,)


def told(person, part):
    return [message.text for message in person.messages if part in message.text]


async def later(bot, clock, work, times):
    for _ in range(times):
        clock.move(hours=2)
        await work(bot)
        await bot.settle()


async def test_what_waits_for_staff_is_told_until_somebody_has_done_it(live, bot, rich_alice, owner):
    item = await live.item("Account", kind="manual", price=100)
    await live.buy(await customer_of(bot, rich_alice), item)
    await bot.settle()
    assert told(owner, "Order 1 ($1.00) waits for you: Alice has paid")
    assert "📦 Open the order" in owner.buttons


async def test_a_plugin_that_does_not_bring_is_told_after_five_minutes_and_once_more_when_it_is_given_up(
    live, bot, clock, rich_alice, owner
):
    item = await live.item("Parcel", kind="parcel", price=100)
    await live.buy(await customer_of(bot, rich_alice), item)
    await later(bot, clock, fulfil_due, TRIES - 1)
    assert told(owner, "delivery fails") == []
    await later(bot, clock, fulfil_due, 2)
    assert told(owner, "delivery fails") == [
        "⚠️ Parcel of order 1 is paid, but its delivery fails again and again (ConnectionError). It is tried further."
    ]
    await later(bot, clock, fulfil_due, FAILED_AFTER)
    assert len(told(owner, "could not be delivered")) == 1
    assert (await OrderLine.get()).state == "returned"
    assert not told(owner, "12345")


async def test_a_refund_that_does_not_get_through_is_told_and_so_is_where_it_went(live, bot, clock, rich_alice, owner):
    item = await live.item("Key", price=100, stock=1)
    await live.buy(await customer_of(bot, rich_alice), item)
    line = await OrderLine.get()
    await run_in_transaction(refund_line, bot, line.id, to=PROVIDER, reason="bad")
    await later(bot, clock, settle_refunds, TRIES)
    assert told(owner, "does not get through") == [
        "⚠️ The refund of $1.00 for order 1 does not get through (ConnectionError). It is tried further."
    ]
    answers.append("refuse")
    await later(bot, clock, settle_refunds, 1)
    assert len(told(owner, "so it is on the customer's balance")) == 1


async def test_goods_that_do_not_reach_a_chat_are_told_once(live, bot, clock, alice, owner):
    item = await live.item("Key", price=100, stock=1)
    await alice.send(f"/start item_{item.id}")
    await give(bot, alice, 100)
    alice_user = await customer_of(bot, alice)
    await alice.account.block()
    await live.buy(alice_user, item)
    await bot.settle()
    assert len(told(owner, "did not reach its customer's chat")) == 1
    assert label(owner, "Open the order")
    assert (await db.fetch("SELECT id FROM shop_delivery_problem"))[0]["id"]
