"""Limits: so much of something in so much time, the same for all processes with Redis, and never an error without it."""

import asyncio
import time

import pytest
from structlog.testing import capture_logs

from kernel.bot import Bot
from kernel.contributions import Limit
from kernel.errors import SettingsError
from kernel.limits import UPDATES, Limits, parse
from kernel.limits.rules import in_force
from kernel.limits.windows import ROOM
from kernel.redis import Redis
from kernel.settings import KernelSettings, load
from kernel.testing import MovableClock

BUY = Limit("shop.purchases", "shop-limit-purchases", 2, 60, 120)


async def nobody():
    return False


async def everybody():
    return True


def made(clock, redis=None, written=""):
    return Limits(lambda: written, clock=clock, redis=redis)


async def counted(limits, times, limit=BUY, person=1):
    """How many of so many acts were let through."""
    return [await limits.count(limit, person, nobody) for _ in range(times)].count(None)


async def test_who_does_too_much_waits_and_then_begins_anew():
    clock = MovableClock()
    limits = made(clock)
    assert await counted(limits, 5) == 2
    ban = await limits.count(BUY, 1, nobody)
    assert 118 <= limits.wait(ban) <= 120
    assert await counted(limits, 2, person=2) == 2
    assert await counted(limits, 2, Limit("shop.search", "x", 2, 60, 60)) == 2
    clock.move(seconds=119)
    assert await counted(limits, 1) == 0
    clock.move(seconds=2)
    assert await counted(limits, 5) == 2


async def test_the_window_moves():
    clock = MovableClock()
    limits = made(clock)
    assert await counted(limits, 1) == 1
    clock.move(seconds=40)
    assert await counted(limits, 1) == 1
    clock.move(seconds=30)  # the first is over, the second is not
    assert await counted(limits, 2) == 1


async def test_spared_people_go_on_whatever_they_do():
    limits = made(MovableClock())
    assert [await limits.count(BUY, 1, everybody) for _ in range(9)] == [None] * 9
    assert await counted(limits, 1) == 0  # no longer spared
    assert await limits.count(BUY, 1, everybody) is None  # and again


async def test_operators_change_the_numbers_while_the_bot_runs():
    written = [""]
    limits = Limits(lambda: written[0], clock=MovableClock())
    assert await counted(limits, 3) == 2
    written[0] = "shop.purchases=0"
    assert await counted(limits, 9) == 9
    written[0] = "shop.purchases=4/60"
    assert await counted(limits, 9, person=2) == 4
    assert in_force(BUY, written[0]).ban == 60
    assert in_force(UPDATES, written[0]) is UPDATES
    assert in_force(UPDATES, "updates=3/4/5, shop.purchases=0") == Limit("updates", UPDATES.title, 3, 4, 5)


@pytest.mark.parametrize(
    "text", ["updates", "updates=x", "updates=0/60", "updates=5/0", "a=1/2/3/4", "a=1/999999", "=1/2"]
)
def test_a_wrong_limit_is_refused_with_the_words_that_would_do(text):
    with pytest.raises(ValueError, match=r"updates=30/60/300|from 1 to"):
        parse(text)
    with pytest.raises(SettingsError) as error:
        load([KernelSettings], {"RATE_LIMITS": text}, None)
    assert "RATE_LIMITS" in str(error.value)
    assert "Write limits such as updates=30/60/300" in str(error.value)


def test_an_unknown_limit_is_named_at_the_start_with_those_there_are():
    bot = Bot([], load([KernelSettings], {"RATE_LIMITS": "updates=9/60 shop.purchase=5/60"}, None))
    said = [line for line in bot.advice if "RATE_LIMITS" in line]
    assert said == ["RATE_LIMITS names shop.purchase, which is no limit. Correct it; there are updates."]


async def test_people_who_are_gone_leave_no_windows_behind():
    clock = MovableClock()
    limits = made(clock)
    for person in range(ROOM + 1):
        await limits.count(BUY, person, nobody)
        if person == ROOM - 1:
            clock.move(minutes=2)
    assert len(limits._memory.storage._windows) == 1


async def test_processes_share_windows_and_bans(redis_server):
    clock, brief = MovableClock(), Limit("shop.purchases", "x", 2, 1, 20)
    here, there = (made(clock, Redis(redis_server.url)) for _ in range(2))
    assert await counted(here, 1, brief) == 1
    assert await counted(there, 1, brief) == 1
    ban = await there.count(brief, 1, nobody)
    assert (await here.count(brief, 1, nobody)).until == ban.until
    await asyncio.sleep(1.1)  # the window, which Redis keeps, is empty; the ban goes on
    anew = made(clock, Redis(redis_server.url))
    assert (await anew.count(brief, 1, nobody)).until == ban.until  # it survives a restart
    clock.move(seconds=21)
    assert await counted(here, 1, brief) == 1
    assert await counted(there, 3, brief) == 1


async def test_an_act_costs_one_request_to_redis(redis_server):
    redis = Redis(redis_server.url)
    limits = made(MovableClock(), redis)
    await counted(limits, 3, UPDATES)
    await redis.run(lambda client: client.execute_command("CONFIG", "RESETSTAT"))
    await counted(limits, 10, UPDATES)
    found = await redis.run(lambda client: client.execute_command("INFO", "commandstats"))
    assert found["cmdstat_evalsha"]["calls"] == 10
    assert "cmdstat_get" not in found


async def test_a_ban_shorter_than_the_window_ends_when_it_says(redis_server):
    for redis in (None, Redis(redis_server.url)):
        clock, brief = MovableClock(), Limit("shop.purchases", "x", 2, 60, 5)
        limits = made(clock, redis)
        assert await counted(limits, 5, brief) == 2
        clock.move(seconds=6)
        assert await counted(limits, 5, brief) == 2


@pytest.mark.parametrize("end", ["stop", "pause"])
async def test_a_lost_redis_is_replaced_by_memory(redis_server, end):
    limits = made(MovableClock(), Redis(redis_server.url))
    assert await counted(limits, 1) == 1
    getattr(redis_server, end)()
    started = time.monotonic()
    with capture_logs() as logs:
        assert await counted(limits, 9) == 2
        assert await counted(limits, 9, person=2) == 2
    assert time.monotonic() - started < 1
    assert [line["event"] for line in logs].count("redis_is_down") == 1
    if end == "pause":
        redis_server.resume()


async def test_counting_a_thousand_people_costs_no_more_than_counting_one():
    limits = made(MovableClock())
    for person in range(1000):
        await limits.count(UPDATES, person, nobody)
    tasks = len(asyncio.all_tasks())
    started = time.process_time()
    for person in range(1000):
        await limits.count(UPDATES, person, nobody)
    await asyncio.sleep(0.05)
    assert time.process_time() - started < 0.5  # the library's own memory needs a minute
    assert len(asyncio.all_tasks()) == tasks
