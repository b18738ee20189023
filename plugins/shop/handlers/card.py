"""The card of an item: picture, description, price, stock, and what other plugins add."""

from __future__ import annotations

from kernel import Button, Context, File, Rich, bold, db, in_rows
from plugins.accounts.api import menu_button
from plugins.shop import shop

from ..callbacks import AskBuy, OpenCategory, OpenItem
from ..catalog.reading import Card, find_item
from ..naming import CAPTION_LIMIT, TEXT_LIMIT, shorten
from .browse import path_line, show_gone

SHORTEST = 60  # a description is left out where there is no room for so many UTF-16 units of it


@shop.press(OpenItem)
async def open_item(ctx: Context, press: OpenItem) -> None:
    """Show an item's card."""
    card = await find_item(ctx.bot, press.item_id)
    if card is None:
        await show_gone(ctx, "shop-item-gone")
        return
    item = card.item
    ctx.bot.metrics.event("view_item", "shop")
    photo = await picture(item.picture_id) if item.picture_id and not press.full else None
    lines = await ctx.hooks.show("item_lines", item=item, press=press, ctx=ctx)
    text, cut = card_text(ctx, card, lines, CAPTION_LIMIT if photo else TEXT_LIMIT)
    rows: list[list[Button]] = []
    if not item.sold_out:
        buy = AskBuy(item.id, item.price, row=press.row, page=press.page)
        rows.append([buy.button(ctx.t("shop-buy", price=ctx.money(item.price)))])
    if cut and photo:
        full = OpenItem(item.id, row=press.row, page=press.page, full=True)
        rows.append([full.button(ctx.t("shop-full-description"))])
    rows += in_rows(await ctx.hooks.show("item_buttons", item=item, press=press, ctx=ctx))
    rows.append([back_to_list(item.category_id, press).button(ctx.t("kernel-back")), menu_button(ctx)])
    await ctx.screen(text, rows, photo)


def back_to_list(category_id: int, press: OpenItem | AskBuy) -> OpenCategory:
    """The page of the category's items that the card was opened from, or the first one."""
    if press.row and press.page > 1:
        return OpenCategory(category_id, items=True).at(press.row, press.page)
    return OpenCategory(category_id, items=True)


def card_text(ctx: Context, card: Card, lines: list[Rich | str], limit: int) -> tuple[Rich, bool]:
    """The text of a card within ``limit`` UTF-16 units, and whether the description had to be cut for it."""
    item = card.item
    head = path_line(card.path) + "\n" + bold(shorten(item.name, 300))
    facts = ctx.rich("shop-price", price=ctx.money(item.price)) + "\n" + stock_line(ctx, item.available)
    for line in lines:
        if len(head) + len(facts) + len(line if isinstance(line, Rich) else Rich(line)) < limit - 10:
            facts = facts + "\n" + line
    room = limit - len(head) - len(facts) - 4
    description = shorten(item.description, room) if room >= SHORTEST else ""
    whole = head + "\n\n" + (description + "\n\n" if description else "") + facts
    return whole, description != item.description


def stock_line(ctx: Context, available: int | None) -> Rich:
    """How many pieces there are, as a line of the card."""
    if available is None:
        return ctx.rich("shop-stock-unlimited")
    return ctx.rich("shop-stock", count=available) if available else ctx.rich("shop-stock-none")


async def picture(picture_id: int) -> File | None:
    """The picture of an item."""
    row = await db.fetch_one("SELECT hash, mime, data FROM shop_picture WHERE id = $1", picture_id)
    if row is None:
        return None
    return File(f"{row['hash'][:16]}.{row['mime'].partition('/')[2]}", bytes(row["data"]), row["mime"])
