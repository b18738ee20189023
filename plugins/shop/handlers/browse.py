"""The catalog's lists: categories to any depth, and the items in them."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Rich, bold, pager_row
from plugins.accounts.api import menu_button
from plugins.shop import shop

from ..callbacks import AskWords, ChooseSort, OpenCategory, OpenItem, OpenShop
from ..catalog.reading import Shelf, find_shelf, find_top
from ..catalog.sorting import sort_options
from ..naming import shorten
from ..places import in_category

LABEL = 60  # UTF-16 units of a list row's label; phones show fewer
PATH = 300  # UTF-16 units of the line that says where one is
DESCRIPTION = 2500  # UTF-16 units of a category's description above its list


@shop.command("shop", menu="shop-menu", order=10)
async def show_shop(ctx: Context) -> None:
    """Show the categories at the top."""
    await open_shop(ctx, OpenShop())


@shop.press(OpenShop)
async def open_shop(ctx: Context, press: OpenShop) -> None:
    """Show a page of the categories at the top."""
    page = await find_top(ctx.bot, press)
    ctx.bot.metrics.event("view_shop", "shop")
    rows = [[OpenCategory(row["id"]).button(category_label(row["name"]))] for row in page.rows]
    rows.append(pager_row(ctx, press, page))
    rows.append([AskWords().button(ctx.t("shop-search")), menu_button(ctx)] if page.rows else [menu_button(ctx)])
    await ctx.screen(ctx.rich("shop-title" if page.rows else "shop-empty"), rows)


@shop.press(OpenCategory)
async def open_category(ctx: Context, press: OpenCategory) -> None:
    """Show a page of what is in a category."""
    shelf = await find_shelf(ctx.bot, press)
    if shelf is None:
        await show_gone(ctx, "shop-category-gone")
        return
    page = shelf.page
    if shelf.lists_items:
        first = in_category(page.rows[0]["id"], press.sort) if page.rows else 0
        rows = [[item_button(ctx, row, first, page.number)] for row in page.rows]
    else:
        rows = [[OpenCategory(row["id"]).button(category_label(row["name"]))] for row in page.rows]
    rows.append(pager_row(ctx, press, page))
    if shelf.lists_items and page.total > 1:
        label = ctx.t("shop-sorted", sort=ctx.t(shelf.sort.label))
        rows.append([ChooseSort(press.category_id, shelf.sort.sort).button(label)])
    if shelf.items and not shelf.lists_items:
        rows.append([OpenCategory(press.category_id, items=True).button(ctx.t("shop-items-here", count=shelf.items))])
    rows.append([shelf.back.button(ctx.t("kernel-back")), menu_button(ctx)])
    await ctx.screen(category_text(ctx, shelf), rows)


@shop.press(ChooseSort)
async def choose_sort(ctx: Context, press: ChooseSort) -> None:
    """Offer the ways to sort a category's items; the one that the list has is marked."""
    shelf = await find_shelf(ctx.bot, OpenCategory(press.category_id, items=True, sort=press.sort))
    if shelf is None:
        await show_gone(ctx, "shop-category-gone")
        return
    rows = []
    for option in await sort_options(ctx.bot):
        mark = "✓ " if option.sort == shelf.sort.sort else ""
        listed = OpenCategory(press.category_id, items=True, sort=option.sort)
        rows.append([listed.button(mark + ctx.t(option.label))])
    back = OpenCategory(press.category_id, items=True, sort=press.sort)
    rows.append([back.button(ctx.t("kernel-back")), menu_button(ctx)])
    await ctx.screen(bold(path_line(shelf.path)) + "\n\n" + ctx.rich("shop-choose-sort"), rows)


def category_text(ctx: Context, shelf: Shelf) -> Rich:
    """Where one is, what the category says about itself, and what to do next."""
    text = bold(path_line(shelf.path))
    if shelf.description:
        text = text + "\n\n" + shorten(shelf.description, DESCRIPTION)
    if not shelf.page.rows:
        return text + "\n\n" + ctx.rich("shop-category-empty")
    return text + "\n\n" + ctx.rich("shop-choose-item" if shelf.lists_items else "shop-choose-category")


def path_line(path: tuple[str, ...]) -> str:
    """``Games › Steam``; the top is left out where the whole is too long."""
    names = [shorten(name, PATH // 2) for name in path]
    while len(" › ".join(names)) > PATH and len(names) > 1:
        names = ["…", *names[2:]] if names[0] == "…" else ["…", *names[1:]]
    return " › ".join(names)


def category_label(name: str) -> str:
    """A category on a list row."""
    return "📁 " + shorten(name, LABEL - 3)


def item_button(ctx: Context, row: dict[str, Any], place: int, page: int) -> Button:
    """An item on a list row: its name, cut if need be, its price and how many there are; ``place`` leads back."""
    tail = f" · {ctx.money(row['price'])} · {stock_words(ctx, row)}"
    label = shorten(row["name"], max(10, LABEL - len(tail))) + tail
    return OpenItem(row["id"], row=place, page=page).button(label)


def stock_words(ctx: Context, row: dict[str, Any]) -> str:
    """How many pieces there are, in short; fewer than the smallest order takes are none."""
    if row["available"] is None:
        return "∞"
    if row["available"] >= row["min_quantity"]:
        return ctx.t("shop-pieces", count=row["available"])
    return ctx.t("shop-preorder" if row["presell"] else "shop-none-left")


async def show_gone(ctx: Context, key: str) -> None:
    """Say that something is not there any more, with a way on."""
    await ctx.screen(ctx.rich(key), [[OpenShop().button(ctx.t("shop-to-shop")), menu_button(ctx)]])
