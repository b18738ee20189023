"""Payments that are not as they should be: what the customer and staff are told, and what staff do about it."""

from __future__ import annotations

import pytest

from kernel import run_in_transaction
from kernel.testing import Person
from kernel.testing.bots import OWNER_ID
from plugins.accounts.api import Holding
from plugins.payments.api import Incoming, Price, receive
from plugins.payments.callbacks import ActOnPayment, AskPayment, OpenPayment
from plugins.payments.looking import expire
from plugins.payments.models import Invoice, Payment
from plugins.payments.refunds import settle_refunds
from plugins.payments.testing import Fault

from .conftest import look, open_invoice, wallet_of


async def case(bot, bank, alice, total=None, currency=None) -> None:
    """Alice pays an invoice over 20 dollars in her own way."""
    bank.pay(await open_invoice(alice), total, currency)
    await look(bot)


async def decide(owner, act: str) -> None:
    """Open the case from its notice, press what is to be done, and confirm."""
    await owner.press("🔎 Open")
    await owner.press(act)
    await owner.press("Yes, do it")


async def test_too_little_is_accepted_at_the_shops_expense(bot, bank, alice, owner):
    await case(bot, bank, alice, 1500)
    assert "The invoice was over $20.00, and $15.00 came" in alice.last.text
    assert "needs a look: less than the invoice" in owner.last.text
    assert "Alice" in owner.last.text
    await owner.press("🔎 Open")
    assert {"✅ Accept", "↩️ Give back", "🗂 Leave it as it is"} <= set(owner.buttons)
    await owner.press("✅ Accept")
    assert "Put $5.00 on the balance of Alice" in owner.last.text
    await owner.press("Yes, do it")
    assert owner.toasts[-1] == "Done."
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    assert "We have looked at your payment: $5.00 is on your balance" in alice.last.text
    await owner.send("/payments")
    assert "as it should be" in owner.last.text


async def test_too_little_is_given_back_and_the_wallet_pays(bot, bank, alice, owner):
    await case(bot, bank, alice, 1500)
    await decide(owner, "↩️ Give back")
    assert "on its way back" in owner.last.text
    assert await wallet_of(bot, alice) == Holding(0, 0)
    await settle_refunds(bot)
    await bot.settle()
    assert bank.payments["bank-1"].returned == 1500
    assert "$15.00 of your payment of $15.00 went back" in alice.last.text


async def test_too_little_is_left_as_it_is(bot, bank, alice, owner):
    await case(bot, bank, alice, 1500)
    await decide(owner, "🗂 Leave it as it is")
    assert await wallet_of(bot, alice) == Holding(1500, 0)
    assert "🗂 Leave it as it is" not in owner.buttons
    await owner.send("/payments")
    await owner.press("📋 All payments")
    assert "✅ №1 · $15.00 · bank" in owner.buttons


async def test_of_too_much_the_difference_is_given_back(bot, bank, alice, owner):
    await case(bot, bank, alice, 2700)
    assert "The invoice was over $20.00, and $27.00 came. All of it is yours" in alice.last.text
    await owner.press("🔎 Open")
    await owner.press("↩️ Give back")
    assert "$7.00 goes off their balance" in owner.last.text
    await owner.press("Yes, do it")
    await settle_refunds(bot)
    await bot.settle()
    assert bank.payments["bank-1"].returned == 700
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    assert "$7.00 of your payment of $27.00" in alice.last.text


async def test_a_late_payment_is_credited_and_closed(bot, bank, alice, owner, clock):
    number = await open_invoice(alice)
    clock.move(hours=1)
    await expire(bot)
    bank.pay(number)
    await look(bot)
    assert "after the invoice had ended" in alice.last.text
    assert "came after the invoice had ended" in owner.last.text
    await decide(owner, "🗂 Leave it as it is")
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def test_a_second_payment_is_given_back(bot, bank, alice, owner):
    number = await open_invoice(alice)
    bank.pay(number)
    bank.pay(number)
    await look(bot)
    assert "had been paid before" in alice.last.text
    assert (await Invoice.get()).state == "double"
    await decide(owner, "↩️ Give back")
    await settle_refunds(bot)
    await bot.settle()
    assert [paid.returned for paid in bank.payments.values()] == [0, 2000]
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def test_another_currency_is_accepted_for_what_the_invoice_said(bot, bank, alice, owner):
    await case(bot, bank, alice, 1800, "CHF")
    assert "came in another currency" in alice.last.text
    assert await wallet_of(bot, alice) == Holding(0, 0)
    assert "in another currency than the invoice; held" in owner.last.text
    await owner.press("🔎 Open")
    await owner.press("✅ Accept")
    assert "Put $20.00 on the balance" in owner.last.text
    await owner.press("Yes, do it")
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    assert (await Invoice.get()).state == "paid"


async def test_another_currency_after_a_late_payment_is_accepted(bot, bank, alice, owner, clock):
    number = await open_invoice(alice)
    clock.move(hours=1)
    await expire(bot)
    bank.pay(number)
    await look(bot)
    bank.pay(number, 1800, "CHF")
    await look(bot)
    await decide(owner, "✅ Accept")
    assert await wallet_of(bot, alice) == Holding(4000, 0)
    assert (await Invoice.get()).state == "double"


async def test_another_currency_is_given_back_whole(bot, bank, alice, owner):
    await case(bot, bank, alice, 1800, "CHF")
    await decide(owner, "↩️ Give back")
    await settle_refunds(bot)
    await settle_refunds(bot)
    assert bank.payments["bank-1"].returned == 1800
    assert (await Payment.get()).state == "refunded"
    assert await wallet_of(bot, alice) == Holding(0, 0)


async def test_too_little_to_be_credited_is_held(bot, bank, alice, owner):
    await case(bot, bank, alice, 0)
    assert "too little to be credited" in alice.last.text
    assert (await Payment.get()).state == "held"
    assert await wallet_of(bot, alice) == Holding(0, 0)


async def test_money_for_no_invoice_of_ours_is_held_for_staff(bot, bank, alice, owner):
    name = next(iter({bank.name_of(await open_invoice(alice))}))
    forged = f"{name[:-4]}ffff"
    bank.invoices[forged] = bank.invoices[name]
    bank.pay(forged)
    await look(bot)
    assert "for no invoice of ours; held" in owner.last.text
    assert await wallet_of(bot, alice) == Holding(0, 0)
    await decide(owner, "↩️ Give back")
    await settle_refunds(bot)
    assert bank.payments["bank-1"].returned == 2000


async def test_a_payment_told_again_with_another_sum_is_an_alarm_once(bot, bank, alice, owner):
    await case(bot, bank, alice)
    bank.payments["bank-1"].total = 9900
    for _ in range(3):
        await look(bot)
    assert sum("reported twice with different sums" in message.text for message in owner.messages) == 1
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    await decide(owner, "🗂 Leave it as it is")
    await look(bot)
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def test_a_refund_that_the_bank_refuses_comes_back_to_the_wallet(bot, bank, alice, owner):
    await case(bot, bank, alice, 1500)
    bank.fail(Fault.REFUSING)
    await decide(owner, "↩️ Give back")
    await settle_refunds(bot)
    await bot.settle()
    assert any("was refused: NOT_TODAY" in message.text for message in owner.messages)
    assert await wallet_of(bot, alice) == Holding(1500, 0)
    bank.mend()
    await decide(owner, "↩️ Give back")
    await settle_refunds(bot)
    assert bank.payments["bank-1"].returned == 1500
    assert await wallet_of(bot, alice) == Holding(0, 0)


async def test_held_money_that_the_bank_does_not_give_back_stays_held(bot, bank, alice, owner):
    await case(bot, bank, alice, 0)
    bank.fail(Fault.REFUSING)
    await decide(owner, "↩️ Give back")
    await settle_refunds(bot)
    await bot.settle()
    assert sum("was refused: NOT_TODAY. The money is held again" in message.text for message in owner.messages) == 1
    assert (await Payment.get()).state == "held"
    assert await wallet_of(bot, alice) == Holding(0, 0)


async def test_staff_cannot_decide_twice(bot, bank, alice, owner):
    await case(bot, bank, alice, 1500)
    await owner.press("🔎 Open")
    await owner.press("✅ Accept")
    yes = next(button.data.decode() for row in owner.last.rows for button in row if button.label == "Yes, do it")
    await owner.press(data=yes)
    await owner.press(data=yes)
    assert "already" in owner.alerts[-1]
    await owner.press(data=AskPayment(1, 1).pack())
    assert "changed meanwhile" in owner.alerts[-1]
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def test_what_changed_since_the_question_is_not_done(bot, bank, alice, owner):
    await case(bot, bank, alice, 1500)
    await owner.press("🔎 Open")
    await owner.press("↩️ Give back")
    yes = next(button.data.decode() for row in owner.last.rows for button in row if button.label == "Yes, do it")
    bank.give_back("bank-1", 500)
    await look(bot)
    await owner.press(data=yes)
    assert "changed meanwhile" in owner.alerts[-1]
    assert bank.refunds == {}
    assert await wallet_of(bot, alice) == Holding(1000, 0)


@pytest.mark.parametrize("act", range(4))
async def test_customers_decide_nothing(bot, bank, alice, act):
    await case(bot, bank, alice, 1500)
    await alice.send("/payments")
    assert "not allowed" in alice.last.text
    for data in (OpenPayment(1).pack(), AskPayment(1, act).pack()):
        await alice.press(data=data)
        assert "not allowed" in alice.alerts[-1]
    shown = len(alice.alerts)
    await alice.press(data=f"{ActOnPayment(1, act, 500).pack()}:{'A' * 27}")
    assert len(alice.alerts) == shown + 1
    assert await wallet_of(bot, alice) == Holding(1500, 0)
    assert (await Payment.get()).resolved_at is None


async def test_a_payment_that_is_not_there_is_said_so(bot, owner):
    await owner.press(data=OpenPayment(10**12).pack())
    assert "no such payment" in owner.alerts[-1]


async def test_staff_and_customers_read_russian(bot, bank, bob, telegram):
    oleg = Person(telegram.person("Олег", language="ru", id=OWNER_ID), bot)
    await oleg.send("/start")
    await bob.send("/topup")
    await bob.press("20,00 $")
    await bob.press("🏦 Банк: 20,00 $")
    bank.pay(1, 1500)
    await look(bot)
    assert "Счёт был на 20,00 $, пришло 15,00 $" in bob.last.text
    assert "Платёж 1" in oleg.last.text
    assert "меньше" in oleg.last.text


async def test_payments_with_long_names_are_told_apart(bot, bank, alice):
    number = await open_invoice(alice)
    for end in "ab":
        incoming = Incoming("x" * 254 + end, Price("USD", 2000), invoice_id=number)
        await run_in_transaction(receive, bot, "bank", incoming)
    assert await wallet_of(bot, alice) == Holding(4000, 0)


def test_a_name_that_could_not_be_kept_whole_is_refused():
    for name in ("", "x" * 256):
        with pytest.raises(ValueError, match="1 to 255"):
            Incoming(name, Price("USD", 1))
