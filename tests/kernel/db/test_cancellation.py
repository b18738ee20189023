"""Tasks that are cancelled at any moment leave the database whole."""

import asyncio
import contextlib
import random
import subprocess
import sys

from kernel.db import engine, execute, fetch, run_in_transaction, transaction
from kernel.models import Version

ROUNDS = 400


async def work(number: int) -> None:
    async with transaction():
        await execute("UPDATE kernel_version SET number = number + 1 WHERE name = $1", "in")
        with contextlib.suppress(ZeroDivisionError):
            async with transaction():
                await Version.filter(name="in").update(number=-1)
                _ = 1 / 0
        await Version.filter(name="other").count()
        await execute("UPDATE kernel_version SET number = number + 1 WHERE name = $1", "out")
    await fetch("SELECT number FROM kernel_version")
    await Version.all()


async def test_four_hundred_rounds_of_random_cancels_leave_the_pool_whole(database):
    await database.connect(pool=4)
    await Version.bulk_create([Version(name=name) for name in ("in", "out", "other")])
    chance = random.Random(17)
    async with asyncio.timeout(120):
        for _ in range(ROUNDS):
            tasks = [asyncio.create_task(work(number)) for number in range(6)]
            await asyncio.sleep(chance.random() * 0.006)
            for task in chance.sample(tasks, 4):
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(result) for result in results} <= {type(None), asyncio.CancelledError}
        rows = await fetch("SELECT name, number FROM kernel_version WHERE name <> 'other'")
        assert len({row["number"] for row in rows}) == 1
        assert rows[0]["number"] > ROUNDS
        # all four connections are there, and none is inside a transaction
        await asyncio.gather(*(run_in_transaction(execute, "SELECT 1") for _ in range(8)))
        if database.dialect == "postgres":
            pool = engine().pool
            assert pool.opened == pool.idle <= 4
            (row,) = await fetch("SELECT count(*) AS n FROM pg_stat_activity WHERE state LIKE 'idle in%'")
            assert row["n"] == 0
        else:
            assert not engine().opened.in_transaction
            assert not engine()._lock.locked()


async def test_a_cancelled_wait_for_a_connection_takes_none(database):
    await database.connect(pool=1)
    async with transaction():
        waiting = [asyncio.create_task(coroutine) for coroutine in in_a_clean_context(3)]
        await asyncio.sleep(0.02)
        for task in waiting[:2]:
            task.cancel()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(result) for result in results] == [asyncio.CancelledError, asyncio.CancelledError, list]
    assert await fetch("SELECT 1 AS one") == [{"one": 1}]


def in_a_clean_context(count: int):
    from kernel.db import spawn

    async def look() -> list[dict[str, object]]:
        task = spawn(fetch("SELECT 2 AS two"))
        try:
            return await task
        except asyncio.CancelledError:
            task.cancel()
            raise

    return [look() for _ in range(count)]


async def test_a_commit_that_is_cancelled_is_whole_or_nothing(database):
    await database.connect(pool=2)
    await Version.create(name="a")
    done = 0
    for step in range(60):
        task = asyncio.create_task(run_in_transaction(execute, "UPDATE kernel_version SET number = number + 1"))
        for _ in range(step % 12):
            await asyncio.sleep(0)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
            done += 1
    number = (await fetch("SELECT number FROM kernel_version"))[0]["number"]
    assert done <= number <= 60


UNCLOSED = """
import asyncio, sys
from kernel import db

async def main():
    await db.connect(sys.argv[1], {"kernel": ["kernel.models"]})
    print(await db.fetch("SELECT 1 AS one"))

asyncio.run(main())
"""


def test_a_process_that_forgot_to_close_ends(database):
    command = [sys.executable, "-W", "ignore", "-c", UNCLOSED, database.url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout) == (0, "[{'one': 1}]\n")
