"""What counts as the same code, what a percentage is, and which codes fit into a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.promos.codes import ALPHABET, BadCode, link, normalise, parse_percent, percent_plain, random_code
from plugins.promos.creating import safe_cell


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("summer", "SUMMER"), ("  Лето ", "ЛЕТО"), ("ｓｕｍｍｅｒ", "SUMMER"), ("Straße", "STRASSE"), ("ﬁne", "FINE")],
)
def test_a_code_is_the_same_however_it_is_typed(typed, stored):
    assert normalise(typed) == stored


@pytest.mark.parametrize("typed", ["", "   ", "two words", "tab\there", "x" * 51, "zero\u200bwidth", "nul\0"])
def test_what_cannot_be_a_code_is_refused(typed):
    with pytest.raises(BadCode):
        normalise(typed)


@given(st.text(max_size=60))
def test_a_stored_code_is_found_by_what_is_stored(typed):
    try:
        stored = normalise(typed)
    except BadCode:
        return
    assert normalise(stored) == stored
    assert 1 <= len(stored) <= 50


@pytest.mark.parametrize(("typed", "hundredths"), [("10", 1000), ("12,5 %", 1250), ("0.01", 1), ("100", 10000)])
def test_a_percentage_is_read_in_hundredths(typed, hundredths):
    assert parse_percent(typed) == hundredths


@pytest.mark.parametrize("typed", ["150", "100.01", "0", "0.00", "-5", "NaN", "inf", "1e1", "٣", "", "1.234", "ten"])
def test_no_other_percentage_is_taken(typed):
    with pytest.raises(ValueError, match="percentage"):
        parse_percent(typed)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_percentage_within_bounds_or_none(typed):
    try:
        value = parse_percent(typed)
    except ValueError:
        return
    assert 1 <= value <= 10000


def test_a_percentage_for_files_has_two_decimals():
    assert (percent_plain(1), percent_plain(1250), percent_plain(10000)) == ("0.01", "12.50", "100.00")


def test_random_codes_have_no_letters_that_people_mix_up():
    codes = {random_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 12 and set(code) <= set(ALPHABET) for code in codes)
    assert not set("IL1O0") & set(ALPHABET)


def test_only_what_a_link_may_hold_gets_one():
    assert link("kiosk_bot", "SUMMER") == "https://t.me/kiosk_bot?start=promo_SUMMER"
    assert link("kiosk_bot", "ЛЕТО") == ""
    assert link("kiosk_bot", "50%") == ""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1"])
def test_no_cell_is_a_formula(cell):
    assert safe_cell(cell) == "'" + cell
