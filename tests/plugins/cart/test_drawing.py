"""The cart's text and buttons at Telegram's limits, and what other plugins add to them."""

import pytest

from kernel import Refused
from plugins.accounts.testing import customer_of
from plugins.cart.callbacks import AddToCart
from plugins.cart.lines import own_lines
from plugins.cart.settings import CartSettings
from plugins.shop.api import Adjustment, OpenItem
from plugins.shop.models import Category, Order
from tests.plugins.cart.conftest import put
from tests.plugins.shop.conftest import label

LONG = "Щ" * 255
EMOJI = "👩‍🚀" * 50


@pytest.mark.parametrize("name", [LONG, EMOJI], ids=["cyrillic", "emoji"])
async def test_the_longest_names_fill_a_whole_cart(live, telegram, rich_alice, name):
    shelf = await Category.create(name="Shelf")
    for number in range(10):
        item = await live.item(f"{number}{name}"[:255], price=10**11 + number, stock=30, category=shelf)
        await rich_alice.press(data=AddToCart(item.id).pack())
    alice = rich_alice
    await alice.send("/cart")
    assert alice.last.text.count("…") == 10
    assert "Total" in alice.last.text
    await alice.press(label(alice, "0"))
    assert item.name[1:80] in alice.last.text
    assert telegram.violations == []


async def test_a_twenty_line_cart_with_discounts_and_problems_fits(live, telegram, rich_alice):
    live.bot.setting(CartSettings).cart_lines = 20
    shelf = await Category.create(name="Shelf")
    items = [await live.item(f"{number}{EMOJI}"[:255], price=10**9, stock=1, category=shelf) for number in range(20)]
    for item in items:
        await rich_alice.press(data=AddToCart(item.id).pack())
    other = await live.customer(10**10)
    for item in items[:5]:
        await live.buy(other, item)
    discount_each_line(live)
    await rich_alice.send("/cart")
    assert rich_alice.last.text.count("⚠️") == 6
    assert "Total" in rich_alice.last.text
    assert len(rich_alice.last.rows) == 23
    assert telegram.violations == []


def discount_each_line(live):
    """A tenth off every line and a dollar off the order, as a plugin would."""

    def price_order(order):
        each = [
            Adjustment("shop-open-item", -line.total // 10, args={"item": "SUMMER" * 20}, line=place)
            for place, line in enumerate(order.lines)
        ]
        return [*each, Adjustment("shop-open-item", -100, order=200, args={"item": "LOYAL"})]

    live.bot.hooks._table["price_order"] = (("shop", price_order, ("order",)),)


async def test_discounts_of_a_line_strike_its_old_sum_through(live, rich_alice):
    item = await live.item("Key", price=1000, stock=5)
    alice = rich_alice
    discount_each_line(live)
    await put(alice, item, item)
    await alice.send("/cart")
    assert "2 × $10.00 = $20.00 $18.00" in alice.last.text
    struck = [entity for entity in alice.last.entities if entity.kind == "strikethrough"]
    assert len(struck) == 1
    assert "LOYAL: -$1.00" in alice.last.text.replace("\xa0", " ")
    assert "Total: $17.00" in alice.last.text
    await alice.press("✅ Check out · $17.00")
    await alice.press("✅ Pay $17.00")
    assert (await Order.first()).total == 1700


async def test_another_plugin_adds_buttons_to_a_line(live, rich_alice):
    item = await live.item("Key", stock=1)
    seen = []

    def cart_line_buttons(line, ctx):
        seen.append((line.item_id, line.name, line.quantity, line.unit_price))
        return [OpenItem(item.id).button("🎟 Promo code")]

    live.bot.hooks._table["cart_line_buttons"] = (("shop", cart_line_buttons, ("line", "ctx")),)
    alice = rich_alice
    await put(alice, item)
    await alice.send("/cart")
    await alice.press("Key · 1")
    await alice.press("🎟 Promo code")
    assert seen == [(item.id, "Key", 1, 500)]


async def test_another_plugin_hears_of_lines_that_come_and_go(live, rich_alice):
    heard = []

    def cart_line_added(user, item_id, line_id):
        heard.append(("added", item_id, line_id))

    def cart_line_removed(line_ids):
        heard.append(("removed", *line_ids))

    table = live.bot.hooks._table
    table["cart_line_added"] = (("shop", cart_line_added, ("user", "item_id", "line_id")),)
    table["cart_line_removed"] = (("shop", cart_line_removed, ("line_ids",)),)
    one, two = await live.item("One", stock=5), await live.item("Two", stock=5)
    alice = rich_alice
    await put(alice, one, one, two)
    lines = [line.id for line in await own_lines((await customer_of(live.bot, alice)).id)]
    await alice.send("/cart")
    await alice.press("✖")
    await put(alice, one)
    await alice.press("🛒 To the cart")
    await alice.press("🗑 Clear")
    await alice.press("🗑 Yes, clear it")
    new = heard[-2][2]
    assert heard == [
        ("added", one.id, lines[0]),
        ("added", one.id, lines[0]),
        ("added", two.id, lines[1]),
        ("removed", lines[0]),
        ("added", one.id, new),
        ("removed", lines[1], new),
    ]
    await put(alice, one)
    await alice.press("🛒 To the cart")
    await alice.press(label(alice, "Check out"))
    await alice.press(label(alice, "Pay"))
    assert heard[-1][0] == "added", "what was bought is no loss"


async def test_an_order_that_a_plugin_forbids_leaves_the_cart_open(live, rich_alice):
    item = await live.item("Key", price=500, stock=5)
    refusal = Refused("shop-cannot-deliver", item="Key")
    live.bot.hooks._table["check_order"] = (("shop", lambda order: refusal, ("order",)),)
    alice = rich_alice
    await put(alice, item)
    await alice.send("/cart")
    assert "cannot be delivered" in alice.last.text
    assert "1 × $5.00 = $5.00" in alice.last.text
    assert not [text for text in alice.buttons if "Check out" in text]
    await alice.press("Key · 1")
    assert "cannot be delivered" in alice.last.text
