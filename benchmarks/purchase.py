"""A purchase from the balance on PostgreSQL, against raw asyncpg and against pgbench."""

from __future__ import annotations

import asyncio
import itertools
import random
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import asyncpg

from kernel.bot import Bot
from kernel.testing.servers import PostgresServer
from plugins.shop.callbacks import ConfirmBuy
from plugins.shop.orders.purchase import buy

from . import shop
from .floor import Floor
from .measuring import Report, Stopwatch, alternate, ratios
from .replay import Script, fresh, recorded, spread_ids

AT_A_TIME = 16
POOL = 12  # connections, as the bot itself opens


async def main(quick: bool) -> Report:
    """Measure everything about the purchase."""
    report = Report(f"A purchase on PostgreSQL, {AT_A_TIME} at a time", quick=quick)
    server = PostgresServer(shared_buffers="256MB", deadlock_timeout="1s")  # as an operator would run it
    try:
        server.start()
        with tempfile.TemporaryDirectory() as folder:
            await against_others(report, server, Path(folder), quick)
        with tempfile.TemporaryDirectory() as folder:
            await by_stock(report, server, Path(folder), quick)
    finally:
        server.stop()
    return report


async def against_others(report: Report, server: PostgresServer, folder: Path, quick: bool) -> None:
    """The order path, the same statements without it, and one statement."""
    rounds, count, pieces, people = (1, 32, 4000, 20) if quick else (7, 2000, 100_000, 500)
    server.sql("CREATE DATABASE purchase")
    floor = Floor(server, AT_A_TIME, people, 200, pieces)
    async with shop.opened(shop.environment(folder, server.url("purchase"))) as bot:
        await spread_ids()
        customers = await shop.customers(bot, people)
        items = await shop.items(200)
        await shop.stock(bot, items, max(pieces // 200, 1))
        await side_by_side(some(bot, customers, items, count), lambda pair: buy(bot, *pair))
        # autovacuum does this within a minute; before it, plans that were made for empty tables would be measured
        server.sql("VACUUM ANALYZE", database="purchase")
        script, sent = await record(bot, customers[0], items[0])
        report.say(f"round trips: {len(sent)}: {', '.join(sent)}")
        report.say(f"{people} customers, 200 items, {pieces} values; fsync is off, so it is the CPU that limits")
        cpu: list[float] = []

        async def through_the_shop() -> float:
            presses = some(bot, customers, items, count)
            with Stopwatch() as watch:
                await side_by_side(presses, lambda pair: buy(bot, *pair))
            cpu.append(watch.cpu / count * 1000)
            return count / watch.wall

        raw_cpu: list[float] = []
        pool = await asyncpg.create_pool(server.url("purchase"), min_size=POOL, max_size=POOL, reset=no_reset)
        try:

            async def raw() -> float:
                values = [
                    {
                        "customer": person.id,
                        "telegram": person.telegram_id,
                        "item": random.choice(items),
                        "nonce": fresh(),
                    }
                    for person in random.choices(customers, k=count)
                ]

                async def one(value: dict[str, Any]) -> None:
                    async with pool.acquire() as connection:
                        await script.run(connection, value)

                with Stopwatch() as watch:
                    await side_by_side(values, one)
                raw_cpu.append(watch.cpu / count * 1000)
                return count / watch.wall

            found = await alternate(
                rounds, shop=through_the_shop, raw=raw, floor=lambda: floor.purchases_a_second(count)
            )
            await shop.stock(bot, items[:1], count)
            presses = some(bot, customers, items[:1], count)
            with Stopwatch() as rush:
                await side_by_side(presses, lambda pair: buy(bot, *pair))
        finally:
            await pool.close()
    report.figure("through the whole order path", found["shop"], "/s")
    report.figure("raw asyncpg, the same statements, pool and transaction", found["raw"], "/s")
    report.figure(f"pgbench ({floor.program.parts[-3]}), one statement", found["floor"], "/s")
    report.figure("order path by raw asyncpg", ratios(found["shop"], found["raw"]), at_least=0.6)
    report.figure("order path by pgbench's one statement", ratios(found["shop"], found["floor"]), at_least=0.1)
    report.figure("client CPU of a purchase", cpu[1:], "ms", at_most=1.2)
    report.figure("client CPU of raw asyncpg", raw_cpu[1:], "ms")
    report.figure("when everybody buys the same item (its counter is one row)", count / rush.wall, "/s")


async def by_stock(report: Report, server: PostgresServer, folder: Path, quick: bool) -> None:
    """Whether a large stock makes the purchase slower: between short runs what was sold is put on sale again."""
    rounds, runs, kinds, small, large = (1, 1, 2, 2, 4) if quick else (9, 10, 50, 2, 2000)
    each = {"small": small, "large": large}
    for name in each:
        server.sql(f"CREATE DATABASE stock_{name}")
    stand: dict[str, Any] = {}

    async def measure(name: str) -> float:
        async with shop.opened(shop.environment(folder, server.url(f"stock_{name}"))) as bot:
            if name not in stand:
                stand[name] = await shop.customers(bot, 64), await shop.items(kinds)
                await shop.stock(bot, stand[name][1], each[name])
            customers, items = stand[name]

            async def run() -> float:
                pairs = in_turn(bot, customers, random.sample(items * small, kinds * small))
                with Stopwatch() as watch:
                    await side_by_side(pairs, lambda pair: buy(bot, *pair))
                await shop.stock(bot, items, small)
                return watch.wall

            await run()
            server.sql("VACUUM ANALYZE", database=f"stock_{name}")
            await run()
            return runs * kinds * small / sum([await run() for _ in range(runs)])

    found = await alternate(rounds, small=lambda: measure("small"), large=lambda: measure("large"))
    report.figure(f"with {kinds * small} unsold values", found["small"], "/s")
    report.figure(f"with {kinds * large} unsold values", found["large"], "/s")
    report.figure("the large stock by the small one", ratios(found["large"], found["small"]), at_least=0.9)


def in_turn(bot: Bot, customers: Sequence[Any], items: Sequence[int]) -> list[tuple[Any, ConfirmBuy]]:
    """One confirmed purchase of each item, customers in turn."""
    people = itertools.cycle(customers)
    return [(person, shop.confirmation(bot, person, item)) for person, item in zip(people, items, strict=False)]


def some(bot: Bot, customers: Sequence[Any], items: Sequence[int], count: int) -> list[tuple[Any, ConfirmBuy]]:
    """``count`` confirmed purchases, each of some item by some customer."""
    return in_turn(bot, random.choices(customers, k=count), random.choices(items, k=count))


async def record(bot: Bot, customer: Any, item: int) -> tuple[Script, list[str]]:
    """One purchase's statements, and what they are in short."""
    press = shop.confirmation(bot, customer, item)
    with recorded() as calls:
        await buy(bot, customer, press)
    known = {customer.id: "customer", customer.telegram_id: "telegram", item: "item", press.nonce: "nonce"}
    return Script(calls, known), [in_short(call.sql) for call in calls]


def in_short(sql: str) -> str:
    """The tables that a statement writes, or else reads, or its first word."""
    words = sql.replace("(", " ").split()
    for verbs, what in ((("INTO", "UPDATE"), "write"), (("FROM",), "read")):
        tables = [after for word, after in itertools.pairwise(words) if word in verbs and "_" in after]
        if tables:
            return f"{what} {'+'.join(dict.fromkeys(tables))}"
    return words[0]


async def side_by_side(work: Sequence[Any], one: Callable[[Any], Awaitable[Any]]) -> None:
    """Do ``one`` for each piece of work, AT_A_TIME of them at a time."""
    pieces = iter(work)

    async def worker() -> None:
        for piece in pieces:
            await one(piece)

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_A_TIME):
            group.create_task(worker())


async def no_reset(connection: Any) -> None:
    """Raw asyncpg is spared the RESET that its pool sends at every release, as ours is."""
