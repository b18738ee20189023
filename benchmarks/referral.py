"""Crediting payments with a referral bonus on PostgreSQL: all payers brought by one customer, or each by another."""

from __future__ import annotations

import asyncio
import itertools
import secrets
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from kernel import db
from kernel.bot import Bot
from kernel.testing.servers import PostgresServer
from kernel.updates import Command, Sender
from plugins.accounts.api import Customer, verify
from plugins.payments.api import Incoming, Price, receive

from . import shop
from .measuring import Report, Stopwatch, alternate, ratios

AT_A_TIME = 64
AMOUNT = 1000  # minor units of each payment; a tenth of it is the bonus
PROVIDER = "bench"
COLUMNS = (
    "user_id", "provider", "purpose", "reference", "amount", "asked_currency", "asked_total", "state", "nonce", "url",
    "note", "note_args", "created_at", "expires_at", "looked_at", "error",
)  # fmt: skip
numbers = itertools.count(1)


async def main(quick: bool) -> Report:
    """Measure what it costs that everybody was brought by the same customer."""
    report = Report(f"A payment with a referral bonus on PostgreSQL, {AT_A_TIME} at a time", quick=quick)
    server = PostgresServer(shared_buffers="256MB", deadlock_timeout="1s")  # as an operator would run it
    try:
        server.start()
        server.sql("CREATE DATABASE referral")
        with tempfile.TemporaryDirectory() as folder:
            more = {"PLUGINS": "accounts,payments,referrals", "REFERRAL_PERCENT": "10"}
            async with shop.opened(shop.environment(Path(folder), server.url("referral"), **more)) as bot:
                await compare(report, server, bot, quick)
    finally:
        server.stop()
    return report


async def compare(report: Report, server: PostgresServer, bot: Bot, quick: bool) -> None:
    """Rounds of payments by people of one referrer, of as many referrers as people, and of none."""
    rounds, people = (1, 16) if quick else (7, 512)
    alone = [await arrives(bot) for _ in range(people)]
    one = await arrives(bot)
    shared = [await arrives(bot, one) for _ in range(people)]
    distinct = [await arrives(bot, await arrives(bot)) for _ in range(people)]
    failures: list[BaseException] = []

    async def credited(payers: Sequence[Customer]) -> float:
        work = iter(await invoices(bot, payers))

        async def worker() -> None:
            for incoming in work:
                try:
                    await db.run_in_transaction(receive, bot, PROVIDER, incoming)
                except Exception as error:
                    failures.append(error)

        with Stopwatch() as watch:
            async with asyncio.TaskGroup() as group:
                for _ in range(AT_A_TIME):
                    group.create_task(worker())
        return len(payers) / watch.wall

    for payers in (alone, shared, distinct):
        await credited(payers)
    server.sql("VACUUM ANALYZE", database="referral")  # autovacuum does this within a minute
    found = await alternate(
        rounds,
        shared=lambda: credited(shared),
        distinct=lambda: credited(distinct),
        alone=lambda: credited(alone),
    )
    report.say(f"{people} payers on each side; fsync is off, so it is the CPU that limits")
    report.figure("credited, all brought by one customer", found["shared"], "/s")
    report.figure("credited, each brought by another", found["distinct"], "/s")
    report.figure("credited, nobody brought by anybody", found["alone"], "/s")
    report.figure("one referrer by distinct ones", ratios(found["shared"], found["distinct"]), at_least=0.3)
    payments = people * (rounds + 2)  # of each side, those before and to warm up included
    report.figure("payments that failed", len(failures), at_most=0)
    report.figure("bonuses that were put off", await count("SELECT count(*) AS n FROM kernel_reaction"), at_most=0)
    booked = await count("SELECT count(*) AS n FROM referrals_earning WHERE amount = $1", AMOUNT // 10)
    report.figure("bonuses missing or too many", abs(2 * payments - booked), at_most=0)
    wrong = await count("SELECT balance AS n FROM accounts_wallet WHERE user_id = $1", one.id) - payments * AMOUNT // 10
    report.figure("minor units too many or few in the shared wallet", abs(wrong), at_most=0)
    report.figure("places in which the journal does not agree", len(await verify()), at_most=0)
    deadlocks = server.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = 'referral'")
    report.figure("deadlocks that the database had to break", int(deadlocks), at_most=0)
    for error in failures[:3]:
        report.say(f"failed: {error!r}")


async def arrives(bot: Bot, by: Customer | None = None) -> Customer:
    """A new customer, brought by ``by``."""
    sender = Sender(shop.FIRST_PERSON + next(numbers), "Person", language_code="en")
    hello = Command(sender, sender.telegram_id, 0, 0, "start", str(by.telegram_id) if by else "")
    return await bot.hooks.first("load_user", sender=sender, update=hello, bot=bot)


async def invoices(bot: Bot, payers: Sequence[Customer]) -> list[Incoming]:
    """An open invoice for each of them, and the payments that arrive for these."""
    now, nonces = bot.clock.now(), {secrets.randbits(62): payer for payer in payers}
    later = now + timedelta(hours=1)
    rows = [
        (payer.id, PROVIDER, "top_up", "", AMOUNT, "USD", AMOUNT, "open", nonce, "", "", "{}", now, later, now, "")
        for nonce, payer in nonces.items()
    ]
    async with db.transaction():
        await db.copy_rows("payments_invoice", COLUMNS, rows)
    made = await db.fetch(f"SELECT id FROM payments_invoice WHERE nonce {db.among(1, 'bigint')}", list(nonces))
    return [Incoming(f"bench-{row['id']}", Price("USD", AMOUNT), invoice_id=row["id"]) for row in made]


async def count(sql: str, *args: int) -> int:
    """The number ``n`` of a statement."""
    row = await db.fetch_one(sql, *args)
    return int(row["n"]) if row else 0
