"""Promos without a shop: gifts are given, and codes for products wait."""

import pytest

from plugins.promos.testing import add_code


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts,promos"}


async def test_gifts_need_no_shop(bot, alice):
    await add_code(bot, "GIFT", "balance", 500)
    await add_code(bot)
    await alice.send("/profile")
    await alice.press("🎁 Redeem a code")
    await alice.send("gift")
    assert "$5.00 added" in alice.last.text
    await alice.send("/start promo_SUMMER")
    assert "is yours" in alice.last.text
    assert "🛍 To the shop" not in alice.buttons


async def test_a_code_for_a_product_says_that_there_is_none(bot, alice):
    await add_code(bot, items=[1])
    await alice.send("/start promo_SUMMER")
    assert "not in the shop any more" in alice.last.text
    assert "🏠 Menu" in alice.buttons
