"""Categories for staff: the lists, and the card from which everything about a category is changed."""

from __future__ import annotations

from kernel import Button, Context, Rich, bold, in_rows, pager_row
from plugins.accounts.api import staff_button
from plugins.shop import shop

from ..handlers.browse import category_label, path_line
from ..permissions import CATALOG
from .callbacks import (
    AddCategory,
    AddItem,
    AskDelete,
    EditField,
    Field,
    FindItem,
    ManageCategories,
    ManageCategory,
    ManageItems,
    MoveCategory,
    SetField,
    What,
)
from .fields import OF_CATEGORY, shown
from .reading import CategoryCard, categories_in, category_card, path_of

TYPED = (Field.NAME, Field.DESCRIPTION, Field.POSITION, Field.SORT, Field.SHOW_AT, Field.HIDE_AT)


@shop.press(ManageCategories, permission=CATALOG)
async def open_categories(ctx: Context, press: ManageCategories) -> None:
    """A page of the categories in a category, or at the top."""
    page = await categories_in(press, press.category_id)
    path = await path_of(press.category_id)
    rows = [
        [
            ManageCategory(row["id"], page.rows[0]["id"], page.number).button(
                hidden_mark(row) + category_label(row["name"])
            )
        ]
        for row in page.rows
    ]
    rows.append(pager_row(ctx, press, page))
    rows.append(
        [
            AddCategory(press.category_id).button(ctx.t("shop-staff-add-category")),
            FindItem().button(ctx.t("shop-staff-find-item")),
        ]
    )
    back = ManageCategory(press.category_id).button(ctx.t("kernel-back")) if press.category_id else None
    rows.append([*([back] if back else []), staff_button(ctx)])
    title = bold(path_line(path)) if path else ctx.rich("shop-staff-top-categories")
    await ctx.screen(title + "\n" + ctx.rich("shop-staff-categories", count=page.total), rows)


def hidden_mark(row: dict) -> str:
    """What stands before the name of what customers do not see."""
    return "🙈 " if row["hidden"] else ""


@shop.press(ManageCategory, permission=CATALOG)
async def open_category(ctx: Context, press: ManageCategory) -> None:
    """The card of a category."""
    await show_category(ctx, press)


async def show_category(ctx: Context, press: ManageCategory, note: Rich | None = None) -> None:
    """The card of a category, under ``note``, which says what has just been done."""
    card = await category_card(press.category_id)
    text = category_text(ctx, card)
    await ctx.screen(text if note is None else note + "\n\n" + text, category_rows(ctx, card, press))


def category_text(ctx: Context, card: CategoryCard) -> Rich:
    """Everything about a category that staff can change."""
    facts: list[Rich | str] = [bold(path_line(card.path)), f"🆔 {card.category.id}", ""]
    facts += [
        fact(ctx, field, shown(ctx, field, getattr(card.category, field.column)))
        for field in OF_CATEGORY
        if field != Field.NAME
    ]
    facts += ["", ctx.rich("shop-staff-category-holds", categories=card.categories, items=card.items)]
    return Rich("\n").join(facts)


def fact(ctx: Context, field: Field, value: str) -> Rich:
    """A line of a card."""
    return ctx.rich("shop-staff-fact", label=ctx.t(f"shop-staff-field-{field.key}"), value=value)


def category_rows(ctx: Context, card: CategoryCard, press: ManageCategory) -> list[list[Button]]:
    """What can be done with a category."""
    category = card.category
    edit = [
        EditField(What.CATEGORY, category.id, field, press.row, press.page).button(
            ctx.t(f"shop-staff-field-{field.key}")
        )
        for field in TYPED
    ]
    hide = SetField(What.CATEGORY, category.id, Field.HIDDEN, int(not category.hidden), press.row, press.page)
    back = ManageCategories(category.parent_id or 0)
    if press.row and press.page > 1:
        back = back.at(press.row, press.page)
    return [
        [
            ManageCategories(category.id).button(ctx.t("shop-staff-subcategories", count=card.categories)),
            ManageItems(category.id).button(ctx.t("shop-staff-items", count=card.items)),
        ],
        [
            AddCategory(category.id).button(ctx.t("shop-staff-add-category")),
            AddItem(category.id).button(ctx.t("shop-staff-add-item")),
        ],
        *in_rows(edit),
        [
            hide.button(ctx.t("shop-staff-show" if category.hidden else "shop-staff-hide")),
            MoveCategory(category.id, category.parent_id or 0).button(ctx.t("shop-staff-move")),
        ],
        [AskDelete(What.CATEGORY, category.id).button(ctx.t("shop-staff-delete"))],
        [back.button(ctx.t("kernel-back")), staff_button(ctx)],
    ]
