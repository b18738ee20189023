"""*My purchases*: a customer's own orders and their values again. Ownership is in every query."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Rich, db, keyset, pager_row
from plugins.accounts.api import menu_button, profile_button
from plugins.shop import shop

from ..callbacks import OpenOrder, OpenPurchases, SendValues
from ..naming import shorten
from ..orders.delivery import file_message, own_line, value_message
from ..orders.problems import solved
from ..orders.revealing import reveal
from .browse import LABEL, show_gone

BOUGHT = "t.user_id = $1 AND t.paid_at IS NOT NULL"
LISTED = "t.user_id = $1 AND (t.paid_at IS NOT NULL OR t.state = 'reserved')"
MOST_FILES = 20  # sent at one press
COLUMNS = """t.id, t.total, t.state,
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
        press, table="shop_order", columns=COLUMNS, where=LISTED, args=(ctx.user.id,), order=("id",), descending=True
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
    mark = "⏳ " if row["state"] == "reserved" else ""
    label = f"{mark}{row['id']} · " + shorten(row["name"] or "", LABEL - len(tail) - 10) + tail
    return OpenOrder(row["id"], row=first, page=page).button(label)


@shop.press(SendValues)
async def send_values(ctx: Context, press: SendValues) -> None:
    """Send the values of one's own line once more: one message for texts, one a file."""
    line = await own_line(ctx.bot, ctx.user.id, press.line_id)
    if line is None or not (line.value or line.files) or not await reveal(ctx.bot, [line]):
        await show_gone(ctx, "shop-order-missing")
        return
    files = [file_id for value_id, file_id in line.files if value_id]
    messages = [await file_message(ctx.bot, ctx, line, file_id) for file_id in files[:MOST_FILES]]
    for message in messages or [await value_message(ctx.bot, ctx, line)]:
        await ctx.reply(message.text, document=message.document or message.photo)
    if len(files) <= MOST_FILES:
        await solved([line.id])


@shop.menu("profile", order=20)
async def purchases_entry(ctx: Context) -> Button | None:
    """*My purchases* on the profile, for who has any."""
    count = await purchase_count(ctx.user.id, LISTED)
    return OpenPurchases().button(ctx.t("shop-my-purchases", count=count)) if count else None


@shop.hook
async def profile_lines(user: Any, ctx: Context) -> list[Rich]:
    """How much the customer bought, on the profile."""
    return [ctx.rich("shop-profile-bought", count=await purchase_count(user.id))]


async def purchase_count(user_id: int, which: str = BOUGHT) -> int:
    """How many orders a customer has paid, or has on the list."""
    row = await db.fetch_one(f"SELECT count(*) AS orders FROM shop_order t WHERE {which}", user_id)
    return row["orders"] if row else 0
