"""Delete an item or a category, after saying what goes with it."""

from __future__ import annotations

from typing import Any

from kernel import Context, Refused, Rich, run_in_transaction
from plugins.shop import shop

from ..catalog.removing import contents, delete_category, delete_item
from ..naming import shorten
from ..permissions import CATALOG
from .acts import write_down
from .callbacks import AskDelete, Delete, ManageCategories, ManageCategory, ManageItem, ManageItems, What
from .categories import open_categories
from .items import open_items
from .reading import category_card, item_card


@shop.press(AskDelete, permission=CATALOG)
async def ask_delete(ctx: Context, press: AskDelete) -> None:
    """Name what goes, and ask with a button that works once."""
    back: Any = ManageCategory(press.id)
    if press.what == What.ITEM:
        back = ManageItem(press.id)
        text = await _item_question(ctx, press.id)
    else:
        text = await _category_question(ctx, press.id)
    confirm = ctx.once(Delete(press.what, press.id), ctx.t("shop-staff-delete-yes"))
    await ctx.screen(text, [[confirm], [back.button(ctx.t("kernel-cancel"))]])


async def _item_question(ctx: Context, item_id: int) -> Rich:
    card = await item_card(item_id)
    text = ctx.rich("shop-staff-delete-item", name=shorten(card.item.name, 300)) + await _goes(ctx, "item", item_id)
    if card.item.sold:
        text = text + "\n" + ctx.rich("shop-staff-delete-sold", count=card.item.sold)
    return text


async def _category_question(ctx: Context, category_id: int) -> Rich:
    card = await category_card(category_id)
    text = ctx.rich("shop-staff-delete-category", name=shorten(card.category.name, 300))
    return text + await _goes(ctx, "category", category_id)


async def _goes(ctx: Context, what: str, number: int) -> Rich:
    """What goes with it, each on a line of its own."""
    goes = await contents(what, number)
    text = Rich()
    if what == "category":
        text = text + "\n" + ctx.rich("shop-staff-delete-below", categories=goes.categories, items=goes.items)
    if goes.pieces:
        text = text + "\n" + ctx.rich("shop-staff-delete-pieces", count=goes.pieces)
    if goes.owed:
        text = text + "\n" + ctx.rich("shop-staff-delete-owed", count=goes.owed)
    return text


@shop.press(Delete, permission=CATALOG)
async def delete(ctx: Context, press: Delete) -> None:
    """Delete it, once, and show the list it stood on."""
    if press.what == What.ITEM:
        above = (await item_card(press.id)).item.category_id
    else:
        above = (await category_card(press.id)).category.parent_id or 0

    async def body() -> None:
        await ctx.require(CATALOG)
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        delete_it = delete_item if press.what == What.ITEM else delete_category
        write_down(ctx, "deleted", await delete_it(ctx.bot, press.id))

    await run_in_transaction(body)
    ctx.toast(ctx.t("shop-staff-deleted"))
    if press.what == What.ITEM:
        await open_items(ctx, ManageItems(above))
    else:
        await open_categories(ctx, ManageCategories(above))
