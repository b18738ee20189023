"""From the cart to paid in three taps, by other means than the balance."""

import pytest

from plugins.accounts.api import balance, verify
from plugins.accounts.testing import customer_of, give
from plugins.cart.lines import own_lines
from plugins.shop.models import Order, OrderLine
from tests.plugins.cart.conftest import put
from tests.plugins.shop.conftest import label
from tests.plugins.shop.teller import Teller


@pytest.fixture
def teller():
    return Teller()


@pytest.fixture
def extra_plugins(teller):
    return (teller.plugin,)


async def at_checkout(live, person, money=0):
    """Somebody with so much money at the question before a cart of 3 dollars; the first tap."""
    await person.send("/start")
    if money:
        await give(live.bot, person, money)
    items = [await live.item(name, price=price, stock=1) for name, price in (("One", 100), ("Two", 200))]
    await put(person, *items)
    await person.send("/cart")
    await person.press(label(person, "Check out"))
    return await customer_of(live.bot, person)


async def test_checkout_method_and_pay_are_three_taps(live, alice, teller):
    customer = await at_checkout(live, alice)
    await alice.press("gems: $3.00")
    order = await Order.get()
    assert (order.state, order.total, teller.invoices) == ("reserved", 300, [("gems", order.id, 300)])
    assert await own_lines(customer.id) == []
    await teller.settle(live.bot, customer.id, order.id, 300)
    assert {line.state async for line in OrderLine.all()} == {"fulfilled"}
    assert [text for message in alice.messages[-2:] if (text := message.text) and ("One-0" in text or "Two-0" in text)]
    assert await balance(customer.id) == 0
    assert await verify() == []


async def test_the_balance_pays_its_part_unless_it_is_kept(live, alice, teller):
    customer = await at_checkout(live, alice, 120)
    assert "gems: $1.80" in alice.buttons
    await alice.press("👛 Balance first: $1.20 ✅")
    assert "gems: $3.00" in alice.buttons
    await alice.press("👛 Balance first: $1.20 ✖️")
    await alice.press("gems: $1.80")
    order = await Order.get()
    assert teller.invoices == [("gems", order.id, 180)]
    await teller.settle(live.bot, customer.id, order.id, 180)
    assert (await Order.get()).state == "paid"
    assert await balance(customer.id) == 0


async def test_pressing_twice_makes_one_order_and_shows_its_invoice_again(live, alice, teller):
    await at_checkout(live, alice)
    data = next(button.data for row in alice.last.rows for button in row if button.label == "gems: $3.00")
    for _ in range(2):
        await alice.press(data=data)
    assert await Order.all().count() == 1
    assert len(teller.invoices) == 2


async def test_a_cart_that_changed_meanwhile_is_not_reserved(live, alice, teller):
    await at_checkout(live, alice)
    data = next(button.data for row in alice.last.rows for button in row if button.label == "gems: $3.00")
    customer = await customer_of(live.bot, alice)
    await put(alice, await live.item("Three", price=100, stock=1))
    await alice.press(data=data)
    assert await Order.all().count() == 0
    assert teller.invoices == []
    assert len(await own_lines(customer.id)) == 3
