"""What providers whose invoices live in Telegram's chats have in common: the invoice, the question before, the payment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from kernel import Refused
from kernel.invoices import STARS, AlreadySent, FloodWait, Invoice, TelegramError, TelegramUnavailable

from .contract import Created, Incoming, InvoiceView, Price, Provider, ProviderRefused, ProviderUnavailable, Returned
from .reading import read_invoice
from .receiving import receive
from .returning import take_return
from .states import PAYABLE

if TYPE_CHECKING:
    from kernel import Bot, Plugin

PAYLOAD = re.compile(r"kiosk-([0-9]{1,18})-([0-9a-f]{1,16})")


def payload_of(invoice: InvoiceView) -> str:
    """What Telegram carries from the invoice to the payment; it is no secret and is never trusted."""
    return f"kiosk-{invoice.id}-{invoice.random_id:x}"


def named_in(payload: str) -> tuple[int, int] | None:
    """Our invoice's id and random id from what came back; None when the payload is not one of ours."""
    found = PAYLOAD.fullmatch(payload)
    return (int(found[1]), int(found[2], 16)) if found else None


async def put_into_chat(
    bot: Bot, invoice: InvoiceView, *, title: str, description: str, provider_token: str = ""
) -> Created:
    """Send the invoice to its customer, once however often it is asked; outside any transaction."""
    message = Invoice(
        title=title,
        description=description,
        payload=payload_of(invoice),
        currency=invoice.asked.currency,
        prices=((title, invoice.asked.total),),
        provider_token=provider_token,
    )
    with telegram_errors(), suppress(AlreadySent):
        await bot.telegram.send_invoice(invoice.telegram_id, message, random_id=invoice.random_id)
    return Created()


@contextmanager
def telegram_errors() -> Iterator[None]:
    """What Telegram says, as a provider says it: asked again later, or refused for good."""
    try:
        yield
    except (FloodWait, TelegramUnavailable) as error:
        raise ProviderUnavailable(error.code) from error
    except TelegramError as error:
        raise ProviderRefused(error.code) from error


def take_telegram_payments(plugin: Plugin, provider: Provider, *, stars: bool) -> None:
    """Let ``plugin`` answer Telegram's questions before payments, and take its payments and refunds, for ``provider``.

    ``stars``: whether it is the provider of payments in Telegram Stars (currency XTR), or of those in money.
    """

    @plugin.pre_checkout
    async def before_payment(bot: Bot, update: Any) -> bool | str | None:
        if (update.currency == STARS) != stars:
            return None
        refusal = await refusal_of(bot, provider.name, update)
        return True if refusal is None else refusal

    @plugin.paid
    async def paid(bot: Bot, update: Any) -> bool:
        if (update.currency == STARS) != stars:
            return False
        await receive(bot, provider.name, incoming_of(update))
        return True

    @plugin.refunded
    async def refunded(bot: Bot, update: Any) -> bool:
        if (update.currency == STARS) != stars:
            return False
        returned = Returned(update.charge_id, Price(update.currency, update.total))
        if await take_return(bot, provider.name, returned):
            return True
        # The payment was not seen (yet): it is taken with its refund, so that both stand in the books.
        await receive(bot, provider.name, incoming_of(update))
        return await take_return(bot, provider.name, returned)


def incoming_of(update: Any) -> Incoming:
    """A payment as Telegram reported it in a chat."""
    invoice_id, random_id = named_in(update.payload) or (None, None)
    return Incoming(
        update.charge_id,
        Price(update.currency, update.total),
        invoice_id=invoice_id,
        random_id=random_id,
        telegram_id=update.sender.telegram_id,
    )


async def refusal_of(bot: Bot, provider: str, update: Any) -> str | None:
    """Why a payment must not go through, as a locale key; None lets it pass. Only reads."""
    named = named_in(update.payload)
    invoice = await read_invoice(bot, named[0]) if named is not None else None
    if invoice is None or named is None or invoice.random_id != named[1]:
        return "payments-refused-unknown"
    if invoice.provider != provider or invoice.telegram_id != update.sender.telegram_id:
        return "payments-refused-unknown"
    if (update.currency, update.total) != (invoice.asked.currency, invoice.asked.total):
        return "payments-refused-unknown"
    if invoice.state not in PAYABLE:
        return "payments-refused-ended"
    if invoice.expires_at <= bot.clock.now():
        return "payments-refused-expired"
    refused: Refused | None = await bot.hooks.first(
        "check_invoice", purpose=invoice.purpose, reference=invoice.reference, user_id=invoice.user_id, bot=bot
    )
    return refused.key if refused is not None else None
