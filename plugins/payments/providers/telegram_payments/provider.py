"""The provider of payments in money through Telegram: https://core.telegram.org/bots/payments"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.payments.api import Capabilities, Created, InvoiceView, Provider, put_into_chat, take_telegram_payments

from . import telegram_payments
from .settings import TelegramPaymentsSettings

if TYPE_CHECKING:
    from kernel import Bot


class TelegramPayments(Provider):
    """Telegram sends the invoice, asks before the card is charged, and tells when it was. Refunds are made at the bank."""

    name = "telegram_payments"
    title = "telegram-payments-title"
    order = 20
    capabilities = Capabilities()

    def usable(self, bot: Bot) -> bool:
        """Whether the operator has connected a payment provider."""
        return bool(_token(bot))

    async def create(self, bot: Bot, invoice: InvoiceView) -> Created:
        """Put the invoice into the chat, once; the amount in minor units by the currency's ISO 4217 exponent."""
        texts, language = bot.texts, invoice.language
        amount = bot.currency.format(invoice.amount, language)
        return await put_into_chat(
            bot,
            invoice,
            title=texts.text(language, "telegram-payments-invoice-title", number=str(invoice.id)),
            description=texts.text(language, "telegram-payments-invoice-description", amount=amount),
            provider_token=_token(bot),
        )


def _token(bot: Bot) -> str:
    return bot.setting(TelegramPaymentsSettings).telegram_provider_token.get_secret_value().strip()


PROVIDER = TelegramPayments()
take_telegram_payments(telegram_payments, PROVIDER, stars=False)


@telegram_payments.hook
def register_payment_providers() -> list[Provider]:
    """Payments in money."""
    return [PROVIDER]
