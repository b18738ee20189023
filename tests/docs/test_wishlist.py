"""The wish list, through the real client and on both databases."""

import pytest

from kernel import transaction
from kernel.testing import check_plugin
from plugins.accounts.testing import customer_of, give
from plugins.shop.testing import add_item, set_price
from plugins.wishlist import wishlist
from plugins.wishlist.callbacks import SetWish
from plugins.wishlist.models import Wish
from plugins.wishlist.news import announce_price_drops


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts,shop,wishlist", "WISHLIST_SIZE": "2"}


def test_the_declarations_are_in_order():
    check_plugin(wishlist)


async def test_the_heart_puts_an_item_on_the_list_and_takes_it_off(bot, alice):
    item = await add_item(bot, "Portal 2")
    await alice.send(f"/start item_{item}")
    await alice.press("🤍 I wish for it")
    assert alice.toasts[-1] == "It is on your list."
    assert "💛 On my list" in alice.buttons
    await alice.send("/wishlist")
    await alice.press("Portal 2 · $5.00")
    await alice.press("💛 On my list")
    assert "🤍 I wish for it" in alice.buttons
    await alice.send("/start")
    await alice.press("💛 Wish list")
    assert "empty" in alice.last.text


async def test_the_heart_keeps_the_way_back_to_the_page_of_the_list(bot, alice):
    for number in range(11):
        await add_item(bot, f"Key {number:02}")
    await alice.send("/shop")
    await alice.press("📁 Shelf")
    await alice.press("▶️")
    await alice.press("Key 10 · $5.00 · 1 pc")
    await alice.press("🤍 I wish for it")
    await alice.press("⬅️ Back")
    assert alice.buttons[0] == "Key 10 · $5.00 · 1 pc"


async def test_a_heart_pressed_twice_wishes_once(bot, alice):
    item = await add_item(bot)
    await alice.send(f"/start item_{item}")
    for _ in range(2):
        await alice.press(data=SetWish(item, on=True).pack())
    assert await Wish.all().count() == 1


async def test_the_list_has_an_end_and_unknown_items_are_refused(bot, alice):
    items = [await add_item(bot, name) for name in ("One", "Two", "Three")]
    await alice.send("/start")
    for item in items:
        await alice.press(data=SetWish(item, on=True).pack())
    assert "2 wishes at most" in alice.alerts[-1]
    await alice.press(data=SetWish(10**12, on=True).pack())
    assert "not in the shop" in alice.alerts[-1]


async def test_a_cheaper_item_is_announced_once_in_the_customers_language(bot, bob):
    item = await add_item(bot, "Portal 2")
    await bob.send(f"/start item_{item}")
    await bob.press("🤍 Хочу")
    await set_price(bot, item, 300)
    for _ in range(2):
        await announce_price_drops(bot)
        await bot.settle()
    assert [message.text for message in bob.messages if "хорошая новость" in message.text.lower()] == [bob.last.text]
    await bob.press("👀 Посмотреть")
    assert "Portal 2" in bob.last.text


async def test_what_is_bought_leaves_the_list(bot, alice):
    item = await add_item(bot)
    await alice.send(f"/start item_{item}")
    await give(bot, alice, 500)
    await alice.press("🤍 I wish for it")
    await alice.press("🛒 Buy for $5.00")
    await alice.press("✅ Pay $5.00")
    assert await Wish.all().count() == 0


async def test_an_idea_reaches_the_owner_and_only_they_can_read_all(bot, telegram, alice):
    owner = telegram.person("Olga", language="en", id=bot.settings.owner_id)
    await owner.send("/start")
    await alice.send("/wishlist")
    await alice.press("💡 Something is missing")
    await alice.send("Portal 3, <b>please</b>")
    assert "Thank you" in alice.last.text
    assert "Portal 3, <b>please</b>" in (await owner.wait_for("misses something")).text
    await alice.send("/ideas")
    assert "not allowed" in alice.last.text
    await owner.send("/ideas")
    assert "Portal 3" in (await owner.wait_for("What customers miss")).text


async def test_switched_off_it_leaves_no_trace_and_on_again_all_is_back(bot, alice):
    item = await add_item(bot)
    await alice.send(f"/start item_{item}")
    await alice.press("🤍 I wish for it")
    await bot.toggles.disable("wishlist")
    await alice.press("💛 On my list")
    assert alice.alerts[-1] == "This button no longer works."
    await alice.send(f"/start item_{item}")
    assert "💛 On my list" not in alice.buttons
    await bot.toggles.enable("wishlist")
    await alice.send(f"/start item_{item}")
    assert "💛 On my list" in alice.buttons


async def test_a_forgotten_customers_wishes_go(bot, alice):
    item = await add_item(bot)
    await alice.send(f"/start item_{item}")
    await alice.press("🤍 I wish for it")
    async with transaction():
        await bot.hooks.join("delete_user_data", user=await customer_of(bot, alice), bot=bot)
    assert await Wish.all().count() == 0
