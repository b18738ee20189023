"""Move an item or a category by picking the place from the lists, never by typing a name."""

from __future__ import annotations

from typing import Any

from kernel import Context, Rich, bold, pager_row, run_in_transaction
from plugins.shop import shop

from ..catalog.editing import edit_category, edit_item
from ..handlers.browse import category_label, path_line
from ..naming import shorten
from ..permissions import CATALOG
from .acts import write_down
from .callbacks import ManageCategory, ManageItem, MoveCategory, MoveItem, PlaceCategory, PlaceItem
from .categories import hidden_mark, show_category
from .items import show_item
from .reading import categories_in, category_card, item_card, path_of


@shop.press(MoveItem, permission=CATALOG)
async def move_item(ctx: Context, press: MoveItem) -> None:
    """Browse to the category that an item goes to."""
    item = (await item_card(press.item_id)).item
    page = await categories_in(press, press.category_id)
    rows: list[list[Any]] = [
        [MoveItem(item.id, row["id"]).button(hidden_mark(row) + category_label(row["name"]))] for row in page.rows
    ]
    rows.append(pager_row(ctx, press, page))
    here = press.category_id and press.category_id != item.category_id
    rows.append([PlaceItem(item.id, press.category_id).button(ctx.t("shop-staff-move-here"))] if here else [])
    up = await _up(ctx, press.category_id, lambda above: MoveItem(item.id, above))
    rows.append([*up, ManageItem(item.id).button(ctx.t("kernel-cancel"))])
    await ctx.screen(await _text(ctx, item.name, press.category_id), rows)


@shop.press(PlaceItem, permission=CATALOG)
async def place_item(ctx: Context, press: PlaceItem) -> None:
    """Move the item."""

    async def body() -> None:
        await ctx.require(CATALOG)
        write_down(ctx, "edited", await edit_item(ctx.bot, press.item_id, category_id=press.category_id))

    await run_in_transaction(body)
    ctx.toast(ctx.t("shop-staff-moved"))
    await show_item(ctx, ManageItem(press.item_id))


@shop.press(MoveCategory, permission=CATALOG)
async def browse_for_category(ctx: Context, press: MoveCategory) -> None:
    """Browse to the category that another one goes to; itself is left out, and so is what is in it."""
    moved = (await category_card(press.moved_id)).category
    page = await categories_in(press, press.category_id, without=moved.id)
    rows: list[list[Any]] = [
        [MoveCategory(moved.id, row["id"]).button(hidden_mark(row) + category_label(row["name"]))] for row in page.rows
    ]
    rows.append(pager_row(ctx, press, page))
    here = press.category_id != (moved.parent_id or 0)
    rows.append([PlaceCategory(moved.id, press.category_id).button(ctx.t("shop-staff-move-here"))] if here else [])
    up = await _up(ctx, press.category_id, lambda above: MoveCategory(moved.id, above))
    rows.append([*up, ManageCategory(moved.id).button(ctx.t("kernel-cancel"))])
    await ctx.screen(await _text(ctx, moved.name, press.category_id), rows)


@shop.press(PlaceCategory, permission=CATALOG)
async def place_category(ctx: Context, press: PlaceCategory) -> None:
    """Move the category; into itself, or into what is in it, is refused."""

    async def body() -> None:
        await ctx.require(CATALOG)
        write_down(ctx, "edited", await edit_category(ctx.bot, press.moved_id, parent_id=press.category_id or None))

    await run_in_transaction(body)
    ctx.toast(ctx.t("shop-staff-moved"))
    await show_category(ctx, ManageCategory(press.moved_id))


async def _up(ctx: Context, category_id: int, to: Any) -> list[Any]:
    if not category_id:
        return []
    above = (await category_card(category_id)).category.parent_id or 0
    return [to(above).button(ctx.t("shop-staff-up"))]


async def _text(ctx: Context, name: str, category_id: int) -> Rich:
    path = await path_of(category_id)
    place = bold(path_line(path)) if path else ctx.rich("shop-staff-top-categories")
    return ctx.rich("shop-staff-move-where", name=shorten(name, 300)) + "\n\n" + place
