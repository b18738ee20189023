"""The world without MTProto."""

import asyncio
import io

import pytest
from PIL import Image

from sandbox.world import Entity, World
from sandbox.world.changes import ChangeLog, MessagesDeleted
from sandbox.world.files import Files, NotAPicture
from sandbox.world.texts import trim


@pytest.fixture
def world():
    made = World()
    made.add_bot("1000:secret", username="kiosk_bot", name="Kiosk")
    return made


@pytest.mark.parametrize(
    ("text", "entity", "trimmed", "place"),
    [
        ("  ab ", (2, 2), "ab", (0, 2)),
        ("  ab ", (0, 5), "ab", (0, 2)),
        (" 😀 ", (1, 2), "😀", (0, 2)),
        ("ab", (1, 1), "ab", (1, 1)),
    ],
)
def test_entities_move_with_trimmed_text(text, entity, trimmed, place):
    result, entities = trim(text, [Entity("bold", *entity)])
    assert result == trimmed
    assert [(e.offset, e.length) for e in entities] == [place]


def test_an_entity_over_nothing_but_edge_space_disappears():
    assert trim("ab  ", [Entity("bold", 2, 2)]) == ("ab", ())


def test_the_log_says_when_it_no_longer_reaches_back():
    log = ChangeLog(keep=10)
    for number in range(12):
        log.add(MessagesDeleted(None, (number,)))
    assert log.pts == 13
    assert not log.reaches(2)
    assert log.reaches(3)
    assert [number for number, _ in log.after("pts", 3, 4)] == [4, 5, 6, 7]


def test_pictures_that_telegram_does_not_take():
    flat = io.BytesIO()
    Image.new("RGB", (2100, 100)).save(flat, "PNG")
    for data in (b"", b"GIF89a", flat.getvalue()):
        with pytest.raises(NotAPicture):
            Files().add_photo(data)


async def test_a_deep_link_becomes_a_start_command(world):
    alice = world.add_person("Alice")
    assert (await alice.follow("https://t.me/Kiosk_Bot?start=item_17")).text == "/start item_17"
    assert (await alice.follow("https://t.me/kiosk_bot")).text == "/start"
    with pytest.raises(ValueError, match="cannot be in a link"):
        await alice.follow("https://t.me/kiosk_bot?start=a.b")
    with pytest.raises(LookupError, match="does not lead to a bot"):
        await alice.follow("https://t.me/nobody")


async def test_who_has_blocked_the_bot_cannot_write_to_it(world):
    alice = world.add_person("Alice")
    await alice.block()
    with pytest.raises(ValueError, match="unblock it before writing"):
        await alice.send("/start")


def test_ids_and_tokens_are_checked(world):
    with pytest.raises(ValueError, match="looks like 1000:secret"):
        world.add_bot("secret", username="x", name="X")
    with pytest.raises(ValueError, match="1000"):
        world.add_person("Eve", id=1000)
    assert world.add_person("Owner", id=42).id == 42


async def test_closing_the_world_ends_the_subscriptions(world):
    events = world.subscribe()
    world.add_person("Alice")
    world.close()
    async with asyncio.timeout(1):
        assert [event["type"] async for event in events] == ["person"]


def test_a_world_without_bots_says_what_to_do():
    with pytest.raises(LookupError, match="call add_bot"):
        World().add_person("Alice").chat()
