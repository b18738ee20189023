"""One item's values into its stock: all of a source or nothing of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from kernel import Refused, db, emit, run_in_transaction, transaction

from ..stock.claims import COUNTED, FILE, SHARED
from ..stock.news import post
from ..stock.offering import offer
from . import batches
from .facts import NOTHING, Facts
from .preview import Preview, bounded, kind_of
from .sources import Bad, Piece, Source
from .values import WORKERS, Tally, load_values

if TYPE_CHECKING:
    from kernel import Bot

OPERATOR = "operator"  # whoever uses the command line, in the audit
PUBLISHING = timedelta(minutes=10)  # how long publishing a very large batch may take
After = Callable[[Tally], Awaitable[Any]]

FACTS = "UPDATE shop_batch SET name = $2, cost = $3, supplier = $4, note = $5, expires_at = $6 WHERE id = $1"


async def load(
    bot: Bot,
    item_id: int,
    source: Source,
    facts: Facts = NOTHING,
    *,
    also: After | None = None,
    actor: str = OPERATOR,
) -> Tally:
    """Add what ``source`` brings to an item with pieces, as a batch of its own; what is not usable is left out.

    Nobody sees anything before all of it is there. ``also`` is awaited in the transaction that puts it on sale; ``actor`` is who did it, for the audit. Raises
    SourceRefused and Refused as :func:`preview` does, KioskError while another import runs. A load that is killed leaves
    nothing.
    """
    kind = await kind_of(item_id, COUNTED)
    batch_id = await batches.take_turn(bot, (facts.name or source.name)[:255])
    try:
        await db.execute(
            FACTS, batch_id, (facts.name or source.name)[:255], facts.cost, facts.supplier, facts.note, facts.expires_at
        )
        spoiled = Preview()
        pieces = _usable(item_id, source, spoiled)
        tally = await load_values(bot, pieces, batch_id, workers=1 if kind == FILE else WORKERS)
        tally.bad = spoiled.bad
        if tally.added:
            async with transaction():
                await batches.hold(bot, batch_id, PUBLISHING)
        await run_in_transaction(_publish, bot, item_id, batch_id, tally, actor, also)
    except BaseException:
        await asyncio.shield(batches.remove(batch_id))
        raise
    if not tally.added:
        await batches.remove(batch_id)
    return tally


def _usable(item_id: int, source: Source, spoiled: Preview) -> Iterator[tuple[int, str | Piece]]:
    for found in bounded(source.read()):
        if isinstance(found, Bad):
            spoiled.spoil(found)
        else:
            yield item_id, found


async def _publish(bot: Bot, item_id: int, batch_id: int, tally: Tally, actor: str, also: After | None) -> None:
    if tally.added:
        await batches.hold(bot, batch_id, PUBLISHING)
        await offer(bot, batch_id)
        facts: dict[str, Any] = {
            "batch": batch_id,
            "added": tally.added,
            "known": tally.twice + tally.in_stock + tally.sold_before,
        }
        bot.audit("shop.stock_added", actor=actor, subject=f"item:{item_id}", **facts, bad=tally.bad)
    if also is not None:
        await also(tally)


async def share(
    bot: Bot, item_id: int, value: str | Piece, *, also: After | None = None, actor: str = OPERATOR
) -> None:
    """Make ``value`` what every buyer of a shared item gets from now on; who bought the old one keeps it.

    Raises Refused when the item is gone or of another kind.
    """
    await kind_of(item_id, (SHARED,))
    locked = await asyncio.to_thread(bot.keys.encrypt, value.data if isinstance(value, Piece) else value)
    await run_in_transaction(partial(_share, bot, item_id, value, locked, actor, also))


async def _share(bot: Bot, item_id: int, value: str | Piece, locked: str, actor: str, also: After | None) -> None:
    file_id = None
    if isinstance(value, Piece):
        stored = await db.fetch_one(
            "INSERT INTO shop_stored_file (name, mime, size, data) VALUES ($1, $2, $3, $4) RETURNING id",
            *(value.name, value.mime, len(value.data), locked),
        )
        assert stored is not None
        file_id, locked = stored["id"], bot.keys.encrypt("")
    made = await db.fetch_one(
        "INSERT INTO shop_shared_value (value, file_id, created_at) VALUES ($1, $2, $3) RETURNING id",
        *(locked, file_id, bot.clock.now()),
    )
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    before = await db.fetch_one(f"SELECT kind, shared_value_id FROM shop_item WHERE id = $1{lock}", item_id)
    if made is None or before is None or before["kind"] != SHARED:
        raise Refused("shop-item-gone")
    await db.execute("UPDATE shop_item SET shared_value_id = $2 WHERE id = $1", item_id, made["id"])
    was, is_now = {"shared": before["shared_value_id"]}, {"shared": made["id"]}
    bot.audit("shop.shared_set", actor=actor, subject=f"item:{item_id}", before=was, after=is_now)
    if before["shared_value_id"] is None:
        emit("stock_added", item_id=item_id, pieces=0)
        await post(bot, (item_id,))
    await bot.versions.bump("catalog")
    if also is not None:
        await also(Tally(added=1))
