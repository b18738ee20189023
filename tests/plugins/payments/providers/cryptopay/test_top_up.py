"""Paying in with coins: the invoice, and every way on which the payment is found."""

from __future__ import annotations

from decimal import Decimal

from kernel import Bot, db
from kernel.testing import environment
from plugins.accounts.api import verify
from plugins.payments.providers.cryptopay import PROVIDER

from .steps import ask, balance_of, invoice_states, move, payments


async def test_the_invoice_is_in_the_shops_currency_and_lasts_as_long_as_it_says(bot, alice, crypto):
    await ask(alice)
    made = crypto.only()
    assert (made.fiat, made.amount, made.accepted_assets) == ("USD", "20.00", ("TON", "USDT", "BTC", "ETH"))
    assert round((made.expires_at - made.created_at).total_seconds()) in range(1795, 1801)
    assert "kiosk-1-" in made.payload
    assert made.description == "Invoice 1"
    assert "30 more minutes" in alice.last.text
    pay = next(button for row in alice.last.rows for button in row if button.label == "💳 Pay")
    assert pay.value == crypto.shown(made)["mini_app_invoice_url"]


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
    assert await invoice_states() == ["expired"]
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


async def test_reconciliation_reads_page_after_page_of_what_was_paid_since(bot, alice, crypto, clock):
    await ask(alice)
    wanted = crypto.only()
    old = [
        crypto.invoices.add(amount="1", expires_in=None, fiat="USD", accepted_assets=("TON",)).id for _ in range(210)
    ]
    for number in [wanted.id, *old]:
        crypto.invoices.pay(number, "TON", None, late=False)
    await db.execute("UPDATE payments_invoice SET external_id = NULL")
    await bot.jobs.run("payments.reconcile")
    assert await balance_of(bot, alice) == 2000
    clock.move(days=9)
    crypto.requests.clear()
    assert await PROVIDER.reconcile(bot, clock.now()) == []
    assert [(method, sent["offset"]) for method, sent in crypto.requests] == [("getInvoices", "0")]


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


async def test_the_amount_has_as_many_decimals_as_the_currency(bot, alice, crypto):
    await alice.send("/topup")
    await alice.press("✏️ Another amount")
    await alice.send("12.34")
    await alice.press("💎 Crypto: $12.34")
    assert crypto.requests[-1][1]["amount"] == "12.34"
    assert Decimal(crypto.only().amount) == Decimal("12.34")
