"""Crypto Pay as a provider of payments."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, WeakSet

import structlog

from plugins.payments.api import (
    BadSignature,
    Capabilities,
    Created,
    Incoming,
    InvoiceView,
    Lapsed,
    Provider,
    ProviderRefused,
    ProviderUnavailable,
    Refunds,
    Seen,
    WebhookRequest,
    named_in,
    payload_of,
)

from .amounts import paid_price
from .client import BATCH, CryptoPayClient
from .errors import CryptoPayError, CryptoPayUnavailable
from .invoices import Invoice
from .settings import CryptoPaySettings
from .webhooks import SIGNATURE, is_genuine, paid_invoice

if TYPE_CHECKING:
    from kernel import Bot

NAME = "cryptopay"
ASSETS = ("TON", "USDT", "BTC", "ETH")
# fmt: off
FIATS = frozenset((
    "USD", "EUR", "RUB", "BYN", "UAH", "GBP", "CNY", "KZT", "UZS", "GEL",
    "TRY", "AMD", "THB", "INR", "BRL", "IDR", "AZN", "AED", "PLN", "ILS",
))
# fmt: on
OLDEST = timedelta(days=1)  # PAYMENT_TIME is at most a day, so what was paid since then was not made before
PAGES = 50  # of paid invoices in one reconciliation
log = structlog.get_logger(__name__)


class CryptoPayProvider(Provider):
    """Invoices in the shop's currency, paid in coins. There are no refunds: staff pay back by hand."""

    name = NAME
    title = "cryptopay-title"
    order = 30
    capabilities = Capabilities(currencies=FIATS, refund=Refunds.NONE, poll=True, webhook=True, reconcile=True)

    def __init__(self) -> None:
        self._clients: WeakKeyDictionary[Bot, CryptoPayClient] = WeakKeyDictionary()
        self._stopping: WeakSet[Bot] = WeakSet()

    def usable(self, bot: Bot) -> bool:
        """With a token, and not while Crypto Pay keeps failing."""
        return bool(_token(bot)) and self.client(bot).breaker.state != "open"

    async def create(self, bot: Bot, invoice: InvoiceView) -> Created:
        """An invoice over the price. One whose answer was lost is never paid: nobody was told its address."""
        left = int((invoice.expires_at - bot.clock.now()).total_seconds())
        if left < 1:
            raise ProviderRefused("EXPIRED")
        async with self._asking(bot) as client:
            made = await client.create_invoice(
                Decimal(bot.currency.plain(invoice.asked.total)),
                invoice.asked.currency,
                accepted_assets=ASSETS,
                expires_in=left,
                payload=_mark(bot) + payload_of(invoice),
                description=bot.texts.text(invoice.language, "cryptopay-description", number=str(invoice.id)),
            )
        return Created(external_id=str(made.invoice_id), url=made.url)

    async def poll(self, bot: Bot, invoices: Sequence[InvoiceView]) -> list[Seen]:
        """What became of the invoices that were made at Crypto Pay."""
        ours = {int(each.external_id): each.id for each in invoices if each.external_id}
        async with self._asking(bot) as client:
            found = await client.invoices(ours)
        seen: list[Seen] = _paid(bot, found)
        return seen + [Lapsed(ours[each.invoice_id]) for each in found if each.status == "expired"]

    async def verify_webhook(self, bot: Bot, request: WebhookRequest) -> list[Seen]:
        """The notification only says which invoice to fetch; what is credited is what the API answers."""
        if not is_genuine(request.body, request.headers.get(SIGNATURE, ""), _token(bot)):
            raise BadSignature
        number = paid_invoice(request.body)
        if number is None:
            return []
        async with self._asking(bot) as client:
            return _paid(bot, await client.invoices([number]))

    async def cancel(self, bot: Bot, invoice: InvoiceView) -> None:
        """Remove the invoice at Crypto Pay, so that its link leads nowhere."""
        if invoice.external_id:
            async with self._asking(bot) as client:
                await client.delete_invoice(int(invoice.external_id))

    async def reconcile(self, bot: Bot, since: datetime) -> list[Seen]:
        """Every payment of this bot's invoices since then, whatever we know of them."""
        if not _token(bot):
            return []
        seen: list[Seen] = []
        async with self._asking(bot) as client:
            for page in range(PAGES):
                found = await client.paid_invoices(offset=page * BATCH)
                seen += _paid(bot, [each for each in found if each.paid_at is None or each.paid_at >= since])
                if not found or all(each.created_at < since - OLDEST for each in found):
                    break
        return seen

    def client(self, bot: Bot) -> CryptoPayClient:
        """The bot's client."""
        made = self._clients.get(bot)
        if made is None:
            settings, clock = bot.setting(CryptoPaySettings), bot.clock
            made = CryptoPayClient(
                settings.crypto_pay_token, settings.crypto_pay_url, now=lambda: clock.now().timestamp()
            )
            self._clients[bot] = made
        return made

    async def close(self, bot: Bot) -> None:
        """Close the connection of a bot that stops; nothing is asked for it any more."""
        self._stopping.add(bot)
        client = self._clients.pop(bot, None)
        if client is not None:
            await client.close()

    @asynccontextmanager
    async def _asking(self, bot: Bot) -> AsyncIterator[CryptoPayClient]:
        """The client, its errors told as those of a provider."""
        if not _token(bot):
            raise ProviderUnavailable("NO_TOKEN")
        if bot in self._stopping:
            raise ProviderUnavailable("STOPPING")
        client = self.client(bot)
        try:
            yield client
        except CryptoPayError as refusal:
            raise ProviderRefused(refusal.name) from refusal
        except CryptoPayUnavailable as problem:
            raise ProviderUnavailable(problem.reason) from problem


def _token(bot: Bot) -> str:
    return bot.setting(CryptoPaySettings).crypto_pay_token.get_secret_value()


def _mark(bot: Bot) -> str:
    """What the payloads of this bot's invoices begin with, since several bots may share an app of Crypto Pay."""
    return bot.settings.token.get_secret_value().partition(":")[0] + ":"


def _paid(bot: Bot, found: Sequence[Invoice]) -> list[Seen]:
    """The payments of this bot's invoices. Crypto Pay takes one payment for an invoice, so they share their id."""
    seen: list[Seen] = []
    for each in found:
        if each.status != "paid":
            continue
        mark, payload = _mark(bot), each.payload or ""
        named = named_in(payload.removeprefix(mark)) if payload.startswith(mark) else None
        if named is None:
            log.info("cryptopay_invoice_of_another", invoice=each.invoice_id)
            continue
        number = str(each.invoice_id)
        seen.append(
            Incoming(
                number,
                paid_price(each),
                invoice_id=named[0],
                random_id=named[1],
                invoice_external_id=number,
                paid_at=each.paid_at,
            )
        )
    return seen
