"""Cart, promo codes, reviews and referrals, each switched off alone while the bot runs: no trace of it, and the rest is whole."""

import pytest

from tests.e2e.crawler import Crawler, prefix_of
from tests.e2e.full_shop import SECRET, befriend, buy, enrich, fill

COMMANDS = ("/start", "/shop", "/purchases", "/profile", "/help")


@pytest.fixture
def settings():
    return {"REFERRAL_PERCENT": "10"}


def walk(person, items):
    links = [f"/start item_{items[name].id}" for name in ("unique", "shared", "sold out")]
    return Crawler(person, lambda question: "7", skip=("lang",), most=3).walk([*COMMANDS, *links])


def words_of(bot, plugin: str) -> set[str]:
    """The fixed texts of a plugin that no other plugin has too."""
    own = bot.texts.own["en"]
    mine = {text.fixed.text for key, text in own.items() if text.fixed and key.startswith(f"{plugin}-")}
    others = {text.fixed.text for key, text in own.items() if text.fixed and not key.startswith(f"{plugin}-")}
    return {words for words in mine - others if len(words) > 5}


@pytest.mark.parametrize(
    "plugin", ["cart", *(pytest.param(name, marks=pytest.mark.torture) for name in ("promos", "reviews", "referrals"))]
)
async def test_a_plugin_that_is_off_leaves_no_trace_and_comes_back_whole(bot, telegram, alice, plugin):
    items = await fill(bot, telegram)
    await enrich(bot, alice)
    await befriend(bot, alice)
    await buy(bot, alice, items["unique"])
    before = await walk(alice, items)
    prefixes = {route.key for route in bot.router.presses.values() if route.plugin == plugin}
    assert before.prefixes & prefixes, "the walk came to nothing of the plugin"
    old = next(data for data in before.data if prefix_of(data) in prefixes)

    await bot.toggles.disable(plugin)
    off = await walk(alice, items)
    assert off.prefixes & prefixes == set()
    assert [text for text in off.everything() if text in words_of(bot, plugin)] == []
    assert off.dead == []
    assert any(SECRET in text for text in off.texts), "old orders are readable"
    await alice.press(data=old)
    gone = {bot.texts.text(language, "kernel-button-gone") for language in bot.texts.languages}
    assert alice.alerts[-1] in gone  # the walk has changed the language

    await bot.toggles.enable(plugin)
    again = await walk(alice, items)
    assert again.prefixes & prefixes
    assert again.dead == []
    assert telegram.violations == []
