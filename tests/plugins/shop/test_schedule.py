"""Hiding and showing by hand and by the clock, and what old buttons say then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kernel import Refused, transaction
from plugins.shop.callbacks import OpenCategory, OpenItem, OpenShop
from plugins.shop.catalog.editing import edit_item
from plugins.shop.catalog.reading import find_item, find_top
from plugins.shop.catalog.schedule import keep_schedule, schedule, set_hidden
from plugins.shop.models import Batch, Category, Item
from tests.plugins.shop.conftest import NOW

HOUR = timedelta(hours=1)


async def plan(bot, what, row_id, show_at=None, hide_at=None):
    async with transaction():
        return await schedule(bot, what, row_id, show_at, hide_at)


async def shown(bot, item) -> bool:
    return await find_item(bot, item.id) is not None


async def test_what_is_to_be_shown_later_waits_hidden_and_then_comes_by_itself(bot, clock):
    shelf = await Category.create(name="Shelf")
    item = await Item.create(name="Key", price=1, category=shelf, created_at=NOW)
    now = bot.clock.now()
    await plan(bot, "item", item.id, show_at=now + HOUR, hide_at=now + 3 * HOUR)
    seen = []
    for _ in range(4):
        await keep_schedule(bot)
        seen.append(await shown(bot, item))
        clock.move(hours=1, seconds=1)
    assert seen == [False, True, True, False]
    row = await Item.get(id=item.id)
    assert (row.show_at, row.hide_at) == (None, None)


async def test_a_category_goes_and_comes_with_all_that_is_in_it(bot, clock):
    shelf = await Category.create(name="Shelf")
    item = await Item.create(name="Key", price=1, category=shelf, created_at=NOW)
    now = bot.clock.now()
    await plan(bot, "category", shelf.id, hide_at=now + HOUR, show_at=now + 2 * HOUR)
    assert await shown(bot, item)
    clock.move(hours=1, seconds=1)
    await keep_schedule(bot)
    assert not await shown(bot, item)
    assert (await find_top(bot, OpenShop())).rows == []
    clock.move(hours=1)
    await keep_schedule(bot)
    assert await shown(bot, item)


@pytest.mark.parametrize("first", ["show", "hide"])
async def test_after_a_long_pause_the_later_of_two_times_counts(bot, clock, first):
    shelf = await Category.create(name="Shelf")
    item = await Item.create(name="Key", price=1, category=shelf, created_at=NOW)
    now = bot.clock.now()
    show, hide = (1, 2) if first == "show" else (2, 1)
    await plan(bot, "item", item.id, show_at=now + show * HOUR, hide_at=now + hide * HOUR)
    clock.move(hours=5)
    await keep_schedule(bot)
    assert await shown(bot, item) is (first == "hide")


async def test_the_schedule_leaves_alone_what_is_imported_or_deleted(desk):
    batch = await Batch.create(name="import", created_at=NOW)
    due = desk.bot.clock.now() - HOUR
    draft = await desk.item("Draft", hidden=True, show_at=due, batch=batch)
    gone = await desk.item("Gone", hidden=True, archived=True, show_at=due)
    await keep_schedule(desk.bot)
    assert [(await Item.get(id=item.id)).hidden for item in (draft, gone)] == [True, True]


async def test_times_that_have_passed_or_are_the_same_are_refused(desk):
    item = await desk.item()
    now = desk.bot.clock.now()
    for show_at, hide_at, key in (
        (now - HOUR, None, "shop-schedule-past"),
        (None, now - HOUR, "shop-schedule-past"),
        (now + HOUR, now + HOUR, "shop-schedule-same"),
    ):
        with pytest.raises(Refused, match=key):
            await plan(desk.bot, "item", item.id, show_at, hide_at)
    change = await plan(desk.bot, "item", item.id, now + HOUR)
    assert change.after == {"show_at": now + HOUR, "hidden": True}
    change = await plan(desk.bot, "item", item.id)
    assert change.after == {"show_at": None}


async def test_old_buttons_to_what_is_hidden_or_moved_answer_in_words(live, rich_alice):
    item = await live.item("Key", stock=1)
    other = await Category.create(name="Other")
    bot, alice = live.bot, rich_alice
    await alice.send(f"/start category_{item.category_id}")
    shelf = alice.last
    await alice.press(shelf.labels[0])
    async with transaction():
        await edit_item(bot, item.id, category_id=other.id)
    await alice.press(data=OpenItem(item.id, row=item.id, page=3).pack())
    assert alice.last.text.startswith("Other")
    await alice.press("⬅️ Back")
    assert alice.last.text.startswith("Other")
    async with transaction():
        await set_hidden(bot, "category", other.id, True)
    for press in (OpenItem(item.id), OpenCategory(other.id), OpenCategory(other.id, items=True)):
        await alice.press(data=press.pack())
        assert "not in the shop" in alice.last.text
        assert alice.buttons
    async with transaction():
        await set_hidden(bot, "category", other.id, False)
    await alice.press(data=OpenItem(item.id).pack())
    assert "Key" in alice.last.text
