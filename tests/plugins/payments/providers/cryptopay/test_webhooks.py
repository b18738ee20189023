"""Only what Crypto Pay signed is believed, and only as a hint."""

import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.payments.providers.cryptopay.webhooks import is_genuine, paid_invoice

TOKEN = "12345:AAExampleToken"
BODY = b'{"update_id":1,"update_type":"invoice_paid","payload":{"invoice_id":528890}}'
# printf %s "$BODY" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf %s "$TOKEN" | sha256sum | cut -c1-64)
SIGNATURE = "89630bbed8881828b408aacd0b9f0c0b8a8b6c11fecff0ab03be8bf6703990d3"


def test_a_signature_made_by_openssl_is_genuine():
    assert is_genuine(BODY, SIGNATURE, TOKEN)


@pytest.mark.parametrize(
    ("body", "signature", "token"),
    [
        (BODY + b" ", SIGNATURE, TOKEN),
        (BODY.replace(b"528890", b"528891"), SIGNATURE, TOKEN),
        (BODY, SIGNATURE, "12345:AAAnotherToken"),
        (BODY, SIGNATURE.upper(), TOKEN),
        (BODY, SIGNATURE[:-1], TOKEN),
        (BODY, SIGNATURE + " ", TOKEN),
        (BODY, "", TOKEN),
        (BODY, "\u0430\ud800", TOKEN),
    ],
    ids=["longer", "changed", "other token", "capitals", "shorter", "blank", "none", "not ASCII"],
)
def test_everything_else_is_not(body, signature, token):
    assert not is_genuine(body, signature, token)


def test_without_a_token_nothing_is_genuine():
    known_to_all = hmac.new(hashlib.sha256(b"").digest(), BODY, hashlib.sha256).hexdigest()
    assert not is_genuine(BODY, known_to_all, "")


@given(st.binary(max_size=100), st.text(max_size=70))
def test_a_guess_is_never_genuine_and_never_an_error(body, signature):
    assert not is_genuine(body, signature, TOKEN)


def test_the_invoice_of_a_payment_is_read():
    assert paid_invoice(BODY) == 528890


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        b'{"update_type": "invoice_expired", "payload": {"invoice_id": 5}}',
        b'{"update_type": "invoice_paid"}',
        b'{"update_type": "invoice_paid", "payload": {"invoice_id": "5"}}',
        b'{"update_type": "invoice_paid", "payload": {"invoice_id": true}}',
        b'{"update_type": "invoice_paid", "payload": {"invoice_id": -5}}',
        b'{"update_type": "invoice_paid", "payload": {"invoice_id": 99999999999999999999}}',
    ],
    ids=range(10),
)
def test_anything_else_names_no_invoice(body):
    assert paid_invoice(body) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_no_json_is_an_error(value):
    told = {"update_type": "invoice_paid", "payload": value}
    assert paid_invoice(json.dumps(told).encode()) is None
