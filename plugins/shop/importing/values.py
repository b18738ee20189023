"""Values on their way into stock: encrypted and hashed in a thread, written in chunks, duplicates counted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tortoise.exceptions import IntegrityError

from kernel import db, run_in_transaction

from .batches import hold
from .plan import ItemPlan, Plan

if TYPE_CHECKING:
    from kernel import Bot

WORKERS = 3  # one encrypts while the others write
CHUNK = 2000  # values in one statement
CHUNK_BYTES = 4 * 1024 * 1024  # of values in one statement

INSERT = """
INSERT INTO shop_stock_value (item_id, batch_id, value, digest, state)
SELECT item_id, $1, value, digest, 'unsold' FROM unnest($2::bigint[], $3::text[], $4::bytea[]) AS v (item_id, value, digest)
ON CONFLICT (item_id, digest) DO NOTHING"""
KNOWN = """
SELECT s.state FROM unnest($2::bigint[], $3::bytea[]) AS v (item_id, digest)
JOIN shop_stock_value s ON s.item_id = v.item_id AND s.digest = v.digest WHERE s.batch_id <> $1"""


@dataclass(slots=True)
class Tally:
    """What became of the values."""

    added: int = 0
    twice: int = 0  # more than once in the file
    in_stock: int = 0
    sold_before: int = 0


@dataclass(slots=True)
class Chunk:
    """Values that are ready to be written."""

    items: list[int]
    values: list[str]
    digests: list[bytes]


async def load_values(bot: Bot, plan: Plan, batch_id: int) -> Tally:
    """Write every value of the file into the batch; nobody sees them before it is published."""
    tally = Tally()
    pieces = plan.pieces()
    turn = asyncio.Lock()

    async def work() -> None:
        while True:
            async with turn:
                chunk = await asyncio.to_thread(_prepare, bot, pieces)
            if not chunk.items:
                return
            await _write(bot, batch_id, chunk, tally)

    workers = [asyncio.ensure_future(work()) for _ in range(WORKERS)]
    try:
        await asyncio.gather(*workers)
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.wait(workers)
    return tally


def _prepare(bot: Bot, pieces: Iterator[tuple[ItemPlan, str]]) -> Chunk:
    items: list[int] = []
    data: list[bytes] = []
    size = 0
    for item, value in pieces:
        items.append(item.id)
        data.append(value.encode())
        size += len(data[-1])
        if len(items) == CHUNK or size >= CHUNK_BYTES:
            break
    return Chunk(items, bot.keys.encrypt_many(data), [bot.keys.digest(value) for value in data])


async def _write(bot: Bot, batch_id: int, chunk: Chunk, tally: Tally) -> None:
    await hold(bot, batch_id)  # by itself: in one transaction with the values the writers would wait for each other
    write = _write_postgres if db.dialect() == "postgres" else _write_sqlite
    try:
        # equal values in two chunks that are written at the same time can end in a deadlock
        added, known, sold = await run_in_transaction(write, batch_id, chunk)
    except IntegrityError:
        await hold(bot, batch_id)  # says so if the batch was removed meanwhile
        raise
    tally.added += added
    tally.in_stock += known - sold
    tally.sold_before += sold
    tally.twice += len(chunk.items) - added - known


async def _write_postgres(batch_id: int, chunk: Chunk) -> tuple[int, int, int]:
    """How many were added, how many the item had before, and how many of these were sold."""
    added = await db.execute(INSERT, batch_id, chunk.items, chunk.values, chunk.digests)
    if added == len(chunk.items):
        return added, 0, 0
    states = await db.fetch(KNOWN, batch_id, chunk.items, chunk.digests)
    return added, len(states), sum(row["state"] == "sold" for row in states)


async def _write_sqlite(batch_id: int, chunk: Chunk) -> tuple[int, int, int]:
    added = known = sold = 0
    rows = list(zip(chunk.items, chunk.values, chunk.digests, strict=True))
    while rows:
        # powers of two, so that there are few different statements to prepare and keep
        size = min(512, 1 << (len(rows).bit_length() - 1))
        some, rows = rows[:size], rows[size:]
        new = await db.execute(_insert_sqlite(size), batch_id, *(part for row in some for part in row))
        added += new
        if new < size:
            keys = [part for item_id, _, digest in some for part in (item_id, digest)]
            states = await db.fetch(_known_sqlite(size), batch_id, *keys)
            known += len(states)
            sold += sum(row["state"] == "sold" for row in states)
    return added, known, sold


def _insert_sqlite(size: int) -> str:
    places = ", ".join(f"(${n}, $1, ${n + 1}, ${n + 2}, 'unsold')" for n in range(2, 2 + 3 * size, 3))
    return (
        f"INSERT INTO shop_stock_value (item_id, batch_id, value, digest, state) VALUES {places}"
        " ON CONFLICT (item_id, digest) DO NOTHING"
    )


def _known_sqlite(size: int) -> str:
    places = ", ".join(f"(${n}, ${n + 1})" for n in range(2, 2 + 2 * size, 2))
    return (
        f"WITH v (item_id, digest) AS (VALUES {places}) SELECT s.state FROM v JOIN shop_stock_value s"
        " ON s.item_id = v.item_id AND s.digest = v.digest WHERE s.batch_id <> $1"
    )
