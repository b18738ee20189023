"""Prices and invoices in words."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any

from kernel import Rich, clip_label
from kernel.invoices import STARS
from kernel.money import Currency

from .contract import Details, InvoiceView, Price, Provider
from .registry import providers

if TYPE_CHECKING:
    from kernel import Context

IN_HOURS = 120  # minutes from which on the time left is told in hours


def price_text(to: Any, price: Price) -> str:
    """``55 ⭐`` or an amount of money, in the language of ``to`` (a Context, or the recipient of a message)."""
    if price.currency == STARS:
        return f"{price.total} ⭐"
    if price.currency == to.bot.currency.code:
        return str(to.money(price.total))
    try:
        return Currency(price.currency).format(price.total, to.language)
    except ValueError:
        return f"{price.total} {price.currency}"  # as the provider wrote it


def method_label(ctx: Context, provider: Provider, amount: int) -> str:
    """What a provider's button says: its name, the price there, and the fee that is part of it, if any."""
    label = ctx.t(provider.title, price=price_text(ctx, provider.price(ctx.bot, amount)))
    fee = provider.capabilities.fee
    return clip_label(ctx.t("payments-method-fee", method=label, percent=fee_percent(fee))) if fee else label


def fee_percent(hundredths: int) -> Decimal:
    """Hundredths of a percent as a number of percent, for texts."""
    return (Decimal(hundredths) / 100).normalize()


def invoice_text(ctx: Context, invoice: InvoiceView, subject: str, details: Details | None) -> Rich:
    """What is paid, how much, and how long there is; then how to pay (``details``, or its note), or how it stands."""
    lines: list[Rich | str] = [
        ctx.rich(
            "payments-invoice",
            number=str(invoice.id),
            subject=subject,
            amount=ctx.money(invoice.amount),
            price=price_text(ctx, invoice.asked),
        )
    ]
    provider = providers(ctx.bot).get(invoice.provider)
    if provider is not None and provider.capabilities.fee:
        percent = fee_percent(provider.capabilities.fee)
        lines[0] = lines[0] + "\n" + ctx.rich("payments-fee", percent=percent)
    state = ctx.t(f"payments-state-{invoice.state}")
    if invoice.state in ("creating", "open"):
        left = ceil((invoice.expires_at - ctx.bot.clock.now()).total_seconds() / 60)
        if left > IN_HOURS:
            lines.append(ctx.rich("payments-hours-left", hours=left // 60))
        elif left > 0:
            lines.append(ctx.rich("payments-minutes-left", minutes=left))
        else:
            lines.append(ctx.rich("payments-invoice-state", state=ctx.t("payments-state-expired")))
        if details is not None:
            lines.append(details.text)
        elif invoice.note:
            lines.append(ctx.rich(invoice.note, **invoice.note_args))
        elif not invoice.url:
            lines.append(ctx.rich("payments-pay-in-chat"))
    else:
        lines.append(ctx.rich("payments-invoice-state", state=state))
    return Rich("\n\n").join(lines)
