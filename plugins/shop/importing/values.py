"""Values on their way into stock: encrypted and hashed in a thread, written in chunks, duplicates counted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tortoise.exceptions import IntegrityError

from kernel import db, run_in_transaction

from .batches import hold
from .preview import ONCE_SOLD
from .sources import Piece

if TYPE_CHECKING:
    from kernel import Bot

WORKERS = 3  # one encrypts while the others write
CHUNK = 2000  # values in one statement
CHUNK_BYTES = 4 * 1024 * 1024  # of values in one statement

INSERT = """
INSERT INTO shop_stock_value (item_id, batch_id, value, digest, state)
SELECT item_id, $1, value, digest, 'unsold' FROM unnest($2::bigint[], $3::text[], $4::bytea[]) AS v (item_id, value, digest)
ON CONFLICT (item_id, digest) DO NOTHING"""
STORE = "INSERT INTO shop_stored_file (name, mime, size, data) VALUES ($1, $2, $3, $4) RETURNING id"
INSERT_FILE = """
INSERT INTO shop_stock_value (item_id, digest, batch_id, value, file_id, state) VALUES ($1, $2, $3, $4, $5, 'unsold')
ON CONFLICT (item_id, digest) DO NOTHING RETURNING id"""
KNOWN = """
SELECT s.state FROM unnest($2::bigint[], $3::bytea[]) AS v (item_id, digest)
JOIN shop_stock_value s ON s.item_id = v.item_id AND s.digest = v.digest WHERE s.batch_id <> $1"""


@dataclass(slots=True)
class Tally:
    """What became of the values."""

    added: int = 0
    twice: int = 0  # more than once in the file, of new ones
    in_stock: int = 0
    sold_before: int = 0
    bad: int = 0  # not usable


@dataclass(slots=True)
class StoredPiece:
    """A file that is ready to be written; ``data`` is encrypted."""

    item_id: int
    piece: Piece
    size: int  # bytes
    text: str  # encrypted; nothing, because the file is the value
    data: str
    digest: bytes


@dataclass(slots=True)
class Chunk:
    """Values that are ready to be written."""

    items: list[int] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    files: list[StoredPiece] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.items) + len(self.files)


async def load_values(
    bot: Bot, pieces: Iterator[tuple[int, str | Piece]], batch_id: int, *, workers: int = WORKERS
) -> Tally:
    """Write (item id, value) pairs into the batch; nobody sees them before it is published.

    ``workers`` chunks are in memory at a time, of CHUNK_BYTES or one file each.
    """
    tally = Tally()
    turn = asyncio.Lock()

    async def work() -> None:
        while True:
            async with turn:
                chunk = await asyncio.to_thread(_prepare, bot, pieces)
            if not chunk:
                return
            await _write(bot, batch_id, chunk, tally)

    running = [asyncio.ensure_future(work()) for _ in range(workers)]
    try:
        await asyncio.gather(*running)
    finally:
        for worker in running:
            worker.cancel()
        await asyncio.wait(running)
    return tally


def _prepare(bot: Bot, pieces: Iterator[tuple[int, str | Piece]]) -> Chunk:
    chunk = Chunk()
    data: list[bytes] = []
    size = 0
    for item_id, value in pieces:
        if isinstance(value, Piece):
            keys = bot.keys
            locked = keys.encrypt(value.data)
            length = len(value.data)
            size += length
            bare = Piece(value.name, value.mime, b"")  # without the bytes, which are many
            digest = keys.digest(value.data)
            chunk.files.append(StoredPiece(item_id, bare, length, keys.encrypt(""), locked, digest))
        else:
            chunk.items.append(item_id)
            data.append(value.encode())
            size += len(data[-1])
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            break
    chunk.values = bot.keys.encrypt_many(data)
    chunk.digests = [bot.keys.digest(value) for value in data]
    return chunk


async def _write(bot: Bot, batch_id: int, chunk: Chunk, tally: Tally) -> None:
    await hold(bot, batch_id)  # by itself: in one transaction with the values the writers would wait for each other
    try:
        # equal values in two chunks that are written at the same time can end in a deadlock
        added, known, sold = await run_in_transaction(_write_both, batch_id, chunk)
    except IntegrityError:
        await hold(bot, batch_id)  # says so if the batch was removed meanwhile
        raise
    tally.added += added
    tally.in_stock += known - sold
    tally.sold_before += sold
    tally.twice += len(chunk) - added - known


async def _write_both(batch_id: int, chunk: Chunk) -> tuple[int, int, int]:
    added = known = sold = 0
    for file in chunk.files:
        was = await _write_file(batch_id, file)
        added, known, sold = added + (was == ""), known + (was not in ("", "twice")), sold + (was in ONCE_SOLD)
    if chunk.items:
        write = _write_postgres if db.dialect() == "postgres" else _write_sqlite
        texts = await write(batch_id, chunk)
        added, known, sold = added + texts[0], known + texts[1], sold + texts[2]
    return added, known, sold


async def _write_file(batch_id: int, file: StoredPiece) -> str:
    """Store a file and its piece; returns an empty text, or the state of the equal piece that was there before."""
    args = (file.item_id, file.digest)
    before = "SELECT state, batch_id FROM shop_stock_value WHERE item_id = $1 AND digest = $2"
    row = await db.fetch_one(before, *args)
    if row is None:
        stored = await db.fetch_one(STORE, file.piece.name, file.piece.mime, file.size, file.data)
        assert stored is not None
        made = await db.fetch_one(INSERT_FILE, *args, batch_id, file.text, stored["id"])
        if made is not None:
            return ""
        await db.execute("DELETE FROM shop_stored_file WHERE id = $1", stored["id"])
        row = await db.fetch_one(before, *args)
    return "twice" if row is None or row["batch_id"] == batch_id else row["state"]


async def _write_postgres(batch_id: int, chunk: Chunk) -> tuple[int, int, int]:
    """How many were added, how many the item had before, and how many of these were sold."""
    added = await db.execute(INSERT, batch_id, chunk.items, chunk.values, chunk.digests)
    if added == len(chunk.items):
        return added, 0, 0
    states = await db.fetch(KNOWN, batch_id, chunk.items, chunk.digests)
    return added, len(states), sum(row["state"] in ONCE_SOLD for row in states)


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
            sold += sum(row["state"] in ONCE_SOLD for row in states)
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
