"""The WebSocket between the chat page and the sandbox."""

import asyncio
import contextlib
import json

import pytest

from kernel.testing.until import until
from sandbox.world import Answer
from tests.sandbox.small_bot import SmallBot, key, picture

HEADERS = {"Host": "127.0.0.1:8123", "Origin": "http://127.0.0.1:8123"}


class Socket:
    """A page's end of the WebSocket."""

    def __init__(self, socket) -> None:
        self._socket = socket
        self._last = 0
        self.events: list[dict] = []

    async def next(self, kind: str) -> dict:
        """The next event of this kind; others are kept in ``events``."""
        while True:
            event = json.loads(await asyncio.wait_for(self._socket.receive(), 5))
            self.events.append(event)
            if event["type"] == kind:
                return event

    async def act(self, action: str, **values: object) -> dict:
        """Do something and return the answer."""
        self._last += 1
        await self._socket.send(json.dumps({"id": self._last, "do": action, **values}))
        while (answer := await self.next("done"))["id"] != self._last:
            pass
        return answer

    async def raw(self, text: str) -> None:
        """Send anything."""
        await self._socket.send(text)


@pytest.fixture
def small() -> SmallBot:
    return SmallBot()


@contextlib.asynccontextmanager
async def connected(page):
    async with page.app.test_client().websocket("/live", headers=HEADERS) as socket:
        yield Socket(socket)


@pytest.fixture
def here(small):
    return {"person": small.alice.id, "peer": small.bot.id}


async def test_a_page_gets_the_whole_world_first(small):
    small.say("Hello")
    async with connected(small.page(8123)) as socket:
        world = await socket.next("world")
    people = [(person["name"], person["role"], person["language"]) for person in world["people"]]
    assert people == [("Alice", "customer", "en"), ("Boris", "customer", "ru"), ("Olga", "owner", "en")]
    assert world["bots"][0]["commands"]["ru"] == [["start", "Главное меню"]]
    assert world["channels"][0]["title"] == "Kiosk news"
    chat = next(chat for chat in world["chats"] if (chat["person"], chat["peer"]) == (small.alice.id, small.bot.id))
    assert [message["text"] for message in chat["messages"]] == ["Hello"]


async def test_a_typed_message_reaches_the_bot_and_both_sides_come_back(small, here):
    async with connected(small.page(8123)) as socket:
        answer = await socket.act("send", **here, text="/start")
        assert "error" not in answer
        while not any(event["type"] == "message" and event["message"]["rows"] for event in socket.events):
            await socket.next("message")
    messages = [event["message"] for event in socket.events if event["type"] == "message"]
    assert [(message["from"], message["text"]) for message in messages] == [
        ("me", "/start"),
        ("peer", "Welcome, Alice!"),
    ]
    assert [button["label"] for button in messages[1]["rows"][0]] == ["Shop", "Alert"]


async def test_callback_data_never_reaches_the_page(small):
    small.say("Menu", rows=((key("Shop", "data-that-stays-inside"),),))
    async with connected(small.page(8123)) as socket:
        world = await socket.next("world")
    assert "data-that-stays-inside" not in json.dumps(world)


async def test_a_press_brings_the_answer_and_the_edit(small, here):
    small.answers["Shop"] = Answer("Welcome in", True)
    message = small.say("Menu", rows=((key("Help"), key("Shop")),))
    async with connected(small.page(8123)) as socket:
        answer = await socket.act("press", **here, message=message.id, row=0, column=1)
    assert (answer["text"], answer["alert"]) == ("Welcome in", True)
    edit = next(event for event in socket.events if event["type"] == "edit")
    assert edit["message"]["text"] == "Choose an item."
    assert edit["message"]["edited"] is True


async def test_a_press_on_what_is_gone_is_refused(small, here):
    message = small.say("Menu", rows=((key("Shop"),),))
    async with connected(small.page(8123)) as socket:
        for place in ({"row": 5, "column": 0}, {"row": 0, "column": -1}, {"row": 0, "column": 1}):
            answer = await socket.act("press", **here, message=message.id, **place)
            assert answer["error"]["code"] == "gone"
        message.chat.delete([message.id])
        assert (await socket.act("press", **here, message=message.id, row=0, column=0))["error"]["code"] == "gone"
    assert small.pressed == []


async def test_start_with_a_payload_unblocks_the_bot(small, here):
    async with connected(small.page(8123)) as socket:
        await socket.act("block", **here)
        refused = await socket.act("send", **here, text="Hello?")
        assert refused["error"]["code"] == "blocked"
        await socket.act("start", **here, payload="item_17")
    assert small.said == ["/start item_17"]
    assert small.stopped == [True, False]
    blocked = [event["person"]["blocked"] for event in socket.events if event["type"] == "person"]
    assert blocked == [[small.bot.id], []]


async def test_what_somebody_else_wrote_is_forwarded_with_who_wrote_it(small, here):
    boris = small.boris
    async with connected(small.page(8123)) as socket:
        nothing = await socket.act("forward", **here, **{"from": boris.id})
        assert nothing["error"]["code"] == "nothing"
        await socket.act("send", person=boris.id, peer=small.bot.id, text="My key does not work")
        boris.hides_in_forwards = True
        for expected in range(1, 3):
            await socket.act("forward", **here, **{"from": boris.id})
            boris.hides_in_forwards = False
            while (
                sum(event["type"] == "message" and bool(event["message"]["forwarded"]) for event in socket.events)
                < expected
            ):
                await socket.next("message")
    forwards = [event["message"] for event in socket.events if event.get("message", {}).get("forwarded")]
    assert {(one["text"], one["forwarded"]) for one in forwards} == {("My key does not work", "Boris")}
    mine = small.world.private_chat(small.alice, small.bot).messages
    assert [(one.forwarded_from, one.forwarded_name) for one in mine if one.text.startswith("My key")] == [
        (None, "Boris"),
        (boris, ""),
    ]


async def test_a_long_text_goes_in_pieces_as_apps_do_it(small, here):
    async with connected(small.page(8123)) as socket:
        await socket.act("send", **here, text="я" * 4096 + "😀" * 2048 + "end")
        assert [len(text.encode("utf-16-le")) // 2 for text in small.said] == [4096, 4096, 3]
        assert (await socket.act("send", **here, text="a" * 50_000))["error"]["code"] == "long"


async def test_joining_and_leaving_the_channel_changes_its_members(small):
    here = {"person": small.alice.id, "peer": small.news.id}
    small.news.post(small.news.voice, "Old news")
    async with connected(small.page(8123)) as socket:
        await socket.act("join", **here)
        assert small.news.members == {small.alice.id: small.alice}
        joined = next(event for event in socket.events if event["type"] == "channel")
        assert joined["channel"]["members"] == [small.alice.id]
        # What was there before the person came is not unread.
        assert any(event["type"] == "read" and event["id"] == 1 for event in socket.events)
        await socket.act("leave", **here)
    assert small.news.members == {}


async def test_a_clear_chat_is_empty_for_every_open_page(small, here):
    page = small.page(8123)
    message = small.say("Hello")
    async with connected(page) as first, connected(page) as second:
        await first.act("clear", **here)
        gone = await second.next("delete")
    assert gone["ids"] == [message.id]
    assert small.alice.messages == []


async def test_what_was_read_is_told_to_every_page_and_kept(small, here):
    page = small.page(8123)
    message = small.say("Hello")
    async with connected(page) as first, connected(page) as second:
        await second.next("world")
        await first.act("read", **here, message=message.id)
        assert (await second.next("read"))["id"] == message.id
    async with connected(page) as third:
        world = await third.next("world")
    assert world["reads"] == {f"{small.alice.id}:{small.bot.id}": message.id}


async def test_a_new_customer_and_a_changed_language_are_seen_by_all(small):
    async with connected(small.page(8123)) as socket:
        answer = await socket.act("person", name="  Chen ", language="ru")
        newcomer = small.world.person(answer["person"])
        assert (newcomer.name, newcomer.language) == ("Chen", "ru")
        await socket.act("language", person=newcomer.id, language="en")
    assert newcomer.language == "en"
    changes = [event["person"]["language"] for event in socket.events if event["type"] == "person"]
    assert changes == ["ru", "en"]


async def test_only_the_newest_messages_come_at_once_and_older_ones_on_request(small, here):
    messages = [small.say(f"Message {number}") for number in range(130)]
    async with connected(small.page(8123)) as socket:
        world = await socket.next("world")
        chat = next(chat for chat in world["chats"] if chat["person"] == small.alice.id)
        assert len(chat["messages"]) == 60
        assert chat["more"] is True
        await socket.act("older", **here, before=messages[70].id)
        older = next(event for event in socket.events if event["type"] == "older")
    assert [message["text"] for message in older["messages"]] == [f"Message {number}" for number in range(10, 70)]
    assert older["more"] is True


async def test_commands_that_the_bot_sets_reach_open_pages(small):
    async with connected(small.page(8123)) as socket:
        await socket.next("world")
        small.bot.commands[""] = [("rules", "The rules")]
        small.world.announce(
            {"type": "commands", "bot": small.bot.id, "language": "", "commands": [], "chat": "", "people": []}
        )
        event = await socket.next("bot")
    assert event["bot"]["commands"][""] == [["rules", "The rules"]]


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[1]",
        '{"do": "fly"}',
        '{"do": ["send"]}',
        '{"do": "send", "person": "x", "peer": 1, "text": "a"}',
        '{"do": "send", "person": 1, "peer": 1, "text": "a"}',
        '{"do": "press", "person": true, "peer": null}',
        '{"do": "join", "person": 5000000001, "peer": 1000}',
        '{"do": "send", "person": 5000000001, "peer": 1000, "text": 7}',
        '{"do": "send", "person": 5000000001, "peer": 1000, "text": "   "}',
        '{"do": "person", "name": " "}',
        '{"do": "_text"}',
        '{"do": "send", "person": 99999999999999999999999999, "peer": 1000, "text": "a"}',
    ],
)
async def test_nonsense_is_refused_in_words_and_the_connection_stays(small, here, text):
    async with connected(small.page(8123)) as socket:
        await socket.raw(text)
        error = (await socket.next("done"))["error"]
        assert error["text"]
        assert "error" not in await socket.act("send", **here, text="still here")
    assert small.said == ["still here"]


async def test_a_lone_surrogate_is_no_reason_to_fall_over(small, here):
    async with connected(small.page(8123)) as socket:
        await socket.raw(json.dumps({"id": 7, "do": "send", **here, "text": "a\ud83d"}))
        assert "error" not in await socket.next("done")
    assert small.said == ["a?"]


async def test_an_uploaded_picture_becomes_a_photo_and_anything_else_a_document(small, here):
    client = small.page(8123).app.test_client()
    for name, data in (
        ("shot.png", picture()),
        ("broken.png", b"\x89PNG nothing"),
        ("список ключей.txt", "ключ".encode()),
    ):
        answer = await client.post(
            "/upload", query_string={**here, "name": name, "caption": "Look"}, data=data, headers=HEADERS
        )
        assert await answer.get_json() == {}
    photo, broken, document = small.alice.messages
    assert photo.photo
    assert broken.document.name == "broken.png"
    assert (document.document.name, document.document.data, document.text) == (
        "список ключей.txt",
        "ключ".encode(),
        "Look",
    )


async def test_an_upload_that_is_empty_or_too_large_is_refused(small, here):
    client = small.page(8123).app.test_client()
    empty = await client.post("/upload", query_string={**here, "name": "a.txt"}, data=b"", headers=HEADERS)
    assert (await empty.get_json())["error"]["text"] == "a.txt is empty."
    large = await client.post("/upload", query_string={**here, "name": "a.txt"}, data=bytes(21 << 20), headers=HEADERS)
    assert large.status_code == 413
    assert (await large.get_json())["error"] == {
        "code": "large",
        "limit": 20,
        "text": "The file is too large: 20 MB at most.",
    }
    assert small.alice.messages == []


async def test_an_invoice_is_drawn_without_its_payload_and_token(small):
    small.bill(text="Caption")
    async with connected(small.page(8123)) as page:
        world = await page.next("world")
    assert "secret payload" not in json.dumps(world)
    assert "TEST:token" not in json.dumps(world)
    (chat,) = [chat for chat in world["chats"] if chat["person"] == small.alice.id]
    invoice = chat["messages"][-1]["invoice"]
    assert (invoice["title"], invoice["total"], invoice["receipt"]) == ("Top-up of your balance", 50, 0)
    assert [person["stars"] for person in world["people"]] == [10_000] * 3


async def test_a_payment_brings_the_receipt_the_line_and_the_new_balance(small, here):
    message = small.bill()
    async with connected(small.page(8123)) as page:
        answer = await page.act("pay", **here, message=message.id)
        assert (answer["paid"], answer["reason"]) == (True, "")
        (person,) = [event["person"] for event in page.events if event["type"] == "person"]
        (line,) = [event["message"] for event in page.events if event["type"] == "message"]
        (edit,) = [event["message"] for event in page.events if event["type"] == "edit"]
        assert person["stars"] == small.alice.stars == 9_950
        assert (line["from"], line["service"]["kind"], line["service"]["total"]) == ("service", "paid", 50)
        assert edit["invoice"]["receipt"] == line["id"]
        again = await page.act("pay", **here, message=message.id)
        assert again["error"]["code"] == "paid"


async def test_a_refused_or_unanswered_payment_says_why(small, here):
    message = small.bill()
    async with connected(small.page(8123)) as page:
        small.refusal = "Sold out."
        assert (await page.act("pay", **here, message=message.id))["reason"] == "Sold out."
        small.refusal, small.world.payments.patience = None, 0.1
        assert (await page.act("pay", **here, message=message.id))["reason"] == "BOT_PRECHECKOUT_TIMEOUT"
        small.alice.stars = 1
        assert (await page.act("pay", **here, message=message.id))["reason"] == "BALANCE_TOO_LOW"
        await page.act("stars", person=small.alice.id, more=50)
        assert small.alice.stars == 1_001
        assert (await page.act("pay", **here, message=999))["error"]["code"] == "gone"
    assert small.world.payments.charges == {}


async def test_two_pages_that_pay_one_invoice_pay_it_once(small, here):
    message = small.bill()
    small.world.payments.passing.clear()
    page = small.page(8123)
    async with connected(page) as one, connected(page) as other:
        paying = asyncio.create_task(one.act("pay", **here, message=message.id))
        await until(lambda: small.world.payments.waiting)
        assert (await other.act("pay", **here, message=message.id))["error"]["code"] == "paid"
        small.world.payments.passing.set()
        assert (await paying)["paid"]
    assert len(small.world.payments.charges) == 1
