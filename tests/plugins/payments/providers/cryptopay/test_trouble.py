"""When something is not as it should be: a service that is down, invoices that lapse, a token that is missing."""

from __future__ import annotations

import logging

import pytest

from kernel import Bot
from kernel.testing import Person, environment
from sandbox.cryptopay.errors import Refused

from .conftest import TOKEN
from .steps import CRYPTO, ask, balance_of, invoice_states, move


async def test_a_lapsed_invoice_says_so_and_cannot_be_paid(bot, alice, crypto, clock):
    await ask(alice)
    await move(bot, clock, minutes=31)
    assert await invoice_states() == ["expired"]
    await alice.press("🔄 Check")
    assert "The time to pay is over" in alice.last.text
    for number in crypto.invoices.all:
        with pytest.raises(Refused, match="EXPIRED"):
            await crypto.pay(number)


async def test_giving_an_invoice_up_removes_it_at_crypto_pay(bot, alice, crypto):
    await ask(alice)
    await alice.press("✖️ Cancel")
    assert crypto.invoices.all == {}
    assert await invoice_states() == ["cancelled"]


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
