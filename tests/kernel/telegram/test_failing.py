"""Connections that drop, servers that are silent, sessions that die."""

import asyncio
import time

import pytest

from kernel.errors import AlreadySent, KioskError, TelegramUnavailable
from kernel.messages import Outgoing, rich
from kernel.telegram import Server
from kernel.testing.until import until


@pytest.fixture
async def alice(telegram, bot, bots):
    person = telegram.person("Alice")
    await person.send("/start")
    await bots.wait(lambda: bots.seen)
    return person


def said(alice, text):
    return [message.text for message in alice.messages].count(text)


@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
async def test_a_send_that_is_cut_off_arrives_once(bot, alice, telegram, fault):
    getattr(telegram.faults, fault)("messages.SendMessage")
    begun = time.monotonic()
    await bot.send(alice.id, Outgoing(rich("once")), random_id=99)
    assert said(alice, "once") == 1
    assert time.monotonic() - begun < 5


async def test_an_answer_that_never_comes_is_unsure_and_the_next_attempt_finds_it_sent(bot, alice, telegram):
    bot._call._timeout = 0.5
    telegram.faults.drop_answer("messages.SendMessage")
    with pytest.raises(TelegramUnavailable):
        await bot.send(alice.id, Outgoing(rich("once")), random_id=99)
    with pytest.raises(AlreadySent):
        await bot.send(alice.id, Outgoing(rich("once")), random_id=99)
    assert said(alice, "once") == 1


async def test_without_a_fixed_id_a_cut_off_send_arrives_once_too(bot, alice, telegram):
    telegram.faults.drop_before("messages.SendMessage")
    assert (await bot.send(alice.id, Outgoing(rich("once")))).message_id
    telegram.faults.drop_after("messages.SendMessage")
    await bot.send(alice.id, Outgoing(rich("twice?")))
    assert (said(alice, "once"), said(alice, "twice?")) == (1, 1)


async def test_a_server_that_does_not_answer_ends_in_an_error_of_its_own(bot, alice, telegram):
    bot._call._timeout = 0.5
    telegram.faults.delay("messages.SendMessage", 3)
    begun = time.monotonic()
    with pytest.raises(TelegramUnavailable, match=r"messages\.SendMessage was not answered within 0\.5 s"):
        await bot.send(alice.id, Outgoing(rich("x")))
    assert time.monotonic() - begun < 1.5


async def test_trouble_at_telegram_is_tried_again(bot, bots, alice, telegram):
    telegram.faults.fail("messages.SendMessage", code="INTERNAL", status=500, times=2)
    await bot.send(alice.id, Outgoing(rich("x")))
    assert said(alice, "x") == 1


async def test_a_forgotten_key_is_noticed_within_seconds(bot, bots, alice, telegram):
    reasons = []
    bot._on_dead = reasons.append
    telegram.faults.forget_key()
    await until(lambda: reasons, seconds=10)
    with pytest.raises(TelegramUnavailable):
        await bot.send(alice.id, Outgoing(rich("x")))
    await bot.stop()
    bots.started.remove(bot)
    again = await bots.start()  # logs in anew
    await again.send(alice.id, Outgoing(rich("back")))
    assert said(alice, "back") == 1


async def test_a_request_that_says_signed_out_is_the_end_of_the_session(bot, alice, telegram):
    reasons = []
    bot._on_dead = reasons.append
    telegram.faults.fail("messages.SendMessage", code="AUTH_KEY_UNREGISTERED", status=401, times=1)
    with pytest.raises(TelegramUnavailable):
        await bot.send(alice.id, Outgoing(rich("x")))
    assert reasons == ["AUTH_KEY_UNREGISTERED"]


async def test_a_session_whose_tasks_died_is_noticed(bot):
    reasons = []
    bot._on_dead = reasons.append
    bot._client.session.recv_task.cancel()
    await until(lambda: reasons, seconds=10)
    assert "nothing makes it anew" in reasons[0]


async def test_a_wrong_token_is_refused_in_words(bots, telegram):
    bots.server = Server(telegram.host, telegram.port, telegram.key_file)
    with pytest.raises(KioskError, match=r"TOKEN is refused by Telegram \(ACCESS_TOKEN_INVALID\)"):
        await bots.make(token="1000:wrong").start()


async def test_the_wrong_key_is_refused_in_words(bots, telegram, tmp_path, monkeypatch):
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    monkeypatch.setattr("pyrogram.crypto.rsa.server_public_keys", {})  # other tests trusted this server's key
    other = tmp_path / "other.pem"
    key = rsa.generate_private_key(65537, 2048).public_key()
    other.write_bytes(key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
    bots.server = Server(telegram.host, telegram.port, other)
    with pytest.raises(KioskError, match=r"does not have the key in .*other\.pem"):
        await bots.make().start()


async def test_a_silent_connection_is_made_anew(bot, alice, telegram, monkeypatch):
    from kernel.telegram import watchdog

    monkeypatch.setattr(watchdog, "SILENCE", 0.5)
    connection = bot._client.session.connection
    await asyncio.sleep(2)
    assert bot._client.session.connection is not connection
    await bot.send(alice.id, Outgoing(rich("still here")))
    assert said(alice, "still here") == 1


async def test_two_bots_in_one_process_do_not_disturb_each_other(bot, bots, telegram, tmp_path):
    telegram.add_bot("2000:secret", username="other_bot", name="Other")
    bots.folder = tmp_path / "other"
    other = bots.make(token="2000:secret")
    await other.start()
    assert (bot.me.id, other.me.id) == (1000, 2000)
    await other.stop()


async def test_a_network_call_inside_a_transaction_is_refused(bot, alice, database):
    from kernel.db import transaction
    from kernel.errors import NetworkInTransaction

    await database.connect()
    async with transaction():
        with pytest.raises(NetworkInTransaction):
            await bot.send(alice.id, Outgoing(rich("x")))


async def test_an_outage_of_some_seconds_is_survived_and_what_came_meanwhile_is_handled(bot, bots, alice, telegram):
    telegram.faults.go_down()
    await asyncio.sleep(0.2)
    await alice.send("are you there?")
    sending = asyncio.create_task(bot.send(alice.id, Outgoing(rich("yes")), random_id=5))
    await asyncio.sleep(6)
    telegram.faults.come_up()
    await sending
    await bots.wait(lambda: len(bots.seen) == 2)
    assert said(alice, "yes") == 1
    assert not bot._dead
