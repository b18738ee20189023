"""Everything that happened on a customer's balance, for staff."""

from __future__ import annotations

from kernel import Context, Refused, Rich, pager_row
from plugins.accounts.api import OpenCustomer, find, operation_line, operations, staff_button

from .. import admin
from .callbacks import OpenLedger
from .rights import require_looking

SHOWN_NAME = 100  # characters


@admin.press(OpenLedger)
async def open_ledger(ctx: Context, press: OpenLedger) -> None:
    """Ten operations a page, the newest first, as the customer sees them."""
    await require_looking(ctx)
    customer = await find(ctx.bot, press.customer_id)
    if customer is None:
        raise Refused("admin-customer-gone")
    page = await operations(customer.id, press)
    name = customer.name[:SHOWN_NAME] if customer.telegram_id > 0 else ctx.rich("admin-customer-forgotten")
    head = ctx.rich("admin-ledger-title" if page.rows else "admin-ledger-empty", name=name)
    text = Rich("\n\n").join([head, *(operation_line(ctx, row) for row in page.rows)])
    back = OpenCustomer(customer.id).button(ctx.t("kernel-back"))
    await ctx.screen(text, [pager_row(ctx, press, page), [back, staff_button(ctx)]])
