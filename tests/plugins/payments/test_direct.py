"""An item paid directly: three presses from the card to the goods, whatever the balance holds."""

from __future__ import annotations

import pytest

from kernel import run_in_transaction
from plugins.accounts.api import adjust, balance, find_by_telegram_id, verify
from plugins.shop.testing import add_item


@pytest.fixture
def settings():
    return {"STARS_PER_VALUE": "50", "MIN_AMOUNT": "1"}


@pytest.fixture
async def card(bot, alice):
    """Alice with the card of a key for $9.99 in front of her, and 1,000 stars."""
    item = await add_item(bot, "Portal", price="9.99", values=["KEY-1"])
    alice.stars = 1000
    await alice.send(f"/start item_{item}")
    return alice


def buy(person):
    return next(label for label in person.buttons if "Buy" in label)


async def user_of(bot, person):
    return await find_by_telegram_id(bot, person.id)


def keys(person):
    return [message for message in person.messages if "KEY-1" in message.text]


async def test_a_key_is_three_presses_away_and_paid_in_stars(bot, card):
    await card.press(buy(card))
    await card.press("⭐ Stars: 500 ⭐")
    assert (await card.pay()).ok
    assert len(keys(card)) == 1
    assert await balance((await user_of(bot, card)).id) == 0
    assert await verify() == []


async def test_the_balance_pays_first_and_stars_the_rest(bot, card):
    user = await user_of(bot, card)
    await run_in_transaction(adjust, user.id, 499, "start", "welcome")
    await card.press(buy(card))
    await card.press("⭐ Stars: 250 ⭐")
    assert (await card.pay()).ok
    assert len(keys(card)) == 1
    assert await balance(user.id) == 0
    assert await verify() == []
