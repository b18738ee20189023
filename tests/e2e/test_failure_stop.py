"""Stopping ``kiosk run``: what is being done is finished, the rest waits for the next start."""

import asyncio
import signal
import time

import pytest

from kernel import Bot, db, transaction
from kernel.testing import environment
from tests.e2e.kiosk import Running, kiosk

QUEUED = 8


@pytest.fixture
async def env(database, telegram, tmp_path):
    """The settings of a bot on a prepared database; the same database is open in the test."""
    settings = environment(telegram, tmp_path / "data")
    bot = Bot.from_environment(settings, None)
    bot.settings.database_url = settings["DATABASE_URL"] = database.create(bot.model_modules())
    await bot.open()
    try:
        yield {**settings, "observer": bot}
    finally:
        await bot.close()


@pytest.fixture
def observer(env):
    """A bot without Telegram on the same database."""
    return env.pop("observer")


@pytest.mark.parametrize("name", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.torture)])
async def test_a_signal_lets_the_running_handler_finish_and_keeps_what_is_queued(
    observer, env, telegram, tmp_path, name
):
    alice = telegram.person("Alice", language="en")
    async with Running(env, tmp_path) as bot:
        await alice.send("/start")
        await alice.wait_for(lambda message: bool(message.rows))
        async with transaction():
            for number in range(QUEUED):
                observer.send(as_user(alice), "kernel-error", code=f"number-{number}.")
        await alice.wait_for("number-0.")
        telegram.faults.delay("messages.SendMessage", 1.0)
        await alice.send("/profile")
        await asyncio.sleep(0.3)
        began = time.monotonic()
        ended = await bot.stop(name)
        assert ended.code == 0, ended
        assert time.monotonic() - began < 10
        assert "Traceback" not in ended.output
    assert any("Topped up" in message.text for message in alice.messages)
    waiting = await db.fetch("SELECT state, leased_until FROM kernel_outbox WHERE state <> 'sent'")
    assert 0 < len(waiting) < QUEUED
    assert {(row["state"], row["leased_until"]) for row in waiting} == {("waiting", None)}

    async with Running(env, tmp_path):
        await alice.wait_for(f"number-{QUEUED - 1}.", timeout=30, anywhere=True)
    arrived = [message.text.partition("number-")[2] for message in alice.messages if "number-" in message.text]
    assert [int(text.partition(".")[0]) for text in arrived] == list(range(QUEUED))


async def test_a_second_run_with_the_same_token_refuses_and_names_the_first(observer, env, telegram, tmp_path):
    alice = telegram.person("Alice", language="en")
    async with Running(env, tmp_path) as bot:
        second = await kiosk("run", env=env, folder=tmp_path)
        assert second.code == 1
        assert f"pid {bot.process.pid}" in second.output
        assert "Stop that process first" in second.output
        assert "Traceback" not in second.output
        await alice.send("/start")
        await alice.wait_for(lambda message: bool(message.rows))


@pytest.mark.torture
async def test_a_signal_ends_the_bot_in_time_even_when_telegram_does_not_answer(observer, env, telegram, tmp_path):
    alice, bob = telegram.person("Alice", language="en"), telegram.person("Bob", language="en")
    async with Running(env, tmp_path) as bot:
        await bob.send("/start")
        await bob.wait_for(lambda message: bool(message.rows))
        telegram.faults.delay("messages.SendMessage", 40, times=None)
        await alice.send("/start")
        async with transaction():
            observer.send(as_user(bob), "kernel-error", code="late")
        await asyncio.sleep(1.5)
        began = time.monotonic()
        ended = await bot.stop(signal.SIGTERM, seconds=30)
        took = time.monotonic() - began
        assert ended.code == 0, ended
        assert took < 10, ended
    telegram.faults.clear()
    async with Running(env, tmp_path):
        await bob.wait_for("late", timeout=30, anywhere=True)
        await alice.wait_for(lambda message: bool(message.rows), timeout=30, anywhere=True)


@pytest.mark.torture
async def test_from_kiosk_run_to_the_first_answer(observer, env, telegram, tmp_path):
    alice = telegram.person("Alice", language="en")
    async with Running(env, tmp_path) as bot:  # the first start begins where Telegram stands
        await bot.stop(signal.SIGTERM)
    await alice.send("/start")
    began = time.perf_counter()
    async with Running(env, tmp_path):
        answers = time.perf_counter() - began
        await alice.wait_for(lambda message: bool(message.rows), timeout=20, anywhere=True)
        print(
            f"\n{db.dialect()}: kiosk run to the first answer {time.perf_counter() - began:.2f} s, ready {answers:.2f}"
        )


def as_user(person):
    """What bot.send() asks of a user."""
    return type("User", (), {"telegram_id": person.id})()
