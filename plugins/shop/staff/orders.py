"""The lists of orders for staff, and the way to one by its number."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Refused, Rich, in_rows, pager_row
from kernel.forms import Ask, Form, text
from plugins.accounts.api import OpenCustomer, find, sees_customers, staff_button
from plugins.shop import shop

from ..handlers.browse import LABEL
from ..handlers.links import id_of
from ..naming import shorten
from ..permissions import ORDERS
from .callbacks import FindOrder, OpenStaffOrder, StaffOrders, Which
from .order_card import show_order
from .order_reading import orders_page


@shop.menu("staff", order=20)
async def orders_entry(ctx: Context) -> Button | None:
    """The orders."""
    return StaffOrders().button(ctx.t("shop-staff-orders")) if await ctx.allowed(ORDERS) else None


@shop.press(StaffOrders, permission=ORDERS)
async def list_orders(ctx: Context, press: StaffOrders) -> None:
    """A page of orders, newest first, and the lists that there are."""
    page = await orders_page(press)
    first = page.rows[0]["id"] if page.rows else 0
    rows: list[list[Any]] = [[_order_button(ctx, row, press, first, page.number)] for row in page.rows]
    rows.append(pager_row(ctx, press, page))
    text = ctx.rich("shop-staff-orders-title", count=page.total)
    if press.user_id:
        customer = await find(ctx.bot, press.user_id)
        name = Rich.mention(shorten(customer.name, 100), customer.telegram_id) if customer else "—"
        text = text + "\n" + ctx.rich("shop-staff-orders-of", customer=name)
        card = [OpenCustomer(press.user_id).button(ctx.t("shop-staff-customer"))] if await sees_customers(ctx) else []
        rows.append([*card, StaffOrders().button(ctx.t("shop-staff-orders-which", which="all"))])
        rows.append([staff_button(ctx)])
    else:
        rows += in_rows(_lists(ctx, press.which))
        rows.append([FindOrder().button(ctx.t("shop-staff-find-order")), staff_button(ctx)])
    await ctx.screen(text, rows)


def _lists(ctx: Context, shown: Which) -> list[Button]:
    buttons = []
    for which in Which:
        mark = "✅ " if which == shown else ""
        label = ctx.t("shop-staff-orders-which", which=which.name.lower())
        buttons.append(StaffOrders(which).button(mark + label))
    return buttons


def _order_button(ctx: Context, row: dict[str, Any], press: StaffOrders, first: int, page: int) -> Button:
    more = f" +{row['lines'] - 1}" if row["lines"] > 1 else ""
    tail = f"{more} · {ctx.money(row['total'])}"
    mark = "⏳ " if row["state"] == "reserved" else "📮 " if row["waits"] and row["state"] != "expired" else ""
    label = f"{mark}{row['id']} · " + shorten(row["name"] or "", LABEL - len(tail) - 12) + tail
    return OpenStaffOrder(row["id"], press.which, press.user_id, first, page).button(label)


@shop.form
class Find(Form, id="shop.find-order"):
    """One question: the number."""

    permission = ORDERS
    number = Ask("shop-staff-find-order-ask", text(30, one_line=True))

    async def done(self, ctx: Context) -> Any:
        """Show the order, after the commit."""

        async def show() -> None:
            await open_by_number(ctx, self.number)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(StaffOrders())


@shop.press(FindOrder, permission=ORDERS)
async def find_order(ctx: Context, press: FindOrder) -> None:
    """Ask for a number."""
    await Find.start(ctx)


@shop.command("order", permission=ORDERS)
async def order_command(ctx: Context) -> None:
    """``/order 17`` shows an order; without a number it asks for one."""
    if ctx.payload.strip():
        await open_by_number(ctx, ctx.payload)
    else:
        await Find.start(ctx)


async def open_by_number(ctx: Context, typed: str) -> None:
    """Show the order with this number, or say that there is none, with a way on."""
    number = id_of(typed.strip().lstrip("#№").strip())
    try:
        await show_order(ctx, OpenStaffOrder(number or 0))
    except Refused:
        rows = [
            [FindOrder().button(ctx.t("shop-staff-find-again"))],
            [StaffOrders().button(ctx.t("shop-staff-orders")), staff_button(ctx)],
        ]
        await ctx.screen(ctx.rich("shop-staff-order-missing", order=shorten(typed, 40)), rows)
