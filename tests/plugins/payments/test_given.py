"""What the shop adds when staff accept too little is taken back with the payment: refunded, charged back, in part."""

from __future__ import annotations

import pytest

from kernel import db, run_in_transaction
from plugins.accounts.api import Holding, adjust
from plugins.accounts.testing import customer_of
from plugins.payments.models import Payment
from plugins.payments.refunds import refund_by_staff, settle_refunds
from plugins.payments.testing import Fault

from .conftest import look, open_invoice, wallet_of

SHOP = "SELECT coalesce(sum(amount), 0) AS amount FROM accounts_posting WHERE account = 'adjustment'"


@pytest.fixture
async def accepted(bot, bank, alice, owner) -> str:
    """Alice has paid fifteen of twenty dollars, and staff have accepted it; the bank's id of the payment."""
    payment = bank.pay(await open_invoice(alice), 1500)
    await look(bot)
    for label in ("🔎 Open", "✅ Accept", "Yes, do it"):
        await owner.press(label)
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    return payment


async def shop_gave() -> int:
    return -int((await db.fetch_one(SHOP))["amount"])


async def test_a_refund_takes_it_off_the_wallet_and_back_to_the_shop(bot, bank, alice, owner, accepted):
    assert await shop_gave() == 500
    await owner.send("/payments")
    await owner.press("📋 All payments")
    await owner.press("✅ №1 · $15.00 · bank")
    assert "Added by the shop: $5.00" in owner.last.text
    await owner.press("↩️ Give back")
    assert "Give $15.00 back to Alice" in owner.last.text
    assert "$20.00 goes off their balance" in owner.last.text
    await owner.press("Yes, do it")
    assert await wallet_of(bot, alice) == Holding(0, 0)
    await settle_refunds(bot)
    await bot.settle()
    assert bank.payments[accepted].returned == 1500
    assert "$15.00 of your payment of $15.00 went back" in alice.last.text
    assert "$5.00 that we had added" in alice.last.text
    payment = await Payment.get()
    assert (payment.state, payment.refunded, payment.given, payment.given_back) == ("refunded", 1500, 500, 500)
    assert await shop_gave() == 0


async def test_a_refund_that_the_bank_refuses_brings_it_back_to_the_customer(bot, bank, alice, owner, accepted):
    bank.fail(Fault.REFUSING)
    await owner.press("↩️ Give back")
    await owner.press("Yes, do it")
    await settle_refunds(bot)
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    assert await shop_gave() == 500
    bank.mend()
    await run_in_transaction(refund_by_staff, bot, 1, 1500, 7)
    await settle_refunds(bot)
    assert await wallet_of(bot, alice) == Holding(0, 0)
    assert await shop_gave() == 0


async def test_a_chargeback_takes_it_too_and_what_is_spent_is_owed(bot, bank, alice, owner, accepted):
    customer = await customer_of(bot, alice)
    await run_in_transaction(adjust, customer.id, -1800, "spent", "spent")
    given = await shop_gave()
    bank.give_back(accepted, 1500)
    for _ in range(3):
        await look(bot)
    assert await wallet_of(bot, alice) == Holding(0, 1800)
    assert await shop_gave() == given - 500
    assert "so $20.00 went off your balance" in alice.last.text
    assert "$20.00 was booked off" in owner.last.text
    assert sum("was taken back" in message.text for message in alice.messages) == 1


async def test_parts_take_their_share_of_it_and_together_all(bot, bank, alice, owner, accepted):
    taken = []
    for number, part in enumerate((100, 401, 3)):
        await run_in_transaction(refund_by_staff, bot, 1, part, number)
        await settle_refunds(bot)
        taken.append(2000 - (await wallet_of(bot, alice)).balance)
        assert await shop_gave() == 500 - (taken[-1] - sum((100, 401, 3)[: number + 1]))
    assert taken == [133, 667, 671]
    bank.give_back(accepted, 996)
    await look(bot)
    assert await wallet_of(bot, alice) == Holding(0, 0)
    assert await shop_gave() == 0
    payment = await Payment.get()
    assert (payment.refunded, payment.given_back) == (1500, 500)
