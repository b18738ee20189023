"""Links that open the shop at a place: ``/start item_17`` and ``/start category_3``."""

from __future__ import annotations

from kernel import Context
from plugins.shop import shop

from ..callbacks import OpenCategory, OpenItem
from .browse import open_category, show_gone
from .card import open_item

LARGEST = 2**63


@shop.deep_link("item")
async def item_link(ctx: Context, rest: str) -> None:
    """Open an item's card; a number that names none gets an answer, too."""
    number = id_of(rest)
    if number is None:
        await show_gone(ctx, "shop-item-gone")
    else:
        await open_item(ctx, OpenItem(number))


@shop.deep_link("category")
async def category_link(ctx: Context, rest: str) -> None:
    """Open a category."""
    number = id_of(rest)
    if number is None:
        await show_gone(ctx, "shop-category-gone")
    else:
        await open_category(ctx, OpenCategory(number))


def id_of(text: str) -> int | None:
    """The id that a link ends in; None for anything that is no id. Links come from anybody."""
    if not text.isascii() or not text.isdigit() or len(text) > 19:
        return None
    number = int(text)
    return number if number < LARGEST else None
