"""Payments that name only the provider's own number of the invoice: credited whenever that comes to be known."""

from __future__ import annotations

import asyncio

import pytest

from kernel import db, run_in_transaction
from plugins.accounts.api import Holding
from plugins.accounts.testing import customer_of
from plugins.payments.api import Created, Incoming, Price, receive
from plugins.payments.invoices import _made as made
from plugins.payments.jobs import recover
from plugins.payments.models import Invoice, Payment
from plugins.payments.reading import read_invoice

from .conftest import open_invoice, wallet_of

PRICE = Price("USD", 2000)
CREDITED = "SELECT action FROM kernel_audit WHERE action LIKE 'payments.%' ORDER BY id"


@pytest.fixture
async def invoice(bot, bank, alice, owner):
    """An invoice whose name at the bank is not known yet, as before the answer to ``create``."""
    number = await open_invoice(alice)
    await Invoice.filter(id=number).update(external_id=None, url="", state="creating")
    return await read_invoice(bot, number)


def pays(bot, name: str, charge: str = "charge-1", *, telegram_id: int = 0):
    """Money for an invoice that the bank calls so."""
    incoming = Incoming(charge, PRICE, invoice_external_id=name, telegram_id=telegram_id)
    return run_in_transaction(receive, bot, "bank", incoming)


async def test_money_before_the_answer_to_create_is_credited_with_the_answer(bot, alice, owner, invoice):
    assert (await pays(bot, "at-the-bank", telegram_id=alice.id)).state == "held"
    await bot.settle()
    assert "do not know what for" in alice.last.text
    assert "for no invoice of ours; held" in owner.last.text
    for _ in range(2):
        await run_in_transaction(made, bot, invoice, Created("at-the-bank", url="https://bank.example/1"))
    await bot.settle()
    payment = await Payment.get()
    assert (payment.state, payment.flaw, payment.credited, payment.invoice_id) == ("credited", "", 2000, invoice.id)
    assert payment.resolved_at is not None
    assert (await Invoice.get()).state == "paid"
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    assert sum("$20.00 is on your balance" in message.text for message in alice.messages) == 1
    assert [row["action"] for row in await db.fetch(CREDITED)] == ["payments.held", "payments.credited"]
    await pays(bot, "at-the-bank")
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def test_whichever_of_news_and_answer_is_first_at_once_the_money_is_credited_once(bot, alice, invoice):
    for number in range(15):
        name, charge = f"bank-invoice-{number}", f"charge-{number}"
        await Payment.all().delete()
        await Invoice.filter(id=invoice.id).update(external_id=None, state="creating", paid_at=None)
        answer = run_in_transaction(made, bot, invoice, Created(name))
        await asyncio.gather(pays(bot, name, charge), answer, pays(bot, name, charge))
        payment = await Payment.get()
        assert (payment.state, payment.flaw) == ("credited", "")
        assert await wallet_of(bot, alice) == Holding(2000 * (number + 1), 0)


async def test_two_payments_by_the_same_name_are_the_second_one_too_many(bot, alice, owner, invoice):
    for charge in ("charge-1", "charge-2"):
        await pays(bot, "at-the-bank", charge)
    await run_in_transaction(made, bot, invoice, Created("at-the-bank"))
    assert [payment.flaw async for payment in Payment.all().order_by("id")] == ["", "double"]
    assert await wallet_of(bot, alice) == Holding(4000, 0)


async def test_the_recovery_finds_what_was_left_held(bot, alice, invoice):
    await pays(bot, "at-the-bank")
    await Invoice.filter(id=invoice.id).update(external_id="at-the-bank", state="open")  # as by an older version
    for _ in range(2):
        await recover(bot)
    assert await wallet_of(bot, alice) == Holding(2000, 0)
    assert (await Invoice.get()).state == "paid"


async def test_a_report_that_names_our_invoice_takes_up_what_was_held(bot, alice, invoice):
    await pays(bot, "at-the-bank")
    named = Incoming("charge-1", PRICE, invoice_id=invoice.id, random_id=invoice.random_id)
    for _ in range(2):
        await run_in_transaction(receive, bot, "bank", named)
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def test_what_staff_have_decided_about_is_not_taken_up(bot, bank, alice, owner, invoice):
    await pays(bot, "at-the-bank")
    await bot.settle()
    await owner.press("🔎 Open")
    await owner.press("🗂 Leave it as it is")
    await owner.press("Yes, do it")
    await run_in_transaction(made, bot, invoice, Created("at-the-bank"))
    await recover(bot)
    assert (await Payment.get()).state == "held"
    assert await wallet_of(bot, alice) == Holding(0, 0)
    assert (await customer_of(bot, alice)).id == (await Invoice.get()).user_id
