"""What promos knows of goods: only what whoever sells them says when it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .views import CodeView

if TYPE_CHECKING:
    from kernel import Bot

Paths = Mapping[int, tuple[int, ...]]


async def items(bot: Bot, item_ids: Iterable[int]) -> Mapping[int, Any]:
    """The items with these ids, as far as there are any (see the hook ``promo_items``)."""
    ids = sorted(set(item_ids))
    return (await bot.hooks.first("promo_items", item_ids=ids, bot=bot) or {}) if ids else {}


async def categories(bot: Bot, category_ids: Iterable[int]) -> Mapping[int, str]:
    """The names of these categories, as far as there are any."""
    ids = sorted(set(category_ids))
    return (await bot.hooks.first("promo_categories", category_ids=ids, bot=bot) or {}) if ids else {}


async def paths(bot: Bot, things: Iterable[Any], codes: Iterable[CodeView]) -> Paths:
    """The categories of each thing (with ``item_id``) by item; asked only where a code cares and the thing says nothing."""
    found = {thing.item_id: tuple(getattr(thing, "category_ids", ())) for thing in things if thing.item_id}
    if any(code.categories for code in codes):
        unknown = [item_id for item_id, path in found.items() if not path]
        found.update({item.id: item.category_ids for item in (await items(bot, unknown)).values()})
    return found
