"""One-time buttons: genuine, for one person, for an hour."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import OneTime, Refused

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
ALICE, BOB = 1001, 2**52
INTS = st.integers(min_value=-(2**63), max_value=2**63 - 1)


def sign(data: bytes) -> bytes:
    return hmac.new(b"secret", data, hashlib.sha256).digest()


class Pay(OneTime, prefix="pay"):
    item_id: int
    price: int


@given(INTS, INTS)
def test_a_sealed_button_fits_and_is_recognised(item_id, price):
    data = Pay(item_id, price).seal(sign, BOB, NOW, "Pay").data
    assert len(data.encode()) <= 64
    found = Pay.unpack(data)
    assert (found.item_id, found.price) == (item_id, price)
    found.check(sign, BOB, NOW + timedelta(minutes=59))


def test_two_buttons_of_one_meaning_have_nonces_of_their_own():
    first, second = (Pay.unpack(Pay(1, 2).seal(sign, ALICE, NOW, "Pay").data) for _ in range(2))
    assert first.nonce != second.nonce


def test_a_button_made_for_somebody_else_is_refused():
    found = Pay.unpack(Pay(1, 2).seal(sign, ALICE, NOW, "Pay").data)
    with pytest.raises(Refused, match="kernel-button-forged"):
        found.check(sign, BOB, NOW)


def test_a_changed_price_is_refused():
    data = Pay(1, 500).seal(sign, ALICE, NOW, "Pay").data
    cheap = data.replace(Pay(1, 500).pack(), Pay(1, 5).pack())
    with pytest.raises(Refused, match="kernel-button-forged"):
        Pay.unpack(cheap).check(sign, ALICE, NOW)


def test_a_button_of_more_than_an_hour_is_refused_as_old():
    found = Pay.unpack(Pay(1, 2).seal(sign, ALICE, NOW, "Pay").data)
    with pytest.raises(Refused, match="kernel-button-old"):
        found.check(sign, ALICE, NOW + timedelta(minutes=61))


@given(st.text(max_size=64))
def test_any_data_is_read_or_refused(data):
    assert Pay.unpack(data) is None or Pay.unpack(data).price is not None


def test_three_numbers_do_not_fit_beside_the_seal():
    with pytest.raises(TypeError, match="Telegram allows 64"):

        class Long(OneTime, prefix="long"):
            a: int
            b: int
            c: int
