"""A cart is bought in one transaction: exactly what was shown for exactly that price, or nothing."""

import asyncio
import random

import pytest

from kernel import Refused, db, run_in_transaction
from kernel.testing import count_statements
from plugins.accounts.api import InsufficientFunds, balance, verify
from plugins.cart.callbacks import ConfirmCart
from plugins.cart.handlers.checkout import AUDITED
from plugins.cart.lines import change, own_lines, remove
from plugins.cart.models import Line
from plugins.shop.api import PriceChanged, get_order
from plugins.shop.models import Category, Item, Order, OrderLine, StockLevel, StockValue


async def filled(desk, user, *items, quantity=1):
    """A cart with these items."""
    for item in items:
        for _ in range(quantity):
            await desk.put(user, item)


async def shelf_of(desk, count, **fields):
    """So many items on one shelf."""
    shelf = await Category.create(name="Shelf")
    return [await desk.item(f"Key {number}", category=shelf, **fields) for number in range(count)]


async def test_a_cart_becomes_one_order_and_is_empty_then(desk):
    first, second = await shelf_of(desk, 2, price=300, stock=5)
    alice = await desk.customer(2000)
    await filled(desk, alice, first, quantity=2)
    await filled(desk, alice, second)

    outcome = await desk.pay(alice)

    order = await get_order(desk.bot, outcome.order_id)
    assert [(line.item_id, line.quantity, line.state) for line in await OrderLine.all().order_by("id")] == [
        (first.id, 2, "fulfilled"),
        (second.id, 1, "fulfilled"),
    ]
    assert order.total == 900
    assert await balance(alice.id) == 1100
    assert await desk.quantities(alice) == {}
    assert sorted([level.available for level in await StockLevel.all()]) == [3, 4]
    assert await verify() == []
    (row,) = await db.fetch("SELECT action, actor, subject, details FROM kernel_audit")
    assert (row["action"], row["actor"], row["subject"]) == (
        AUDITED,
        f"user:{alice.id}",
        f"order:{outcome.order_id}",
    )
    assert row["details"] == {"total": 900, "currency": "USD", "items": [[first.id, 2], [second.id, 1]]}


async def test_two_presses_buy_once(desk):
    items = await shelf_of(desk, 3, stock=5)
    alice = await desk.customer(10_000)
    await filled(desk, alice, *items)
    press = await desk.ask(alice)

    outcomes = await asyncio.gather(*(desk.pay(alice, press) for _ in range(5)))

    assert len({outcome.order_id for outcome in outcomes}) == 1
    assert sorted(outcome.again for outcome in outcomes) == [False, True, True, True, True]
    assert await balance(alice.id) == 8500


async def test_an_old_button_pressed_again_shows_its_order_whatever_is_in_the_cart_now(desk):
    first, second = await shelf_of(desk, 2, stock=5)
    alice = await desk.customer(10_000)
    await filled(desk, alice, first)
    press = await desk.ask(alice)
    outcome = await desk.pay(alice, press)
    await filled(desk, alice, second)

    again = await desk.pay(alice, press)

    assert (again.order_id, again.again) == (outcome.order_id, True)
    assert await desk.quantities(alice) == {"Key 1": 1}


async def test_two_questions_on_two_devices_buy_the_cart_once(desk):
    items = await shelf_of(desk, 3, stock=5)
    alice = await desk.customer(10_000)
    await filled(desk, alice, *items)
    presses = [await desk.ask(alice) for _ in range(4)]

    results = await asyncio.gather(*(desk.pay(alice, press) for press in presses), return_exceptions=True)

    refused = [result for result in results if isinstance(result, Refused)]
    assert len(refused) == 3
    assert {error.key for error in refused} <= {"cart-changed", "shop-order-empty"}
    assert await Order.all().count() == 1
    assert await balance(alice.id) == 8500
    assert await StockValue.filter(state="sold").count() == 3


@pytest.mark.parametrize("how", ["more", "another item", "less"])
async def test_a_cart_that_changed_after_the_question_is_not_bought(desk, how):
    first, second, third = await shelf_of(desk, 3, price=300, stock=5)
    alice = await desk.customer(10_000)
    await filled(desk, alice, first, second)
    press = await desk.ask(alice)
    if how == "more":
        await filled(desk, alice, third)
    else:
        line = (await own_lines(alice.id))[1]
        await run_in_transaction(remove, desk.bot, alice.id, [line.id])
        if how == "another item":
            await filled(desk, alice, third)

    with pytest.raises(Refused) as caught:
        await desk.pay(alice, press)

    assert caught.value.key in {"cart-changed", "shop-price-changed"}
    assert await balance(alice.id) == 10_000
    assert await Order.all().count() == 0


async def test_a_quantity_that_changes_while_the_order_is_made_cancels_it(desk):
    (item,) = await shelf_of(desk, 1, price=0, stock=5)
    alice = await desk.customer()
    await filled(desk, alice, item)
    (line,) = await own_lines(alice.id)
    press = await desk.ask(alice)
    await change(alice.id, line.id, 2)  # the price stays: it costs nothing
    with pytest.raises(Refused, match="cart-changed"):
        await desk.pay(alice, press)
    assert await desk.quantities(alice) == {"Key 0": 2}
    assert await StockValue.filter(state="sold").count() == 0


async def test_a_changed_price_is_asked_again_and_never_charged(desk):
    items = await shelf_of(desk, 2, price=300, stock=1)
    alice = await desk.customer(10_000)
    await filled(desk, alice, *items)
    press = await desk.ask(alice)
    await Item.filter(id=items[1].id).update(price=200)

    with pytest.raises(PriceChanged) as caught:
        await desk.pay(alice, press)

    assert caught.value.total == 500
    assert await balance(alice.id) == 10_000
    await desk.pay(alice)
    assert await balance(alice.id) == 9500


@pytest.mark.parametrize("how", ["sold out", "too few", "hidden", "deleted"])
async def test_what_vanished_is_named_and_nothing_is_bought_without_it(desk, how):
    first, second = await shelf_of(desk, 2, stock=0)
    await desk.stock(first, ["A", "B"])
    if how != "deleted":
        await desk.stock(second, ["C", "D"])
    alice = await desk.customer(10_000)
    await filled(desk, alice, first)
    line = await Line.create(
        user_id=alice.id, item_id=second.id, item_name="Key 1", quantity=2, slot=2, added_at=desk.bot.clock.now()
    )
    press = desk.seal(alice, ConfirmCart(1500, 0)) if how == "deleted" else await desk.ask(alice)
    if how == "hidden":
        await Item.filter(id=second.id).update(hidden=True)
    elif how == "deleted":
        await second.delete()
    else:
        bob = await desk.customer(5000)
        await filled(desk, bob, second, quantity=2 if how == "sold out" else 1)
        await desk.pay(bob)

    with pytest.raises(Refused) as caught:
        await desk.pay(alice, press)
    assert caught.value.key in {"shop-sold-out", "shop-too-few", "shop-item-gone"}
    assert await balance(alice.id) == 10_000

    (problem,) = (await desk.cart(alice)).problems
    assert (problem.line.id, problem.line.name) == (line.id, "Key 1")
    assert problem.cure == (1 if how == "too few" else 0)
    assert len(await desk.quantities(alice)) == 2, "nothing goes by itself"


async def test_who_has_too_little_keeps_money_and_cart(desk):
    items = await shelf_of(desk, 2, price=500, stock=1)
    alice = await desk.customer(999)
    await filled(desk, alice, *items)
    with pytest.raises(InsufficientFunds) as caught:
        await desk.pay(alice)
    assert caught.value.missing == 1
    assert len(await desk.quantities(alice)) == 2
    assert (await StockLevel.get(item_id=items[0].id)).available == 1


async def test_two_pieces_of_a_shared_item_are_two(desk):
    item = await desk.item("Guide", price=100)
    await desk.share(item, "the guide")
    alice = await desk.customer(1000)
    await filled(desk, alice, item, quantity=2)
    await desk.pay(alice)
    assert (await OrderLine.get(item_id=item.id)).quantity == 2
    assert await balance(alice.id) == 800


async def test_what_is_reserved_leaves_the_cart_and_is_held(desk):
    items = await shelf_of(desk, 2, price=500, stock=1)
    alice = await desk.customer()
    await filled(desk, alice, *items)
    outcome = await desk.hold(alice)
    assert (await Order.get(id=outcome.order_id)).state == "reserved"
    assert await desk.quantities(alice) == {}
    assert await StockValue.filter(state="reserved").count() == 2


async def test_carts_in_opposite_order_all_succeed(desk):
    items = await shelf_of(desk, 5, price=100)
    pairs = 40 if db.dialect() == "postgres" else 10
    for item in items:
        await desk.stock(item, [f"{item.id}-{number}" for number in range(2 * pairs)])
    people = [await desk.customer(1000) for _ in range(2 * pairs)]
    presses = []
    for number, person in enumerate(people):
        await filled(desk, person, *(items if number % 2 else reversed(items)))
        presses.append((person, await desk.ask(person)))
    random.shuffle(presses)

    outcomes = await asyncio.gather(*(desk.pay(person, press) for person, press in presses))

    assert len({outcome.order_id for outcome in outcomes}) == 2 * pairs
    assert [level.available for level in await StockLevel.all()] == [0] * 5
    lines = [value.line_id for value in await StockValue.filter(state="sold")]
    assert len(lines) == len(set(lines)) == 10 * pairs
    assert [await balance(person.id) for person in people] == [500] * (2 * pairs)
    assert await verify() == []
    if db.dialect() == "postgres":
        broken = await db.fetch_one("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        assert broken == {"deadlocks": 0}


async def test_the_last_pieces_go_to_whole_carts_only(desk):
    items = await shelf_of(desk, 3, price=100, stock=5)
    people = [await desk.customer(1000) for _ in range(20)]
    presses = []
    for number, person in enumerate(people):
        await filled(desk, person, *(items if number % 2 else reversed(items)))
        presses.append((person, await desk.ask(person)))

    results = await asyncio.gather(*(desk.pay(*pair) for pair in presses), return_exceptions=True)

    refused = [result for result in results if isinstance(result, Exception)]
    assert {str(error) for error in refused} <= {"shop-sold-out", "shop-too-few"}
    assert len(refused) == 15
    assert await OrderLine.all().count() == 15
    assert sorted([await balance(person.id) for person in people]) == [700] * 5 + [1000] * 15


async def test_a_line_more_costs_few_statements_more(desk):
    items = await shelf_of(desk, 6, price=100, stock=3)
    alice = await desk.customer(10_000)
    counts = []
    for size in (5, 6):
        await filled(desk, alice, *items[:size])
        press = await desk.ask(alice)
        with count_statements() as sent:
            await desk.pay(alice, press)
        counts.append(len(sent))
    assert counts[1] - counts[0] <= {"postgres": 1, "sqlite": 3}[db.dialect()]
