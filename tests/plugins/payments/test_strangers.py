"""What is not one's own: pressing another customer's buttons shows nothing and changes nothing."""

from __future__ import annotations

import pytest

from plugins.accounts.api import Holding
from plugins.payments.callbacks import CancelInvoice, CheckInvoice, OpenInvoice
from plugins.payments.models import Invoice

from .conftest import look, open_invoice, wallet_of


@pytest.mark.parametrize("kind", [OpenInvoice, CheckInvoice, CancelInvoice])
async def test_another_customers_invoice_is_not_there(bot, bank, alice, bob, kind):
    number = await open_invoice(alice)
    bank.pay(number)
    await bob.send("/start")
    before = bob.last.text
    await bob.press(data=kind(number).pack())
    missing = bob.alerts[-1]
    await bob.press(data=kind(10**12).pack())
    assert bob.alerts[-1] == missing
    assert bob.last.text == before
    assert (await Invoice.get()).state == "open"
    assert await wallet_of(bot, alice) == Holding(0, 0)


async def test_another_customers_button_makes_no_invoice(bot, bank, alice, bob):
    await alice.send("/topup")
    await alice.press("$20.00")
    button = next(b.data.decode() for row in alice.last.rows for b in row if b.label.startswith("🏦"))
    await bob.send("/start")
    await bob.press(data=button)
    assert await Invoice.all().count() == 0
    await alice.press(data=button)
    await bob.press(data=button)
    assert await Invoice.all().count() == 1
    assert "Invoice" not in bob.last.text


async def test_help_with_payments_shows_ones_own_invoices(bot, bank, alice, bob):
    number = await open_invoice(alice)
    await bob.send("/paysupport")
    assert "Счетов у вас пока нет" in bob.last.text
    await alice.send("/paysupport")
    assert f"{number} · $20.00 · ⏳ Waiting to be paid" in alice.buttons
    bank.pay(number)
    await alice.press(f"{number} · $20.00 · ⏳ Waiting to be paid")
    await alice.press("🔄 Check")
    await bot.settle()
    assert await wallet_of(bot, alice) == Holding(2000, 0)


async def test_a_press_after_the_money_came_says_that_it_is_paid(bot, bank, alice):
    number = await open_invoice(alice)
    bank.pay(number)
    await look(bot)
    await alice.press(data=CancelInvoice(number).pack())
    assert (await Invoice.get()).state == "paid"
    assert "✅ Paid" in alice.last.text
