"""The first walk through the bot, by a customer of each language, through the real client."""

from tests.e2e.conftest import KEYS


async def test_a_key_is_bought_from_the_balance_and_arrives(bot, telegram, catalog, give, alice):
    await alice.send("/start")
    await give(alice, 2000)
    await alice.press(next(label for label in alice.buttons if "Shop" in label))
    await alice.press(next(label for label in alice.buttons if "Games" in label))
    await alice.press(next(label for label in alice.buttons if "Steam" in label))
    await alice.press(next(label for label in alice.buttons if "Portal" in label))
    await alice.press(next(label for label in alice.buttons if "Buy" in label))
    await alice.press(next(label for label in alice.buttons if "Pay" in label))
    value = alice.last
    assert any(key in value.text for key in KEYS)
    assert any(entity.kind == "code" for entity in value.entities)
    assert telegram.violations == []


async def test_the_menu_speaks_the_customers_language(alice, bob):
    await alice.send("/start")
    await bob.send("/start")
    assert set(alice.buttons).isdisjoint(bob.buttons)
