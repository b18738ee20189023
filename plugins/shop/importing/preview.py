"""What a source would bring, before anything is written."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

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
SELECT s.digest, s.state FROM shop_stock_value s JOIN shop_batch b ON b.id = s.batch_id
WHERE s.item_id = $1 AND s.digest {among} AND (b.published OR b.withdrawn_at IS NOT NULL OR b.leased_until IS NULL)"""


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
    result = Preview()
    seen: dict[bytes, str] = {}  # part of the digest, which is enough, to the state of the value; empty: it is new
    pieces = bounded(source.read())
    while chunk := await asyncio.to_thread(_digests, bot, pieces):
        digests = [found for found in chunk if isinstance(found, bytes)]
        fresh = {digest[:PART]: digest for digest in digests if digest[:PART] not in seen}
        states = await known(item_id, list(fresh.values()))
        for part, digest in fresh.items():
            seen[part] = states.get(digest, "")
        for found in chunk:
            if isinstance(found, Bad):
                result.spoil(found)
            elif state := seen[found[:PART]]:
                result.in_stock += state not in ONCE_SOLD
                result.sold_before += state in ONCE_SOLD
            elif fresh.pop(found[:PART], None) is None:
                result.twice += 1
            else:
                result.new += 1
    return result


def _digests(bot: Bot, pieces: Iterator[Found]) -> list[bytes | Bad]:
    digest = bot.keys.digest
    return [
        found if isinstance(found, Bad) else digest(found.data if isinstance(found, Piece) else found.encode())
        for found in islice(pieces, CHUNK)
    ]


def bounded(pieces: Iterable[Found]) -> Iterator[Found]:
    """``pieces``; raises SourceRefused after MOST of them."""
    for number, found in enumerate(pieces, 1):
        if number > MOST:
            raise SourceRefused("shop-upload-values", max=MOST)
        yield found


async def known(item_id: int, digests: list[bytes]) -> dict[bytes, str]:
    """The states of those values that the item has, or had, by digest; one statement for each 2,000 (SQLite: 512)."""
    states: dict[bytes, str] = {}
    if db.dialect() == "postgres":
        rows = await db.fetch(KNOWN.format(among="= ANY($2::bytea[])"), item_id, digests) if digests else []
        return {bytes(row["digest"]): row["state"] for row in rows}
    while digests:
        size = min(512, 1 << (len(digests).bit_length() - 1))  # few different statements to keep
        some, digests = digests[:size], digests[size:]
        places = ", ".join(f"${number}" for number in range(2, size + 2))
        rows = await db.fetch(KNOWN.format(among=f"IN ({places})"), item_id, *some)
        states |= {bytes(row["digest"]): row["state"] for row in rows}
    return states


async def kind_of(item_id: int, kinds: Iterable[str] = (*COUNTED, SHARED)) -> str:
    """The kind of an item that takes values. Raises Refused when it is gone or of another kind."""
    row = await db.fetch_one("SELECT kind FROM shop_item WHERE id = $1", item_id)
    if row is None:
        raise Refused("shop-item-gone")
    if row["kind"] not in kinds:
        raise Refused("shop-stock-not-counted")
    return row["kind"]
