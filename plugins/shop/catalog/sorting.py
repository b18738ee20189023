"""The orders in which a category lists its items."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kernel import Bot


class Sort(IntEnum):
    """How items are listed. Stored on categories and carried in buttons, so numbers never change."""

    HAND = 0  # by position, then by name
    NAME = 1
    PRICE_UP = 2
    PRICE_DOWN = 3
    NEWEST = 4
    SELLING = 5  # best selling first
    RATED = 6  # best rated first; only when a plugin rates


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list is sorted by: columns that end in a unique one, all in one direction. Each has an index."""

    order: tuple[str, ...]
    descending: bool = False


@dataclass(frozen=True, slots=True)
class SortOption:
    """A sort that customers can choose; ``label`` is a locale key."""

    sort: Sort
    label: str


LISTINGS = {
    Sort.HAND: Listing(("position", "sort_name", "id")),
    Sort.NAME: Listing(("sort_name", "id")),
    Sort.PRICE_UP: Listing(("price", "id")),
    Sort.PRICE_DOWN: Listing(("price", "id"), descending=True),
    Sort.NEWEST: Listing(("id",), descending=True),
    Sort.SELLING: Listing(("sold", "id"), descending=True),
    Sort.RATED: Listing(("rating", "id"), descending=True),
}

OPTIONS = (
    SortOption(Sort.HAND, "shop-sort-hand"),
    SortOption(Sort.NAME, "shop-sort-name"),
    SortOption(Sort.PRICE_UP, "shop-sort-price-up"),
    SortOption(Sort.PRICE_DOWN, "shop-sort-price-down"),
    SortOption(Sort.NEWEST, "shop-sort-newest"),
    SortOption(Sort.SELLING, "shop-sort-selling"),
)


async def sort_options(bot: Bot) -> tuple[SortOption, ...]:
    """What can be chosen at this moment: the shop's own sorts, and RATED while a plugin offers it."""
    found = {option.sort: option for option in OPTIONS}
    for option in await bot.hooks.collect("extra_sorts", bot=bot):
        found.setdefault(option.sort, option)
    return tuple(found.values())


def effective(asked: int, default: int, options: tuple[SortOption, ...]) -> SortOption:
    """How a list is sorted: as ``asked`` (a negative number: nothing), as the category says, or by hand."""
    offered = {int(option.sort): option for option in options}
    return offered.get(asked) or offered.get(default) or offered[Sort.HAND]
