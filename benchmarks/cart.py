"""A cart of five items on PostgreSQL against single purchases, half of the carts in reverse order."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kernel import db
from kernel.bot import Bot
from kernel.testing.servers import PostgresServer
from plugins.cart.callbacks import ConfirmCart
from plugins.cart.handlers.checkout import order_cart
from plugins.cart.lines import CartLine, own_lines
from plugins.cart.quoting import fingerprint
from plugins.shop.api import place
from plugins.shop.orders.purchase import buy

from . import shop
from .measuring import Report, Stopwatch, alternate, ratios
from .purchase import AT_A_TIME, side_by_side, some

SIZE = 5  # items in a cart
HOT = 5  # items that everybody wants in the rush
Cart = tuple[Any, ConfirmCart]


async def main(quick: bool) -> Report:
    """Measure what a cart costs, in single purchases."""
    report = Report(f"A cart of {SIZE} items on PostgreSQL, {AT_A_TIME} at a time", quick=quick)
    server = PostgresServer(shared_buffers="256MB", deadlock_timeout="1s")  # as an operator would run it
    try:
        server.start()
        server.sql("CREATE DATABASE cart")
        with tempfile.TemporaryDirectory() as folder:
            env = shop.environment(Path(folder), server.url("cart"), PLUGINS="accounts,shop,cart")
            async with shop.opened(env) as bot:
                await compare(report, server, bot, quick)
    finally:
        server.stop()
    return report


async def compare(report: Report, server: PostgresServer, bot: Bot, quick: bool) -> None:
    """Rounds of carts and of purchases, of all items and of a few that everybody wants."""
    rounds, people, kinds = (1, 16, 10) if quick else (5, 300, 200)
    customers, items = await shop.customers(bot, people), await shop.items(kinds)
    runs = people * (rounds + 3)  # warm-ups included
    await shop.stock(bot, items, 2 * runs * (SIZE + 2) // kinds + 20)
    await shop.stock(bot, items[:HOT], 2 * runs)
    failures: list[BaseException] = []

    async def purchases(choice: Sequence[int]) -> float:
        work = some(bot, customers, choice, 2 * people)
        with Stopwatch() as watch:
            await side_by_side(work, lambda pair: buy(bot, *pair))
        return watch.wall / len(work) * 1000

    async def carts(choice: Sequence[int]) -> float:
        work = await fill(bot, customers, choice)

        async def one(pair: Cart) -> None:
            try:
                await order_cart(bot, *pair, place)
            except Exception as error:
                failures.append(error)

        with Stopwatch() as watch:
            await side_by_side(work, one)
        return watch.wall / len(work) * 1000

    await purchases(items)
    await carts(items)
    server.sql("VACUUM ANALYZE", database="cart")  # autovacuum does this within a minute
    found = await alternate(
        rounds,
        single=lambda: purchases(items),
        cart=lambda: carts(items),
        single_hot=lambda: purchases(items[:HOT]),
        cart_hot=lambda: carts(items[:HOT]),
    )
    deadlocks = server.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = 'cart'")
    report.say(f"{people} customers, {kinds} items; every second cart holds its items in reverse order")
    report.figure("a single purchase", found["single"], "ms")
    report.figure(f"a cart of {SIZE} items", found["cart"], "ms")
    report.figure("a cart by a single purchase", ratios(found["cart"], found["single"]), at_most=4)
    report.figure(f"a single purchase, everybody of the same {HOT} items", found["single_hot"], "ms")
    report.figure(f"a cart of exactly these {HOT}", found["cart_hot"], "ms")
    report.figure(
        "a cart by a single purchase, in that rush", ratios(found["cart_hot"], found["single_hot"]), at_most=4
    )
    report.figure("carts that failed", len(failures), at_most=0)
    report.figure("deadlocks that the database had to break", int(deadlocks), at_most=0)
    for error in failures[:3]:
        report.say(f"failed: {error!r}")


async def fill(bot: Bot, customers: Sequence[Any], items: Sequence[int]) -> list[Cart]:
    """A cart for each customer with five of these items, ascending or descending, and the press that buys it."""
    rows = []
    for number, customer in enumerate(customers):
        chosen = sorted(random.sample(items, SIZE), reverse=bool(number % 2))
        rows += [(customer.id, item, "Key", 1, slot, shop.NOW) for slot, item in enumerate(chosen, 1)]
    columns = ("user_id", "item_id", "item_name", "quantity", "slot", "added_at")
    async with db.transaction():
        await db.copy_rows("cart_line", columns, rows)
    pairs = [(customer, confirmation(bot, customer, await own_lines(customer.id))) for customer in customers]
    random.shuffle(pairs)
    return pairs


def confirmation(bot: Bot, customer: Any, lines: Sequence[CartLine]) -> ConfirmCart:
    """The press on a fresh confirm button."""
    callback = ConfirmCart(shop.PRICE * len(lines), fingerprint(lines))
    press = ConfirmCart.unpack(callback.seal(bot.keys.sign, customer.telegram_id, bot.clock.now(), "Pay").data)
    assert press is not None
    return press
