"""Redis refused, silent and lost in the middle: customers notice nothing."""

import logging
import time

import pytest

from tests.e2e.conftest import KEYS


@pytest.fixture
def settings(redis_server):
    return {"REDIS_URL": redis_server.url}


@pytest.fixture(params=["refused", "silent", "lost"])
def outage(request, redis_server):
    """Makes Redis fail; before the bot starts, unless it is to be lost in the middle."""
    if request.param == "refused":
        redis_server.stop()
    elif request.param == "silent":
        redis_server.pause()
    return redis_server.stop if request.param == "lost" else lambda: None


async def test_a_purchase_works_without_redis(outage, bot, telegram, catalog, give, alice, caplog):
    caplog.set_level(logging.WARNING)
    took = []

    async def act(what):
        began = time.perf_counter()
        await what
        took.append(time.perf_counter() - began)

    await act(alice.send("/start"))
    await give(alice, 2000)
    for word in ("Shop", "Games", "Steam"):
        await act(alice.press(next(label for label in alice.buttons if word in label)))
    outage()
    for word in ("Portal", "Buy", "Pay"):
        await act(alice.press(next(label for label in alice.buttons if word in label)))
    assert any(key in alice.last.text for key in KEYS)
    await act(alice.send("/shop"))
    for word in ("Games", "Steam", "Portal"):
        await act(alice.press(next(label for label in alice.buttons if word in label)))

    print(f"\nslowest answer {max(took) * 1000:.0f} ms, then {sorted(took)[-2] * 1000:.0f} ms")
    assert max(took[1:]) < 1
    assert not any("went wrong" in message.text for message in alice.messages)
    assert alice.alerts == []
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert telegram.violations == []
