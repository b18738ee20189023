"""The cache: never an old value after a commit, and never an error because of Redis."""

import asyncio
import contextlib
import hashlib
import hmac
import time

import pytest
import structlog

from kernel import db
from kernel.cache import Cache
from kernel.redis import Redis, RedisDown


def sign(data: bytes) -> bytes:
    return hmac.new(b"secret", data, hashlib.sha256).digest()


class Source:
    """What is cached: a value, how often it was read, and a gate that pauses a reader after it has read."""

    def __init__(self, value):
        self.value, self.reads = value, 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def read(self):
        self.reads += 1
        value = self.value
        await self.gate.wait()
        return value


@pytest.fixture
def shared(redis_server):
    return Redis(redis_server.url)


async def test_a_value_is_made_once_and_kept_for_its_time():
    cache, source = Cache(), Source("a")
    assert [await cache.get_or("catalog", 1, 0.1, source.read) for _ in range(3)] == ["a"] * 3
    assert source.reads == 1
    await asyncio.sleep(0.12)
    await cache.get_or("catalog", 1, 0.1, source.read)
    assert source.reads == 2


async def test_none_is_a_value_too():
    cache, source = Cache(), Source(None)
    assert [await cache.get_or("catalog", 1, 60, source.read) for _ in range(3)] == [None] * 3
    assert source.reads == 1


async def test_memory_is_bounded():
    cache, source = Cache(size=10), Source("a")
    for number in range(100):
        await cache.get_or("catalog", number, 60, source.read)
    assert len(cache._memory.store) == 10


async def test_a_commit_makes_it_new_and_a_rollback_does_not(database):
    await database.connect()
    cache, source = Cache(), Source("old")
    await cache.get_or("catalog", 1, 60, source.read)
    source.value = "new"
    with contextlib.suppress(ZeroDivisionError):
        async with db.transaction():
            cache.bump("catalog")
            raise ZeroDivisionError
    assert await cache.get_or("catalog", 1, 60, source.read) == "old"
    async with db.transaction():
        cache.bump("catalog")
    assert await cache.get_or("catalog", 1, 60, source.read) == "new"
    assert await cache.get_or("other", 1, 60, source.read) == "new"


async def test_a_bump_belongs_into_a_transaction():
    with pytest.raises(RuntimeError):
        Cache().bump("catalog")


@pytest.mark.parametrize("level", ["memory", "redis"])
async def test_a_reader_that_is_paused_across_a_sale_does_not_put_the_old_value_back(level, database, redis_server):
    await database.connect()
    redis = Redis(redis_server.url) if level == "redis" else None
    cache, source = Cache(redis, sign=sign, prefix=level), Source("3 pieces")
    source.gate.clear()
    slow = asyncio.create_task(cache.get_or("catalog", 1, 60, source.read))
    await asyncio.sleep(0.05)
    async with db.transaction():
        source.value = "2 pieces"
        cache.bump("catalog")
    await asyncio.sleep(0.05)
    source.gate.set()
    assert await slow == "3 pieces"
    assert await cache.get_or("catalog", 1, 60, source.read) == "2 pieces"
    other_process = Cache(Redis(redis_server.url), sign=sign, prefix=level)
    assert await other_process.get_or("catalog", 1, 60, source.read) == "2 pieces"
    await cache.close()


async def test_a_version_that_another_process_raised_counts_as_well():
    numbers = {"catalog": 1}
    cache, source = Cache(number=lambda name: numbers[name]), Source("old")
    await cache.get_or("catalog", 1, 60, source.read)
    source.value, numbers["catalog"] = "new", 2
    assert await cache.get_or("catalog", 1, 60, source.read) == "new"


async def test_what_a_transaction_reads_is_not_cached(database):
    await database.connect()
    cache, source = Cache(), Source("uncommitted")
    async with db.transaction():
        assert await cache.get_or("catalog", 1, 60, source.read) == "uncommitted"
    source.value = "committed"
    assert await cache.get_or("catalog", 1, 60, source.read) == "committed"


async def test_the_second_level_serves_what_memory_forgot_with_its_types(shared):
    cache, source = Cache(shared, sign=sign, prefix="types"), Source({"id": (1, 2), "name": b"x"})
    await cache.get_or("catalog", ("page", 1), 60, source.read)
    await cache._memory.clear()
    assert await cache.get_or("catalog", ("page", 1), 60, source.read) == {"id": (1, 2), "name": b"x"}
    assert source.reads == 1


async def test_two_shops_on_one_redis_do_not_meet(shared):
    one, other = Cache(shared, sign=sign, prefix="bot1"), Cache(shared, sign=sign, prefix="bot2")
    await one.get_or("catalog", 1, 60, Source("one").read)
    assert await other.get_or("catalog", 1, 60, Source("other").read) == "other"


async def test_a_value_that_somebody_else_wrote_into_redis_is_never_unpickled(shared):
    class Bomb:
        def __reduce__(self):
            return (pytest.fail, ("unpickled",))

    cache, source = Cache(shared, sign=sign, prefix="forged"), Source("right")
    forger = Cache(shared, sign=lambda data: b"x" * 32, prefix="forged")
    await cache.get_or("catalog", 1, 60, source.read)
    tag, _ = await cache._tag_and_value("catalog", 1, (0, 0))
    await forger._share("catalog", 1, tag, Bomb(), 60)
    await cache._memory.clear()
    assert await cache.get_or("catalog", 1, 60, source.read) == "right"


async def test_what_cannot_be_pickled_stays_in_memory(shared):
    cache = Cache(shared, sign=sign, prefix="lambda")

    async def make():
        return lambda: 5

    assert (await cache.get_or("catalog", 1, 60, make))() == 5


async def test_a_bump_that_redis_missed_is_not_forgotten(redis_server, database):
    await database.connect()
    clock = [0.0]
    cache = Cache(Redis(redis_server.url, clock=lambda: clock[0]), sign=sign, prefix="missed")
    source = Source("old")
    await cache.get_or("catalog", 1, 60, source.read)
    redis_server.pause()
    try:
        await cache.get_or("catalog", 2, 60, source.read)  # notices that Redis is gone
        source.value = "new"
        async with db.transaction():
            cache.bump("catalog")
    finally:
        redis_server.resume()
    clock[0] = 100
    assert await cache.get_or("catalog", 1, 60, source.read) == "new"
    await cache._memory.clear()
    reads = source.reads
    assert await cache.get_or("catalog", 1, 60, source.read) == "new"
    assert source.reads == reads  # it came from Redis, which is in use again


async def test_redis_refused_is_slower_and_nothing_else():
    cache, source = Cache(Redis("redis://127.0.0.1:1/0"), sign=sign), Source("a")
    with structlog.testing.capture_logs() as logs:
        for number in range(5):
            assert await cache.get_or("catalog", number, 60, source.read) == "a"
    assert [line["event"] for line in logs] == ["redis_is_down"]


async def test_redis_silent_costs_a_tenth_of_a_second_once_and_one_line(redis_server):
    cache, source = Cache(Redis(redis_server.url), sign=sign, prefix="silent"), Source("a")
    await cache.get_or("catalog", 0, 60, source.read)
    redis_server.pause()
    try:
        started = time.perf_counter()
        with structlog.testing.capture_logs() as logs:
            for number in range(1, 20):
                assert await cache.get_or("catalog", number, 60, source.read) == "a"
        assert time.perf_counter() - started < 0.6
        assert [line["event"] for line in logs] == ["redis_is_down"]
    finally:
        redis_server.resume()


async def test_redis_silent_before_the_first_connection_costs_little_as_well(redis_server):
    redis_server.pause()
    try:
        started = time.perf_counter()
        assert await Cache(Redis(redis_server.url), sign=sign).get_or("catalog", 1, 60, Source("a").read) == "a"
        assert time.perf_counter() - started < 0.6
    finally:
        redis_server.resume()


async def test_redis_is_tried_again_after_its_rest_and_its_return_is_logged_once(redis_server):
    clock = [0.0]
    redis = Redis(redis_server.url, clock=lambda: clock[0])
    assert await redis.ping()
    redis_server.pause()
    with structlog.testing.capture_logs() as logs:
        assert not await redis.ping()
        redis_server.resume()
        assert not await redis.ping()
        clock[0] = 31
        assert await redis.ping()
        assert await redis.ping()
    assert [line["event"] for line in logs] == ["redis_is_down", "redis_is_back"]
    await redis.close()


async def test_redis_lost_mid_run_is_no_error(redis_server):
    redis = Redis(redis_server.url, rest=0.05)
    cache, source = Cache(redis, sign=sign, prefix="lost"), Source("a")
    await cache.get_or("catalog", 0, 60, source.read)
    redis_server.stop()
    for number in range(20):
        assert await cache.get_or("catalog", number, 60, source.read) == "a"
        await asyncio.sleep(0.01)
    with pytest.raises(RedisDown):
        await redis.run(lambda client: client.get("x"))


async def test_a_hit_in_memory_is_cheap():
    cache, source = Cache(), Source("a")
    await cache.get_or("catalog", 1, 60, source.read)
    started = time.thread_time()
    for _ in range(2000):
        await cache.get_or("catalog", 1, 60, source.read)
    assert time.thread_time() - started < 1.0
