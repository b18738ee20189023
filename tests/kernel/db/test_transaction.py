"""Transactions, savepoints and what happens at a commit."""

import asyncio
import logging

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from kernel.db import after_commit, current, execute, fetch, forbid_network, spawn, transaction
from kernel.errors import NetworkInTransaction
from kernel.models import Version


async def names() -> list[str]:
    return [row["name"] for row in await fetch("SELECT name FROM kernel_version ORDER BY id")]


async def add(name: str) -> None:
    await execute("INSERT INTO kernel_version (name, number) VALUES ($1, 0)", name)


async def test_a_block_commits_and_an_error_rolls_it_back(database):
    await database.connect()
    async with transaction():
        await add("a")
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await add("b")
            _ = 1 / 0
    assert await names() == ["a"]
    assert current() is None


async def test_an_inner_block_is_undone_alone(database):
    await database.connect()
    async with transaction():
        await add("a")
        with pytest.raises(IntegrityError):
            async with transaction():
                await add("b")
                await add("a")
        async with transaction():
            await add("c")
            async with transaction():
                await add("d")
    assert await names() == ["a", "c", "d"]


async def test_models_take_part_in_the_transaction(database):
    await database.connect()
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await Version.create(name="model")
            await Version.bulk_create([Version(name="x"), Version(name="y")])
            _, made = await Version.get_or_create(name="z")
            assert made
            assert await names() == ["model", "x", "y", "z"]
            _ = 1 / 0
    assert await names() == []


async def test_tortoises_own_blocks_are_ours(database):
    await database.connect()
    async with in_transaction():
        await add("a")
        assert current() is not None
        with pytest.raises(ZeroDivisionError):
            async with in_transaction():
                await add("b")
                _ = 1 / 0
    assert await names() == ["a"]


async def test_calls_after_the_commit_run_in_order_and_never_raise(database, caplog):
    await database.connect()
    seen: list[str] = []

    async def slow() -> None:
        await asyncio.sleep(0)
        assert current() is None
        seen.append("slow")

    def broken() -> None:
        raise ValueError("cache is on fire")

    with caplog.at_level(logging.ERROR):
        async with transaction():
            after_commit(broken)
            after_commit(slow)
            async with transaction():
                after_commit(lambda: seen.append("inner"))
            with pytest.raises(ZeroDivisionError):
                async with transaction():
                    after_commit(lambda: seen.append("undone"))
                    _ = 1 / 0
            assert seen == []
    assert seen == ["slow", "inner"]
    assert "cache is on fire" in caplog.text
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            after_commit(lambda: seen.append("rolled back"))
            _ = 1 / 0
    assert seen == ["slow", "inner"]
    with pytest.raises(RuntimeError, match="outside a transaction"):
        after_commit(slow)


async def test_queued_items_are_flushed_once_before_the_commit(database):
    await database.connect()
    batches: list[tuple[str, list[str]]] = []

    async def letters(items: list[str]) -> None:
        batches.append(("letters", items))
        for item in items:
            await add(item)

    async def events(items: list[str]) -> None:
        batches.append(("events", items))
        opened = current()
        assert opened is not None
        if "again" not in items:
            opened.queue(events, "again")

    async with transaction() as tx:
        tx.queue(letters, "a")
        tx.queue(events, "e")
        async with transaction() as inner:
            inner.queue(letters, "b")
        with pytest.raises(ZeroDivisionError):
            async with transaction() as undone:
                undone.queue(letters, "c")
                _ = 1 / 0
        assert batches == []
    assert batches == [("letters", ["a", "b"]), ("events", ["e"]), ("events", ["again"])]
    assert await names() == ["a", "b"]


async def test_an_error_while_flushing_rolls_back(database):
    await database.connect()

    async def broken(items: list[str]) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        async with transaction() as tx:
            await add("a")
            tx.queue(broken, "x")
    assert await names() == []


async def test_the_network_is_forbidden_inside_a_transaction(database):
    await database.connect()
    forbid_network("ctx.reply")
    async with transaction():
        with pytest.raises(NetworkInTransaction, match=r"ctx\.reply"):
            forbid_network("ctx.reply")
    forbid_network("ctx.reply")


async def test_a_spawned_task_is_outside_the_transaction(database):
    await database.connect()

    async def look() -> bool:
        forbid_network("anything")
        return current() is None

    async with transaction():
        await add("a")
        assert await spawn(look())


async def test_a_task_started_inside_an_open_transaction_is_refused(database):
    await database.connect()
    goes_on = asyncio.Event()

    async def later() -> list[str]:
        await goes_on.wait()
        return await names()

    async with transaction():
        with pytest.raises(RuntimeError, match="started inside a transaction"):
            await asyncio.gather(add("a"))
        with pytest.raises(RuntimeError, match="started inside a transaction"):
            await asyncio.gather(Version.create(name="b"))
        task = asyncio.create_task(later())
    goes_on.set()
    assert await task == []


async def test_a_swallowed_cancellation_still_ends_the_transaction(database):
    await database.connect()
    with pytest.raises(asyncio.CancelledError):
        async with transaction():
            await add("a")
            try:
                async with transaction():
                    raise asyncio.CancelledError
            except asyncio.CancelledError:
                pass
            with pytest.raises(asyncio.CancelledError):
                async with transaction():
                    pass
    assert await names() == []


async def test_a_timeout_inside_a_savepoint_undoes_it_alone(database):
    await database.connect()
    async with transaction():
        await add("a")
        with pytest.raises(TimeoutError):
            async with transaction():
                async with asyncio.timeout(0.02):
                    await add("b")
                    await asyncio.sleep(5)
        await add("c")
    assert await names() == ["a", "c"]


@pytest.mark.parametrize("database_server", ["postgres"], indirect=True)
async def test_a_swallowed_error_without_a_savepoint_is_never_a_silent_rollback(database):
    await database.connect()
    seen: list[str] = []
    with pytest.raises(asyncpg.InFailedSQLTransactionError, match="swallowed"):
        async with transaction():
            await add("a")
            after_commit(lambda: seen.append("committed"))
            with pytest.raises(IntegrityError):
                await add("a")
    assert (await names(), seen) == ([], [])
