"""Telegram Stars, through the real client: asked before, credited once, given back, compared with Telegram's list."""

from __future__ import annotations

import pytest

from kernel import run_in_transaction
from plugins.accounts.api import balance, find_by_telegram_id, holding, verify
from plugins.payments.looking import expire, reconcile
from plugins.payments.models import Payment
from plugins.payments.refunds import refund_by_staff, settle_refunds


@pytest.fixture
def settings():
    return {"STARS_PER_VALUE": "50", "MIN_AMOUNT": "1"}


async def balance_of(bot, person):
    return await balance((await find_by_telegram_id(bot, person.id)).id)


async def ask(person, amount="$2.00"):
    await person.send("/topup")
    await person.press(amount)
    await person.press("⭐ Stars: 100 ⭐")


async def test_stars_are_credited_as_the_invoice_said(bot, alice):
    alice.stars = 500
    await ask(alice)
    paid = await alice.pay()
    assert paid.ok
    assert await balance_of(bot, alice) == 200
    assert alice.stars == 400
    assert "$2.00 is on your balance" in alice.last.text
    assert await verify() == []


async def test_a_paid_invoice_is_not_taken_twice(bot, alice):
    alice.stars = 500
    await ask(alice)
    await alice.pay()
    again = await alice.pay(again=True)
    assert not again.ok
    assert "paid or cancelled" in again.error
    assert alice.stars == 400


async def test_an_invoice_that_ended_is_refused_in_words(bot, alice, clock):
    alice.stars = 500
    await ask(alice)
    clock.move(minutes=31)
    await expire(bot)
    paid = await alice.pay()
    assert not paid.ok
    assert alice.stars == 500


async def test_a_chargeback_takes_the_balance_and_what_is_missing_is_owed(bot, alice):
    alice.stars = 500
    await ask(alice)
    await alice.pay()
    await alice.chargeback()
    user = await find_by_telegram_id(bot, alice.id)
    assert (await holding(user.id)).balance == 0
    assert "was taken back" in alice.last.text
    assert await verify() == []


async def test_a_payment_that_never_reached_the_bot_is_found_in_telegrams_list(bot, alice, telegram):
    alice.stars = 500
    await ask(alice)
    telegram.faults.lose_payment()
    await alice.account.pay()
    await bot.settle()
    await reconcile(bot)
    await reconcile(bot)
    await bot.settle()
    assert await balance_of(bot, alice) == 200


async def test_a_refund_that_telegram_puts_off_is_made_later_and_not_given_up(bot, alice, telegram, clock):
    alice.stars = 500
    await ask(alice)
    await alice.pay()
    payment = await Payment.get()
    await run_in_transaction(refund_by_staff, bot, payment.id, 200, 1)
    telegram.faults.fail("payments.refundStarsCharge", "FLOOD_WAIT_3")
    await settle_refunds(bot)
    assert (await Payment.get()).state == "refunding"
    assert await balance_of(bot, alice) == 0
    clock.move(minutes=1)
    await settle_refunds(bot)
    await bot.settle()
    assert ((await Payment.get()).state, alice.stars) == ("refunded", 500)
    assert await verify() == []
