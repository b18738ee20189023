"""*My purchases*: a customer's own orders and their values again. Ownership is in every query."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Rich, bold, code, db, keyset, pager_row
from plugins.accounts.api import menu_button, profile_button
from plugins.shop import shop

from ..callbacks import OpenItem, OpenOrder, OpenPurchases, SendValues
from ..naming import TEXT_LIMIT, shorten
from ..orders.delivery import BoughtLine, BoughtOrder, own_line, own_order, survives_as_text, value_message
from ..orders.states import LineState
from .browse import LABEL, show_gone

BOUGHT = "t.user_id = $1 AND t.paid_at IS NOT NULL"
COLUMNS = """t.id, t.total,
    (SELECT l.item_name FROM shop_order_line l WHERE l.order_id = t.id ORDER BY l.id LIMIT 1) AS name,
    (SELECT count(*) FROM shop_order_line l WHERE l.order_id = t.id) AS lines"""


@shop.command("purchases")
async def show_purchases(ctx: Context) -> None:
    """Show the customer's orders."""
    await open_purchases(ctx, OpenPurchases())


@shop.press(OpenPurchases)
async def open_purchases(ctx: Context, press: OpenPurchases) -> None:
    """Show a page of the customer's orders, newest first."""
    page = await keyset(
        press, table="shop_order", columns=COLUMNS, where=BOUGHT, args=(ctx.user.id,), order=("id",), descending=True
    )
    rows = [[order_button(ctx, row, page.rows[0]["id"], page.number)] for row in page.rows]
    rows += [
        pager_row(ctx, press, page),
        [profile_button(ctx), menu_button(ctx)],
    ]
    await ctx.screen(ctx.rich("shop-purchases" if page.rows else "shop-purchases-empty"), rows)


def order_button(ctx: Context, row: dict[str, Any], first: int, page: int) -> Button:
    """An order on a list row."""
    more = f" +{row['lines'] - 1}" if row["lines"] > 1 else ""
    tail = f"{more} · {ctx.money(row['total'])}"
    label = f"{row['id']} · " + shorten(row["name"] or "", LABEL - len(tail) - 10) + tail
    return OpenOrder(row["id"], row=first, page=page).button(label)


@shop.press(OpenOrder)
async def open_order(ctx: Context, press: OpenOrder) -> None:
    """Show one of the customer's orders with its values."""
    order = await own_order(ctx.bot, ctx.user.id, press.order_id)
    if order is None:
        await show_gone(ctx, "shop-order-missing")
        return
    text, in_files = order_text(ctx, order)
    rows = [
        [SendValues(line.id).button(ctx.t("shop-send-value", item=shorten(line.name, LABEL - 20)))] for line in in_files
    ]
    rows += [
        [OpenItem(line.item_id).button(ctx.t("shop-open-item", item=shorten(line.name, LABEL - 4)))]
        for line in order.lines
        if line.item_id is not None
    ]
    back = OpenPurchases()
    if press.row and press.page > 1:
        back = OpenPurchases().at(press.row, press.page)
    rows.append([back.button(ctx.t("kernel-back")), menu_button(ctx)])
    await ctx.screen(text, rows)


def order_text(ctx: Context, order: BoughtOrder) -> tuple[Rich, list[BoughtLine]]:
    """The order as a text, and the lines whose values do not fit into it or would be altered by it."""
    text = ctx.rich(
        "shop-order",
        order=str(order.id),
        state=ctx.t(f"shop-order-state-{order.state.replace('_', '-')}"),
        time=order.at,
    )
    in_files = []
    for line in order.lines:
        text = text + "\n\n" + bold(shorten(line.name, 120)) + f" · {line.quantity} × {ctx.money(line.unit_price)}"
        if line.state == LineState.PENDING:
            text = text + "\n" + ctx.rich("shop-line-pending")
        elif survives_as_text(line.value) and len(text) + len(Rich(line.value)) < TEXT_LIMIT - 200:
            text = text + "\n" + code(line.value)
        elif line.value:
            text = text + "\n" + ctx.rich("shop-line-file")
            in_files.append(line)
    return text + "\n\n" + ctx.rich("shop-total", total=ctx.money(order.total)), in_files


@shop.press(SendValues)
async def send_values(ctx: Context, press: SendValues) -> None:
    """Send the values of one's own line once more."""
    line = await own_line(ctx.bot, ctx.user.id, press.line_id)
    if line is None or not line.value:
        await show_gone(ctx, "shop-order-missing")
        return
    message = value_message(ctx, line)
    await ctx.reply(message.text, document=message.document)


@shop.menu("profile", order=20)
async def purchases_entry(ctx: Context) -> Button | None:
    """*My purchases* on the profile, for who has any."""
    count = await purchase_count(ctx.user.id)
    return OpenPurchases().button(ctx.t("shop-my-purchases", count=count)) if count else None


@shop.hook
async def profile_lines(user: Any, ctx: Context) -> list[Rich]:
    """How much the customer bought, on the profile."""
    return [ctx.rich("shop-profile-bought", count=await purchase_count(user.id))]


async def purchase_count(user_id: int) -> int:
    """How many orders a customer has paid."""
    row = await db.fetch_one(f"SELECT count(*) AS orders FROM shop_order t WHERE {BOUGHT}", user_id)
    return row["orders"] if row else 0
