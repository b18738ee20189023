"""Transactions that the database refuses are run again, whole."""

import asyncio

import asyncpg
import pytest
from tortoise.exceptions import OperationalError

from kernel.db import after_commit, current, execute, fetch, run_in_transaction, spawn, transaction
from kernel.models import Version


@pytest.fixture
async def accounts(database):
    await database.connect()
    await Version.bulk_create([Version(name="a", number=100), Version(name="b", number=100)])


async def move(source: str, target: str, amount: int) -> None:
    await execute("UPDATE kernel_version SET number = number - $1 WHERE name = $2", amount, source)
    await asyncio.sleep(0.005)
    await execute("UPDATE kernel_version SET number = number + $1 WHERE name = $2", amount, target)


async def numbers() -> dict[str, int]:
    return {row["name"]: row["number"] for row in await fetch("SELECT name, number FROM kernel_version")}


async def test_deadlocks_are_resolved_and_nothing_is_lost(accounts):
    there = [run_in_transaction(move, "a", "b", 1, attempts=30) for _ in range(6)]
    back = [run_in_transaction(move, "b", "a", 2, attempts=30) for _ in range(6)]
    await asyncio.gather(*there, *back)
    assert await numbers() == {"a": 106, "b": 94}


@pytest.mark.parametrize("database_server", ["postgres"], indirect=True)
async def test_serialization_failures_are_tried_again(accounts):
    async def increment() -> None:
        await execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
        number = (await numbers())["a"]
        await asyncio.sleep(0)
        await execute("UPDATE kernel_version SET number = $1 WHERE name = 'a'", number + 1)

    await asyncio.gather(*(run_in_transaction(increment, attempts=30) for _ in range(10)))
    assert (await numbers())["a"] == 110


@pytest.mark.parametrize("database_server", ["postgres"], indirect=True)
async def test_a_deadlock_swallowed_in_a_savepoint_still_ends_the_transaction(accounts):
    attempts = {"first": 0, "second": 0}
    committed: list[str] = []

    async def one(name: str, source: str, target: str) -> None:
        attempts[name] += 1
        after_commit(lambda: committed.append(name))
        await execute("UPDATE kernel_version SET number = number - 1 WHERE name = $1", source)
        await asyncio.sleep(0.05)
        try:
            async with transaction():
                await Version.filter(name=target).update(number=0)
        except Exception:  # as a careless plugin would
            await asyncio.sleep(0)

    await asyncio.gather(
        spawn(run_in_transaction(one, "first", "a", "b")), spawn(run_in_transaction(one, "second", "b", "a"))
    )
    assert sorted(attempts.values()) == [1, 2]
    assert sorted(committed) == ["first", "second"]


async def test_other_errors_are_not_tried_again(accounts):
    calls: list[int] = []

    async def broken() -> None:
        calls.append(1)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await run_in_transaction(broken)
    assert len(calls) == 1


@pytest.mark.parametrize("database_server", [None], ids=["sqlite"])
async def test_the_last_error_is_raised_after_all_attempts(accounts):
    calls: list[int] = []

    async def locked() -> None:
        calls.append(1)
        raise OperationalError("database is locked")

    with pytest.raises(OperationalError, match="locked"):
        await run_in_transaction(locked, attempts=3)
    assert len(calls) == 3


@pytest.mark.parametrize("database_server", [None], ids=["sqlite"])
async def test_inside_a_transaction_only_the_outermost_is_run_again(accounts):
    calls: list[str] = []

    async def inner() -> None:
        calls.append("inner")
        if len(calls) < 4:
            raise OperationalError("database is locked")

    async def outer() -> str:
        calls.append("outer")
        await run_in_transaction(inner)
        assert current() is not None
        return "done"

    assert await run_in_transaction(outer) == "done"
    assert calls == ["outer", "inner", "outer", "inner"]


@pytest.mark.parametrize("database_server", ["postgres"], indirect=True)
async def test_a_lost_connection_is_tried_again_on_another(accounts):
    attempts: list[int] = []

    async def cut() -> None:
        (row,) = await fetch("SELECT pg_backend_pid() AS pid")
        attempts.append(row["pid"])
        await execute("UPDATE kernel_version SET number = number + 1 WHERE name = 'a'")
        if len(attempts) == 1:
            await spawn(execute("SELECT pg_terminate_backend($1)", row["pid"]))
        try:
            async with transaction():
                await execute("UPDATE kernel_version SET number = number + 1 WHERE name = 'b'")
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            await asyncio.sleep(0)

    await run_in_transaction(cut)
    assert len(set(attempts)) == 2
    assert await numbers() == {"a": 101, "b": 101}


async def test_two_processes_worth_of_writers_never_see_locked(accounts, database):
    if database.dialect == "postgres":
        pool = [run_in_transaction(move, "a", "b", 1, attempts=30) for _ in range(20)]
        await asyncio.gather(*pool)
    else:
        import sqlite3

        def other() -> None:
            raw = sqlite3.connect(database.url.removeprefix("sqlite://"), timeout=5, isolation_level=None)
            for _ in range(20):
                raw.execute("BEGIN IMMEDIATE")
                raw.execute("UPDATE kernel_version SET number = number - 1 WHERE name = 'a'")
                raw.execute("UPDATE kernel_version SET number = number + 1 WHERE name = 'b'")
                raw.execute("COMMIT")
            raw.close()

        thread = asyncio.create_task(asyncio.to_thread(other))
        for _ in range(20):
            await run_in_transaction(move, "b", "a", 1)
        await thread
    assert sum((await numbers()).values()) == 200
