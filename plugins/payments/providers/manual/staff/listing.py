"""The invoices that are paid by transfer, newest first, and the doors that lead to them."""

from __future__ import annotations

from datetime import datetime

from kernel import Button, Context, Refused, clip_label, pager_row
from plugins.accounts.api import find_many, staff_button
from plugins.payments.api import InvoiceState, InvoiceView, list_invoices

from .. import CONFIRM, manual
from ..booking import NAME
from ..callbacks import OpenSendBacks, OpenTransfer, OpenTransfers
from ..claims import claims
from ..sending_back import count_waiting
from ..settings import ManualSettings

LARGEST = 2**63
WAITING = (InvoiceState.CREATING, InvoiceState.OPEN)
UNPAID = (InvoiceState.EXPIRED, InvoiceState.CANCELLED, InvoiceState.FAILED)


@manual.command("transfers", permission=CONFIRM)
async def show_transfers(ctx: Context) -> None:
    """The list, or the invoice whose number follows the command."""
    number = ctx.payload.strip().removeprefix("№").removeprefix("#").strip()
    if not number:
        await open_transfers(ctx, OpenTransfers())
    elif number.isascii() and number.isdigit() and len(number) <= 19 and int(number) < LARGEST:
        await ctx.open(OpenTransfer(int(number)))
    else:
        raise Refused("manual-missing")


@manual.menu("staff", order=45)
async def staff_entry(ctx: Context) -> Button | None:
    """The list, from the staff's menu, where transfers are taken or some are still waited for."""
    if not await ctx.allowed(CONFIRM):
        return None
    if not ctx.setting(ManualSettings).manual_payment and not await count_waiting():
        page, _ = await list_invoices(ctx.bot, OpenTransfers(), NAME, payable=True)
        if not page.total:
            return None
    return OpenTransfers().button(ctx.t("manual-staff"))


@manual.press(OpenTransfers, permission=CONFIRM)
async def open_transfers(ctx: Context, press: OpenTransfers) -> None:
    """A page of invoices: those that wait for a transfer, or all."""
    page, invoices = await list_invoices(ctx.bot, press, NAME, payable=not press.all)
    said = await claims([invoice.id for invoice in invoices])
    names = await find_many(ctx.bot, sorted({invoice.user_id for invoice in invoices}))
    rows = [
        [OpenTransfer(invoice.id).button(label(ctx, invoice, names[invoice.user_id].name, said))]
        for invoice in invoices
    ]
    rows.append(pager_row(ctx, press, page))
    rows.append(
        [OpenTransfers(all=not press.all).button(ctx.t("manual-staff-open" if press.all else "manual-staff-all"))]
    )
    waiting = await count_waiting()
    if waiting:
        rows.append([OpenSendBacks().button(ctx.t("manual-staff-send-back", count=waiting))])
    key = "manual-staff-list-all" if press.all else "manual-staff-list"
    await ctx.screen(ctx.rich(key, count=page.total), [*rows, [staff_button(ctx)]])


def label(ctx: Context, invoice: InvoiceView, name: str, said: dict[int, datetime]) -> str:
    """``🗣 №17 · $20.00 · Alice`` on a row of the list; 🗣: the customer says that the money was sent."""
    if invoice.state in WAITING:
        mark = "🗣" if invoice.id in said else "⏳"
    else:
        mark = "✖️" if invoice.state in UNPAID else "✅"
    return clip_label(f"{mark} №{invoice.id} · {ctx.money(invoice.asked.total)} · {name}")
