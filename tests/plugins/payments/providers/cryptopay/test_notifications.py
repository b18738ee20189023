"""What Crypto Pay tells by webhook: checked, looked up, credited once."""

from __future__ import annotations

import asyncio

import pytest

from plugins.accounts.api import verify
from plugins.payments.providers.cryptopay import PROVIDER

from .steps import ask, balance_of, hook_up, payments


async def test_the_webhook_brings_the_payment_at_once(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    assert await crypto.pay(crypto.only().id, "BTC") == 200
    await bot.settle()
    assert await balance_of(bot, alice) == 2000
    assert "$20.00 is on your balance" in alice.last.text


async def test_webhooks_polls_and_checks_at_the_same_time_credit_once(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    await crypto.pay(crypto.only().id, notify=False)
    number = crypto.only().id
    jobs = (bot.jobs.run("payments.poll_open"), bot.jobs.run("payments.reconcile"), bot.jobs.run("payments.recover"))
    told = await asyncio.gather(*(crypto.send_webhook(number) for _ in range(20)), alice.press("🔄 Check"), *jobs)
    await bot.settle()
    assert told[:20] == [200] * 20
    assert len(await payments()) == 1
    assert await balance_of(bot, alice) == 2000
    assert sum("is on your balance" in message.text for message in alice.messages) == 1
    assert await verify() == []


async def test_a_hundred_repeats_of_a_notification_credit_once(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    await crypto.pay(crypto.only().id)
    for _ in range(100):
        assert await crypto.send_webhook(crypto.only().id) == 200
    await bot.settle()
    assert len(await payments()) == 1
    assert await balance_of(bot, alice) == 2000


FORGERIES = {
    "another app's token": {"token": "666:AAforged"},
    "a wrong signature": {"signature": "0" * 64},
    "no signature": {"signed": False},
    "an empty signature": {"signature": ""},
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
async def test_a_forged_notification_is_refused_and_asks_nothing(bot, alice, crypto, forgery):
    hook_up(bot, crypto)
    await ask(alice)
    before = len(crypto.requests)
    assert await crypto.send_webhook(crypto.only().id, status="paid", **forgery) == 403
    assert len(crypto.requests) == before
    assert await payments() == []


async def test_a_signed_notification_is_not_believed_but_looked_up(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    assert await crypto.send_webhook(crypto.only().id, status="paid", amount="9999") == 200
    assert await payments() == []
    await crypto.pay(crypto.only().id, notify=False)
    assert await crypto.send_webhook(crypto.only().id, amount="9999", fiat="BTC") == 200
    assert await balance_of(bot, alice) == 2000


async def test_a_notification_is_sent_again_until_the_payment_could_be_looked_up(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    crypto.faults.status("getInvoices", 502)
    assert await crypto.pay(crypto.only().id) == 503
    assert await payments() == []
    assert await crypto.redeliver() == [200]
    assert await balance_of(bot, alice) == 2000


async def test_a_notification_is_taken_while_the_plugins_are_off(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    for name in ("cryptopay", "stars", "telegram_payments", "manual", "bank", "payments"):
        await bot.toggles.disable(name)
    assert await crypto.pay(crypto.only().id) == 200
    await bot.settle()
    assert await balance_of(bot, alice) == 2000
    connection = PROVIDER.client(bot)._session
    await bot.close()
    assert connection.closed


@pytest.mark.parametrize(
    ("paid", "credited", "flaw"), [("5", 500, "under"), ("50", 5000, "over"), ("19.95", 2000, ""), ("20.05", 2000, "")]
)
async def test_more_or_less_is_credited_as_it_came(bot, alice, crypto, paid, credited, flaw):
    hook_up(bot, crypto)
    await ask(alice)
    await crypto.pay(crypto.only().id, "USDT", amount=paid)
    await bot.settle()
    (payment,) = await payments()
    assert payment["flaw"] == flaw
    assert 0 <= credited - payment["credited"] <= 1
    assert await balance_of(bot, alice) == payment["credited"]


async def test_another_currency_is_held_for_staff(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    crypto.faults.rename_currency("RUB")
    assert await crypto.pay(crypto.only().id) == 200
    await bot.settle()
    assert [(row["credited"], row["state"], row["flaw"]) for row in await payments()] == [(0, "held", "currency")]
    assert await balance_of(bot, alice) == 0


async def test_an_invoice_that_somebody_else_made_with_our_app_is_not_ours(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    for payload in ("17", "", "2000:kiosk-1-1", "kiosk-1-1"):
        crypto.invoices.add(amount="20", expires_in=600, fiat="USD", accepted_assets=("TON",), payload=payload)
    for number, invoice in list(crypto.invoices.all.items()):
        if invoice.amount == "20":
            assert await crypto.pay(number, "TON") == 200
    await bot.jobs.run("payments.reconcile")
    assert await payments() == []
