"""The provider of payments in money through Telegram: https://core.telegram.org/bots/payments"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel.invoices import AlreadySent, FloodWait, Invoice, TelegramError, TelegramUnavailable
from plugins.payments.api import (
    Capabilities,
    Created,
    InvoiceView,
    Provider,
    ProviderRefused,
    ProviderUnavailable,
    payload_of,
    take_telegram_payments,
)

from . import telegram_payments
from .settings import TelegramPaymentsSettings

if TYPE_CHECKING:
    from kernel import Bot


class TelegramPayments(Provider):
    """Telegram sends the invoice, asks before the card is charged, and tells when it was. Refunds are made at the bank."""

    name = "telegram_payments"
    title = "telegram-payments-title"
    capabilities = Capabilities()

    def usable(self, bot: Bot) -> bool:
        """Whether the operator has connected a payment provider."""
        return bool(_token(bot))

    async def create(self, bot: Bot, invoice: InvoiceView) -> Created:
        """Put the invoice into the chat, once; the amount in minor units by the currency's ISO 4217 exponent."""
        texts, language = bot.texts, invoice.language
        amount = bot.currency.format(invoice.amount, language)
        title = texts.text(language, "telegram-payments-invoice-title", number=str(invoice.id))
        message = Invoice(
            title=title,
            description=texts.text(language, "telegram-payments-invoice-description", amount=amount),
            payload=payload_of(invoice),
            currency=invoice.asked.currency,
            prices=((title, invoice.asked.total),),
            provider_token=_token(bot),
        )
        try:
            await bot.telegram.send_invoice(invoice.telegram_id, message, random_id=invoice.random_id)
        except AlreadySent:
            pass
        except (FloodWait, TelegramUnavailable) as error:
            raise ProviderUnavailable(error.code) from error
        except TelegramError as error:
            raise ProviderRefused(error.code) from error
        return Created()


def _token(bot: Bot) -> str:
    return bot.setting(TelegramPaymentsSettings).telegram_provider_token.get_secret_value().strip()


PROVIDER = TelegramPayments()
take_telegram_payments(telegram_payments, PROVIDER, stars=False)


@telegram_payments.hook
def register_payment_providers() -> list[Provider]:
    """Payments in money."""
    return [PROVIDER]
