"""Prices and invoices in words."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from kernel import Rich
from kernel.invoices import STARS
from kernel.money import Currency

from .contract import Details, InvoiceView, Price

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
