"""Updates from a real server: in order, once, and none forgotten."""

import asyncio
import stat

import pytest

from kernel.telegram import Server
from kernel.updates import Attachment, Command, MemberChanged, Press, Text

pytestmark = pytest.mark.usefixtures("telegram")


@pytest.fixture
async def alice(telegram, bot):
    person = telegram.person("Alice", username="alice", language="en")
    await person.send("/start")
    return person


@pytest.fixture
async def server(bots, telegram):
    bots.server = Server(telegram.host, telegram.port, telegram.key_file)
    return telegram


def texts(bots):
    return [update.text for update in bots.seen if isinstance(update, Text)]


async def test_the_bot_knows_itself_and_delivers_what_a_person_writes(bot, bots, alice):
    assert (bot.me.id, bot.me.username, bot.me.first_name) == (1000, "kiosk_bot", "Kiosk")
    await alice.send("hello 🎁")
    await bots.wait(lambda: len(bots.seen) == 2)
    command, text = bots.seen
    assert isinstance(command, Command)
    assert (command.name, command.payload, command.chat_id, command.private) == ("start", "", alice.id, True)
    assert (command.sender.first_name, command.sender.username, command.sender.language_code) == (
        "Alice",
        "alice",
        "en",
    )
    assert (text.text, text.message_id) == ("hello 🎁", command.message_id + 1)


async def test_a_press_arrives_without_any_request_for_its_message(bot, bots, alice, telegram):
    from kernel.messages import Button, Outgoing, rich

    sent = await bot.send(alice.id, Outgoing(rich("menu"), ((Button("Shop", data="shop:1"),),)))
    bots.requests.clear()
    pressing = asyncio.create_task(alice.press("Shop"))
    await bots.wait(lambda: bots.seen and isinstance(bots.seen[-1], Press))
    press = bots.seen[-1]
    assert (press.data, press.message_id, press.chat_id, press.sender.first_name) == (
        "shop:1",
        sent.message_id,
        alice.id,
        "Alice",
    )
    assert bots.requests == []
    await bot.answer_press(press.query_id, "Yes", alert=True)
    assert (await pressing).text == "Yes"
    assert alice.alerts == ["Yes"]


async def test_order_for_each_person_holds_under_load(server, bots):
    seen: dict[int, list[int]] = {}

    async def handle(update):
        await asyncio.sleep(0.001 * (update.message_id % 4))
        seen.setdefault(update.sender.telegram_id, []).append(update.message_id)

    gateway = await bots.start(handle)
    people = [server.person(f"P{number}") for number in range(20)]

    async def write(person):
        return [(await person.send(str(number))).id for number in range(10)]

    sent = await asyncio.gather(*map(write, people))
    await bots.wait(lambda: sum(map(len, seen.values())) == 200)
    await gateway.idle()
    assert seen == {person.id: ids for person, ids in zip(people, sent, strict=True)}


async def test_received_but_not_handled_is_handled_once_after_a_kill(server, bots):
    started = asyncio.Event()

    async def hang(update):
        started.set()
        await asyncio.sleep(60)

    alice, bob = server.person("Alice"), server.person("Bob")
    gateway = await bots.start(hang)
    await alice.send("one")
    await bob.send("two")
    await started.wait()
    await asyncio.sleep(0.3)  # time for a position to be written, if there were one
    await bots.kill(gateway)
    await alice.send("three")  # while the bot is down

    gateway = await bots.start()
    await gateway.idle()
    assert sorted(texts(bots)) == ["one", "three", "two"]
    await gateway.stop()
    bots.started.remove(gateway)
    bots.seen.clear()
    gateway = await bots.start()
    await gateway.idle()
    assert bots.seen == [], "handled once"


async def test_what_a_handler_has_finished_does_not_come_again_after_a_kill(server, bots):
    alice = server.person("Alice")
    gateway = await bots.start()
    await alice.send("one")
    await bots.wait(lambda: bots.position.position.pts == gateway._intake.position.pts and bots.seen)
    await bots.kill(gateway)
    gateway = await bots.start()
    await gateway.idle()
    assert texts(bots) == ["one"]


async def test_the_position_is_written_behind_and_at_the_end(server, bots):
    people = [server.person(name) for name in ("Alice", "Bob", "Carol", "Dan", "Eve")]
    gateway = await bots.start()
    writes = bots.position.writes
    for number in range(10):
        for person in people:
            await person.send(str(number))
    await bots.wait(lambda: len(bots.seen) == 50)
    await gateway.stop()
    bots.started.remove(gateway)
    assert 1 <= bots.position.writes - writes <= 15
    bots.seen.clear()
    gateway = await bots.start()
    await gateway.idle()
    assert bots.seen == []


async def test_the_session_file_is_kept_private_and_used_again(server, bots):
    gateway = await bots.start()
    assert "auth.ImportBotAuthorization" not in bots.requests
    [path] = bots.folder.glob("*.session")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    key = await gateway._client.storage.auth_key()
    await gateway.stop()
    bots.started.remove(gateway)
    gateway = await bots.start()
    assert await gateway._client.storage.auth_key() == key


async def test_what_was_pushed_into_a_dropped_connection_is_recovered(bot, bots, alice, telegram):
    await bots.wait(lambda: bots.seen)
    for round_number in range(3):
        bot._client.session.connection.protocol.writer.transport.abort()
        await alice.send(f"lost {round_number}")
        await alice.send(f"found {round_number}")
    await bots.wait(lambda: len(texts(bots)) >= 6)
    await asyncio.sleep(0.2)
    await bot.idle()
    assert texts(bots) == [f"{word} {number}" for number in range(3) for word in ("lost", "found")]


async def test_a_duplicated_update_is_handled_once(bot, bots, alice, telegram):
    telegram.faults.duplicate_update()
    await alice.send("twice")
    await alice.send("after")
    await bots.wait(lambda: "after" in texts(bots))
    await bot.idle()
    assert texts(bots) == ["twice", "after"]


async def test_own_messages_are_not_delivered(bot, bots, alice):
    from kernel.messages import Outgoing, rich

    for number in range(3):
        await bot.send(alice.id, Outgoing(rich(str(number))))
    await alice.send("mine")
    await bots.wait(lambda: texts(bots))
    await bot.idle()
    assert texts(bots) == ["mine"]
    assert "updates.GetDifference" not in bots.requests, "own messages leave no gap"


async def test_a_file_from_a_person_can_be_downloaded(bot, bots, alice):
    data = bytes(range(256)) * 5000  # more than one part
    await alice.send_file("values.bin", data, caption="here")
    await bots.wait(lambda: bots.seen and isinstance(bots.seen[-1], Attachment))
    found = bots.seen[-1]
    assert (found.kind, found.file_name, found.size, found.caption) == ("document", "values.bin", len(data), "here")
    assert await bot.download(found.file_id) == data


async def test_a_forward_names_who_wrote_it(bot, bots, alice, telegram):
    bob = telegram.person("Bob")
    await bob.send("hi")
    await alice.forward(bob.messages[0])
    await bots.wait(lambda: len(texts(bots)) == 2)
    assert (bots.seen[-1].forwarded_from, bots.seen[-1].forwarded_name) == (bob.id, "")


async def test_a_forward_of_somebody_who_hides_has_only_a_name(bot, bots, alice, telegram):
    bob = telegram.person("Bob")
    bob.hides_in_forwards = True
    await bob.send_file("photo.txt", b"look")
    await alice.forward(bob.messages[0])
    await bots.wait(lambda: bots.seen and bots.seen[-1].sender.telegram_id == alice.id)
    assert isinstance(bots.seen[-1], Attachment)
    assert (bots.seen[-1].forwarded_from, bots.seen[-1].forwarded_name) == (0, "Bob")


async def test_blocking_and_membership_are_told(bot, bots, alice, telegram):
    channel = telegram.add_channel("kiosk_news", title="News")
    assert not await bot.is_member("@kiosk_news", alice.id)
    await alice.block()
    await alice.unblock()
    await alice.join(channel)
    await bots.wait(lambda: len(bots.seen) >= 4)
    changes = [(update.chat_id, update.is_member) for update in bots.seen if isinstance(update, MemberChanged)]
    chat_id = changes[-1][0]
    assert changes == [(alice.id, False), (alice.id, True), (chat_id, True)]
    for name in ("@kiosk_news", "kiosk_news", "https://t.me/kiosk_news", chat_id):
        assert await bot.is_member(name, alice.id)
    await alice.leave(channel)
    assert not await bot.is_member(chat_id, alice.id)


async def test_stopping_lets_a_running_handler_finish(server, bots):
    finished = []

    async def slow(update):
        await asyncio.sleep(0.3)
        finished.append(update.text)

    alice = server.person("Alice")
    gateway = await bots.start(slow)
    await alice.send("one")
    await bots.wait(lambda: gateway._lanes._tasks)
    await gateway.stop()
    bots.started.remove(gateway)
    assert finished == ["one"]
    gateway = await bots.start()
    await gateway.idle()
    assert bots.seen == []
