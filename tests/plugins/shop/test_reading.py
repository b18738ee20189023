"""What other plugins read of the shop through its api."""

from plugins.shop.api import OrderState, get_items, get_order
from plugins.shop.models import Category, Item


async def test_several_items_come_in_one_statement_without_those_that_are_hidden(desk):
    shelf = await Category.create(name="Games")
    inner = await Category.create(name="Steam", parent=shelf)
    seen = await desk.item("Seen", price=100, stock=2, category=inner)
    hidden = await desk.item("Hidden", category=inner, hidden=True)
    elsewhere = await desk.item("In a hidden category", category=await Category.create(name="Gone", hidden=True))
    found = await get_items([seen.id, hidden.id, elsewhere.id, 10**12])
    assert [(item.name, item.price, item.available) for item in found.values()] == [("Seen", 100, 2)]
    assert await get_items([]) == {}
    await Category.filter(id=shelf.id).update(hidden=True)
    assert await get_items([seen.id]) == {}


async def test_an_order_is_read_with_its_lines_even_when_the_item_is_gone(desk):
    item = await desk.item("Key", price=100, stock=1)
    customer = await desk.customer(money=100)
    made = await desk.buy(customer, item)
    order = await get_order(desk.bot, made.order_id)
    assert (order.id, order.user.id, order.state, order.total) == (made.order_id, customer.id, OrderState.PAID, 100)
    assert [(line.item_id, line.name, line.kind, line.quantity) for line in order.lines] == [
        (item.id, "Key", "unique", 1)
    ]
    assert await get_order(desk.bot, 10**12) is None
    await Item.filter(id=item.id).update(name="Renamed")
    assert (await get_order(desk.bot, made.order_id)).lines[0].name == "Key"
