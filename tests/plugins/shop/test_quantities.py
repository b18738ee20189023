"""More than one piece: minimum, maximum, step, a limit a customer, and which pieces go first."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import Refused
from plugins.accounts.api import balance
from plugins.shop.models import Batch, OrderLine, StockLevel, StockValue
from plugins.shop.orders.owned import own_order
from plugins.shop.orders.views import Adjustment, LineView, OrderView, adjusted
from tests.plugins.shop.conftest import label


async def test_several_pieces_come_under_each_other_in_one_line(desk):
    item = await desk.item(price=200, stock=5)
    alice = await desk.customer(1000)
    outcome = await desk.buy(alice, item, quantity=3)
    (line,) = (await own_order(desk.bot, alice.id, outcome.order_id)).lines
    assert (line.quantity, line.value) == (3, "Key-0\nKey-1\nKey-2")
    assert await balance(alice.id) == 400
    assert (await StockLevel.get(item_id=item.id)).available == 2


async def test_all_or_nothing_when_there_are_fewer_pieces(desk):
    item = await desk.item(price=200, stock=2)
    alice = await desk.customer(1000)
    with pytest.raises(Refused) as refused:
        await desk.buy(alice, item, quantity=3)
    assert (refused.value.key, refused.value.args_for_text["count"]) == ("shop-too-few", 2)
    assert await balance(alice.id) == 1000
    assert await StockValue.filter(state="unsold").count() == 2
    assert (await StockLevel.get(item_id=item.id)).available == 2


@pytest.mark.parametrize(
    ("quantity", "key"), [(1, "shop-quantity-min"), (3, "shop-quantity-step"), (8, "shop-quantity-max"), (4, "")]
)
async def test_minimum_maximum_and_step_hold_for_a_forged_button_too(desk, quantity, key):
    item = await desk.item(price=1, stock=10, min_quantity=2, max_quantity=6, quantity_step=2)
    alice = await desk.customer(1000)
    if not key:
        assert (await desk.buy(alice, item, quantity=quantity)).order_id
        return
    with pytest.raises(Refused) as refused:
        await desk.buy(alice, item, quantity=quantity)
    assert refused.value.key == key


async def test_a_customers_limit_holds_against_any_number_of_presses_at_once(desk):
    item = await desk.item(price=10, stock=50, customer_limit=3)
    alice, bob = await desk.customer(1000), await desk.customer(1000)
    outcomes = await asyncio.gather(*(desk.buy(alice, item) for _ in range(10)), return_exceptions=True)
    assert sum(not isinstance(outcome, BaseException) for outcome in outcomes) == 3
    assert {o.key for o in outcomes if isinstance(o, Refused)} == {"shop-limit-reached"}
    assert (await desk.buy(bob, item, quantity=3)).order_id
    assert await OrderLine.all().count() == 4


async def test_two_thousand_values_in_one_order_arrive_complete_as_a_file(live, rich_alice):
    item = await live.item(price=1, stock=2000)
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    screen = alice.last
    from plugins.shop.callbacks import AskBuy

    await alice.press(data=AskBuy(item.id, 1, quantity=2000).pack(), message=screen)
    await alice.press(label(alice, "Pay"))
    document = alice.last.document
    assert document.data.decode().split("\n") == [f"Key-{number}" for number in range(2000)]


async def test_newest_first_and_at_random_are_rules_of_the_item(desk):
    alice = await desk.customer(10_000)
    newest = await desk.item("New", price=1, stock=3, pick="lifo")
    await desk.stock(newest, ["latest-0", "latest-1"])
    first = await desk.buy(alice, newest)
    assert (await own_order(desk.bot, alice.id, first.order_id)).lines[0].value == "latest-1"

    chance = await desk.item("Chance", price=1, stock=40, pick="random")
    order = await desk.buy(alice, chance, quantity=10)
    values = (await own_order(desk.bot, alice.id, order.order_id)).lines[0].value.split("\n")
    assert len(set(values)) == 10
    assert values != [f"Chance-{number}" for number in range(10)]


async def test_values_of_a_batch_that_expired_are_never_sold(desk, clock):
    item = await desk.item(price=1, stock=1)
    await desk.stock(item, ["good"])
    first = await Batch.all().order_by("id").first()
    await Batch.filter(id=first.id).update(expires_at=clock.now() + timedelta(hours=1))
    clock.move(hours=2)
    alice = await desk.customer(100)
    order = await desk.buy(alice, item)
    assert (await own_order(desk.bot, alice.id, order.order_id)).lines[0].value == "good"
    with pytest.raises(Refused):
        await desk.buy(alice, item)


async def test_the_question_offers_more_pieces_as_far_as_there_are(live, rich_alice):
    item = await live.item(price=100, stock=3)
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    assert "1 pc" in alice.buttons
    await alice.press("+1")
    await alice.press("+1")
    assert "3 × $1.00 = $3.00" in alice.last.text
    assert "+1" not in alice.buttons
    await alice.press("−1")
    await alice.press(label(alice, "Pay"))
    assert "Key-0\nKey-1" in alice.last.text


LINES = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 10**9)), min_size=1, max_size=6)
CHANGES = st.lists(st.tuples(st.integers(-(10**10), 10**6), st.integers(-1, 5)), max_size=6)


@given(LINES, CHANGES)
def test_no_adjustment_brings_a_line_below_zero_and_the_shares_add_up(lines, changes):
    order = OrderView(None, tuple(LineView(n, "x", "unique", q, price) for n, (q, price) in enumerate(lines)), "USD")
    found = [
        Adjustment("a", amount, order=place, line=line if 0 <= line < len(lines) else None)
        for place, (amount, line) in enumerate(changes)
    ]
    made = adjusted(order, found)
    assert made.total >= 0
    assert all(line.net >= 0 for line in made.lines)
    assert sum(line.net for line in made.lines) == made.total
    assert made.total == order.list_total + sum(item.amount for item in made.adjustments)


async def test_statements_of_an_order_of_five_items_do_not_grow_with_their_pieces(desk):
    from kernel.testing import count_statements

    item = await desk.item(price=1, stock=30)
    alice = await desk.customer(1000)
    await desk.buy(alice, item)
    with count_statements() as one:
        await desk.buy(alice, item)
    with count_statements() as many:
        await desk.buy(alice, item, quantity=20)
    assert len(many) == len(one)
