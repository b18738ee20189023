"""What a payment credits is never more than was paid, whatever the amount and the currency."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.money import Currency
from plugins.payments.contract import InvoiceView, Price
from plugins.payments.providers.stars.provider import StarsProvider
from plugins.payments.providers.stars.settings import StarsSettings
from plugins.payments.receiving import flaw_of, worth
from plugins.payments.states import InvoiceState

NOW = datetime(2026, 11, 24, tzinfo=UTC)
AMOUNTS = 100_000
RATES = {"USD": "50", "EUR": "0.91", "RUB": "0.55", "JPY": "0.37", "KWD": "163.77"}


def invoice(amount: int, asked: Price, state: InvoiceState = InvoiceState.OPEN) -> InvoiceView:
    return InvoiceView(1, 1, 1, "en", "bank", "top_up", "", amount, "USD", asked, state, NOW, NOW, 1)


@given(amount=st.integers(1, 10**15), total=st.integers(1, 10**15), paid=st.integers(0, 10**15))
def test_the_share_that_was_paid_is_the_share_that_is_credited(amount, total, paid):
    credited = worth(invoice(amount, Price("XTR", total)), Price("XTR", paid))
    assert Fraction(credited, amount) <= Fraction(paid, total)
    assert Fraction(credited + 1, amount) > Fraction(paid, total)


@given(amount=st.integers(1, 10**15), total=st.integers(1, 10**15), state=st.sampled_from(InvoiceState))
def test_the_price_credits_exactly_the_amount(amount, total, state):
    price = Price("XTR", total)
    assert worth(invoice(amount, price, state), price) == amount
    assert flaw_of(invoice(amount, price, state), price) in ("", "late", "double")


@given(amount=st.integers(1, 10**12), total=st.integers(1, 10**12), parts=st.lists(st.integers(0, 10**12), max_size=9))
def test_paying_in_parts_never_gains(amount, total, parts):
    asked = invoice(amount, Price("XTR", total))
    whole = worth(asked, Price("XTR", sum(parts)))
    assert sum(worth(asked, Price("XTR", part)) for part in parts) <= whole


@pytest.mark.parametrize("code", RATES)
def test_a_hundred_thousand_amounts_in_stars_are_never_worth_less(code):
    currency = Currency(code)
    rate = Decimal(RATES[code])
    settings = StarsSettings(stars_per_value=rate)
    bot = SimpleNamespace(currency=currency, setting=lambda kind: settings)
    provider, chance = StarsProvider(), random.Random(7)
    star = Fraction(10**currency.exponent) / Fraction(rate)  # minor units that one star stands for
    for amount in (*range(1, AMOUNTS // 2), *(chance.randrange(1, 10**9) for _ in range(AMOUNTS // 2))):
        asked = provider.price(bot, amount)
        assert asked.total * star >= amount
        paid = Price("XTR", chance.randrange(asked.total * 2) + 1)
        assert worth(invoice(amount, asked), paid) <= paid.total * star
