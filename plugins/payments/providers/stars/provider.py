"""The provider of payments in Telegram Stars: https://core.telegram.org/bots/payments-stars"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from kernel.invoices import STARS, StarsTransaction
from plugins.payments.api import (
    Capabilities,
    Created,
    Incoming,
    InvoiceView,
    PaymentView,
    Price,
    Provider,
    Refunds,
    Returned,
    Seen,
    named_in,
    put_into_chat,
    take_telegram_payments,
    telegram_errors,
)

from . import stars
from .settings import StarsSettings

if TYPE_CHECKING:
    from kernel import Bot

LARGEST = 100_000  # stars in one invoice
PAGES = 100  # of the list of transactions, at most, in one go


class StarsProvider(Provider):
    """Telegram sends the invoice, asks before it takes the stars, and tells when they have come or gone back."""

    name = "stars"
    title = "stars-title"
    order = 10
    capabilities = Capabilities(refund=Refunds.WHOLE, reconcile=True)

    def usable(self, bot: Bot) -> bool:
        """Unless the operator has switched it off with a rate of 0."""
        return bot.setting(StarsSettings).stars_per_value > 0

    def takes(self, bot: Bot, amount: int) -> bool:
        """Up to the largest invoice in stars."""
        return self.price(bot, amount).total <= LARGEST

    def price(self, bot: Bot, amount: int) -> Price:
        """Whole stars, rounded up: never worth less than the amount."""
        rate = bot.setting(StarsSettings).stars_per_value
        exact = Decimal(amount).scaleb(-bot.currency.exponent) * rate
        return Price(STARS, max(1, int(exact.to_integral_value(ROUND_CEILING))))

    async def create(self, bot: Bot, invoice: InvoiceView) -> Created:
        """Put the invoice into the chat, once."""
        texts, language = bot.texts, invoice.language
        amount = bot.currency.format(invoice.amount, language)
        return await put_into_chat(
            bot,
            invoice,
            title=texts.text(language, "stars-invoice-title", number=str(invoice.id)),
            description=texts.text(language, "stars-invoice-description", amount=amount),
        )

    async def refund(self, bot: Bot, payment: PaymentView, amount: int, refund_id: int) -> None:
        """Give the stars back; Telegram does it once, however often it is asked."""
        with telegram_errors():
            await bot.telegram.refund_stars(payment.telegram_id, payment.external_id)

    async def reconcile(self, bot: Bot, since: datetime) -> list[Seen]:
        """Every payment of ours and everything that went back, oldest first."""
        found: list[StarsTransaction] = []
        offset = ""
        for _ in range(PAGES):
            with telegram_errors():
                page = await bot.telegram.stars_transactions(offset)
            found += page.items
            offset = page.next_offset
            if not offset or any(item.date < since.timestamp() for item in page.items):
                break
        return [seen for item in reversed(found) if (seen := seen_in(item)) is not None]


def seen_in(item: StarsTransaction) -> Seen | None:
    """What an entry of Telegram's list means; None for what is no payment of a customer's, or another bot software's."""
    named = named_in(item.payload)
    at, price = datetime.fromtimestamp(item.date, UTC), Price(STARS, item.stars)
    if item.refund:
        return Returned(item.id, price, at)
    if not item.incoming or named is None:
        return None
    return Incoming(item.id, price, invoice_id=named[0], random_id=named[1], telegram_id=item.peer_id, paid_at=at)


PROVIDER = StarsProvider()
take_telegram_payments(stars, PROVIDER, stars=True)


@stars.hook
def register_payment_providers() -> list[Provider]:
    """Payments in stars."""
    return [PROVIDER]
