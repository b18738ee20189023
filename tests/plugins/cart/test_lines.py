"""The lines of a cart: added, raised, changed and taken out, never more than the limit, whatever is renamed."""

import asyncio

import pytest
from tortoise.exceptions import IntegrityError

from kernel import Refused, run_in_transaction, transaction
from kernel.testing import count_statements
from plugins.cart.lines import change, own_line, own_lines, remove, smallest_free
from plugins.cart.models import Line
from plugins.shop.models import Category, Item


async def test_adding_again_raises_the_quantity_of_the_same_line(desk):
    item = await desk.item(stock=9)
    alice = await desk.customer()
    first = await desk.put(alice, item)
    again = await desk.put(alice, item)
    assert (first.id, first.quantity) == (again.id, 1)
    assert await desk.quantities(alice) == {"Key": 2}


async def test_forty_taps_at_once_never_make_an_eleventh_line(desk):
    shelf = await Category.create(name="Shelf")
    items = [await desk.item(f"Key {number}", category=shelf, stock=1) for number in range(40)]
    alice, bob = await desk.customer(), await desk.customer()

    results = await asyncio.gather(
        *(desk.put(person, item) for item in items for person in (alice, bob)), return_exceptions=True
    )

    refused = [result for result in results if isinstance(result, Exception)]
    assert {str(error) for error in refused} == {"cart-full"}
    assert len(refused) == 60
    for person in (alice, bob):
        assert sorted(line.slot for line in await own_lines(person.id)) == list(range(1, 11))


async def test_twenty_taps_at_once_on_one_item_make_one_line_of_twenty(desk):
    item = await desk.item(stock=30)
    alice = await desk.customer()
    await asyncio.gather(*(desk.put(alice, item) for _ in range(20)))
    assert await desk.quantities(alice) == {"Key": 20}


async def test_the_database_refuses_a_line_beyond_the_slots_and_a_second_line_of_an_item(desk):
    item = await desk.item(stock=3)
    alice = await desk.customer()
    line = await desk.put(alice, item)
    values = {"user_id": alice.id, "item_name": "x", "quantity": 1, "added_at": desk.bot.clock.now()}
    for wrong in (
        {"item_id": None, "slot": 21},
        {"item_id": None, "slot": 0},
        {"item_id": None, "slot": line.slot},
        {"item_id": item.id, "slot": 2},
    ):
        with pytest.raises(IntegrityError):
            await Line.create(**values | wrong)
    with pytest.raises(IntegrityError):
        await Line.create(**values | {"item_id": None, "slot": 2, "quantity": 0})


def test_the_smallest_free_slot_is_taken():
    assert smallest_free([], 10) == 1
    assert smallest_free([3, 1], 10) == 2
    assert smallest_free([1, 2], 2) == 0
    assert smallest_free([19, 20], 2) == 0, "the limit was lowered"


async def test_a_slot_that_becomes_free_is_used_again(desk):
    items = [await desk.item(f"Key {number}", stock=1) for number in range(11)]
    alice = await desk.customer()
    lines = [await desk.put(alice, item) for item in items[:10]]
    with pytest.raises(Refused, match="cart-full"):
        await desk.put(alice, items[10])
    assert await run_in_transaction(remove, desk.bot, alice.id, [lines[4].id]) == 1
    assert (await desk.put(alice, items[10])).slot == lines[4].slot


async def test_quantities_begin_with_the_fewest_and_go_in_steps_up_to_the_most(desk):
    item = await desk.item(stock=50, min_quantity=2, quantity_step=3, max_quantity=9)
    alice = await desk.customer()
    assert [(await desk.put(alice, item)).quantity for _ in range(3)] == [2, 5, 8]
    with pytest.raises(Refused, match="cart-most") as caught:
        await desk.put(alice, item)
    assert caught.value.args_for_text == {"count": 8}


async def test_no_more_than_there_is_can_be_added(desk):
    item = await desk.item(stock=2)
    alice = await desk.customer()
    for _ in range(2):
        await desk.put(alice, item)
    with pytest.raises(Refused, match="cart-only"):
        await desk.put(alice, item)


async def test_a_new_name_keeps_the_line(desk):
    item = await desk.item("Old name", stock=3)
    alice = await desk.customer()
    line = await desk.put(alice, item)
    await Item.filter(id=item.id).update(name="Ы" * 255)
    (row,) = (await desk.cart(alice)).lines
    assert (row.line.id, row.line.name, row.problem) == (line.id, "Ы" * 255, None)
    assert (await desk.put(alice, item)).quantity == 2


async def test_a_deleted_item_leaves_its_name_behind(desk):
    item = await desk.item("Rare", stock=0)
    alice = await desk.customer()
    await Line.create(
        user_id=alice.id, item_id=item.id, item_name="Rare", quantity=2, slot=1, added_at=desk.bot.clock.now()
    )
    await item.delete()
    (row,) = (await desk.cart(alice)).lines
    assert (row.line.name, row.line.item_id, row.item, row.cure) == ("Rare", None, None, 0)
    assert row.problem.key == "shop-item-gone"


async def test_lines_of_others_are_out_of_reach(desk):
    item = await desk.item(stock=3)
    alice, bob = await desk.customer(), await desk.customer()
    line = await desk.put(alice, item)
    assert await own_line(bob.id, line.id) is None
    assert not await change(bob.id, line.id, 2)
    assert await run_in_transaction(remove, desk.bot, bob.id, [line.id]) == 0
    assert await desk.quantities(alice) == {"Key": 1}


async def test_a_forgotten_customers_cart_goes(desk):
    item = await desk.item(stock=3)
    alice, bob = await desk.customer(), await desk.customer()
    await desk.put(alice, item)
    await desk.put(bob, item)
    async with transaction():
        await desk.bot.hooks.join("delete_user_data", user=alice, bot=desk.bot)
    assert await desk.quantities(alice) == {}
    assert await desk.quantities(bob) == {"Key": 1}


async def test_a_full_cart_costs_as_many_statements_as_one_line(desk):
    shelf = await Category.create(name="Shelf")
    items = [await desk.item(f"Key {number}", category=shelf, stock=1) for number in range(10)]
    alice = await desk.customer()
    counts = []
    for item in items:
        await desk.put(alice, item)
        with count_statements() as sent:
            await desk.cart(alice)
        counts.append(len(sent))
    assert counts == [3] * 10
