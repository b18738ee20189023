"""Telling other processes that something has changed."""

import asyncio
import sys
from collections.abc import Callable

import pytest

from kernel.db import engine, execute, fetch, transaction
from kernel.db.signals import listen, notify


async def until(condition: Callable[[], bool], seconds: float = 5) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - the condition has no event of its own
            await asyncio.sleep(0.01)


async def heard(calls: list[str], count: int) -> None:
    await until(lambda: len(calls) >= count)


async def test_a_notice_arrives_at_the_commit_and_not_before(database):
    await database.connect()
    calls: list[str] = []
    listening = await listen("state", lambda: calls.append("state"))
    await listen("other", lambda: calls.append("other"))
    async with transaction():
        await notify("state")
        await asyncio.sleep(0.05)
        assert calls == []
    await heard(calls, 1)
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await notify("state")
            _ = 1 / 0
    await asyncio.sleep(0.05)
    assert calls == ["state"]
    await notify("state")
    await heard(calls, 2)
    await listening.stop()
    await notify("state")
    await asyncio.sleep(0.05)
    assert calls == ["state", "state"]


PROCESS = """
import asyncio, sys
from kernel import db
from kernel.db.signals import notify

async def main():
    await db.connect(sys.argv[1], {"kernel": ["kernel.models"]})
    async with db.transaction():
        await db.execute("INSERT INTO kernel_version (name, number) VALUES ('state', 1)")
        await notify("state")
    await db.close()

asyncio.run(main())
"""


async def test_another_process_is_heard_within_a_second(database):
    await database.connect()
    rows: list[int] = []

    async def look() -> None:
        rows.append(len(await fetch("SELECT * FROM kernel_version")))

    await listen("state", look)
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROCESS, database.url)
    assert await process.wait() == 0
    await until(lambda: 1 in rows, seconds=1)


async def test_a_failing_listener_goes_on_listening(database, caplog):
    await database.connect()
    calls: list[str] = []

    def broken() -> None:
        calls.append("called")
        raise ValueError("broken listener")

    await listen("state", broken)
    await notify("state")
    await heard(calls, 1)
    await notify("state")
    await heard(calls, 2)
    assert "broken listener" in caplog.text


@pytest.mark.parametrize("database_server", ["postgres"], indirect=True)
async def test_a_lost_connection_is_opened_again_and_the_callback_called(database):
    await database.connect()
    calls: list[str] = []
    await listen("state", lambda: calls.append("state"))
    await execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
    await heard(calls, 1)
    await notify("state")
    await heard(calls, 2)


async def test_closing_the_database_ends_listening(database):
    from kernel.db import close

    await database.connect()
    await listen("state", lambda: None)
    opened = engine()
    await close()
    assert opened.listening == set()
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "listen state"]
