"""Each plugin switched off with whatever needs it: nobody comes to a trace of it, and everything else goes on."""

from __future__ import annotations

import pytest

from kernel import PluginError
from kernel.loading import bundled_names
from kernel.testing import Person
from tests.e2e.crawler import RAW_KEY, Crawler, Seen
from tests.e2e.lived_in import SETTINGS, live_in
from tests.e2e.test_every_role import LAST, TYPED

COMMANDS = ("/start", "/shop", "/purchases", "/cart", "/profile", "/help", "/topup", "/manage")
QUICK = ("rbac", "payments")  # the others are for `make torture`


@pytest.fixture
def settings():
    return SETTINGS


async def walk(person: Person) -> Seen:
    """What the person comes to, with few rows of each list."""
    return await Crawler(person, lambda question: TYPED.get(question, "7"), skip=LAST, most=2).walk(COMMANDS)


async def switch_off(bot, plugin: str) -> list[str]:
    """Switch a plugin off and first those that need it, which it names when it is tried alone; all of them."""
    users = bot.toggles.users(plugin)
    if users:
        with pytest.raises(PluginError, match=users[-1]):
            await bot.toggles.disable(plugin)
    for name in [*users, plugin]:
        await bot.toggles.disable(name)
    return [*users, plugin]


@pytest.mark.parametrize(
    "plugin",
    [
        name if name in QUICK else pytest.param(name, marks=pytest.mark.torture)
        for name in sorted(bundled_names())
        if name != "accounts"
    ],
)
async def test_without_a_plugin_staff_and_customers_find_everything_else(bot, telegram, alice, plugin):
    owner = Person(telegram.person("Olga", language="en", id=bot.settings.owner_id), bot)
    items = await live_in(bot, telegram, alice, owner)
    off = await switch_off(bot, plugin)
    gone = {route.key for route in bot.router.presses.values() if route.plugin in off}
    for person in (owner, alice):
        if "shop" not in off:
            await person.send(f"/start item_{items['unique'].id}")
        seen = await walk(person)
        print(f"\n{'+'.join(off)} off, {person.name}: {len(seen.screens)} screens, {seen.pressed.total()} presses")
        assert seen.prefixes & gone == set()
        assert seen.dead == []
        assert seen.refused == []
        assert [text for text in seen.everything() if RAW_KEY.search(text)] == []
    for name in reversed(off):
        await bot.toggles.enable(name)
    assert all(bot.toggles.states().values())
    await owner.send("/manage")
    assert "🗂 Catalog" in owner.buttons
    assert telegram.violations == []
