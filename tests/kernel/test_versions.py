import asyncio
import time

import pytest

from kernel import db
from kernel.testing import count_statements
from kernel.testing.until import until
from kernel.versions import Versions


@pytest.fixture
async def url(database):
    await database.connect()
    return database.url


async def test_a_bump_is_known_after_the_commit_and_costs_one_statement(url):
    versions = Versions()
    heard = []
    versions.listen("catalog", heard.append)
    with count_statements() as sent:
        async with db.transaction():
            assert await versions.bump("catalog") == 1
            assert versions.number("catalog") == 0
    assert len(sent) == 3
    assert (versions.number("catalog"), heard) == (1, [1])
    assert await versions.bump("catalog") == 2
    assert heard == [1, 2]


async def test_a_bump_that_is_rolled_back_is_nowhere(url):
    versions = Versions()

    async def fail():
        await versions.bump("catalog")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await db.run_in_transaction(fail)
    await versions.refresh()
    assert versions.number("catalog") == 0


async def test_parallel_bumps_all_count(url):
    versions = Versions()

    async def bump():
        async with db.transaction():
            await versions.bump("catalog")

    await asyncio.gather(*(bump() for _ in range(20)))
    assert versions.number("catalog") == 20


async def test_a_listener_that_fails_does_not_silence_the_others(url):
    versions = Versions()
    heard = []

    async def hear(number):
        heard.append(number)

    versions.listen("state", lambda number: 1 / 0)
    versions.listen("state", hear)
    await versions.bump("state")
    assert heard == [1]


async def test_another_process_hears_of_a_bump_within_a_second(url, other_process):
    versions = Versions()
    heard = []
    versions.listen("state", lambda number: heard.append(time.time()))
    await versions.start()
    try:
        bumped = await other_process(
            "import time; from kernel.versions import Versions\nawait Versions().bump('state'); print(time.time())"
        )
        await until(lambda: heard)
        assert heard[0] - float(bumped) < 1
        assert versions.number("state") == 1
    finally:
        await versions.stop()


@pytest.mark.parametrize("database_server", ["postgres"], indirect=True)
async def test_what_was_missed_while_the_connection_was_down_is_read_again(url, postgres_server):
    versions = Versions()
    await versions.start()
    try:
        name = url.rpartition("/")[2]
        kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        postgres_server.sql(kill, "INSERT INTO kernel_version (name, number) VALUES ('state', 7)", database=name)
        await until(lambda: versions.number("state") == 7, 3)
    finally:
        await versions.stop()
