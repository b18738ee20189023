"""Payments at a bank: a whole provider in one file."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import aiohttp
from pydantic import Field, SecretStr

from kernel import Bot, Plugin, Settings
from plugins.payments.api import (
    BadSignature,
    Capabilities,
    Created,
    Incoming,
    InvoiceView,
    PaymentView,
    Price,
    Provider,
    ProviderRefused,
    ProviderUnavailable,
    Refunds,
    Returned,
    Seen,
    WebhookRequest,
    named_in,
    payload_of,
    take_webhooks,
)


class BankSettings(Settings):
    """Where the bank is, and the key to our account there."""

    bank_url: str = Field("", description="the bank's address, such as https://api.bank.example; empty means off")
    bank_token: SecretStr = Field(SecretStr(""), description="the key to our account at the bank")


bank = Plugin("bank", version="1.0", requires=["payments"], settings=BankSettings)


class BankProvider(Provider):
    """The bank takes our name of an invoice, shows it with each payment, and makes what has one name only once."""

    name = "bank"
    title = "bank-title"
    capabilities = Capabilities(refund=Refunds.PARTIAL, poll=True, webhook=True, reconcile=True)

    def usable(self, bot: Bot) -> bool:
        """Whether the operator has an account there."""
        settings = bot.setting(BankSettings)
        return bool(settings.bank_url and settings.bank_token.get_secret_value())

    async def create(self, bot: Bot, invoice: InvoiceView) -> Created:
        """An invoice in the bank's own shop window."""
        name, asked = payload_of(invoice), invoice.asked
        made = await ask(bot, "invoices", name=name, currency=asked.currency, total=asked.total)
        return Created(made["id"], url=made["url"])

    async def poll(self, bot: Bot, invoices: Sequence[InvoiceView]) -> list[Seen]:
        """The payments for these invoices."""
        found = await ask(bot, "payments", invoices=[payload_of(invoice) for invoice in invoices])
        return [seen for payment in found["payments"] for seen in seen_in(payment)]

    async def reconcile(self, bot: Bot, since: datetime) -> list[Seen]:
        """Every payment that was made or given back since then."""
        found = await ask(bot, "payments", since=since.timestamp())
        return [seen for payment in found["payments"] for seen in seen_in(payment)]

    async def verify_webhook(self, bot: Bot, request: WebhookRequest) -> list[Seen]:
        """One payment, as the bank signs it with our key."""
        signature = hmac.new(token(bot).encode(), request.body, hashlib.sha256).hexdigest()
        given = request.headers.get("bank-signature", "")
        if not hmac.compare_digest(signature.encode(), given.encode()):
            raise BadSignature
        return seen_in(json.loads(request.body))

    async def cancel(self, bot: Bot, invoice: InvoiceView) -> None:
        """Close the bank's window."""
        await ask(bot, "cancel", name=payload_of(invoice))

    async def refund(self, bot: Bot, payment: PaymentView, amount: int, refund_id: int) -> None:
        """Our currency is what the customer paid in, unless the payment was held: then all of it goes back."""
        total = amount or payment.paid.total
        await ask(bot, "refunds", name=f"refund-{payment.id}-{refund_id}", payment=payment.external_id, total=total)


def seen_in(payment: dict[str, Any]) -> list[Seen]:
    """What the bank says about a payment: that it came, and how much of it went back."""
    invoice_id, random_id = named_in(payment["invoice"]) or (None, None)
    paid = Price(payment["currency"], payment["total"])
    seen: list[Seen] = [Incoming(payment["id"], paid, invoice_id=invoice_id, random_id=random_id)]
    if payment["returned"]:
        seen.append(Returned(payment["id"], Price(paid.currency, payment["returned"])))
    return seen


def token(bot: Bot) -> str:
    """The key to our account."""
    return bot.setting(BankSettings).bank_token.get_secret_value()


async def ask(bot: Bot, what: str, **data: Any) -> Any:
    """The bank's answer; ProviderRefused with its reason, or ProviderUnavailable."""
    headers = {"Authorization": f"Bearer {token(bot)}"}
    time = aiohttp.ClientTimeout(total=10)
    url = f"{bot.setting(BankSettings).bank_url}/{what}"
    try:
        async with (
            aiohttp.ClientSession(timeout=time) as session,
            session.post(url, json=data, headers=headers) as response,
        ):
            answer = await response.json()
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise ProviderUnavailable(type(error).__name__) from error
    if response.status == 422:
        raise ProviderRefused(answer["error"])
    if response.status != 200:
        raise ProviderUnavailable(f"STATUS_{response.status}")
    return answer


provider = BankProvider()
take_webhooks(bank, provider)


@bank.hook
def register_payment_providers() -> list[Provider]:
    """The bank."""
    return [provider]
