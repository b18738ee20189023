"""Items for staff: the list of a category, and the card from which everything about an item is changed."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Rich, bold, in_rows, pager_row
from plugins.accounts.api import staff_button
from plugins.shop import shop

from ..callbacks import OpenItem
from ..handlers.browse import LABEL, path_line, stock_words
from ..naming import shorten
from ..permissions import CATALOG
from ..stock.claims import COUNTED, SHARED
from .callbacks import (
    AddItem,
    AskDelete,
    EditField,
    Field,
    ManageCategory,
    ManageItem,
    ManageItems,
    ManagePictures,
    ManageStock,
    MoveItem,
    Part,
    SetField,
    What,
)
from .categories import fact, hidden_mark
from .fields import PARTS, shown
from .reading import ItemCard, item_card, items_in, path_of


@shop.press(ManageItems, permission=CATALOG)
async def open_items(ctx: Context, press: ManageItems) -> None:
    """A page of the items of a category."""
    page = await items_in(press, press.category_id)
    path = await path_of(press.category_id)
    rows = [[item_row(ctx, row, page.rows[0]["id"], page.number)] for row in page.rows]
    rows.append(pager_row(ctx, press, page))
    rows.append([AddItem(press.category_id).button(ctx.t("shop-staff-add-item"))])
    rows.append([ManageCategory(press.category_id).button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(bold(path_line(path)) + "\n" + ctx.rich("shop-staff-items-here", count=page.total), rows)


def item_row(ctx: Context, row: dict[str, Any], first: int, page: int) -> Button:
    """An item on a list row: hidden or not, its name, price and pieces."""
    tail = f" · {ctx.money(row['price'])} · {stock_words(ctx, row)}"
    label = hidden_mark(row) + shorten(row["name"], max(10, LABEL - 3 - len(tail))) + tail
    return ManageItem(row["id"], row=first, page=page).button(label)


@shop.press(ManageItem, permission=CATALOG)
async def open_item(ctx: Context, press: ManageItem) -> None:
    """The card of an item."""
    await show_item(ctx, press)


async def show_item(ctx: Context, press: ManageItem, note: Rich | None = None) -> None:
    """A part of the card of an item, under ``note``, which says what has just been done."""
    card = await item_card(press.item_id)
    text = item_text(ctx, card, press.part)
    rows = main_rows(ctx, card, press) if press.part == Part.MAIN else part_rows(ctx, card, press)
    await ctx.screen(text if note is None else note + "\n\n" + text, rows)


def item_text(ctx: Context, card: ItemCard, part: Part) -> Rich:
    """What staff can change about an item, as far as this part of its card goes."""
    item = card.item
    facts: list[Rich | str] = [path_line(card.path), bold(shorten(item.name, 300)), f"🆔 {item.id}", ""]
    for field in PARTS[part]:
        if field == Field.NAME or (field == Field.DESCRIPTION and not item.description):
            continue
        facts.append(fact(ctx, field, shown(ctx, field, getattr(item, field.column))))
    if part == Part.MAIN:
        facts.append(fact(ctx, Field.KIND, shown(ctx, Field.KIND, item.kind)))
        if item.kind in COUNTED:
            facts.append(ctx.rich("shop-stock", count=card.available))
        elif item.kind == SHARED:
            facts.append(ctx.rich("shop-stock-unlimited" if item.shared_value_id else "shop-staff-no-value"))
        facts.append(ctx.rich("shop-staff-sold", count=item.sold))
    return Rich("\n").join(facts)


def main_rows(ctx: Context, card: ItemCard, press: ManageItem) -> list[list[Button]]:
    """The buttons of the first part of a card."""
    item = card.item
    edit = {field: _edit(ctx, item.id, field, press) for field in PARTS[Part.MAIN] if field != Field.HIDDEN}
    hide = SetField(What.ITEM, item.id, Field.HIDDEN, int(not item.hidden), press.row, press.page)
    back = ManageItems(item.category_id)
    if press.row and press.page > 1:
        back = back.at(press.row, press.page)
    return [
        [edit[Field.NAME], edit[Field.DESCRIPTION]],
        [
            edit[Field.PRICE],
            ManagePictures(item.id).button(ctx.t("shop-staff-pictures", count=card.pictures)),
        ],
        [
            ManageStock(item.id).button(ctx.t("shop-staff-stock")),
            ManageItem(item.id, Part.DELIVERY, press.row, press.page).button(ctx.t("shop-staff-part-delivery")),
        ],
        [
            ManageItem(item.id, Part.QUANTITIES, press.row, press.page).button(ctx.t("shop-staff-part-quantities")),
            MoveItem(item.id, item.category_id).button(ctx.t("shop-staff-move")),
        ],
        [edit[Field.POSITION], hide.button(ctx.t("shop-staff-show" if item.hidden else "shop-staff-hide"))],
        [edit[Field.SHOW_AT], edit[Field.HIDE_AT]],
        [
            OpenItem(item.id).button(ctx.t("shop-staff-as-customer")),
            AskDelete(What.ITEM, item.id).button(ctx.t("shop-staff-delete")),
        ],
        [back.button(ctx.t("kernel-back")), staff_button(ctx)],
    ]


def part_rows(ctx: Context, card: ItemCard, press: ManageItem) -> list[list[Button]]:
    """The buttons of another part of a card, which lead back to the first."""
    edit = [_edit(ctx, card.item.id, field, press) for field in PARTS[press.part]]
    back = ManageItem(card.item.id, row=press.row, page=press.page)
    return [*in_rows(edit), [back.button(ctx.t("kernel-back")), staff_button(ctx)]]


def _edit(ctx: Context, item_id: int, field: Field, press: ManageItem) -> Button:
    callback = EditField(What.ITEM, item_id, field, press.row, press.page)
    return callback.button(ctx.t(f"shop-staff-field-{field.key}"))
