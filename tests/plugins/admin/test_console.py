"""The console: found by those who may use something of it, and by nobody else."""

import pytest

from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.accounts.api import OpenConsole


@pytest.fixture
async def owner(bot, telegram):
    return Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)


async def test_the_console_shows_what_plugins_put_there_and_hides_from_customers(bot, owner, alice):
    await owner.send("/start")
    await owner.press("🛠 Manage")
    for part in ("🗂 Catalog", "📦 Orders", "💳 Payments", "🎟 Promo codes", "⭐ Latest reviews"):
        assert part in owner.buttons
    await owner.press("🗂 Catalog")
    await owner.press("🛠 Manage")
    assert "Manage the shop" in owner.last.text

    await alice.send("/start")
    assert "🛠 Manage" not in alice.buttons
    await alice.press(data=OpenConsole().pack())
    assert alice.alerts == ["You are not allowed to do this."]
    await alice.send("/manage")
    assert alice.last.text == "You are not allowed to do this."


async def test_with_the_shop_off_the_other_plugins_parts_are_still_there(bot, owner):
    for name in ("cart", "reviews", "shop"):
        await bot.toggles.disable(name)
    await owner.send("/manage")
    assert "💳 Payments" in owner.buttons
    assert "🗂 Catalog" not in owner.buttons


async def test_with_the_console_off_staffs_screens_lead_back_to_the_main_menu(bot, owner):
    await bot.toggles.disable("admin")
    await owner.send("/payments")
    assert "🏠 Menu" in owner.buttons
    assert "🛠 Manage" not in owner.buttons
    await owner.press(data=OpenConsole().pack())
    assert owner.alerts == ["This button no longer works."]
    await owner.press("🏠 Menu")
    assert "🛠 Manage" not in owner.buttons
