"""The line to Telegram breaks while a value is sent: it arrives once, whatever Telegram had taken."""

import asyncio
import time

import pytest

from kernel import db
from tests.e2e.conftest import KEYS


@pytest.fixture
async def at_the_till(bot, catalog, give, alice):
    """Alice before the question whether to pay."""
    await alice.send("/start")
    await give(alice, 5000)
    for word in ("Shop", "Games", "Steam", "Portal", "Buy"):
        await alice.press(next(label for label in alice.buttons if word in label))
    return alice


def values(person):
    """How often each value stands in the chat."""
    return {key: sum(key in message.text for message in person.messages) for key in KEYS}


async def pay(person):
    """Press Pay and wait for the value."""
    await person.account.press(next(label for label in person.buttons if "Pay" in label))
    await person.wait_for(lambda message: any(key in message.text for key in KEYS), timeout=60, anywhere=True)


async def check(bot, person):
    """One order, one value in one message, nothing of it left to send."""
    for _ in range(600):
        states = [row["state"] for row in await db.fetch("SELECT state FROM kernel_outbox WHERE plugin = 'shop'")]
        if states == ["sent"]:
            break
        await asyncio.sleep(0.1)
    assert states == ["sent"]
    await bot.settle()
    assert sorted(values(person).values()) == [0, 1]
    assert len(await db.fetch("SELECT id FROM shop_order")) == 1


@pytest.mark.parametrize("repeated", ["error", "result"])
@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
async def test_a_connection_cut_while_a_value_is_sent_brings_it_once(bot, telegram, at_the_till, fault, repeated):
    telegram.repeated_random_id = repeated
    getattr(telegram.faults, fault)("messages.SendMessage")
    await pay(at_the_till)
    await check(bot, at_the_till)


@pytest.mark.torture
@pytest.mark.parametrize("repeated", ["error", "result"])
@pytest.mark.parametrize("fault", ["drop_answer", "drop_before", "drop_after"])
async def test_a_line_that_stays_bad_brings_a_value_once(bot, telegram, at_the_till, fault, repeated):
    telegram.repeated_random_id = repeated
    getattr(telegram.faults, fault)("messages.SendMessage", times=1 if fault == "drop_answer" else 2)
    await pay(at_the_till)
    await check(bot, at_the_till)


async def test_a_cut_line_under_the_screen_of_a_purchase_buys_once(bot, telegram, at_the_till):
    telegram.faults.drop_after("messages.EditMessage")
    await pay(at_the_till)
    await check(bot, at_the_till)
    assert any("paid" in message.text for message in at_the_till.messages)


async def test_a_flood_wait_delays_a_value_by_what_telegram_asked_and_no_more(bot, telegram, at_the_till):
    telegram.faults.fail("messages.SendMessage", "FLOOD_WAIT_2")
    began = time.monotonic()
    await pay(at_the_till)
    assert 2 <= time.monotonic() - began < 5
    await check(bot, at_the_till)


async def test_a_flood_wait_on_the_screen_does_not_hold_up_the_value(bot, telegram, at_the_till):
    telegram.faults.fail("messages.EditMessage", "FLOOD_WAIT_30")
    began = time.monotonic()
    await pay(at_the_till)
    assert time.monotonic() - began < 3
    await check(bot, at_the_till)


async def test_telegram_out_of_order_for_a_while_delays_a_value(bot, telegram, at_the_till):
    telegram.faults.fail("messages.SendMessage", "INTERNAL_SERVER_ERROR", times=2)
    await pay(at_the_till)
    await check(bot, at_the_till)


async def test_while_telegram_is_down_nothing_is_lost(bot, telegram, at_the_till):
    telegram.faults.drop_before("messages.SendMessage")
    person = at_the_till
    await person.account.press(next(label for label in person.buttons if "Pay" in label))
    telegram.faults.go_down()
    await person.account.send("/profile")
    telegram.faults.come_up()
    await person.wait_for(lambda message: any(key in message.text for key in KEYS), timeout=30, anywhere=True)
    await person.wait_for(lambda message: "Topped up" in message.text, timeout=30)
    await check(bot, person)
