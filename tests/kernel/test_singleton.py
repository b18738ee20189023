import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from kernel import singleton
from kernel.singleton import AlreadyRunning, Singleton
from kernel.testing.until import until

TOKEN = "1000:secret"
on_postgres = pytest.mark.parametrize("database_server", ["postgres"], indirect=True)  # a file lock has no connection

HOLDER = """
import asyncio, sys
from kernel.singleton import Singleton

async def main():
    lock = Singleton(sys.argv[1], sys.argv[2])
    await lock.acquire()
    print("held", flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(singleton, "PATIENCE", 0.3)


async def holder(url):
    """Another process that runs the bot."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, url, TOKEN, cwd=Path(__file__).parents[2], stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    async with asyncio.timeout(120):
        assert await process.stdout.readline() == b"held\n"
    return process


async def test_a_second_process_is_refused_and_told_who_is_first(database):
    first = await holder(database.url)
    try:
        with pytest.raises(AlreadyRunning) as refusal:
            await Singleton(database.url, TOKEN).acquire()
        assert str(refusal.value) == (
            f"This bot runs already: kiosk pid {first.pid} on {socket.gethostname()}. "
            "Stop that process first, or give this one another TOKEN."
        )
        assert TOKEN not in str(refusal.value)
    finally:
        first.kill()
        await first.wait()


async def test_a_killed_process_holds_nothing(database):
    first = await holder(database.url)
    os.kill(first.pid, signal.SIGKILL)
    await first.wait()
    second = Singleton(database.url, TOKEN)
    await second.acquire()
    await second.release()


async def test_another_bot_may_run_beside_it(database):
    first, second = Singleton(database.url, TOKEN), Singleton(database.url, "2000:other")
    await first.acquire()
    await second.acquire()
    await first.release()
    await second.release()


async def test_a_released_lock_can_be_taken_again(database):
    lock = Singleton(database.url, TOKEN)
    for _ in range(2):
        await lock.acquire()
        with pytest.raises(AlreadyRunning):
            await Singleton(database.url, TOKEN).acquire()
        await lock.release()


async def test_a_process_that_is_just_stopping_is_waited_for(database, monkeypatch):
    monkeypatch.setattr(singleton, "PATIENCE", 5.0)
    first, second = Singleton(database.url, TOKEN), Singleton(database.url, TOKEN)
    await first.acquire()
    waiting = asyncio.create_task(second.acquire())
    await asyncio.sleep(0.1)
    await first.release()
    await waiting
    await second.release()


def terminate(postgres_server):
    postgres_server.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'kiosk pid%'"
    )


@on_postgres
async def test_the_lock_is_taken_again_when_its_connection_breaks(database, postgres_server):
    lost = []
    lock = Singleton(database.url, TOKEN, on_lost=lost.append)
    await lock.acquire()
    before = lock._connection
    terminate(postgres_server)
    await until(lambda: lock._connection is not None and lock._connection is not before)
    with pytest.raises(AlreadyRunning):
        await Singleton(database.url, TOKEN).acquire()
    assert lost == []
    await lock.release()


@on_postgres
async def test_a_process_that_lost_the_lock_to_another_is_told(database, postgres_server, monkeypatch):
    lost = []
    first = Singleton(database.url, TOKEN, on_lost=lost.append)
    second = Singleton(database.url, TOKEN)
    await first.acquire()
    again = first._lock_database

    async def slowly():
        await second.acquire()
        return await again()

    monkeypatch.setattr(first, "_lock_database", slowly)
    terminate(postgres_server)
    await until(lambda: lost)
    assert lost[0].startswith("Another process took over this bot: kiosk pid")
    await first.release()
    await second.release()
