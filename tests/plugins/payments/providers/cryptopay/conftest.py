"""A local Crypto Pay, and a client of it with a clock that tests can move."""

from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from kernel.testing import MovableClock
from plugins.payments.providers.cryptopay.client import CryptoPayClient
from sandbox.cryptopay import CryptoPay

TOKEN = "20442:AAtestsOnlyCryptoPayToken"


@pytest.fixture
async def crypto(clock: MovableClock) -> AsyncIterator[CryptoPay]:
    """The service; its time is that of the ``clock`` fixture."""
    async with CryptoPay(token=TOKEN, now=clock.now) as server:
        yield server


@pytest.fixture
def settings(crypto: CryptoPay) -> dict[str, str]:
    """A bot that takes coins, and webhooks on a free port."""
    return {
        "CRYPTO_PAY_TOKEN": TOKEN,
        "CRYPTO_PAY_URL": crypto.url,
        "PUBLIC_HOST": "127.0.0.1",
        "PUBLIC_PORT": "0",
        "MIN_AMOUNT": "1",
    }


@pytest.fixture
async def client(crypto: CryptoPay, clock: MovableClock) -> AsyncIterator[CryptoPayClient]:
    """A client with the right token."""
    made = CryptoPayClient(SecretStr(TOKEN), crypto.url, now=lambda: clock.now().timestamp())
    yield made
    await made.close()
