"""The settings of Crypto Pay; its token is what switches it on."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator

from kernel import Settings

from .client import URL

LOCAL = ("127.0.0.1", "localhost", "::1")


class CryptoPaySettings(Settings):
    """Where Crypto Pay is and who we are there."""

    crypto_pay_token: SecretStr = Field(
        SecretStr(""), description="the app's token from @CryptoBot (Crypto Pay, Create App), such as 12345:AAbc…"
    )
    crypto_pay_url: str = Field(
        URL, description="an address such as https://pay.crypt.bot, or https://testnet-pay.crypt.bot for trying it out"
    )

    @field_validator("crypto_pay_token")
    @classmethod
    def _token(cls, token: SecretStr) -> SecretStr:
        text = token.get_secret_value().strip()
        number, _, rest = text.partition(":")
        if text and not (number.isdigit() and rest and text.isascii() and text.isprintable() and " " not in text):
            raise ValueError("not a token of Crypto Pay")
        return SecretStr(text)

    @field_validator("crypto_pay_url")
    @classmethod
    def _url(cls, url: str) -> str:
        url = url.strip().rstrip("/").removesuffix("/api")
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname, parts.port
        except ValueError:
            raise ValueError("not an address") from None
        # the token goes along with every call
        if not host or parts.scheme not in (("https", "http") if host in LOCAL else ("https",)):
            raise ValueError("not an https address")
        return url
