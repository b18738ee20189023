"""How much can be paid in at once, pressed, typed and forged; and settings that cannot be."""

from __future__ import annotations

import pytest

from kernel.bot import Bot
from kernel.errors import KioskError
from plugins.payments.callbacks import AskAmount, OpenMethods, StartTopUp
from plugins.payments.models import Invoice
from plugins.payments.registry import number_of


@pytest.fixture
def settings(bank):
    return {**bank.settings, "MIN_AMOUNT": "10", "MAX_AMOUNT": "150,5"}


async def test_only_amounts_within_the_limits_are_offered(bot, alice):
    await alice.send("/topup")
    assert "$10.00 to $150.50" in alice.last.text
    assert [label for label in alice.buttons if label.startswith("$")] == ["$10.00", "$20.00", "$50.00", "$100.00"]


@pytest.mark.parametrize("amount", [0, 1, 999, 15051, 10**15])
async def test_a_forged_amount_leads_nowhere(bot, bank, alice, amount):
    await alice.send("/topup")
    await alice.press(data=OpenMethods(amount).pack())
    assert alice.alerts[-1] == "Please choose an amount from $10.00 to $150.50."
    await alice.press(data=f"{StartTopUp(amount, number_of('bank')).pack()}:{'A' * 27}")
    assert await Invoice.all().count() == 0
    assert bank.invoices == {}


@pytest.mark.parametrize("typed", ["9.99", "150.51", "0", "1e3", "-20", "lots", "20.001", "1,234", "9" * 40])
async def test_a_wrong_amount_is_said_with_words_and_asked_again(bot, alice, typed):
    await alice.send("/topup")
    await alice.press(data=AskAmount().pack())
    await alice.send(typed)
    assert await Invoice.all().count() == 0
    await alice.send("12.34")
    assert "🏦 Bank: $12.34" in alice.buttons


@pytest.mark.parametrize(("typed", "amount"), [("10", 1000), ("150.50", 15050), ("$ 99,9", 9990)])
async def test_a_typed_amount_is_what_is_credited(bot, alice, typed, amount):
    await alice.send("/topup")
    await alice.press("✏️ Another amount")
    await alice.send(typed)
    await alice.press(next(label for label in alice.buttons if label.startswith("🏦 Bank")))
    assert (await Invoice.get()).amount == amount


async def test_no_more_than_ten_invoices_are_open(bot, bank, alice):
    await alice.send("/start")
    for _ in range(11):
        await alice.press(data=OpenMethods(2000).pack())
        await alice.press("🏦 Bank: $20.00")
    assert "You have 10 open invoices" in alice.last.text
    assert len(bank.invoices) == 10


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("MIN_AMOUNT", "200", "MIN_AMOUNT (200) is above MAX_AMOUNT (100)"),
        ("MIN_AMOUNT", "0", "MIN_AMOUNT"),
        ("MAX_AMOUNT", "much", "MAX_AMOUNT"),
        ("PAYMENT_TIME", "5", "PAYMENT_TIME"),
    ],
)
def test_wrong_settings_are_refused_in_words(tmp_path, name, value, words):
    env = {"TOKEN": "1000:secret", "OWNER_ID": "1", "API_ID": "1", "API_HASH": "hash", "DATA_DIR": str(tmp_path)}
    with pytest.raises(KioskError) as problems:
        Bot.from_environment({**env, "MAX_AMOUNT": "100", name: value}, None)
    assert words in str(problems.value)
