"""Paying in, as the customer sees it: amount, way, invoice, and the money on the balance."""

from __future__ import annotations

from plugins.accounts.api import balance, find_by_telegram_id, verify
from plugins.payments.looking import poll_open

from .conftest import open_invoice


async def user_of(bot, person):
    return await find_by_telegram_id(bot, person.id)


def url_of(person, label):
    """Where a button of the newest message leads."""
    return next(button.value for row in person.last.rows for button in row if button.label == label)


async def test_a_top_up_is_three_presses_and_a_check(bot, alice, bank):
    await alice.send("/start")
    await alice.press("👤 Profile")
    await alice.press("💳 Top up")
    await alice.press("$20.00")
    await alice.press("🏦 Bank: $20.00")
    assert "Invoice 1" in alice.last.text
    assert url_of(alice, "💳 Pay").startswith("https://bank.example/kiosk-1-")

    await alice.press("🔄 Check")
    assert "Nothing has arrived yet" in alice.alerts[-1]

    bank.pay(1)
    await alice.press("🔄 Check")
    await bot.settle()
    user = await user_of(bot, alice)
    assert await balance(user.id) == 2000
    assert "$20.00 is on your balance" in alice.last.text
    assert await verify() == []


async def test_the_bot_finds_the_money_by_itself(bot, alice, bank, clock):
    number = await open_invoice(alice)
    bank.pay(number)
    clock.move(seconds=31)
    await poll_open(bot)
    await bot.settle()
    assert await balance((await user_of(bot, alice)).id) == 2000
