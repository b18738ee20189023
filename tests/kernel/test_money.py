"""Money: what people type, what they see, and shares that add up."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.money import LARGEST, Currency, InvalidAmount, percent, split

CODES = ("RUB", "USD", "EUR", "JPY", "KWD", "UAH", "KZT")


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("0", 0),
        ("5", 500),
        ("1234.5", 123450),
        ("1234,5", 123450),
        ("1 234,50", 123450),
        ("1,234.50", 123450),
        ("1.234,50", 123450),
        ("1'234.50", 123450),
        ("1,234,567", 123456700),
        ("1\u00a0234,50", 123450),
        ("1\u202f234,50", 123450),
        ("  99.90  ", 9990),
        ("٣٤,٥", 3450),
        ("$5", 500),
        ("5 $", 500),
        ("5 USD", 500),
        ("usd 5.25", 525),
    ],
)
def test_people_type_amounts_in_many_ways(typed, minor):
    assert Currency("USD").parse(typed) == minor


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "$",
        "-5",
        "−5",
        "+5",
        "five",
        "1.234",
        "1,234",
        "1.005",
        "1.",
        ".5",
        "1..5",
        "1,2,3",
        "12 34",
        "1 2345",
        "1,234,5",
        "1e5",
        "NaN",
        "inf",
        "Infinity",
        "0x10",
        "1_000",
        "5 ₽",
        "5%",
        "9" * 20,
        "9" * 10_000,
        "1\n5",
        "½",
        "²",
    ],
)
def test_what_is_not_clearly_an_amount_is_refused(typed):
    with pytest.raises(InvalidAmount):
        Currency("USD").parse(typed)


def test_the_exponent_is_the_currencys_own():
    assert [Currency(code).exponent for code in ("JPY", "USD", "KWD")] == [0, 2, 3]
    assert Currency("JPY").parse("1,234") == 1234
    assert Currency("KWD").parse("1.234") == 1234
    for code, typed in (("JPY", "1.5"), ("JPY", "0.234"), ("KWD", "1.2345"), ("KWD", "1,234")):
        with pytest.raises(InvalidAmount):
            Currency(code).parse(typed)


def test_negative_amounts_only_where_they_are_allowed():
    assert Currency("USD").parse("-5.50", negative=True) == -550
    assert Currency("USD").parse("-$5.50", negative=True) == -550


def test_rubles_in_words():
    assert [Currency("RUB").parse(text) for text in ("99 руб", "99 руб.", "99р", "99 ₽", "99 RUB")] == [9900] * 5


def test_a_bound_is_kept():
    assert Currency("USD").parse("100", largest=10000) == 10000
    with pytest.raises(InvalidAmount):
        Currency("USD").parse("100.01", largest=10000)


def test_a_code_that_is_no_currency_is_refused_in_words():
    with pytest.raises(ValueError, match="ISO 4217"):
        Currency("GOLD")
    assert Currency(" rub ").code == "RUB"


def test_amounts_are_shown_as_the_language_writes_them():
    assert Currency("RUB").format(123450, "ru") == "1 234,50 ₽"
    assert Currency("RUB").format(123450, "en") == "RUB 1,234.50"
    assert Currency("USD").format(-5, "en") == "-$0.05"
    assert Currency("USD").format(5, "en-GB") == "US$0.05"
    assert Currency("JPY").format(500, "ru") == "500 ¥"
    assert Currency("USD").format(500, "no such language") == Currency("USD").format(500, "nonsense") == "$5.00"
    assert Currency("USD").plain(-5) == "-0.05"
    assert Currency("JPY").plain(500) == "500"


@given(st.sampled_from(CODES), st.integers(-LARGEST, LARGEST), st.sampled_from(["en", "ru", "de"]))
def test_what_is_shown_can_be_typed_back(code, minor, language):
    currency = Currency(code)
    assert currency.parse(currency.plain(minor), negative=True) == minor
    shown = currency.format(minor, language)
    assert not set("\u00a0\u202f") & set(shown)
    if language == "en" or (language == "ru" and currency.exponent < 3):  # "1,000 KWD" can be read in two ways
        assert currency.parse(shown, negative=True) == minor


@given(st.sampled_from(CODES), st.text())
def test_any_text_is_an_amount_in_bounds_or_refused(code, text):
    with contextlib.suppress(InvalidAmount):
        assert 0 <= Currency(code).parse(text) <= LARGEST


@pytest.mark.parametrize(
    ("minor", "share", "part"), [(5, 50, 3), (-5, 50, -3), (1000, Decimal("12.5"), 125), (1, 49, 0)]
)
def test_a_percentage_is_half_up(minor, share, part):
    assert percent(minor, share) == part


def test_no_float_gets_in():
    with pytest.raises(TypeError):
        percent(100, 12.5)


@given(st.integers(0, LARGEST), st.integers(0, 100))
def test_a_percentage_stays_within_the_amount(minor, share):
    assert 0 <= percent(minor, share) <= minor
    assert abs(percent(minor, share) + percent(minor, 100 - share) - minor) <= 1


@given(st.integers(-LARGEST, LARGEST), st.lists(st.integers(0, 10**9), min_size=1, max_size=50))
def test_shares_sum_to_the_total_and_are_within_one_unit_of_exact(total, weights):
    shares = split(total, weights)
    assert sum(shares) == total
    whole = sum(weights)
    if whole:
        for share, weight in zip(shares, weights, strict=True):
            assert abs(share * whole - total * weight) < whole
            assert weight or not share
    assert split(total, weights) == shares


def test_odd_units_go_to_the_largest_remainders():
    assert split(10, [1, 1, 1]) == [4, 3, 3]
    assert split(-10, [1, 1, 1]) == [-4, -3, -3]
    assert split(100, [1, 2, 3]) == [17, 33, 50]
    assert split(5, [0, 0]) == [3, 2]
    with pytest.raises(ValueError):
        split(1, [])
    with pytest.raises(ValueError):
        split(1, [2, -1])
