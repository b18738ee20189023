"""Settings of Crypto Pay are checked, and a wrong one is named without the token."""

import pytest

from kernel.errors import SettingsError
from kernel.settings import load
from plugins.payments.providers.cryptopay.settings import CryptoPaySettings


def loaded(**env):
    return load([CryptoPaySettings], env, None)[CryptoPaySettings]


def test_without_settings_it_is_off_and_would_go_to_the_real_service():
    settings = loaded()
    assert not settings.crypto_pay_token.get_secret_value()
    assert settings.crypto_pay_url == "https://pay.crypt.bot"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://testnet-pay.crypt.bot/", "https://testnet-pay.crypt.bot"),
        ("https://pay.crypt.bot/api", "https://pay.crypt.bot"),
        ("http://127.0.0.1:8099", "http://127.0.0.1:8099"),
        ("http://localhost:8099/", "http://localhost:8099"),
    ],
)
def test_addresses_are_brought_into_one_form(given, url):
    assert loaded(CRYPTO_PAY_URL=given).crypto_pay_url == url


@pytest.mark.parametrize(
    "url", ["http://pay.crypt.bot", "pay.crypt.bot", "ftp://127.0.0.1", "https://", "https://[::1"]
)
def test_the_token_goes_to_no_address_that_is_not_encrypted(url):
    with pytest.raises(SettingsError, match="CRYPTO_PAY_URL"):
        loaded(CRYPTO_PAY_URL=url)


@pytest.mark.parametrize(
    "token", ["secretwords", "12345:", ":AAsecretwords", "12345:AA secretwords", "12345:AAsecretwörds"]
)
def test_what_cannot_be_a_token_is_refused_and_not_repeated(token):
    with pytest.raises(SettingsError, match="CRYPTO_PAY_TOKEN") as refusal:
        loaded(CRYPTO_PAY_TOKEN=token)
    assert "secretw" not in str(refusal.value)


def test_spaces_around_a_token_do_no_harm():
    assert (
        loaded(CRYPTO_PAY_TOKEN=" 12345:AAsecretwords\t").crypto_pay_token.get_secret_value() == "12345:AAsecretwords"
    )
