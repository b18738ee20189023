"""Codes and orders: checked again when paying, counted under their limits, given back."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from kernel import Refused, db, run_in_transaction
from kernel.testing import count_statements
from plugins.accounts.api import balance, verify
from plugins.promos.models import Applied, Code, Usage
from plugins.promos.orders import settle_forgotten
from plugins.shop.api import Wanted, get_order, pay_order, place, quote, refund_line, refund_order
from plugins.shop.callbacks import ConfirmBuy
from plugins.shop.models import Category, Order, OrderLine
from plugins.shop.orders.reserving import cancel, expire_due
from plugins.shop.orders.states import OrderState


async def refused(work) -> str:
    """The key of the refusal that ``work`` ends with."""
    with pytest.raises(Refused) as caught:
        await work
    return caught.value.key


async def test_a_code_lowers_the_price_of_the_item_it_is_applied_to_and_of_no_other(desk):
    alice, item, other = await desk.customer(10_000), await desk.item(stock=1), await desk.item("Other", stock=1)
    await desk.code()
    assert await desk.apply(alice, " summer ", item) is None
    assert await desk.price(alice, item) == 450
    assert await desk.price(alice, other) == 500
    assert await desk.price(await desk.customer(), item) == 500


async def test_the_order_keeps_the_code_and_the_use_is_counted_once(desk):
    alice, item = await desk.customer(10_000), await desk.item(stock=2)
    await desk.code()
    await desk.apply(alice, "SUMMER", item)
    order_id = await desk.order(alice, item)
    order = await get_order(desk.bot, order_id)
    assert [(one.label, one.amount, one.line) for one in order.adjustments] == [("promos-discount", -50, 0)]
    assert order.adjustments[0].args["code"] == "SUMMER"
    assert await balance(alice.id) == 9_550
    assert (await desk.used(), await desk.usages()) == (1, ["used"])
    assert await Applied.all().count() == 0
    assert await desk.price(alice, item) == 500
    assert (await desk.apply(alice, "SUMMER", item)).key == "promos-refused-used-by-you"
    assert await verify() == []


async def test_a_code_that_expired_after_it_was_applied_is_refused_in_words_when_paying(desk, clock):
    alice, item = await desk.customer(10_000), await desk.item(stock=1)
    await desk.code(ends_at=clock.now() + timedelta(hours=1))
    await desk.apply(alice, "SUMMER", item)
    press = desk.sealed(alice, ConfirmBuy(item.id, 450))
    clock.move(minutes=59)
    assert await desk.price(alice, item) == 450
    clock.move(minutes=2)
    work = run_in_transaction(place, desk.bot, alice, press, [Wanted(item.id)], 450)
    assert await refused(work) == "promos-refused-expired"
    assert await refused(desk.price(alice, item)) == "promos-refused-expired"
    assert await Order.all().count() == 0
    await Applied.all().delete()
    assert await desk.price(alice, item) == 500


@pytest.mark.parametrize(
    ("terms", "key"),
    [
        ({"active": False}, "inactive"),
        ({"used": 5, "total_limit": 5}, "used-up"),
        ({"min_sum": 501}, "minimum"),
    ],
)
async def test_what_changed_since_a_code_was_applied_is_refused_with_its_reason(desk, terms, key):
    alice, item = await desk.customer(10_000), await desk.item(stock=1)
    await desk.code()
    await desk.apply(alice, "SUMMER", item)
    await Code.all().update(**terms)
    assert await refused(desk.order(alice, item)) == f"promos-refused-{key}"


async def test_twenty_customers_at_once_cannot_use_three_uses_more_than_three_times(desk):
    item = await desk.item(stock=20)
    await desk.code(total_limit=3)
    people = [await desk.customer(1_000) for _ in range(20)]
    for person in people:
        await desk.apply(person, "SUMMER", item)
    results = await asyncio.gather(*(desk.order(person, item) for person in people), return_exceptions=True)
    keys = [result.key for result in results if isinstance(result, Refused)]
    assert len(keys) == 17, results
    assert set(keys) == {"promos-refused-used-up"}
    assert (await desk.used(), await Usage.all().count()) == (3, 3)


async def test_one_customer_with_many_taps_uses_a_code_as_often_as_allowed(desk):
    alice, items = await desk.customer(10_000), [await desk.item(f"Key {n}", stock=5) for n in range(6)]
    await desk.code(customer_limit=2)
    for item in items:
        await desk.apply(alice, "SUMMER", item)
    results = await asyncio.gather(*(desk.order(alice, item) for item in items), return_exceptions=True)
    made = [result for result in results if isinstance(result, int)]
    discounted = [order for order in await Order.all() if order.total == 450]
    assert len(discounted) == 2, results
    assert len(made) >= 2
    assert await desk.used() == 2
    assert sorted(usage.slot for usage in await Usage.all()) == [1, 2]
    for other in (result for result in results if not isinstance(result, int)):
        assert isinstance(other, Refused), other


async def test_the_same_code_on_two_lines_of_a_cart_counts_as_one_use_and_pays(desk):
    alice, one, two = await desk.customer(10_000), await desk.item(stock=5), await desk.item("Other", stock=5)
    await desk.code()
    for key, item in ((11, one), (12, two)):
        assert await desk.apply(alice, "SUMMER", item, "cart", key) is None
    lines = [Wanted(one.id, 1, "cart", 11), Wanted(two.id, 2, "cart", 12)]
    assert await desk.price(alice, *lines) == 1350
    order_id = await desk.order(alice, *lines)
    assert (await Order.get(id=order_id)).total == 1350
    assert (await desk.used(), await desk.usages()) == (1, ["used"])


async def test_a_fixed_amount_on_two_lines_is_given_once(desk):
    alice, one, two = await desk.customer(10_000), await desk.item(stock=5), await desk.item("Other", stock=5)
    await desk.code(kind="fixed", value=300)
    for key, item in ((11, one), (12, two)):
        await desk.apply(alice, "SUMMER", item, "cart", key)
    assert await desk.price(alice, Wanted(one.id, 1, "cart", 11), Wanted(two.id, 1, "cart", 12)) == 700


async def test_carts_with_two_codes_in_opposite_order_all_pay(desk):
    one, two = await desk.item(stock=40), await desk.item("Other", stock=40)
    for code in ("FIRST", "SECOND"):
        await desk.code(code, kind="fixed", value=50, stacks=True)
    people = [await desk.customer(1_000) for _ in range(24)]
    carts = []
    for number, person in enumerate(people):
        for key, item, code in ((1, one, "FIRST"), (2, two, "SECOND")):
            assert await desk.apply(person, code, item, "cart", key) is None
        lines = [Wanted(one.id, 1, "cart", 1), Wanted(two.id, 1, "cart", 2)]
        carts.append((person, lines if number % 2 else lines[::-1]))
    results = await asyncio.gather(*(desk.order(person, *lines) for person, lines in carts), return_exceptions=True)
    assert all(isinstance(result, int) for result in results), results
    assert (await desk.used("FIRST"), await desk.used("SECOND")) == (24, 24)
    assert {order.total for order in await Order.all()} == {900}


async def test_a_code_on_a_line_of_the_cart_does_not_count_for_the_card_or_another_line(desk):
    alice, item = await desk.customer(10_000), await desk.item(stock=5)
    await desk.code()
    await desk.apply(alice, "SUMMER", item, "cart", 11)
    assert await desk.price(alice, item) == 500
    assert await desk.price(alice, Wanted(item.id, 1, "cart", 12)) == 500
    assert await desk.price(alice, Wanted(item.id, 1, "cart", 11)) == 450


async def test_a_code_for_a_category_counts_for_everything_below_it(desk):
    top = await Category.create(name="Games")
    below = await Category.create(name="Steam", parent=await Category.create(name="PC", parent=top))
    deep, outside = await desk.item(stock=1, category=below), await desk.item("Outside", stock=1)
    alice = await desk.customer(10_000)
    await desk.code(categories=[top.id])
    assert await desk.apply(alice, "SUMMER", deep) is None
    assert await desk.price(alice, deep) == 450
    assert (await desk.apply(alice, "SUMMER", outside)).key == "promos-refused-wrong-item"


async def test_an_item_moved_out_of_the_category_is_refused_when_paying(desk):
    item = await desk.item(stock=1)
    alice = await desk.customer(10_000)
    await desk.code(categories=[item.category_id])
    await desk.apply(alice, "SUMMER", item)
    item.category = await Category.create(name="Elsewhere")
    await item.save()
    assert await refused(desk.order(alice, item)) == "promos-refused-wrong-item"


async def test_a_minimum_is_reached_by_more_pieces_or_lines(desk):
    alice, item = await desk.customer(10_000), await desk.item(stock=9)
    await desk.code(min_sum=1500)
    assert await desk.apply(alice, "SUMMER", item) is None
    assert await refused(desk.price(alice, Wanted(item.id, 2))) == "promos-refused-minimum"
    assert await desk.price(alice, Wanted(item.id, 3)) == 1350


async def test_a_minimum_that_no_order_of_the_item_reaches_is_refused_at_once(desk):
    alice, item = await desk.customer(10_000), await desk.item(stock=9, max_quantity=2)
    await desk.code(min_sum=1500)
    assert (await desk.apply(alice, "SUMMER", item)).key == "promos-refused-minimum"


async def test_a_code_for_the_first_purchase_is_for_no_second_one(desk):
    alice, item = await desk.customer(10_000), await desk.item(stock=9)
    await desk.code(first_only=True, customer_limit=5)
    await desk.apply(alice, "SUMMER", item)
    order_id = await desk.order(alice, item)
    assert (await desk.apply(alice, "SUMMER", item)).key == "promos-refused-first-only"
    line = await OrderLine.get(order_id=order_id)
    await run_in_transaction(lambda: refund_line(desk.bot, line.id, to="wallet", reason="test"))
    assert await desk.apply(alice, "SUMMER", item) is None


async def test_two_codes_for_the_first_purchase_at_once_count_once(desk):
    alice, one, two = await desk.customer(10_000), await desk.item(stock=9), await desk.item("Two", stock=9)
    for name, item in (("ONE", one), ("TWO", two)):
        await desk.code(name, first_only=True)
        await desk.apply(alice, name, item)
    results = await asyncio.gather(desk.order(alice, one), desk.order(alice, two), return_exceptions=True)
    refusals = [result for result in results if isinstance(result, Refused)]
    assert [refusal.key for refusal in refusals] == ["promos-refused-first-only"], results


async def test_a_reservation_holds_the_use_and_gives_it_back_when_it_expires(desk, clock):
    alice, bob, item = await desk.customer(), await desk.customer(10_000), await desk.item(stock=2)
    await desk.code(total_limit=1)
    await desk.apply(alice, "SUMMER", item)
    await desk.apply(bob, "SUMMER", item)
    await hold(desk, alice, item, 450)
    assert (await desk.used(), await desk.usages()) == (1, ["held"])
    assert await refused(desk.order(bob, item)) == "promos-refused-used-up"
    clock.move(days=1)
    assert await expire_due(desk.bot) == 1
    assert (await desk.used(), await desk.usages()) == (0, ["returned"])
    await desk.order(bob, item)
    assert (await desk.used(), await desk.usages()) == (1, ["returned", "used"])


async def hold(desk, user, item, price: int) -> int:
    """Reserve one piece at this price; the order."""
    from plugins.shop.callbacks import ReserveBuy
    from plugins.shop.orders.purchase import hold as reserve

    return (await reserve(desk.bot, user, desk.sealed(user, ReserveBuy(item.id, price)))).order_id


async def test_a_reserved_order_that_is_paid_uses_what_it_held(desk):
    alice, item = await desk.customer(10_000), await desk.item(stock=2)
    await desk.code(total_limit=1)
    await desk.apply(alice, "SUMMER", item)
    order_id = await hold(desk, alice, item, 450)
    await run_in_transaction(pay_order, desk.bot, order_id)
    assert (await desk.used(), await desk.usages()) == (1, ["used"])
    assert await balance(alice.id) == 9_550


async def test_a_cancelled_order_gives_the_use_back_and_offers_the_code_again(desk):
    alice, item = await desk.customer(10_000), await desk.item(stock=2)
    await desk.code()
    await desk.apply(alice, "SUMMER", item)
    order_id = await hold(desk, alice, item, 450)
    assert await run_in_transaction(cancel, desk.bot, alice.id, order_id)
    assert (await desk.used(), await desk.usages()) == (0, ["returned"])
    assert [(row.source, row.user_id) for row in await Applied.all()] == [("saved", alice.id)]
    assert await desk.apply(alice, "SUMMER", item) is None


async def test_an_order_paid_too_late_is_never_refused_for_its_code(desk, clock):
    alice, bob, item = await desk.customer(10_000), await desk.customer(10_000), await desk.item(stock=3)
    await desk.code(total_limit=1)
    await desk.apply(alice, "SUMMER", item)
    order_id = await hold(desk, alice, item, 450)
    clock.move(days=1)
    await expire_due(desk.bot)
    await desk.apply(bob, "SUMMER", item)
    await desk.order(bob, item)
    await run_in_transaction(pay_order, desk.bot, order_id)
    assert (await Order.get(id=order_id)).state == OrderState.PAID
    assert (await desk.used(), await desk.usages()) == (1, ["returned", "used"])


async def test_an_order_paid_too_late_counts_again_while_the_limit_allows(desk, clock):
    alice, item = await desk.customer(10_000), await desk.item(stock=3)
    await desk.code(total_limit=1)
    await desk.apply(alice, "SUMMER", item)
    order_id = await hold(desk, alice, item, 450)
    clock.move(days=1)
    await expire_due(desk.bot)
    await run_in_transaction(pay_order, desk.bot, order_id)
    assert (await desk.used(), await desk.usages()) == (1, ["used"])


async def test_a_refund_of_every_line_gives_the_use_back_and_of_one_line_does_not(desk):
    alice, one, two = await desk.customer(10_000), await desk.item(stock=5), await desk.item("Other", stock=5)
    await desk.code()
    for key, item in ((11, one), (12, two)):
        await desk.apply(alice, "SUMMER", item, "cart", key)
    order_id = await desk.order(alice, Wanted(one.id, 1, "cart", 11), Wanted(two.id, 1, "cart", 12))
    first, second = await OrderLine.filter(order_id=order_id).order_by("id")
    for line, amount in ((first, None), (second, 100), (second, 349)):
        await run_in_transaction(refund, desk, line, amount)
        assert (await desk.used(), await desk.usages()) == (1, ["used"])
    await run_in_transaction(refund, desk, second, 1)
    assert (await desk.used(), await desk.usages()) == (0, ["returned"])
    assert await balance(alice.id) == 10_000
    assert await desk.apply(alice, "SUMMER", one) is None


async def refund(desk, line, amount):
    await refund_line(desk.bot, line.id, to="wallet", reason="test", amount=amount)


async def test_a_refund_of_the_only_line_with_a_code_gives_its_use_back(desk):
    alice, one, two = await desk.customer(10_000), await desk.item(stock=5), await desk.item("Other", stock=5)
    await desk.code()
    await desk.apply(alice, "SUMMER", one, "cart", 11)
    order_id = await desk.order(alice, Wanted(one.id, 1, "cart", 11), Wanted(two.id, 1, "cart", 12))
    first, second = await OrderLine.filter(order_id=order_id).order_by("id")
    await run_in_transaction(refund, desk, second, None)
    assert await desk.usages() == ["used"]
    await run_in_transaction(refund, desk, first, None)
    assert (await desk.used(), await desk.usages()) == (0, ["returned"])


async def test_one_refund_for_several_lines_gives_back_the_uses_of_each(desk):
    alice, items = await desk.customer(10_000), [await desk.item(f"Item {number}", stock=5) for number in range(3)]
    await desk.code()
    await desk.apply(alice, "SUMMER", items[0], "cart", 11)
    order_id = await desk.order(alice, *(Wanted(item.id, 1, "cart", 11 + place) for place, item in enumerate(items)))
    third = (await OrderLine.filter(order_id=order_id).order_by("id"))[2]
    await run_in_transaction(lambda: refund_line(desk.bot, third.id, to="wallet", reason="test", amount=1))
    await run_in_transaction(lambda: refund_order(desk.bot, order_id, to="wallet", reason="test"))
    assert (await get_order(desk.bot, order_id)).state == "refunded"
    assert (await desk.used(), await desk.usages()) == (0, ["returned"])


async def test_a_hundred_percent_code_makes_an_item_free_and_never_pays(desk):
    alice, item = await desk.customer(), await desk.item(stock=1)
    await desk.code(value=10_000)
    await desk.apply(alice, "SUMMER", item)
    order_id = await desk.order(alice, item)
    assert (await Order.get(id=order_id)).total == 0
    assert await balance(alice.id) == 0


@pytest.mark.parametrize(("kind", "value"), [("percent", 15_000), ("percent", 0), ("fixed", 0), ("balance", -1)])
async def test_the_database_takes_no_code_that_pays_or_costs(desk, kind, value):
    with pytest.raises(Exception, match="promos_code_value"):
        await desk.code(kind=kind, value=value)


async def test_switched_off_codes_take_no_part_and_old_orders_stay_readable(desk):
    alice, item = await desk.customer(10_000), await desk.item(stock=5)
    await desk.code(customer_limit=5)
    await desk.apply(alice, "SUMMER", item)
    order_id = await desk.order(alice, item)
    await desk.apply(alice, "SUMMER", item)
    await desk.bot.toggles.disable("promos")
    assert await desk.price(alice, item) == 500
    order = await get_order(desk.bot, order_id)
    assert desk.bot.texts.text("ru", order.adjustments[0].label, **order.adjustments[0].args) == "🎟 SUMMER"
    await desk.bot.toggles.enable("promos")
    assert await desk.price(alice, item) == 450


async def test_what_was_held_when_promos_was_switched_off_is_settled_later(desk, clock):
    alice, item = await desk.customer(10_000), await desk.item(stock=5)
    await desk.code(customer_limit=3, total_limit=3)
    orders = []
    for _ in range(2):
        await desk.apply(alice, "SUMMER", item)
        orders.append(await hold(desk, alice, item, 450))
    await desk.bot.toggles.disable("promos")
    await run_in_transaction(pay_order, desk.bot, orders[0])
    await run_in_transaction(cancel, desk.bot, alice.id, orders[1])
    await desk.bot.toggles.enable("promos")
    assert await desk.usages() == ["held", "held"]
    clock.move(hours=4)
    await settle_forgotten(desk.bot)
    assert (await desk.used(), await desk.usages()) == (1, ["used", "returned"])


async def test_without_codes_an_order_costs_one_statement_more_and_any_number_of_lines_two(desk):
    alice, items = await desk.customer(10_000), [await desk.item(f"Key {n}", stock=1) for n in range(8)]
    await desk.code()

    async def statements() -> list[str]:
        with count_statements() as sent:
            await quote(desk.bot, alice, [Wanted(item.id, 1, "cart", item.id) for item in items])
        return [sql for sql in sent.statements if "promos_" in sql]

    assert len(await statements()) == 1
    for item in items:
        await desk.apply(alice, "SUMMER", item, "cart", item.id)
    assert len(await statements()) == 2


async def test_a_purchase_that_fails_leaves_no_use(desk):
    alice, item = await desk.customer(100), await desk.item(stock=1)
    await desk.code()
    await desk.apply(alice, "SUMMER", item)
    assert await refused(desk.order(alice, item)) == "accounts-insufficient-funds"
    assert (await desk.used(), await desk.usages(), await Applied.all().count()) == (0, [], 1)
    assert await db.fetch("SELECT id FROM promos_usage_line") == []
