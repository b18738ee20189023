"""Downtime, reconnects and lost answers."""

import asyncio
import contextlib

import pytest
from pyrogram import errors, raw
from pyrogram.handlers import ConnectHandler


def texts(client):
    return [update.message.message for update in client.named("UpdateNewMessage")]


@contextlib.asynccontextmanager
async def reconnecting(client, telegram):
    """Nothing gets through inside the block; afterwards the client has a new line."""
    again = asyncio.Event()

    async def note(*_):
        again.set()

    client.add_handler(ConnectHandler(note))
    telegram.faults.go_down()
    yield
    telegram.faults.come_up()
    await asyncio.wait_for(again.wait(), 8)


async def test_what_happened_while_the_bot_was_down_is_recovered(connect, alice):
    first = await connect()
    await alice.send("before")
    await first.until("UpdateNewMessage")
    await first.stop()
    await alice.send("one")
    await alice.send("two")
    await alice.block()
    again = await connect()
    await again.until("UpdateNewMessage", 2)
    assert texts(again) == ["one", "two"]


async def test_a_long_absence_comes_in_slices(connect, telegram, alice):
    first = await connect()
    await alice.send("before")
    await first.until("UpdateNewMessage")
    await first.stop()
    telegram.difference_slice = 10
    for number in range(35):
        await alice.send(str(number))
    again = await connect()
    await again.until("UpdateNewMessage", 35)
    assert texts(again) == [str(number) for number in range(35)]


async def test_edits_and_deletions_are_recovered_too(client, alice):
    await alice.send("/start")
    state = await client.invoke(raw.functions.updates.GetState())
    sent = await client.send_message(alice.id, "Hi")
    await client.edit_message_text(alice.id, sent.id, "Hello")
    await client.send_message(alice.id, "Gone")
    await client.delete_messages(alice.id, sent.id + 1)
    await alice.block()
    difference = await client.invoke(raw.functions.updates.GetDifference(pts=state.pts, date=state.date, qts=state.qts))
    assert [message.message for message in difference.new_messages] == ["Hello"]
    assert [type(update).__name__ for update in difference.other_updates] == [
        "UpdateEditMessage",
        "UpdateDeleteMessages",
        "UpdateBotStopped",
    ]
    assert difference.state.pts == state.pts + 4
    assert difference.state.qts == state.qts + 1


async def test_nothing_new_is_an_empty_difference(client):
    state = await client.invoke(raw.functions.updates.GetState())
    difference = await client.invoke(raw.functions.updates.GetDifference(pts=state.pts, date=state.date, qts=state.qts))
    assert isinstance(difference, raw.types.updates.DifferenceEmpty)
    with pytest.raises(errors.PersistentTimestampInvalid):
        await client.invoke(raw.functions.updates.GetDifference(pts=state.pts + 5, date=state.date, qts=state.qts))


async def test_the_session_survives_a_cut_line(client, telegram, alice):
    session = client.session.session_id
    async with reconnecting(client, telegram):
        pass
    assert client.session.session_id == session
    await alice.send("after")
    await client.until("UpdateNewMessage")
    assert (await client.send_message(alice.id, "Hi")).id == 2


async def test_what_was_not_acknowledged_comes_again_and_is_not_seen_twice(client, telegram, alice):
    for number in range(3):
        await alice.send(str(number))
    await client.until("UpdateNewMessage", 3)
    async with reconnecting(client, telegram):
        pass
    await alice.send("3")
    await client.until("UpdateNewMessage", 4)
    assert texts(client) == ["0", "1", "2", "3"]


async def test_an_answer_lost_with_the_line_comes_with_the_next_one(client, telegram, alice):
    await alice.send("/start")
    telegram.faults.drop_after("messages.SendMessage")
    async with asyncio.timeout(8):
        sent = await client.send_message(alice.id, "Once")
    assert [message.text for message in alice.messages] == ["/start", "Once"]
    assert sent.id == alice.last.id


async def test_a_request_lost_with_the_line_is_not_done(client, telegram, alice):
    await alice.send("/start")
    telegram.faults.drop_before("messages.SendMessage")
    request = raw.functions.messages.SendMessage(peer=await client.resolve_peer(alice.id), message="Lost", random_id=3)
    with pytest.raises(TimeoutError):
        await client.session.send(request, timeout=0.5)
    assert len(alice.messages) == 1
    await client.invoke(request)
    assert alice.last.text == "Lost"


async def test_an_answer_that_never_comes_has_had_its_effect(client, telegram, alice):
    await alice.send("/start")
    telegram.faults.drop_answer("messages.sendmessage")
    request = raw.functions.messages.SendMessage(peer=await client.resolve_peer(alice.id), message="Once", random_id=3)
    with pytest.raises(TimeoutError):
        await client.session.send(request, timeout=0.3)
    assert alice.last.text == "Once"
    with pytest.raises(errors.RandomIdDuplicate):
        await client.session.send(request)
    assert len(alice.messages) == 2


async def test_an_update_lost_with_the_line_is_recovered(client, telegram, alice):
    await alice.send("before")
    await client.until("UpdateNewMessage")
    async with reconnecting(client, telegram):
        await alice.send("missed")
    await client.recover_gaps()
    await client.until("UpdateNewMessage", 2)
    assert texts(client) == ["before", "missed"]


async def test_a_press_that_was_on_its_way_when_the_line_was_cut_comes_with_the_next_one(client, telegram, alice):
    await alice.send("/start")
    await client.send_message(alice.id, "Hi")
    press = asyncio.create_task(alice.press(data="x"))
    async with reconnecting(client, telegram):
        await asyncio.sleep(0)  # the press is written to the line that is being cut
    (query,) = await client.until("UpdateBotCallbackQuery")
    await client.answer_callback_query(query.query_id, "Here")
    assert (await press).text == "Here"
