"""Codes and the cart: a code comes along from the card, and belongs to its line."""

from __future__ import annotations

from plugins.accounts.testing import customer_of, give
from plugins.promos.models import Applied, Code, Usage
from plugins.promos.testing import add_code
from plugins.shop.models import Order
from plugins.shop.testing import add_item


def label(person, part: str) -> str:
    """The whole label of the newest button that contains ``part``."""
    return next(text for text in person.buttons if part in text)


async def into_cart(person, item: int) -> None:
    """Put an item into the cart from its card."""
    await person.send(f"/start item_{item}")
    await person.press(label(person, "cart"))


async def test_a_code_on_the_card_comes_along_into_the_cart_and_is_used_with_it(bot, alice):
    item, other = await add_item(bot, "Portal"), await add_item(bot, "Other")
    await add_code(bot)
    await alice.send(f"/start item_{item}")
    await alice.press("🎟 Promo code")
    await alice.send("SUMMER")
    await into_cart(alice, item)
    await into_cart(alice, other)
    await alice.send("/cart")
    assert "SUMMER" in alice.last.text
    assert "$9.50" in alice.last.text
    await give(bot, alice, 1000)
    await alice.press(label(alice, "Check out"))
    await alice.press("✅ Pay $9.50")
    assert (await Order.get()).total == 950
    assert [use.state for use in await Usage.all()] == ["used"]
    assert await Applied.all().count() == 0


async def test_a_code_is_applied_to_and_taken_off_a_line_of_the_cart(bot, alice):
    item = await add_item(bot, "Portal")
    await add_code(bot)
    await into_cart(alice, item)
    await alice.send("/cart")
    await alice.press(label(alice, "Portal"))
    await alice.press("🎟 Promo code")
    await alice.send("summer")
    assert "$4.50" in alice.last.text
    await alice.press(label(alice, "Portal"))
    await alice.press("🎟 Remove SUMMER")
    assert "SUMMER" not in alice.last.text
    assert await Applied.all().count() == 0


async def test_the_same_code_on_two_lines_checks_out(bot, alice):
    items = [await add_item(bot, name) for name in ("One", "Two")]
    await add_code(bot)
    for item in items:
        await alice.send(f"/start item_{item}")
        await alice.press("🎟 Promo code")
        await alice.send("SUMMER")
        await into_cart(alice, item)
    await give(bot, alice, 1000)
    await alice.send("/cart")
    await alice.press(label(alice, "Check out"))
    await alice.press("✅ Pay $9.00")
    assert (await Order.get()).total == 900
    assert await Usage.all().count() == 1


async def test_a_code_that_expired_in_the_cart_is_named_and_can_be_taken_off(bot, clock, alice):
    item = await add_item(bot, "Portal")
    await add_code(bot)
    await into_cart(alice, item)
    await alice.send("/cart")
    await alice.press(label(alice, "Portal"))
    await alice.press("🎟 Promo code")
    await alice.send("SUMMER")
    await Code.all().update(active=False)
    await alice.send("/cart")
    assert "SUMMER is switched off" in alice.last.text
    await alice.press(label(alice, "Portal"))
    await alice.press("🎟 Remove SUMMER")
    assert "switched off" not in alice.last.text


async def test_a_line_taken_out_of_the_cart_forgets_its_codes(bot, alice):
    item = await add_item(bot, "Portal")
    await add_code(bot)
    await into_cart(alice, item)
    await alice.send("/start promo_SUMMER")
    await alice.send("/cart")
    await alice.press(label(alice, "Portal"))
    await alice.press("🎟 Use SUMMER")
    user = await customer_of(bot, alice)
    assert await Applied.filter(user_id=user.id, source="cart").count() == 1
    await alice.press(label(alice, "✖"))
    assert await Applied.filter(user_id=user.id, source="cart").count() == 0


async def test_an_amount_on_two_lines_says_that_it_counts_once_an_order(bot, alice):
    items = [await add_item(bot, name) for name in ("One", "Two")]
    await add_code(bot, kind="fixed", value=200)
    for item in items:
        await alice.send(f"/start item_{item}")
        await alice.press("🎟 Promo code")
        await alice.send("SUMMER")
        await into_cart(alice, item)
    await alice.send("/cart")
    assert "$8.00" in alice.last.text
    await alice.press(label(alice, "Two"))
    await alice.press("🎟 Remove SUMMER (counts once an order)")
    assert "$8.00" in alice.last.text
