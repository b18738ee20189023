"""Key exchange, sign-in and sessions."""

import time

import pytest
from pyrogram import raw
from pyrogram.connection.transport import TCPIntermediate
from pyrogram.errors import AccessTokenInvalid

from sandbox import Sandbox


async def test_the_unmodified_client_signs_in_with_a_key_exchange(connect, telegram):
    client = await connect()
    assert client.me.id == 1000
    assert client.me.username == "kiosk_bot"
    assert await client.storage.auth_key()


async def test_a_session_file_signs_in_again_without_a_key_exchange(connect):
    first = await connect()
    key = await first.storage.auth_key()
    await first.stop()
    again = await connect()
    assert await again.storage.auth_key() == key
    assert again.me.id == 1000


async def test_intermediate_framing_works_too(connect):
    client = await connect(protocol_factory=TCPIntermediate)
    assert client.me.id == 1000


async def test_an_unknown_token_is_refused(connect):
    with pytest.raises(AccessTokenInvalid):
        await connect(token="1000:wrong")


async def test_starting_and_stopping_takes_milliseconds():
    async with Sandbox():
        pass
    began = time.perf_counter()
    async with Sandbox() as telegram:
        assert telegram.key_file.read_text().startswith("-----BEGIN RSA PUBLIC KEY-----")
    assert time.perf_counter() - began < 0.1
    assert not telegram.key_file.exists()


async def test_future_salts_and_pings_are_answered(client):
    pong = await client.invoke(raw.functions.Ping(ping_id=77))
    assert pong.ping_id == 77
    salts = await client.invoke(raw.functions.GetFutureSalts(num=1))
    assert salts.salts[0].salt == client.session.salt
