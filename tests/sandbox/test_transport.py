"""Bytes that no client of ours sends, and many people at once."""

import asyncio
import os

import pytest
from pyrogram import raw
from pyrogram.handlers import CallbackQueryHandler
from pyrogram.raw.core import GzipPacked
from pyrogram.types import InlineKeyboardButton, InlineKeyboardMarkup

GARBAGE = {
    "a web browser": b"GET / HTTP/1.1\r\n\r\n",
    "too short": b"\xef\x01" + bytes(4),
    "no message": b"\xef\x0a" + bytes(40),
    "noise": b"\xee" * 4 + (64).to_bytes(4, "little") + os.urandom(64),
    "too long": b"\xee" * 4 + (2**31 - 1).to_bytes(4, "little"),
    "an unknown exchange": b"\xef\x0f" + bytes(20) + os.urandom(40),
}


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
async def test_garbage_closes_its_own_connection_only(telegram, client, garbage):
    reader, writer = await asyncio.open_connection(telegram.host, telegram.port)
    writer.write(garbage)
    async with asyncio.timeout(2):
        await reader.read()
    writer.close()
    assert (await client.get_me()).id == 1000


async def test_an_unknown_key_is_answered_with_404(telegram):
    reader, writer = await asyncio.open_connection(telegram.host, telegram.port)
    writer.write(b"\xee" * 4 + (88).to_bytes(4, "little") + b"12345678" + bytes(80))
    assert await reader.read() == (4).to_bytes(4, "little") + (-404).to_bytes(4, "little", signed=True)
    writer.close()


async def test_gzipped_requests_and_wrapped_ones_are_unpacked(client):
    packed = GzipPacked(raw.functions.users.GetUsers(id=[raw.types.InputUserSelf()]))
    assert (await client.session.send(packed))[0].id == 1000
    wrapped = raw.functions.InvokeWithoutUpdates(query=raw.functions.updates.GetState())
    assert (await client.invoke(wrapped)).pts == 1


async def test_a_large_answer_is_gzipped_and_arrives(client, alice):
    numbers = [(await alice.send(f"{'text ' * 100}{number}")).id for number in range(60)]
    assert len(await client.get_messages(alice.id, numbers)) == 60


async def test_fifty_people_press_at_the_same_time(connect, telegram):
    client = await connect(workers=4)
    crowd = [telegram.person(f"Person {number}") for number in range(50)]
    rows = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])

    async def pressed(_, query):
        await query.edit_message_text(f"Hello {query.from_user.first_name}", reply_markup=rows)
        await query.answer(query.from_user.first_name)

    client.add_handler(CallbackQueryHandler(pressed))
    for person in crowd:
        await person.send("/start")
        await client.send_message(person.id, "Hi", reply_markup=rows)
    answers = await asyncio.gather(*(person.press("Go") for person in crowd))
    assert [answer.text for answer in answers] == [person.first_name for person in crowd]
    assert all(person.last.text == f"Hello {person.first_name}" for person in crowd)


async def test_two_bots_do_not_see_each_others_chats(connect, telegram, alice):
    second = telegram.add_bot("2000:other", username="other_bot", name="Other")
    one = await connect()
    two = await connect("other", token="2000:other")
    await alice.send("/start")
    await alice.send("hello", bot=second)
    await two.until("UpdateNewMessage")
    await one.until("UpdateNewMessage")
    assert [update.message.message for update in one.seen] == ["/start"]
    assert [update.message.message for update in two.seen] == ["hello"]


async def test_a_second_session_of_the_bot_sees_what_the_first_one_sends(connect, alice):
    one = await connect("one")
    two = await connect("two")
    await alice.send("/start")
    await one.send_message(alice.id, "Hi")
    await two.until("UpdateNewMessage", 2)
    assert [update.message.out for update in two.seen] == [False, True]
    assert len(one.named("UpdateNewMessage")) == 1
