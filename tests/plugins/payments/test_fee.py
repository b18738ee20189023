"""What a provider keeps of the price is said where it is chosen and on the invoice, to customers and to staff."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kernel.testing import Person
from kernel.testing.bots import OWNER_ID
from plugins.bank import BankProvider
from plugins.shop.testing import add_item

from .conftest import look


@pytest.fixture
def settings(bank):
    return {**bank.settings, "MIN_AMOUNT": "1"}


@pytest.fixture
def fee(monkeypatch):
    """The bank keeps one and a half percent."""
    monkeypatch.setattr(BankProvider, "capabilities", replace(BankProvider.capabilities, fee=150))


async def test_a_fee_is_part_of_the_price_and_said_so(bot, bank, alice, owner, fee):
    await alice.send("/topup")
    await alice.press("$20.00")
    await alice.press("🏦 Bank: $20.00 · 1.5 % fee included")
    assert "To pay: $20.00\nThe payment service keeps 1.5 % of it; you pay nothing on top." in alice.last.text
    bank.pay(1)
    await look(bot)
    await owner.send("/payments")
    await owner.press("📋 All payments")
    await owner.press("✅ №1 · $20.00 · bank")
    assert "Fee of the provider (1.5 %): $0.30" in owner.last.text


async def test_a_fee_is_said_in_russian_and_for_orders(bot, bank, bob, telegram, fee):
    oleg = Person(telegram.person("Олег", language="ru", id=OWNER_ID), bot)
    await oleg.send("/start")
    item = await add_item(bot, "Portal", price="9.99", values=["KEY-1"])
    await bob.send(f"/start item_{item}")
    await bob.press(next(label for label in bob.buttons if "Купить" in label))
    await bob.press("🏦 Банк: 9,99 $ · комиссия 1,5 % внутри")
    assert "оставит себе 1,5 %" in bob.last.text
    bank.pay(1)
    await look(bot)
    await oleg.send("/payments")
    await oleg.press("📋 Все платежи")
    await oleg.press("✅ №1 · 9,99 $ · bank")
    assert "Комиссия сервиса (1,5 %): 0,15 $" in oleg.last.text


async def test_without_a_fee_nothing_is_said(bot, bank, alice):
    await alice.send("/topup")
    await alice.press("$20.00")
    assert "🏦 Bank: $20.00" in alice.buttons
    await alice.press("🏦 Bank: $20.00")
    assert "keeps" not in alice.last.text
