"""The card of an item: picture, description, price, stock, and what other plugins add."""

from __future__ import annotations

from dataclasses import replace

from kernel import Button, Context, Rich, bold, in_rows
from plugins.accounts.api import menu_button
from plugins.shop import shop

from ..callbacks import AskBuy, OpenCategory, OpenItem, OpenSearch
from ..catalog.pictures import MOST, read_picture
from ..catalog.reading import Card, find_item
from ..naming import CAPTION_LIMIT, TEXT_LIMIT, shorten
from ..orders.views import ItemView
from ..places import list_at
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
    photo = await read_picture(item.id, press.picture) if item.pictures and not press.full else None
    lines = await ctx.hooks.show("item_lines", item=item, press=press, ctx=ctx)
    text, cut = card_text(ctx, card, lines, CAPTION_LIMIT if photo else TEXT_LIMIT)
    rows: list[list[Button]] = []
    if photo and item.pictures > 1:
        rows.append([flip_button(ctx, item, press)])
    if not item.sold_out:
        buy = AskBuy(item.id, item.price, row=press.row, page=press.page)
        rows.append([buy.button(ctx.t("shop-buy", price=ctx.money(item.price)))])
    if cut and photo:
        rows.append([replace(press, full=True).button(ctx.t("shop-full-description"))])
    rows += in_rows(await ctx.hooks.show("item_buttons", item=item, press=press, ctx=ctx))
    rows.append([back_to_list(item.category_id, press).button(ctx.t("kernel-back")), menu_button(ctx)])
    await ctx.screen(text, rows, photo)


def flip_button(ctx: Context, item: ItemView, press: OpenItem) -> Button:
    """Shows the next picture, after the last one the first again."""
    number = press.picture if press.picture < item.pictures else 0
    following = replace(press, picture=(number + 1) % min(item.pictures, MOST))
    return following.button(ctx.t("shop-picture", number=number + 1, count=item.pictures))


def back_to_list(category_id: int, press: OpenItem | AskBuy) -> OpenCategory | OpenSearch:
    """The page of the list that the card was opened from, or the first one of its category."""
    return list_at(category_id, press.row, press.page)


def card_text(ctx: Context, card: Card, lines: list[Rich | str], limit: int) -> tuple[Rich, bool]:
    """The text of a card within ``limit`` UTF-16 units, and whether the description had to be cut for it."""
    item = card.item
    head = path_line(card.path) + "\n" + bold(shorten(item.name, 300))
    facts = ctx.rich("shop-price", price=ctx.money(item.price)) + "\n" + stock_line(ctx, item)
    for line in lines:
        if len(head) + len(facts) + len(line if isinstance(line, Rich) else Rich(line)) < limit - 10:
            facts = facts + "\n" + line
    room = limit - len(head) - len(facts) - 4
    description = shorten(item.description, room) if room >= SHORTEST else ""
    whole = head + "\n\n" + (description + "\n\n" if description else "") + facts
    return whole, description != item.description


def stock_line(ctx: Context, item: ItemView) -> Rich:
    """How many pieces there are, as a line of the card."""
    if item.available is None:
        return ctx.rich("shop-stock-unlimited")
    if item.available >= item.min_quantity:
        return ctx.rich("shop-stock", count=item.available)
    return ctx.rich("shop-stock-preorder" if item.presell else "shop-stock-none")
