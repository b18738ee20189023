"""What a paid invoice brought, by rule."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.money import Currency
from plugins.payments.api import Price
from plugins.payments.providers.cryptopay.amounts import paid_price
from plugins.payments.providers.cryptopay.invoices import Invoice
from plugins.payments.providers.cryptopay.provider import ASSETS, FIATS
from sandbox.cryptopay.rates import in_coins, rate


def paid(amount="20", fiat="USD", **more):
    return Invoice.model_validate(
        {
            "invoice_id": 1,
            "status": "paid",
            "currency_type": "fiat",
            "fiat": fiat,
            "amount": amount,
            "bot_invoice_url": "https://t.me/CryptoBot?start=IV1",
            "created_at": datetime.now(UTC),
            "paid_asset": "TON",
            **more,
        }
    )


@pytest.mark.parametrize(
    ("coins", "rate", "total"),
    [
        ("5", "4", 2000),
        ("5.05", "4", 2000),  # the rate moved by a hundredth
        ("4.95", "4", 2000),
        ("5.06", "4", 2024),
        ("4.94", "4", 1976),
        ("0.0000001", "4", 0),
        ("4.900009", "4", 1960),  # rounded down
        ("5", None, 2000),
        (None, "4", 2000),
        ("0", "0", 0),
    ],
)
def test_what_the_coins_were_worth_counts_when_it_is_clearly_something_else(coins, rate, total):
    assert paid_price(paid(paid_amount=coins, paid_fiat_rate=rate)) == Price("USD", total)


def test_yen_have_no_decimals_and_dinars_three():
    assert paid_price(paid("20", "JPY")) == Price("JPY", 20)
    assert paid_price(paid("20", "KWD")) == Price("KWD", 20_000)


def test_an_invoice_in_coins_is_told_in_coins():
    assert paid_price(paid("1.5", None, currency_type="crypto", asset="TON")) == Price("TON", 150_000_000)


def test_a_currency_that_nobody_knows_is_told_by_its_name():
    assert paid_price(paid("1.5", "WAMPUM-SHELLS")).currency == "WAMPUM-S"


@given(st.sampled_from(sorted(FIATS)), st.integers(1, 10**12), st.sampled_from(ASSETS))
def test_an_invoice_that_was_paid_in_full_brings_exactly_what_it_asked_for(code, minor, coin):
    currency = Currency(code)
    amount = Decimal(currency.plain(minor))
    coins, worth = in_coins(amount, code, coin), rate(coin, code)
    if abs(coins * worth - amount) > amount / 100:
        return  # less than the coin can be divided into
    found = paid_price(paid(currency.plain(minor), code, paid_amount=f"{coins:f}", paid_fiat_rate=f"{worth:f}"))
    assert found == Price(code, minor)


@given(
    st.integers(1, 10**9),
    st.decimals(min_value=0, max_value=10**6, places=8),
    st.decimals(min_value=0, max_value=10**6, places=8),
)
def test_never_more_than_a_hundredth_above_what_the_coins_were_worth(minor, coins, worth):
    found = paid_price(paid(Currency("USD").plain(minor), paid_amount=f"{coins:f}", paid_fiat_rate=f"{worth:f}"))
    real = coins * worth * 100
    assert found.total <= max(real, min(Decimal(minor), real / Decimal("0.99")))
