"""What is owed goes on: with payments off, with a customer who is gone, and for many at once."""

from __future__ import annotations

import asyncio
import random

import pytest

from kernel import Refused, run_in_transaction
from kernel.testing import Person
from plugins.accounts.api import Holding, verify
from plugins.accounts.testing import customer_of
from plugins.payments.api import Incoming, Price, Returned, receive, take_return
from plugins.payments.callbacks import CheckInvoice
from plugins.payments.models import Invoice, Payment
from plugins.payments.refunds import refund_by_staff, settle_refunds

from .conftest import look, open_invoice, wallet_of


async def test_payments_is_switched_off_between_invoice_and_payment(bot, bank, alice):
    number = await open_invoice(alice)
    needing = [name for name, plugin in bot.plugins.items() if "payments" in plugin.requires]
    for name in [*needing, "payments"]:
        await bot.toggles.disable(name)
    bank.pay(number)
    await look(bot)
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    assert "✅ Paid" in alice.messages[-2].text
    await alice.press(data=CheckInvoice(number).pack())
    assert alice.alerts[-1] == "This button no longer works."
    await alice.send("/profile")
    assert "💳 Top up" not in alice.buttons


async def test_a_customer_who_has_blocked_the_bot_is_credited(bot, bank, alice):
    number = await open_invoice(alice)
    await alice.block()
    bank.pay(number)
    await look(bot)
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def test_a_post_while_the_bank_is_off_is_taken(bot, bank, alice):
    number = bank.pay(await open_invoice(alice))
    await bot.toggles.disable("bank")
    request = bank.post(number)
    answer = await bot.web.public.test_client().post("/webhooks/bank", headers=dict(request.headers), data=request.body)
    assert answer.status_code == 200
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def storm(bot, people, rounds: int) -> None:
    """Payments, repeats, refunds and chargebacks of all of them, in any order and at once."""
    chance, gate = random.Random(11), asyncio.Semaphore(32)
    invoices = await Invoice.all()

    async def one(number: int) -> None:
        what, invoice = chance.choice(("pay", "pay", "back", "refund")), chance.choice(invoices)
        payment = f"bank-{chance.randrange(rounds // 3)}"
        total = chance.randrange(1, 4000)
        async with gate:
            if what == "pay":
                news = Incoming(payment, Price("USD", total), invoice_id=invoice.id)
                await run_in_transaction(receive, bot, "bank", news)
            elif what == "back":
                await run_in_transaction(take_return, bot, "bank", Returned(payment, Price("USD", total)))
            else:
                await ask_back(bot, payment, number)

    await asyncio.gather(*(one(number) for number in range(rounds)))


async def ask_back(bot, external_id: str, nonce: int) -> None:
    """Staff give back what is left, if there is anything."""
    payment = await Payment.get_or_none(external_id=external_id)
    if payment is not None and payment.credited > payment.refunded:
        try:
            await run_in_transaction(refund_by_staff, bot, payment.id, payment.credited - payment.refunded, nonce)
        except Refused:
            return


async def after_the_storm(bot, people) -> None:
    """The journal is whole, and every wallet is what its payments and refunds say."""
    assert await verify() == []
    for person in people:
        user = await customer_of(bot, person)
        payments = await Payment.filter(user_id=user.id).prefetch_related("refunds")
        left = sum(payment.credited - payment.refunded for payment in payments)
        asked = sum(r.amount for payment in payments for r in payment.refunds if r.state == "requested")
        held = await wallet_of(bot, person)
        assert held.balance - held.owed == left - asked
        assert all(payment.credited <= payment.paid_total for payment in payments)


async def customers(bot, telegram, count: int) -> list[Person]:
    """People with an invoice each."""
    people = [Person(telegram.person(f"Person {number}", language="en"), bot) for number in range(count)]
    for person in people:
        await open_invoice(person)
    return people


async def test_three_hundred_operations_at_once_leave_the_books_whole(bot, bank, telegram):
    people = await customers(bot, telegram, 4)
    await storm(bot, people, 300)
    await after_the_storm(bot, people)


@pytest.mark.torture
async def test_ten_thousand_operations_at_once_leave_the_books_whole(bot, bank, telegram):
    people = await customers(bot, telegram, 20)
    await storm(bot, people, 10_000)
    await after_the_storm(bot, people)
    assert await settle_refunds(bot) >= 0
    await after_the_storm(bot, people)
