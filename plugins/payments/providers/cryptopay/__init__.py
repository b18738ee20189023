"""Crypto Pay: customers pay in coins what the shop asks in its own currency."""

from kernel import Bot, Plugin
from plugins.payments.api import Provider, take_webhooks

from .provider import CryptoPayProvider
from .settings import CryptoPaySettings

cryptopay = Plugin("cryptopay", version="1.0", requires=["payments"], settings=CryptoPaySettings)
PROVIDER = CryptoPayProvider()
take_webhooks(cryptopay, PROVIDER)


@cryptopay.hook
def register_payment_providers() -> list[Provider]:
    return [PROVIDER]


@cryptopay.owed_hook
async def stopping(bot: Bot) -> None:
    """Close the connection to Crypto Pay."""
    await PROVIDER.close(bot)
