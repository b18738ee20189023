"""What a source would bring, before anything is written."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from kernel import Refused, db

from ..stock.claims import COUNTED, SHARED
from .sources import Bad, Found, Piece, Source, SourceRefused

if TYPE_CHECKING:
    from kernel import Bot

CHUNK = 2000  # values looked up at a time
MOST = 1_000_000  # values of one source
PART = 12  # bytes of a digest that are remembered, so that many fit into memory
SHOWN = 5  # bad ones that are named
ONCE_SOLD = ("sold", "burnt")  # states of values that must not be sold again

# Values of an import that is still running, or was killed, are not there yet.
KNOWN = """
SELECT s.item_id, s.digest, s.state FROM {wanted} JOIN shop_stock_value s ON s.item_id = v.item_id AND s.digest = v.digest
JOIN shop_batch b ON b.id = s.batch_id
WHERE b.published OR b.withdrawn_at IS NOT NULL OR b.leased_until IS NULL"""

Key = tuple[int, bytes]  # an item's id and a value's digest


@dataclass(slots=True)
class Preview:
    """Counts of values, and the first ones that are not usable."""

    new: int = 0
    twice: int = 0  # more than once in the source, of new ones
    in_stock: int = 0
    sold_before: int = 0
    bad: int = 0
    first_bad: list[Bad] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Everything that was found."""
        return self.new + self.twice + self.in_stock + self.sold_before + self.bad

    def spoil(self, found: Bad) -> None:
        """Count one that cannot be used."""
        self.bad += 1
        if len(self.first_bad) < SHOWN:
            self.first_bad.append(found)


async def preview(bot: Bot, item_id: int, source: Source) -> Preview:
    """What ``source`` would add to an item that has pieces. Only reads; memory does not grow with long values.

    Raises SourceRefused when the source cannot be read, and Refused when the item is gone or takes no pieces.
    """
    await kind_of(item_id, COUNTED)
    return await count(bot, ((item_id, found) for found in bounded(source.read())))


async def count(bot: Bot, pieces: Iterator[tuple[int, Found]]) -> Preview:
    """The counts of what was found for items; those with a negative id are not in the database yet."""
    result = Preview()
    seen: dict[Key, str] = {}  # with part of the digest, which is enough: the state of the value; empty: it is new
    while chunk := await asyncio.to_thread(_digests, bot, pieces):
        fresh: dict[Key, Key] = {}
        for item_id, found in chunk:
            if isinstance(found, bytes) and (item_id, found[:PART]) not in seen:
                fresh[item_id, found[:PART]] = (item_id, found)
        states = await known([key for key in fresh.values() if key[0] > 0])
        for part, key in fresh.items():
            seen[part] = states.get(key, "")
        for item_id, found in chunk:
            if isinstance(found, Bad):
                result.spoil(found)
            elif state := seen[item_id, found[:PART]]:
                result.in_stock += state not in ONCE_SOLD
                result.sold_before += state in ONCE_SOLD
            elif fresh.pop((item_id, found[:PART]), None) is None:
                result.twice += 1
            else:
                result.new += 1
    return result


def _digests(bot: Bot, pieces: Iterator[tuple[int, Found]]) -> list[tuple[int, bytes | Bad]]:
    digest = bot.keys.digest
    return [
        (
            item_id,
            found if isinstance(found, Bad) else digest(found.data if isinstance(found, Piece) else found.encode()),
        )
        for item_id, found in islice(pieces, CHUNK)
    ]


def bounded(pieces: Iterable[Found]) -> Iterator[Found]:
    """``pieces``; raises SourceRefused after MOST of them."""
    for number, found in enumerate(pieces, 1):
        if number > MOST:
            raise SourceRefused("shop-upload-values", max=MOST)
        yield found


async def known(keys: list[Key]) -> dict[Key, str]:
    """The states of those values that are there or were; one statement for each 2,000 (SQLite: 512)."""
    rows: list[dict[str, Any]] = []
    if db.dialect() == "postgres":
        wanted = "unnest($1::bigint[], $2::bytea[]) AS v (item_id, digest)"
        if keys:
            ids, digests = map(list, zip(*keys, strict=True))
            rows = await db.fetch(KNOWN.format(wanted=wanted), ids, digests)
    while keys and db.dialect() == "sqlite":
        size = min(512, 1 << (len(keys).bit_length() - 1))  # few different statements to keep
        some, keys = keys[:size], keys[size:]
        places = ", ".join(f"(${number}, ${number + 1})" for number in range(1, 2 * size, 2))
        wanted = f"(SELECT column1 AS item_id, column2 AS digest FROM (VALUES {places})) AS v"
        rows += await db.fetch(KNOWN.format(wanted=wanted), *(part for key in some for part in key))
    return {(row["item_id"], bytes(row["digest"])): row["state"] for row in rows}


async def kind_of(item_id: int, kinds: Iterable[str] = (*COUNTED, SHARED)) -> str:
    """The kind of an item that takes values. Raises Refused when it is gone, archived or of another kind."""
    row = await db.fetch_one("SELECT kind FROM shop_item WHERE id = $1 AND archived = FALSE", item_id)
    if row is None:
        raise Refused("shop-item-gone")
    if row["kind"] not in kinds:
        raise Refused("shop-stock-not-counted")
    return row["kind"]
