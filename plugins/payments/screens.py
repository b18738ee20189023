"""The screen of an invoice: shown to its customer, and brought up to date as soon as the money is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog

from kernel import Button, Context, after_commit, db
from plugins.accounts.api import find, menu_button, profile_button

from .callbacks import CancelInvoice, CheckInvoice
from .contract import InvoiceView
from .crediting import TOP_UP
from .reading import read_invoice
from .registry import providers
from .states import PAYABLE, UNPAID, InvoiceState
from .words import invoice_text

if TYPE_CHECKING:
    from kernel import Bot

REMEMBER = "UPDATE payments_invoice SET screen_id = $2 WHERE id = $1 RETURNING paid_at"
SCREEN = "SELECT screen_id FROM payments_invoice WHERE id = $1"

log = structlog.get_logger(__name__)


async def show_invoice(ctx: Context, invoice: InvoiceView) -> None:
    """The invoice with *Pay*, *Check* and the way out, as far as they mean anything."""
    what, back = await subject(ctx, invoice.purpose, invoice.reference)
    rows: list[list[Button]] = []
    details = None
    if invoice.state in PAYABLE and invoice.expires_at > ctx.bot.clock.now():
        provider = providers(ctx.bot).get(invoice.provider)
        details = await provider.details(ctx, invoice) if provider is not None else None
        if details is not None:
            rows += [list(row) for row in details.rows]
        if invoice.url:
            rows.append([Button(ctx.t("payments-pay"), url=invoice.url)])
        rows.append(
            [
                CheckInvoice(invoice.id).button(ctx.t("payments-check")),
                CancelInvoice(invoice.id).button(ctx.t("payments-cancel")),
            ]
        )
    elif invoice.state in (InvoiceState.EXPIRED, InvoiceState.CANCELLED, InvoiceState.OPEN, InvoiceState.CREATING):
        rows.append([CheckInvoice(invoice.id).button(ctx.t("payments-check"))])
    message_id = await ctx.screen(invoice_text(ctx, invoice, what, details), [*rows, [back, menu_button(ctx)]])
    if invoice.state in UNPAID:
        row = await db.fetch_one(REMEMBER, invoice.id, message_id)
        if row and row["paid_at"]:  # while it was being shown
            ctx.bot.background(refresh(ctx.bot, invoice.id))


async def subject(ctx: Context, purpose: str, reference: str) -> tuple[str, Button]:
    """What an invoice is for, in a few words, and the button that leads there."""
    if purpose != TOP_UP:
        found: Any = await ctx.hooks.first("invoice_subject", purpose=purpose, reference=reference, ctx=ctx)
        if found is not None:
            return found.title, found.back
    return ctx.t("payments-for-balance"), profile_button(ctx)


def refresh_later(bot: Bot, invoice_id: int) -> None:
    """Bring the screen of an invoice up to date after the commit, in the background.

    A courtesy that may be lost in a kill: the message that says so is queued, and *Check* is there.
    """
    after_commit(lambda: bot.background(refresh(bot, invoice_id)))


async def refresh(bot: Bot, invoice_id: int) -> None:
    """Redraw the message that shows an invoice, unless its customer has gone on to another screen in it."""
    row = await db.fetch_one(SCREEN, invoice_id)
    invoice = await read_invoice(bot, invoice_id)
    customer = await find(bot, invoice.user_id) if invoice is not None else None
    if row is None or invoice is None or customer is None or not row["screen_id"]:
        return
    try:
        ctx = await bot.still_showing(customer, row["screen_id"], CheckInvoice(invoice_id))
        if ctx is not None:
            await show_invoice(ctx, invoice)
    except Exception as error:
        log.info("invoice_not_redrawn", invoice=invoice_id, exc_info=error)
