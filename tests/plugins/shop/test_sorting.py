"""The orders of a list: by hand, name, price, age, sales and rating, each at the same cost on any page."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import db
from kernel.callbacks import Way
from kernel.testing import count_statements
from plugins.shop.api import OpenItem, Sort
from plugins.shop.callbacks import OWN, ChooseSort, OpenCategory, OpenSearch
from plugins.shop.catalog.reading import find_shelf
from plugins.shop.catalog.sorting import LISTINGS
from plugins.shop.models import Category, Item
from plugins.shop.places import in_category, in_search, list_at
from tests.plugins.shop.conftest import NOW, label


async def mixed_items(category: Category, count: int) -> None:
    luck = random.Random(count)
    few = lambda: luck.randrange(4)  # noqa: E731 - so that many are equal
    await Item.bulk_create(
        [
            Item(
                name=f"Item {few()}",
                sort_name=f"item {few()}",
                position=few(),
                price=few(),
                sold=few(),
                rating=few(),
                category_id=category.id,
                created_at=NOW,
            )
            for _ in range(count)
        ]
    )


async def all_pages(bot, press: OpenCategory, way: Way) -> list[int]:
    """The ids of a list, gone through from one end to the other by the pager's own buttons."""
    ids: list[int] = []
    end = Way.FIRST if way == Way.NEXT else Way.LAST
    shelf = await find_shelf(bot, replace(press, way=end))
    while True:
        rows = [row["id"] for row in shelf.page.rows]
        ids = ids + rows if way == Way.NEXT else rows + ids
        number = shelf.page.number + (1 if way == Way.NEXT else -1)
        if not 1 <= number <= shelf.page.pages:
            return ids
        edge = rows[-1] if way == Way.NEXT else rows[0]
        shelf = await find_shelf(bot, replace(press, row=edge, way=way, page=number))
        assert shelf.page.number == number


@pytest.mark.parametrize("sort", [sort for sort in Sort if sort != Sort.RATED])
async def test_every_sort_shows_each_item_once_in_its_order(desk, sort):
    shelf = await Category.create(name="Shelf", sort=sort)
    await mixed_items(shelf, 43)
    listing = LISTINGS[sort]
    order = [f"-{name}" if listing.descending else name for name in listing.order]
    expected = await Item.all().order_by(*order).values_list("id", flat=True)
    for press in (OpenCategory(shelf.id), OpenCategory(shelf.id, sort=sort)):
        assert await all_pages(desk.bot, press, Way.NEXT) == expected
        assert await all_pages(desk.bot, press, Way.BACK) == expected


async def test_any_page_of_ten_thousand_at_any_sort_needs_three_statements_an_index_and_none_when_repeated(desk):
    shelf = await Category.create(name="Full")
    await Item.bulk_create(
        [
            Item(
                name=f"Item {n:05}",
                sort_name=f"item {n:05}",
                price=n % 700,
                sold=n % 13,
                category_id=shelf.id,
                created_at=NOW,
            )
            for n in range(10_000)
        ],
        batch_size=1000,
    )
    if db.dialect() == "postgres":
        await db.execute("ANALYZE shop_item")
    middle = (await Item.all().order_by("id").offset(5000).first()).id
    for sort in Sort:
        for way in (Way.FIRST, Way.NEXT, Way.LAST):
            press = OpenCategory(shelf.id, sort=sort, row=middle, way=way, page=501)
            desk.bot.cache.drop("catalog")
            with count_statements() as counted:
                page = (await find_shelf(desk.bot, press)).page
            assert (len(page.rows), page.total) == (10, 10_000)
            assert len(counted.statements) <= 3
            assert "Sort" not in await plan(counted.statements[-1], shelf.id, middle)
            with count_statements() as again:
                await find_shelf(desk.bot, press)
            assert again.statements == []


async def plan(sql: str, *args: int) -> str:
    """How the database goes about a statement; the word Sort is in it when it has to sort."""
    used = [arg for number, arg in enumerate(args, 1) if f"${number}" in sql]
    if db.dialect() == "postgres":
        return "\n".join(row["QUERY PLAN"] for row in await db.fetch(f"EXPLAIN {sql}", *used))
    steps = [row["detail"] for row in await db.fetch(f"EXPLAIN QUERY PLAN {sql}", *used)]
    return "\n".join(steps).replace("USE TEMP B-TREE FOR ORDER BY", "Sort")


async def test_best_rated_is_by_hand_where_nobody_rates(desk):
    shelf = await Category.create(name="Shelf", sort=Sort.RATED)
    await desk.item("Last", category=shelf, position=2, rating=5)
    await desk.item("First", category=shelf, position=1)
    for press in (OpenCategory(shelf.id), OpenCategory(shelf.id, sort=Sort.RATED)):
        found = await find_shelf(desk.bot, press)
        assert found.sort.sort == Sort.HAND
        assert [row["name"] for row in found.page.rows] == ["First", "Last"]


async def test_best_rated_is_offered_while_a_plugin_rates(live, rich_alice):
    shelf = await Category.create(name="Shelf", sort=Sort.RATED)
    await live.item("Good", category=shelf, rating=400)
    await live.item("Better", category=shelf, rating=500)
    alice = rich_alice
    await alice.send(f"/start category_{shelf.id}")
    assert alice.buttons[0].startswith("Better")
    assert "⇅ Best rated" in alice.buttons
    await live.bot.toggles.disable("reviews")
    await alice.send(f"/start category_{shelf.id}")
    assert alice.buttons[0].startswith("Better")  # nobody has put them into an order by hand
    assert "⇅ As the shop recommends" in alice.buttons
    await alice.press(data=OpenCategory(shelf.id, sort=Sort.RATED).pack())
    assert "⇅ As the shop recommends" in alice.buttons
    await live.bot.toggles.enable("reviews")
    await alice.press(label(alice, "⇅"))
    assert [text for text in alice.buttons if text.startswith("✓")] == ["✓ As the shop recommends"]
    assert len(alice.buttons) == 7 + 2


async def test_a_customer_sorts_a_list_and_comes_back_to_its_page(live, telegram, rich_alice):
    shelf = await Category.create(name="Shelf")
    for number in range(25):
        await live.item(f"Item {number:02}", price=100 + (number * 7) % 25, category=shelf)
    alice = rich_alice
    await alice.send(f"/start category_{shelf.id}")
    await alice.press("⇅ As the shop recommends")
    assert "✓ As the shop recommends" in alice.buttons
    await alice.press("Most expensive first")
    assert alice.buttons[0].startswith("Item 07 · $1.24")
    assert "⇅ Most expensive first" in alice.buttons
    await alice.press("▶️")
    page = alice.buttons
    assert "$1.14" in page[0]
    await alice.press(page[3])
    assert "$1.11" in alice.last.text
    await alice.press("⬅️ Back")
    assert alice.buttons == page
    await alice.press("⇅ Most expensive first")
    assert "✓ Most expensive first" in alice.buttons
    await alice.press("⬅️ Back")
    assert "⇅ Most expensive first" in alice.buttons
    assert telegram.violations == []


async def test_a_list_of_one_is_not_sorted_and_what_is_gone_says_so(live, rich_alice):
    item = await live.item()
    alice = rich_alice
    await alice.send(f"/start category_{item.category_id}")
    assert not [text for text in alice.buttons if "⇅" in text]
    await alice.press(data=ChooseSort(10**12).pack())
    assert "not in the shop" in alice.last.text
    assert OpenCategory.unpack(OpenCategory(1).pack().replace(":-1", ":z")) is None


async def test_best_selling_follows_the_orders(live, rich_alice):
    shelf = await Category.create(name="Shelf", sort=Sort.SELLING)
    slow = await live.item("Slow", price=100, stock=5, category=shelf)
    fast = await live.item("Fast", price=100, stock=5, category=shelf)
    alice = rich_alice
    for item in (slow, fast, fast):
        await alice.send(f"/start item_{item.id}")
        await alice.press(label(alice, "Buy"))
        await alice.press(label(alice, "Pay"))
    await live.bot.settle()
    assert [(await Item.get(id=item.id)).sold for item in (slow, fast)] == [1, 2]
    live.bot.cache.drop("catalog")
    await alice.send(f"/start category_{shelf.id}")
    assert [text.split()[0] for text in alice.buttons[:2]] == ["Fast", "Slow"]


@given(st.integers(1, 2**55), st.sampled_from([OWN, *Sort]), st.integers(2, 99999))
def test_a_card_leads_back_to_the_page_and_sort_it_was_opened_from(first, sort, page):
    press = OpenItem.unpack(OpenItem(1, row=in_category(first, sort), page=page).pack())
    assert list_at(7, press.row, press.page) == OpenCategory(7, items=True, sort=sort).at(first, page)


@given(st.integers(1, 2**62), st.integers(1, 99999))
def test_a_card_leads_back_to_the_search_it_was_opened_from(search_id, page):
    assert list_at(7, in_search(search_id), page) == OpenSearch(search_id, page=page)


@given(st.integers(-(2**63) + 1, 2**63 - 1), st.integers(-(2**63), 2**63 - 1))
def test_any_place_leads_somewhere(row, page):
    assert len(list_at(2**62, row, page).pack().encode()) <= 64
