"""From the card to paid in three taps: the balance, other ways to pay, and both together."""

import pytest

from kernel.callbacks import LIMIT
from plugins.accounts.api import balance, verify
from plugins.accounts.testing import customer_of, give
from plugins.shop.callbacks import OpenUnpaid, PayBuy, PayBy
from plugins.shop.models import Order, OrderLine, StockLevel
from plugins.shop.orders.paying import amount_due, method_number
from plugins.shop.testing import set_price
from tests.plugins.shop.conftest import NOW, label
from tests.plugins.shop.teller import Teller


@pytest.fixture
def teller():
    return Teller()


@pytest.fixture
def extra_plugins(teller):
    return (teller.plugin,)


@pytest.mark.parametrize(
    ("total", "held", "from_balance", "due"),
    [
        (100, 0, True, 100),
        (100, 30, True, 70),
        (100, 30, False, 100),
        (100, 99, True, 1),
        (100, 100, True, 100),
        (100, 500, True, 100),
        (0, 0, True, 0),
    ],
)
def test_a_method_brings_what_a_balance_below_the_total_leaves(total, held, from_balance, due):
    assert amount_due(total, held, from_balance=from_balance) == due


def test_the_widest_button_of_a_method_fits():
    button = PayBuy(36**8 - 1, 10**15, 99_999, 59_999_999, True).seal(lambda _: b"12345678", 1, NOW, "Pay")
    assert len(button.data) <= LIMIT
    pressed = PayBuy.unpack(button.data)
    assert (pressed.item_id, pressed.price, pressed.quantity) == (36**8 - 1, 10**15, 99_999)


async def at_checkout(live, person, money=0, **fields):
    """Somebody with so much money at the question before the purchase of an item for 5 dollars."""
    await person.send("/start")
    if money:
        await give(live.bot, person, money)
    item = await live.item(price=500, stock=1, **fields)
    await person.send(f"/start item_{item.id}")
    await person.press(label(person, "$5.00"))
    return item


async def test_buy_method_and_pay_are_three_taps(live, alice, teller):
    item = await at_checkout(live, alice)  # the first tap
    assert "Choose how to pay $5.00" in alice.last.text
    assert teller.quoted == [0]
    await alice.press("gems: $5.00")
    order = await Order.get()
    assert (order.state, order.total) == ("reserved", 500)
    assert (await StockLevel.get(item_id=item.id)).available == 0
    assert teller.invoices == [("gems", order.id, 500)]
    assert alice.last.text == "Invoice of gems: $5.00"
    customer = await customer_of(live.bot, alice)
    await teller.settle(live.bot, customer.id, order.id, 500)  # the third tap is in the invoice
    receipt, value = alice.messages[-2:]
    assert receipt.text == f"✅ Order {order.id} paid"
    assert "Key-0" in value.text
    assert await balance(customer.id) == 0
    assert await verify() == []
    await alice.press("📦 Open the order", message=receipt)
    assert "Key-0" in alice.last.text


async def test_the_balance_comes_first_and_a_method_brings_the_rest(live, alice, teller):
    await at_checkout(live, alice, 120)
    assert "$1.20 comes from your balance. Choose how to pay the other $3.80" in alice.last.text
    await alice.press("coins: $3.80")
    order, customer = await Order.get(), await customer_of(live.bot, alice)
    assert teller.invoices == [("coins", order.id, 380)]
    assert await balance(customer.id) == 120
    await teller.settle(live.bot, customer.id, order.id, 380)
    assert (await Order.get()).state == "paid"
    assert await balance(customer.id) == 0


async def test_who_wants_to_keep_the_balance_says_so(live, alice, teller):
    await at_checkout(live, alice, 120)
    await alice.press("👛 Balance first: $1.20 ✅")
    assert "Choose how to pay $5.00" in alice.last.text
    await alice.press("👛 Balance first: $1.20 ✖️")
    assert "gems: $3.80" in alice.buttons
    await alice.press("👛 Balance first: $1.20 ✅")
    await alice.press("gems: $5.00")
    order, customer = await Order.get(), await customer_of(live.bot, alice)
    await teller.settle(live.bot, customer.id, order.id, 500)
    assert (await Order.get()).state == "paid"
    assert await balance(customer.id) == 120


async def test_the_choice_stays_when_the_number_of_pieces_changes(live, alice, teller):
    await alice.send("/start")
    await give(live.bot, alice, 120)
    item = await live.item(price=500, stock=5)
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "$5.00"))
    await alice.press("👛 Balance first: $1.20 ✅")
    await alice.press("+1")
    assert "gems: $10.00" in alice.buttons
    await alice.press("👛 Balance first: $1.20 ✖️")
    assert "gems: $8.80" in alice.buttons


async def test_whoever_has_enough_may_still_pay_in_another_way(live, alice, teller):
    await at_checkout(live, alice, 500)
    assert "✅ Pay $5.00" in alice.buttons
    assert not [text for text in alice.buttons if "Balance first" in text or "Reserve" in text]
    await alice.press("gems: $5.00")
    order, customer = await Order.get(), await customer_of(live.bot, alice)
    assert teller.invoices == [("gems", order.id, 500)]
    await teller.settle(live.bot, customer.id, order.id, 500)
    assert await balance(customer.id) == 500


async def test_a_second_press_shows_the_invoice_again_and_makes_no_second_order(live, alice, teller):
    await at_checkout(live, alice)
    data = next(button.data for row in alice.last.rows for button in row if button.label == "gems: $5.00")
    for _ in range(2):
        await alice.press(data=data)
    order, customer = await Order.get(), await customer_of(live.bot, alice)
    assert teller.invoices == [("gems", order.id, 500)] * 2
    await teller.settle(live.bot, customer.id, order.id, 500)
    await alice.press(data=data)
    assert f"Order {order.id} is already paid" in alice.last.text
    assert len(teller.invoices) == 2
    assert await Order.all().count() == 1


async def test_the_button_of_somebody_else_does_nothing(live, alice, bob, teller):
    await at_checkout(live, alice)
    data = next(button.data for row in alice.last.rows for button in row if button.label == "gems: $5.00")
    await bob.send("/start")
    await bob.press(data=data)
    assert await Order.all().count() == 0
    await alice.press(data=data)
    order = await Order.get()
    for press in (PayBy(order.id, method_number("gems"), False), OpenUnpaid(order.id), PayBy(-1, 0, True)):
        await bob.press(data=press.pack())
        assert "Key" not in bob.last.text
    assert len(teller.invoices) == 1


async def test_a_method_that_went_away_leaves_the_order_payable(live, alice, teller):
    await at_checkout(live, alice)
    data = next(button.data for row in alice.last.rows for button in row if button.label == "gems: $5.00")
    teller.names = ("coins",)
    await alice.press(data=data)
    assert "not available at the moment" in alice.alerts[-1]
    assert (await Order.get()).state == "reserved"
    assert "Held for you" in alice.last.text
    await alice.press("coins: $5.00")
    assert [invoice[0] for invoice in teller.invoices] == ["coins"]


async def test_a_method_that_refuses_says_why_and_the_order_stays(live, alice, teller):
    await at_checkout(live, alice)
    teller.refusal = "kernel-too-fast"
    await alice.press("gems: $5.00")
    assert alice.alerts
    assert "Held for you" in alice.last.text


async def test_a_changed_price_is_asked_again_and_nothing_is_reserved(live, alice, teller):
    item = await at_checkout(live, alice)
    await set_price(live.bot, item.id, 600)
    await alice.press("gems: $5.00")
    assert "gems: $6.00" in alice.buttons
    assert await Order.all().count() == 0


async def test_a_reserved_order_is_paid_later_in_any_way(live, alice, teller):
    await at_checkout(live, alice, 120)
    await alice.press("⏳ Reserve it for me")
    assert "gems: $3.80" in alice.buttons
    await alice.press("👛 Balance first: $1.20 ✅")
    assert "gems: $5.00" in alice.buttons
    await alice.press("🔄 Refresh")
    await alice.press("gems: $5.00")
    order = await Order.get()
    assert teller.invoices == [("gems", order.id, 500)]


async def test_what_grew_on_the_balance_meanwhile_is_offered_first(live, alice, teller):
    await at_checkout(live, alice, 120)
    await give(live.bot, alice, 1000)
    await alice.press("gems: $3.80")
    assert "balance covers" in alice.alerts[-1]
    assert teller.invoices == []
    await alice.press("✅ Pay $5.00")
    assert (await Order.get()).state == "paid"


async def test_an_item_that_asks_is_paid_by_a_method_after_the_answers(live, alice, teller):
    await at_checkout(live, alice, 120, name="Avatar", kind="manual", questions=["Which colour?"])
    await alice.send("Teal")
    assert "Choose how to pay the other $3.80" in alice.last.text
    await alice.press("👛 Balance first: $1.20 ✅")
    assert "Teal" in alice.last.text
    assert "Choose how to pay $5.00" in alice.last.text
    await alice.press("gems: $5.00")
    order, customer = await Order.get(), await customer_of(live.bot, alice)
    assert teller.invoices == [("gems", order.id, 500)]
    await teller.settle(live.bot, customer.id, order.id, 500)
    line = await OrderLine.get()
    assert (line.state, (await Order.get()).state) == ("pending", "paid")
    assert "Teal" in live.bot.keys.decrypt(line.answers)
    assert await balance(customer.id) == 120


async def test_what_is_free_needs_no_method(live, alice, teller):
    await alice.send("/start")
    item = await live.item(price=0, stock=1)
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "$0.00"))
    assert teller.quoted == []
    await alice.press("✅ Pay $0.00")
    assert (await Order.get()).state == "paid"
