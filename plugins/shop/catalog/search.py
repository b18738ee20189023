"""Searching the shop: the names that can be seen, kept in memory until the catalog changes, and what was asked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import Paged, db
from plugins.shop import shop

from .reading import CACHED, SIZE, read_items
from .words import MOST, Names, words_of

if TYPE_CHECKING:
    from kernel import Bot

LONGEST = 255  # characters of what is searched for
KEPT = timedelta(days=7)  # how long the pages of a search can be opened
LARGE = 500  # names from which on a thread searches, so that nobody else waits
PURGED = 1000  # rows removed in one statement
DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what a search found; ``rows`` are items as they are now, each with its place in a list."""

    text: str
    rows: list[dict[str, Any]]
    number: int  # from 1
    pages: int
    total: int
    category: tuple[int, str] | None = None  # the closest one, when nothing was found

    @property
    def most(self) -> bool:
        """Whether there may be more than are shown."""
        return self.total >= MOST


class Memory:
    """The names of one bot's shop in this process, read again when the catalog's version has changed."""

    def __init__(self, bot: Bot):
        self._bot = bot
        self._reading = asyncio.Lock()
        self._names, self._version = Names(), -1

    def __copy__(self) -> Memory:
        return self  # so the cache keeps this one

    def __reduce__(self) -> Any:
        raise TypeError("the names stay in this process")  # so the cache does not try to put them into Redis

    async def names(self) -> tuple[Names, int]:
        """The names and the version of the catalog that they belong to."""
        async with self._reading:
            version = self._bot.versions.number("catalog")
            if version != self._version:
                # the version is from before the reading, so that what changes meanwhile is read again
                self._names = await read_names()
                self._version = version
            return self._names, self._version


async def read_names() -> Names:
    """The names of all items that can be seen, with those of the categories above them; in two statements."""
    shelves = {row["id"]: row for row in await db.fetch("SELECT id, parent_id, name, hidden FROM shop_category")}
    items = await db.fetch("SELECT id, category_id, name FROM shop_item WHERE hidden = FALSE ORDER BY id")
    return await asyncio.to_thread(_arrange, shelves, items)


def _arrange(shelves: dict[int, dict[str, Any]], items: list[dict[str, Any]]) -> Names:
    above: dict[int, tuple[str, ...] | None] = {}  # words of a category and those above it; None: cannot be seen

    def words(shelf_id: int | None) -> tuple[str, ...] | None:
        way: list[int] = []
        while shelf_id is not None and shelf_id not in above:
            shelf = shelves.get(shelf_id)  # None: it came while the names were read
            if shelf is None or shelf["hidden"] or shelf_id in way:
                above[shelf_id] = None
                break
            way.append(shelf_id)
            shelf_id = shelf["parent_id"]
        known = () if shelf_id is None else above[shelf_id]
        for number in reversed(way):
            known = above[number] = None if known is None else (*known, *words_of(shelves[number]["name"]))
        return known

    seen = [(row["id"], row["name"], path) for row in items if (path := words(row["category_id"])) is not None]
    filled = {row["category_id"] for row in items}
    categories = [(number, shelves[number]["name"]) for number in sorted(filled) if words(number) is not None]
    return Names.of(seen, categories)


async def remember(bot: Bot, user_id: int, text: str) -> int:
    """Keep what a customer searches for, at once or in the open transaction; the id of the search."""
    row = await db.fetch_one(
        "INSERT INTO shop_search (user_id, text, created_at) VALUES ($1, $2, $3) RETURNING id",
        *(user_id, " ".join(text.split())[:LONGEST], bot.clock.now()),
    )
    assert row is not None
    return row["id"]


async def find_again(bot: Bot, user_id: int, search_id: int, press: Paged) -> Found | None:
    """The page of a customer's own search that ``press`` asks for; None when there is no such search any more."""
    row = await db.fetch_one("SELECT text FROM shop_search WHERE id = $1 AND user_id = $2", search_id, user_id)
    if row is None:
        return None
    ids, category = await find(bot, row["text"])
    pages = max(1, -(-len(ids) // SIZE))
    number = min(max(1, press.page), pages)
    shown = ids[(number - 1) * SIZE : number * SIZE]
    items = await read_items(shown)  # names are as old as the cache; whether an item can be seen is not
    rows = [_row(items[item_id]) for item_id in shown if item_id in items]
    return Found(row["text"], rows, number, pages, len(ids), category)


def _row(item: Any) -> dict[str, Any]:
    names = ("id", "name", "price", "available", "min_quantity", "presell")
    return {name: getattr(item, name) for name in names}


async def find(bot: Bot, text: str) -> tuple[list[int], tuple[int, str] | None]:
    """Ids of the items that fit the words, best first, and if there are none the category that is closest (id, name)."""
    memory = await bot.cache.get_or("shop-names", "memory", DAY, lambda: _memory(bot))
    names, version = await memory.names()

    async def look() -> tuple[list[int], tuple[int, str] | None]:
        if len(names.ids) < LARGE:
            return names.answer(text)
        return await asyncio.to_thread(names.answer, text)

    return await bot.cache.get_or("shop-names", (version, " ".join(words_of(text))), CACHED, look)


async def _memory(bot: Bot) -> Memory:
    return Memory(bot)


@shop.job(every=timedelta(hours=6), always=True)
async def forget_searches(bot: Bot) -> None:
    """Remove searches after a week."""
    before = bot.clock.now() - KEPT
    old = f"SELECT id FROM shop_search WHERE created_at < $1 ORDER BY id LIMIT {PURGED}"
    while await db.execute(f"DELETE FROM shop_search WHERE id IN ({old})", before) == PURGED:
        pass
