"""Making, changing and deleting categories and items, as the screens of staff do it."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel import Refused, db, transaction
from kernel.testing import count_statements
from plugins.shop.api import get_item
from plugins.shop.callbacks import OpenCategory, OpenShop
from plugins.shop.catalog import checks, removing
from plugins.shop.catalog.editing import create_category, create_item, edit_category, edit_item
from plugins.shop.catalog.reading import find_item, find_shelf, find_top
from plugins.shop.catalog.removing import clear_archived, contents, delete_category, delete_item
from plugins.shop.importing.run import import_file
from plugins.shop.models import Batch, Category, Item, Order, OrderLine, StockLevel, StockValue
from tests.plugins.shop.conftest import NOW


async def do(work, *args, **fields):
    async with transaction():
        return await work(*args, **fields)


async def refused(work, *args, **fields) -> str:
    with pytest.raises(Refused) as error:
        await do(work, *args, **fields)
    return error.value.key


async def test_what_staff_make_is_in_the_shop_at_once(desk):
    bot = desk.bot
    assert (await find_top(bot, OpenShop())).rows == []
    games = (await do(create_category, bot, " Games ")).id
    steam = (await do(create_category, bot, "Steam", games, description="Keys", sort=3)).id
    made = await do(create_item, bot, steam, "Portal", 999, description="A puzzle", low_stock=5)
    card = await find_item(bot, made.id)
    assert (card.item.name, card.item.price, card.path) == ("Portal", 999, ("Games", "Steam"))
    assert made.before == {}
    assert made.after["low_stock"] == 5


async def test_saved_really_saves_and_says_what_changed(desk):
    bot, shelf = desk.bot, await Category.create(name="Shelf")
    item = await do(create_item, bot, shelf.id, "Portal", 999)
    fields = {
        "name": "Portal 2",
        "description": "More",
        "price": 1999,
        "position": -3,
        "kind": "manual",
        "hidden": True,
        "min_quantity": 2,
        "max_quantity": 10,
        "quantity_step": 2,
        "customer_limit": 20,
        "instructions": "Read me",
        "questions": ["Your nickname?"],
        "when_out": "wait",
        "presell": True,
        "pick": "random",
        "low_stock": 3,
    }
    change = await do(edit_item, bot, item.id, **fields)
    assert change.after == fields
    assert change.before == {name: item.after[name] for name in fields}
    row = await Item.get(id=item.id)
    assert {name: getattr(row, name) for name in fields} == fields
    assert row.sort_name == "portal 2"
    assert not await do(edit_item, bot, item.id, **fields)


async def test_a_new_name_keeps_id_sales_and_the_link(desk):
    item = await desk.item(stock=2)
    customer = await desk.customer(1000)
    await desk.buy(customer, item)
    await do(edit_item, desk.bot, item.id, name="Another name")
    assert (await get_item(item.id)).name == "Another name"
    assert (await get_item(item.id)).available == 1
    line = await OrderLine.first()
    assert (line.item_id, line.item_name) == (item.id, "Key")


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"name": " \n "}, "shop-edit-name-empty"),
        ({"name": "a\nb"}, "shop-edit-control"),
        ({"name": "a\u2028b"}, "shop-edit-control"),
        ({"name": "x" * 256}, "shop-edit-too-long"),
        ({"name": "Taken"}, "shop-edit-name-taken"),
        ({"price": -1}, "shop-edit-price"),
        ({"price": 10**18}, "shop-edit-price"),
        ({"description": "x" * 4001}, "shop-edit-too-long"),
        ({"description": "a\0"}, "shop-edit-control"),
        ({"min_quantity": 0}, "shop-edit-out-of-range"),
        ({"min_quantity": 5, "max_quantity": 4}, "shop-edit-max-below-min"),
        ({"min_quantity": 5, "customer_limit": 4}, "shop-edit-limit-below-min"),
        ({"presell": True}, "shop-edit-presell-waits"),
        ({"questions": ["Nickname?"]}, "shop-edit-questions-kind"),
        ({"questions": ["?"] * 11, "kind": "manual"}, "shop-edit-too-many-questions"),
        ({"category_id": 10**12}, "shop-category-gone"),
        ({"category_id": None}, "shop-category-gone"),
    ],
)
async def test_what_cannot_be_is_refused_in_words_and_changes_nothing(desk, fields, key):
    shelf = await Category.create(name="Shelf")
    item = await desk.item(category=shelf)
    await desk.item("Taken", category=shelf)
    before = await Item.get(id=item.id).values()
    assert await refused(edit_item, desk.bot, item.id, **fields) == key
    assert await Item.get(id=item.id).values() == before
    assert "shop-" not in desk.bot.texts.text("ru", key, max=1, min=1, name="x", count=2)


async def test_nobody_edits_what_is_gone_or_being_imported(desk):
    item = await desk.item()
    await desk.stock(item, ["a"])
    await Item.filter(id=item.id).update(batch_id=(await StockValue.first()).batch_id)
    for item_id in (item.id, 10**12, -1):
        assert await refused(edit_item, desk.bot, item_id, price=1) == "shop-item-gone"
        assert await refused(delete_item, desk.bot, item_id) == "shop-item-gone"


async def test_the_kind_is_fixed_once_there_is_stock_or_a_buyer(desk):
    stocked = await desk.item(stock=1)
    assert await refused(edit_item, desk.bot, stocked.id, kind="manual") == "shop-edit-kind-fixed"
    shared = await desk.item("Shared")
    await desk.share(shared, "value")
    assert await refused(edit_item, desk.bot, shared.id, kind="unique") == "shop-edit-kind-fixed"


async def test_an_item_moves_with_everything_it_has(desk):
    item = await desk.item(stock=3)
    other = await Category.create(name="Other")
    await find_shelf(desk.bot, OpenCategory(item.category_id))
    change = await do(edit_item, desk.bot, item.id, category_id=other.id)
    assert change.before == {"category_id": item.category_id}
    assert (await find_shelf(desk.bot, OpenCategory(item.category_id))).page.rows == []
    (row,) = (await find_shelf(desk.bot, OpenCategory(other.id))).page.rows
    assert row["available"] == 3


async def test_categories_cannot_be_put_into_themselves(desk):
    bot = desk.bot
    top = (await do(create_category, bot, "Top")).id
    middle = (await do(create_category, bot, "Middle", top)).id
    leaf = (await do(create_category, bot, "Leaf", middle)).id
    for place in (top, middle, leaf):
        assert await refused(edit_category, bot, top, parent_id=place) == "shop-edit-circle"
    await do(edit_category, bot, leaf, parent_id=None)
    assert (await Category.get(id=leaf)).parent_id is None
    await do(edit_category, bot, top, parent_id=leaf)
    assert (await find_shelf(bot, OpenCategory(middle))).path == ("Leaf", "Top", "Middle")


async def test_two_moves_at_once_make_no_circle(desk):
    bot = desk.bot
    one = (await do(create_category, bot, "One")).id
    two = (await do(create_category, bot, "Two")).id

    async def move(which, where):
        try:
            await db.run_in_transaction(edit_category, bot, which, parent_id=where)
        except Refused as refusal:
            return refusal.key
        return ""

    results = await asyncio.gather(move(one, two), move(two, one))
    assert sorted(results) == ["", "shop-edit-circle"]


async def test_two_new_items_of_one_name_at_once_are_one(desk):
    shelf = (await do(create_category, desk.bot, "Shelf")).id

    async def make():
        try:
            await db.run_in_transaction(create_item, desk.bot, shelf, "Twin", 1)
        except Refused as refusal:
            return refusal.key
        return ""

    assert sorted(await asyncio.gather(*(make() for _ in range(4)))) == ["", *["shop-edit-name-taken"] * 3]


async def test_depth_has_an_end(desk):
    place = None
    for number in range(50):
        place = (await do(create_category, desk.bot, f"Level {number}", place)).id
    assert await refused(create_category, desk.bot, "One more", place) == "shop-edit-too-deep"
    other = (await do(create_category, desk.bot, "Other")).id
    assert await refused(edit_category, desk.bot, other, parent_id=place) == "shop-edit-too-deep"


async def test_what_nobody_bought_is_removed_with_its_stock(desk):
    item = await desk.item(stock=5)
    assert (await contents("item", item.id)).pieces == 5
    change = await do(delete_item, desk.bot, item.id)
    assert (change.before["name"], change.before["pieces"], change.after) == ("Key", 5, {})
    assert await find_item(desk.bot, item.id) is None
    await clear_archived(desk.bot)
    assert (
        await Item.filter(id=item.id).count() == await StockValue.all().count() == await StockLevel.all().count() == 0
    )


async def test_what_was_bought_stays_for_its_buyers_and_is_sold_no_more(desk):
    item = await desk.item(stock=3)
    await desk.buy(await desk.customer(500), item)
    await do(delete_item, desk.bot, item.id)
    await clear_archived(desk.bot)
    assert await find_item(desk.bot, item.id) is None
    assert await refused(edit_item, desk.bot, item.id, hidden=False) == "shop-item-gone"
    assert (await Item.get(id=item.id)).archived
    states = sorted([value.state for value in await StockValue.all()])
    assert states == ["sold", "withdrawn", "withdrawn"]
    assert (await StockLevel.get(item_id=item.id)).available == 0
    with pytest.raises(Refused):
        await desk.buy(await desk.customer(500), item)


async def test_deleting_costs_the_same_whatever_the_stock(desk, monkeypatch):
    monkeypatch.setattr(removing, "PICK", removing.PICK.replace("2000", "3"))
    monkeypatch.setattr(removing, "PIECES", 3)
    few, many = await desk.item("Few", stock=1), await desk.item("Many", stock=11)
    sent = []
    async with transaction():
        for item in (few, many):
            with count_statements() as counted:
                await delete_item(desk.bot, item.id)
            sent.append(len(counted))
    assert sent[0] == sent[1]
    await clear_archived(desk.bot)
    assert await StockValue.all().count() == await Item.all().count() == 0


async def test_a_category_goes_with_everything_in_it(desk):
    bot = desk.bot
    top = (await do(create_category, bot, "Top")).id
    inner = (await do(create_category, bot, "Inner", top)).id
    sold = await desk.item("Sold", stock=2, category_id=inner)
    await desk.item("Unsold", stock=2, category_id=top)
    other = await desk.item("Other", stock=2)
    await desk.buy(await desk.customer(500), sold)
    goes = await contents("category", top)
    assert (goes.categories, goes.items, goes.pieces, goes.owed) == (1, 2, 3, 0)
    await do(delete_category, bot, top)
    await clear_archived(bot)
    assert await find_shelf(bot, OpenCategory(top)) is None
    assert {item.name for item in await Item.all()} == {"Sold", "Other"}
    assert {shelf.name for shelf in await Category.all()} == {"Top", "Inner", "Other shelf"}  # of what was sold
    assert await find_item(bot, other.id) is not None
    again = await do(create_category, bot, "Top")
    assert again.id != top


async def test_an_empty_category_is_removed(desk):
    top = (await do(create_category, desk.bot, "Top")).id
    await do(create_category, desk.bot, "Inner", top)
    await do(delete_category, desk.bot, top)
    await clear_archived(desk.bot)
    assert await Category.all().count() == 0


async def test_what_is_still_owed_is_not_deleted(desk):
    item = await desk.item("Handmade", kind="manual")
    user = await desk.customer()
    order = await Order.create(user_id=user.id, state="paid", total=500, currency="USD", created_at=NOW)
    await OrderLine.create(
        order=order, item=item, item_name="Handmade", quantity=1, unit_price=500, state="pending", kind="manual"
    )
    assert await refused(delete_item, desk.bot, item.id) == "shop-edit-owed"
    assert await refused(delete_category, desk.bot, item.category_id) == "shop-edit-owed"
    assert not (await Item.get(id=item.id)).hidden


async def test_a_category_is_not_deleted_under_an_import_and_what_comes_late_goes_too(desk):
    bot, shelf = desk.bot, await Category.create(name="Shelf")
    batch = await Batch.create(name="import", created_at=NOW)
    item = await desk.item("Draft", category=shelf, hidden=True, batch=batch)
    assert (await contents("category", shelf.id)).importing
    assert await refused(delete_category, bot, shelf.id) == "shop-edit-importing"
    await Item.filter(id=item.id).update(batch_id=None)
    await do(delete_category, bot, shelf.id)
    late = await Category.create(
        name="Late", parent_id=(await Category.create(name="Gone", archived=True, hidden=True)).id
    )
    await desk.item("Late", category=late)
    await clear_archived(bot)
    assert await Item.all().count() == await Category.all().count() == 0


async def test_an_import_makes_anew_what_was_deleted(desk, tmp_path):
    shelf = await Category.create(name="Shelf")
    item = await desk.item("Key", stock=1, category=shelf)
    await desk.buy(await desk.customer(500), item)
    await do(delete_category, desk.bot, shelf.id)
    await clear_archived(desk.bot)
    file = tmp_path / "catalog.csv"
    file.write_text("category,item,price,value\nShelf,Key,5.00,NEW-1\n", "utf-8")
    report = await import_file(desk.bot, file)
    assert (report.categories, report.items) == (1, 1)
    assert [row["name"] for row in (await find_top(desk.bot, OpenShop())).rows] == ["Shelf"]


async def test_a_deletion_and_a_purchase_at_once_agree(desk):
    item = await desk.item(stock=3)
    customers = [await desk.customer(500) for _ in range(3)]

    async def buy(customer):
        try:
            await desk.buy(customer, item)
        except Refused:
            return 0
        return 1

    work = [buy(customers[0]), db.run_in_transaction(delete_item, desk.bot, item.id), buy(customers[1])]
    first, _, second = await asyncio.gather(*work)
    await clear_archived(desk.bot)
    sold = first + second
    assert await StockValue.filter(state="sold").count() == await OrderLine.all().count() == sold
    assert await Item.all().count() == (1 if sold else 0)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_every_name_is_kept_to_the_letter_or_refused(text):
    try:
        kept = checks.name(text)
    except Refused:
        return
    assert kept == text.strip()
    assert 1 <= len(kept) <= 255
    kept.encode()
