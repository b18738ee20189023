"""Reading the catalog: depth, order, hidden things, cost."""

import asyncio

from kernel import db
from kernel.testing import count_statements
from plugins.shop.callbacks import OpenCategory, OpenShop
from plugins.shop.catalog.reading import find_item, find_shelf, find_top
from plugins.shop.models import Category, Item
from tests.plugins.shop.conftest import NOW


async def many_items(category: Category, count: int) -> None:
    await Item.bulk_create(
        [
            Item(name=f"Item {n:05}", sort_name=f"item {n:05}", price=n, category_id=category.id, created_at=NOW)
            for n in range(count)
        ]
    )


async def test_categories_have_any_depth_and_lead_back_to_the_page_they_came_from(desk):
    top = await Category.create(name="Games")
    shelves = [await Category.create(name=f"Shelf {n:02}", parent=top) for n in range(25)]
    deep = await Category.create(name="Deep", parent=shelves[14])
    await desk.item("Portal", category=deep)

    shelf = await find_shelf(desk.bot, OpenCategory(deep.id))
    assert shelf.path == ("Games", "Shelf 14", "Deep")
    assert [row["name"] for row in shelf.page.rows] == ["Portal"]
    assert shelf.back == OpenCategory(shelves[14].id)

    middle = await find_shelf(desk.bot, shelf.back)
    above = await find_shelf(desk.bot, middle.back)
    assert above.page.number == 2
    assert [row["name"] for row in above.page.rows] == [f"Shelf {n}" for n in range(10, 20)]
    assert above.back == OpenShop()


async def test_lists_are_by_position_then_by_name_whatever_the_case_and_alphabet(desk):
    for name, position in (("яблоко", 0), ("Апельсин", 0), ("apple", 0), ("Zebra", 0), ("last", 5), ("first", -1)):
        await Category.create(name=name, position=position)
    page = await find_top(desk.bot, OpenShop())
    assert [row["name"] for row in page.rows] == ["first", "apple", "Zebra", "Апельсин", "яблоко", "last"]


async def test_a_category_with_categories_offers_its_own_items_too(desk):
    top = await Category.create(name="Games")
    await Category.create(name="Steam", parent=top)
    await desk.item("Voucher", category=top)
    shelf = await find_shelf(desk.bot, OpenCategory(top.id))
    assert (shelf.lists_items, shelf.items) == (False, 1)
    own = await find_shelf(desk.bot, OpenCategory(top.id, items=True))
    assert [row["name"] for row in own.page.rows] == ["Voucher"]
    assert own.back == OpenCategory(top.id)


async def test_what_is_hidden_is_neither_listed_nor_opened(desk):
    top = await Category.create(name="Games")
    inner = await Category.create(name="Inner", parent=top)
    item = await desk.item("Portal", category=inner)
    hidden = await desk.item("Secret", category=inner, hidden=True)
    shelf = await find_shelf(desk.bot, OpenCategory(inner.id))
    assert [row["name"] for row in shelf.page.rows] == ["Portal"]
    assert await find_item(desk.bot, hidden.id) is None
    top.hidden = True
    await top.save()
    desk.bot.cache.drop("catalog")
    assert await find_item(desk.bot, item.id) is None
    assert await find_shelf(desk.bot, OpenCategory(inner.id)) is None
    assert (await find_top(desk.bot, OpenShop())).rows == []


async def test_a_page_of_ten_thousand_items_needs_three_statements_and_none_when_repeated(desk):
    shelf = await Category.create(name="Full")
    await many_items(shelf, 10_000)
    first = OpenCategory(shelf.id)
    page = (await find_shelf(desk.bot, first)).page
    assert (page.total, page.pages) == (10_000, 1000)
    desk.bot.cache.drop("catalog")

    for press in (first, first.at(page.rows[5]["id"], 1)):
        with count_statements() as counted:
            await find_shelf(desk.bot, press)
        assert len(counted.statements) <= 3
        with count_statements() as counted:
            await find_shelf(desk.bot, press)
        assert counted.statements == []


async def test_a_sale_shows_on_the_next_page(desk):
    item = await desk.item(stock=2)
    assert (await find_item(desk.bot, item.id)).item.available == 2
    await desk.buy(await desk.customer(500), item)
    assert (await find_item(desk.bot, item.id)).item.available == 1
    shelf = await find_shelf(desk.bot, OpenCategory(item.category_id))
    assert shelf.page.rows[0]["available"] == 1


async def test_a_reader_paused_across_a_sale_does_not_put_the_old_stock_back(desk):
    item = await desk.item(stock=2)
    alice = await desk.customer(500)
    read, sold = asyncio.Event(), asyncio.Event()

    async def slow_read():
        row = await db.fetch_one("SELECT available FROM shop_stock_level WHERE item_id = $1", item.id)
        read.set()
        await sold.wait()
        return row["available"]

    reader = asyncio.create_task(desk.bot.cache.get_or("catalog", "stock", 300, slow_read))
    await read.wait()
    await desk.buy(alice, item)
    sold.set()
    assert await reader == 2

    async def fresh_read():
        return (await db.fetch_one("SELECT available FROM shop_stock_level WHERE item_id = $1", item.id))["available"]

    assert await desk.bot.cache.get_or("catalog", "stock", 300, fresh_read) == 1


async def test_a_circle_of_categories_does_not_hang(desk):
    one = await Category.create(name="One")
    two = await Category.create(name="Two", parent=one)
    one.parent = two
    await one.save()
    shelf = await find_shelf(desk.bot, OpenCategory(two.id))
    assert shelf is not None
