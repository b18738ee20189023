"""Plugins on and off from the chat: what goes along is named first, and everything or nothing is switched."""

import pytest

from kernel import Plugin
from kernel.models import AuditRow
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.admin.settings.reading import number_of
from plugins.admin.switches.callbacks import AskSwitch, OpenPlugin, OpenPlugins
from plugins.admin.switches.reading import stands_for
from plugins.rbac.testing import give_rights


@pytest.fixture
def extra_plugins():
    return [Plugin("keys_of_staff", version="2.5", requires=["accounts"])]


@pytest.fixture
def settings():
    return {"PLUGINS_DISABLED": "promos"}


@pytest.fixture
async def owner(bot, telegram):
    return Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)


async def test_the_shop_goes_off_with_those_that_need_it_and_comes_back_with_what_it_needs(bot, owner, alice):
    await owner.send("/manage")
    await owner.press("🧩 Plugins")
    assert "✅ 🧺 Cart" in owner.buttons
    assert "🔒 🎟 Promo codes" in owner.buttons
    await owner.press("✅ 🛍 Shop")
    assert "Catalog, stock, orders" in owner.last.text
    assert "Requires: ✅ 👤 Customers" in owner.last.text
    assert "Needed by: ✅ 🧺 Cart, ✅ ⭐ Reviews" in owner.last.text
    await owner.press("⬜ Switch off")
    named = owner.last.text
    assert "These go off with it, because they need it: " in named
    assert "🧺 Cart" in named
    assert "⭐ Reviews" in named
    assert bot.toggles.enabled("shop")
    button = next(label for label in owner.buttons if label.startswith("⬜ Switch off"))
    await owner.press(button)
    assert not any(bot.toggles.enabled(name) for name in ("shop", "cart", "reviews"))
    assert "Off now: 🛍 Shop" in owner.last.text
    assert "⬜ 🧺 Cart" in owner.buttons
    await alice.send("/start")
    assert "🛍 Shop" not in alice.buttons
    rows = await AuditRow.filter(action="admin.plugin_switched")
    assert {row.subject for row in rows} == {"plugin:shop", "plugin:cart", "plugin:reviews"}
    assert all(row.details == {"before": {"on": True}, "after": {"on": False}} for row in rows)

    await owner.press("⬜ 🧺 Cart")
    assert "To be on it needs: 🛍 Shop" in owner.last.text
    await owner.press("✅ Switch on")
    assert "These go on with it, because it needs them: 🛍 Shop" in owner.last.text
    await owner.press("✅ Switch on (2)")
    assert bot.toggles.enabled("shop")
    assert bot.toggles.enabled("cart")
    assert not bot.toggles.enabled("reviews")
    await alice.send("/start")
    assert "🛍 Shop" in alice.buttons


async def test_what_was_not_named_is_not_switched(bot, owner):
    await bot.toggles.disable("reviews")
    await owner.send("/start")
    await owner.press(data=AskSwitch(number_of("shop"), on=False).pack())
    button = next(label for label in owner.buttons if label.startswith("⬜ Switch off"))
    await bot.toggles.enable("reviews")  # somebody else, meanwhile
    await owner.press(button)
    assert "Meanwhile other plugins were switched" in owner.alerts[-1]
    assert bot.toggles.enabled("shop")
    assert bot.toggles.enabled("cart")


async def test_what_cannot_be_switched_says_why_in_the_readers_language(bot, owner, bob):
    await owner.send("/start")
    await bob.send("/start")
    await give_rights(bot, bob, "admin.settings")
    for person, words in ((owner, "nothing works without it"), (bob, "без него ничего не работает")):
        await person.press(data=OpenPlugin(number_of("accounts")).pack())
        assert words in person.last.text
        assert not any(label.startswith(("⬜", "✅")) for label in person.buttons)
        await person.press(data=AskSwitch(number_of("accounts"), on=False).pack())
        assert words in person.alerts[-1]
    for person, words in ((owner, "Remove it there"), (bob, "Уберите его оттуда")):
        await person.press(data=OpenPlugin(number_of("promos")).pack())
        assert words in person.last.text
        await person.press(data=AskSwitch(number_of("promos"), on=True).pack())
        assert words in person.alerts[-1]
    await owner.press(data=AskSwitch(number_of("cart"), on=True).pack())
    assert owner.alerts[-1] == "It is as you want it already."
    await owner.press(data=OpenPlugin(number_of("nothing")).pack())
    assert owner.alerts[-1] == "This button no longer works."
    await owner.press(data=OpenPlugin(number_of("keys_of_staff")).pack())  # of a plugin without words
    assert "keys_of_staff" in owner.last.text
    assert await AuditRow.filter(action="admin.plugin_switched").count() == 0
    assert stands_for(["a", "b"]) != stands_for(["b", "a"])


async def test_the_console_goes_only_with_a_warning_how_it_comes_back(bot, owner):
    await owner.send("/manage")
    await owner.press("🧩 Plugins")
    await owner.press("✅ 🛠 Console")
    await owner.press("⬜ Switch off")
    assert "kiosk plugins enable admin" in owner.last.text
    await owner.press("⬜ Switch off (1)")
    assert "Off now: 🛠 Console" in owner.last.text
    assert owner.buttons == ["🏠 Menu"]
    await owner.press("🏠 Menu")
    assert "🛠 Manage" not in owner.buttons
    await bot.toggles.enable("admin")
    await owner.send("/manage")
    assert "🧩 Plugins" in owner.buttons


async def test_who_switches_rights_off_is_warned_and_loses_them(bot, alice, bob):
    await alice.send("/start")
    for button in (OpenPlugins(), OpenPlugin(number_of("cart")), AskSwitch(number_of("cart"), on=False)):
        await alice.press(data=button.pack())
        assert alice.alerts[-1] == "You are not allowed to do this."
    await bob.send("/start")
    await give_rights(bot, bob, "admin.settings")
    await bob.send("/manage")
    await bob.press("🧩 Плагины")
    await bob.press("✅ 🎭 Роли")
    await bob.press("⬜ Выключить")
    assert "вы можете потерять свои" in bob.last.text
    await bob.press("⬜ Выключить (1)")
    assert bob.buttons == ["🏠 Меню"]
    assert not bot.toggles.enabled("rbac")
    await bob.press(data=OpenPlugins().pack())
    assert bob.alerts[-1] == "У вас нет прав на это действие."
