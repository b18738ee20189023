"""Help with payments, which Telegram asks of every bot that takes money: https://core.telegram.org/bots/payments"""

from __future__ import annotations

from kernel import Button, Context
from plugins.accounts.api import menu_button, support_url

from .. import payments
from ..callbacks import OpenInvoice
from ..reading import latest_invoices
from ..words import price_text


@payments.command("paysupport")
async def paysupport(ctx: Context) -> None:
    """The customer's latest invoices, what to do, and whom to ask."""
    rows = [
        [
            OpenInvoice(invoice.id).button(
                ctx.t(
                    "payments-support-invoice",
                    number=str(invoice.id),
                    price=price_text(ctx, invoice.asked),
                    state=ctx.t(f"payments-state-{invoice.state}"),
                )
            )
        ]
        for invoice in await latest_invoices(ctx.bot, ctx.user.id)
    ]
    url = support_url(ctx.bot)
    if url:
        rows.append([Button(ctx.t("payments-support-write"), url=url)])
    await ctx.screen(ctx.rich("payments-support" if rows else "payments-support-none"), [*rows, [menu_button(ctx)]])
