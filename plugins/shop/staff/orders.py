"""The lists of orders for staff, and the way to one by its number."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Rich, db, in_rows, pager_row, transaction
from kernel.forms import Ask, Form, Invalid, Kind
from plugins.accounts.api import OpenCustomer, find, sees_customers, staff_button
from plugins.shop import shop

from ..handlers.browse import LABEL
from ..handlers.links import id_of
from ..naming import shorten
from ..permissions import ORDERS
from ..stock.tracing import orders_with
from .callbacks import FindOrder, OpenStaffOrder, StaffOrders, Which
from .order_card import show_order
from .order_reading import orders_page

EXISTS = "SELECT id FROM shop_order WHERE id = $1"
LARGEST = 20 * 1024 * 1024  # bytes; https://core.telegram.org/bots/api#getfile


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
    else:
        rows += in_rows(_lists(ctx, press.which))
        rows.append([FindOrder().button(ctx.t("shop-staff-find-order"))])
    rows.append([staff_button(ctx)])
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


def _known(ctx: Context, update: Any) -> dict[str, str]:
    """What staff know of an order: its number, or what was sold, as text or as a file."""
    if hasattr(update, "file_id"):
        if update.size > LARGEST:
            raise Invalid("kernel-form-file-size", max=LARGEST // 1024)
        return {"file_id": update.file_id}
    typed = getattr(update, "text", "")
    if not typed.strip():
        raise Invalid("kernel-form-required")
    return {"text": typed}


@shop.form
class Find(Form, id="shop.find-order"):
    """One question: the number, or the goods."""

    permission = ORDERS
    known = Ask("shop-staff-find-order-ask", Kind(_known))

    async def done(self, ctx: Context) -> Any:
        """Show the order, after the commit."""

        async def show() -> None:
            if "file_id" in self.known:
                await show_found(ctx, await traced(ctx, await ctx.bot.telegram.download(self.known["file_id"])), "📄")
            else:
                await open_by_number(ctx, self.known["text"])

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
    """Show the order with this number, or with this value among what was sold; a number may be both."""
    number = id_of(typed.strip().lstrip("#№").strip())
    found = [number] if number is not None and await db.fetch_one(EXISTS, number) else []
    values = dict.fromkeys((typed.encode(), typed.strip().encode()))
    found += [order_id for value in values for order_id in await traced(ctx, value) if order_id not in found]
    await show_found(ctx, found, shorten(typed, 40) if number is not None else "")


async def traced(ctx: Context, value: bytes) -> list[int]:
    """The orders that a value was sold with; that somebody asked, and what was found, is written down, the value is not."""
    found = await orders_with(ctx.bot, value)
    if found:
        async with transaction():
            await ctx.require(ORDERS)
            ctx.audit("shop.value_traced", f"order:{found[0]}", orders=found)
    return found


async def show_found(ctx: Context, found: list[int], typed: str) -> None:
    """The one order, a choice of several, or that there is none, with a way on. A value is never repeated."""
    if len(found) == 1:
        await show_order(ctx, OpenStaffOrder(found[0]))
        return
    last = [
        [FindOrder().button(ctx.t("shop-staff-find-again"))],
        [StaffOrders().button(ctx.t("shop-staff-orders")), staff_button(ctx)],
    ]
    if found:
        rows = [[OpenStaffOrder(number).button(f"№ {number}")] for number in found]
        await ctx.screen(ctx.rich("shop-staff-orders-found", count=len(found)), [*rows, *last])
    elif typed and typed != "📄":
        await ctx.screen(ctx.rich("shop-staff-order-missing", order=typed), last)
    else:
        await ctx.screen(ctx.rich("shop-staff-value-missing"), last)
