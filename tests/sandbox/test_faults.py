"""Faults strike the requests they are meant for, as often as they are meant to."""

import asyncio
import time

import pytest
from pyrogram import errors, raw
from pyrogram.session.session import AuthKeyNotFound

GET_STATE = raw.functions.updates.GetState()


async def test_an_error_strikes_n_times_and_then_no_more(client, telegram):
    telegram.faults.fail("updates.GetState", code="FLOOD_WAIT_3", times=2)
    for _ in range(2):
        with pytest.raises(errors.FloodWait) as refusal:
            await client.session.send(GET_STATE)
        assert refusal.value.value == 3
    assert (await client.session.send(GET_STATE)).pts == 1


async def test_an_error_can_carry_any_status(client, telegram):
    telegram.faults.fail("*", code="INTERNAL", status=500)
    with pytest.raises(errors.InternalServerError):
        await client.session.send(GET_STATE)


async def test_an_endless_error_ends_when_the_faults_are_cleared(client, telegram):
    telegram.faults.fail("updates.getState", code="TIMEOUT", status=503, times=None)
    for _ in range(3):
        with pytest.raises(errors.ServiceUnavailable):
            await client.session.send(GET_STATE)
    telegram.faults.clear()
    assert await client.session.send(GET_STATE)


async def test_a_delay_holds_up_one_request_only(client, telegram):
    telegram.faults.delay("updates.GetState", 0.4)
    began = time.perf_counter()
    slow = asyncio.create_task(client.invoke(GET_STATE))
    await asyncio.sleep(0.02)
    await client.get_me()
    assert time.perf_counter() - began < 0.35
    await slow
    assert time.perf_counter() - began >= 0.4


async def test_a_duplicate_update_comes_twice(client, telegram, alice):
    telegram.faults.duplicate_update()
    await alice.send("twice")
    await alice.send("once")
    await client.until("UpdateNewMessage", 3)
    assert [update.message.message for update in client.seen] == ["twice", "twice", "once"]


async def test_a_forgotten_key_ends_the_session(client, telegram):
    telegram.faults.forget_key()
    await asyncio.wait([client.session.recv_task], timeout=3)
    assert not list(telegram.sessions)
    with pytest.raises(AuthKeyNotFound):
        await client.stop()


async def test_a_delayed_request_does_not_outlive_the_sandbox(client, telegram):
    telegram.faults.delay("updates.GetState", 60)
    waiting = asyncio.create_task(client.session.send(GET_STATE, timeout=0.3))
    with pytest.raises(TimeoutError):
        await waiting
