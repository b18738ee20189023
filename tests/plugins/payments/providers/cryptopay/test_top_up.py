"""Paying in with coins, through the real client and the local Crypto Pay: found by every way there is, credited once."""

from __future__ import annotations

import asyncio
import logging
from decimal import Decimal

import pytest

from kernel import Bot, db
from kernel.testing import Person, environment
from plugins.accounts.api import balance, find_by_telegram_id, verify

from .conftest import TOKEN

CRYPTO = "💎 Crypto: $20.00"


async def balance_of(bot, person):
    return await balance((await find_by_telegram_id(bot, person.id)).id)


async def ask(person, amount="$20.00", label=CRYPTO):
    """Press up to the invoice."""
    await person.send("/topup")
    await person.press(amount)
    await person.press(label)


def hook_up(bot, crypto):
    """Tell Crypto Pay where the bot takes notifications."""
    crypto.webhook_url = f"http://127.0.0.1:{bot.web.ports[1]}/webhooks/cryptopay"


async def payments():
    return await db.fetch("SELECT credited, state, flaw FROM payments_payment ORDER BY id")


async def invoice_state():
    rows = await db.fetch("SELECT state FROM payments_invoice ORDER BY id")
    return [row["state"] for row in rows]


async def move(bot, clock, **span):
    """Let time pass, and every job that has come due run."""
    clock.move(**span)
    bot.jobs.wake()
    await bot.jobs.run_due()
    async with asyncio.timeout(10):
        while await db.fetch("SELECT 1 FROM kernel_job WHERE next_run <= $1", clock.now()):
            await bot.jobs.run_due()
            await asyncio.sleep(0.01)
    await bot.settle()


async def test_the_invoice_is_in_the_shops_currency_and_lasts_as_long_as_it_says(bot, alice, crypto):
    await ask(alice)
    made = crypto.only()
    assert (made.fiat, made.amount, made.accepted_assets) == ("USD", "20.00", ("TON", "USDT", "BTC", "ETH"))
    assert timedelta_seconds(made) in range(1795, 1801)
    assert "kiosk-1-" in made.payload
    assert made.description == "Invoice 1"
    assert "30 more minutes" in alice.last.text
    pay = next(button for row in alice.last.rows for button in row if button.label == "💳 Pay")
    assert pay.value == crypto.shown(made)["mini_app_invoice_url"]


def timedelta_seconds(invoice):
    return round((invoice.expires_at - invoice.created_at).total_seconds())


async def test_a_russian_customer_reads_russian(bot, bob, crypto):
    await bob.send("/topup")
    await bob.press("20,00 $")
    await bob.press("💎 Криптовалюта: 20,00 $")
    assert crypto.only().description == "Счёт 1"


async def test_the_check_button_finds_the_payment(bot, alice, crypto):
    await ask(alice)
    await alice.press("🔄 Check")
    assert "Nothing has arrived yet" in alice.alerts[-1]
    await crypto.pay(crypto.only().id, "TON")
    await alice.press("🔄 Check")
    assert await balance_of(bot, alice) == 2000
    assert "$20.00 is on your balance" in alice.last.text
    assert await verify() == []


async def test_the_webhook_brings_the_payment_at_once(bot, alice, crypto):
    hook_up(bot, crypto)
    await ask(alice)
    assert await crypto.pay(crypto.only().id, "BTC") == 200
    await bot.settle()
    assert await balance_of(bot, alice) == 2000
    assert "$20.00 is on your balance" in alice.last.text


async def test_polling_finds_the_payment_within_half_a_minute_with_another_screen_open(bot, alice, crypto, clock):
    await ask(alice)
    await alice.send("/start")
    await alice.press("👤 Profile")
    await crypto.pay(crypto.only().id)
    await move(bot, clock, seconds=31)
    assert await balance_of(bot, alice) == 2000
    assert "$20.00 is on your balance" in alice.last.text


async def test_a_payment_that_nobody_saw_in_time_is_recovered(bot, alice, crypto, clock):
    await ask(alice)
    crypto.faults.go_down()
    clock.move(minutes=29)
    await crypto.pay(crypto.only().id)
    await move(bot, clock, minutes=2)
    assert await invoice_state() == ["expired"]
    assert await balance_of(bot, alice) == 0
    crypto.faults.come_up()
    await move(bot, clock, minutes=6)
    assert await balance_of(bot, alice) == 2000
    assert [row["flaw"] for row in await payments()] == ["late"]
    assert "$20.00 is on your balance" in alice.last.text


async def test_reconciliation_finds_what_was_paid_for_an_invoice_we_do_not_know_the_number_of(bot, alice, crypto):
    await ask(alice)
    await db.execute("UPDATE payments_invoice SET external_id = NULL")
    await crypto.pay(crypto.only().id)
    await bot.jobs.run("payments.reconcile")
    await bot.settle()
    assert await balance_of(bot, alice) == 2000


async def test_a_payment_from_before_a_restart_is_found_after_it(
    bot, alice, crypto, clock, telegram, settings, tmp_path
):
    await ask(alice)
    await crypto.pay(crypto.only().id)
    address = bot.settings.database_url
    await bot.close()
    again = Bot.from_environment(environment(telegram, tmp_path / "data", **settings), None, clock=clock, strict=True)
    again.settings.database_url = address
    try:
        await again.open()
        await again.start()
        await again.settle()
        await move(again, clock, seconds=31)
        assert await balance_of(again, alice) == 2000
        assert "$20.00 is on your balance" in alice.last.text
    finally:
        await again.close()


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
    for name in ("cryptopay", "stars", "telegram_payments", "bank", "payments"):
        await bot.toggles.disable(name)
    assert await crypto.pay(crypto.only().id) == 200
    await bot.settle()
    assert await balance_of(bot, alice) == 2000


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


async def test_a_lapsed_invoice_says_so_and_its_link_leads_nowhere(bot, alice, crypto, clock):
    await ask(alice)
    await move(bot, clock, minutes=31)
    assert await invoice_state() == ["expired"]
    await alice.press("🔄 Check")
    assert "The time to pay is over" in alice.last.text


async def test_giving_an_invoice_up_removes_it_at_crypto_pay(bot, alice, crypto):
    await ask(alice)
    await alice.press("✖️ Cancel")
    assert crypto.invoices.all == {}
    assert await invoice_state() == ["cancelled"]


async def test_what_was_paid_before_it_was_given_up_is_credited(bot, alice, crypto, clock):
    await ask(alice)
    await crypto.pay(crypto.only().id)
    await alice.press("✖️ Cancel")
    await move(bot, clock, minutes=6)
    assert await balance_of(bot, alice) == 2000


DOWN = {
    "a refusal": lambda faults: faults.fail("createInvoice", "AMOUNT_TOO_SMALL"),
    "a proxy's page": lambda faults: faults.status("createInvoice"),
    "a cut connection": lambda faults: faults.drop_before("createInvoice"),
    "a lost answer": lambda faults: faults.drop_after("createInvoice"),
}


@pytest.mark.parametrize("fault", DOWN.values(), ids=DOWN)
async def test_a_service_that_is_down_is_a_sentence_and_the_next_try_works(bot, alice, crypto, fault):
    fault(crypto.faults)
    await ask(alice)
    assert "The payment service does not answer right now, and nothing was charged." in alice.last.text
    assert "Code: P1" in alice.last.text
    assert all("AMOUNT_TOO_SMALL" not in message.text for message in alice.messages)
    await ask(alice)
    assert "Invoice 2" in alice.last.text


async def test_a_check_while_the_service_is_down_says_that_we_keep_asking(bot, alice, crypto):
    await ask(alice)
    crypto.faults.go_down()
    await alice.press("🔄 Check")
    assert "We keep asking" in alice.alerts[-1]


async def test_a_service_that_keeps_failing_is_not_offered_for_a_minute(bot, alice, crypto, clock):
    await bot.settle()  # what is looked at when the bot starts
    crypto.faults.go_down()
    for _ in range(5):
        await ask(alice)
    await alice.send("/topup")
    await alice.press("$20.00")
    assert CRYPTO not in alice.buttons
    crypto.faults.come_up()
    clock.move(seconds=61)
    await ask(alice)
    assert "To pay: $20.00" in alice.last.text


async def test_two_taps_make_one_invoice(bot, alice, crypto):
    await alice.send("/topup")
    await alice.press("$20.00")
    data = next(button.data for row in alice.last.rows for button in row if button.label == CRYPTO)
    await alice.press(CRYPTO)
    await alice.press(data=data)
    assert len(crypto.invoices.all) == 1


async def test_the_token_is_in_no_log(bot, alice, crypto, capsys, caplog):
    caplog.set_level(logging.DEBUG, "aiohttp")
    await bot.settle()  # what is looked at when the bot starts
    crypto.faults.fail("*", "UNAUTHORIZED", 401)
    await ask(alice)
    crypto.faults.drop_after("*")
    await ask(alice)
    crypto.faults.garble("*", f'{{"token": "{TOKEN}"}}')
    await ask(alice)
    await ask(alice)
    written = capsys.readouterr().out + caplog.text
    assert written.count("invoice_not_made") == 3
    assert "CryptoPayError" in written
    assert TOKEN.partition(":")[2] not in written


@pytest.mark.parametrize("missing", [{"CRYPTO_PAY_TOKEN": ""}, {"PAY_CURRENCY": "JPY"}], ids=["token", "currency"])
async def test_without_a_token_or_with_a_currency_it_does_not_know_it_is_not_offered(
    database, telegram, clock, settings, missing, tmp_path
):
    env = environment(telegram, tmp_path / "data", **(settings | missing))
    made = Bot.from_environment(env, None, clock=clock, strict=True)
    made.settings.database_url = database.create(made.model_modules())
    try:
        await made.open()
        await made.start()
        alice = Person(telegram.person("Alice", language="en"), made)
        await alice.send("/topup")
        await alice.press(alice.buttons[0])
        assert not any("Crypto" in label for label in alice.buttons)
    finally:
        await made.close()


async def test_the_amount_has_as_many_decimals_as_the_currency(bot, alice, crypto):
    await alice.send("/topup")
    await alice.press("✏️ Another amount")
    await alice.send("12.34")
    await alice.press("💎 Crypto: $12.34")
    assert crypto.requests[-1][1]["amount"] == "12.34"
    assert Decimal(crypto.only().amount) == Decimal("12.34")
