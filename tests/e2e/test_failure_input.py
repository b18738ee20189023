"""Whatever people send: an answer, never silence, never an error code, never a stack trace in the log."""

import json
import string
from dataclasses import fields
from enum import IntEnum
from typing import get_type_hints

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from kernel import OneTime
from kernel.testing import Database
from plugins.shop.callbacks import ConfirmBuy
from plugins.shop.importing.run import import_file
from tests.e2e.conftest import CATALOG
from tests.e2e.house import House

ANSWERS = {"messages.SendMessage", "messages.SendMedia", "messages.EditMessage", "messages.DeleteMessages"}
CRASHED = "went wrong"
MANY = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NUMBERS = st.one_of(st.integers(-3, 40), st.integers(-(2**70), 2**70))
DIGITS = string.digits + string.ascii_letters + "-_ ٣Ⅷ"


@pytest.fixture(scope="module")
def servers(request):
    """Every kind of database, SQLite first."""
    return {"sqlite": None, "postgres": request.getfixturevalue("postgres_server")}


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def house(request, servers, database_templates, tmp_path_factory):
    """A bot with a small catalog, for all tests of the module."""
    database = Database(request.param, database_templates, servers[request.param])
    folder = tmp_path_factory.mktemp("house")
    (folder / "catalog.json").write_text(json.dumps(CATALOG))
    try:
        with House(database, folder) as made:
            made.run(import_file(made.bot, folder / "catalog.json"))
            yield made
    finally:
        database.drop()


@pytest.fixture
def quiet(house):
    """The house, which must not have complained by the end of the test."""
    del house.log[:]
    yield house
    complaints = [line for line in house.log if line[0] in ("error", "critical", "exception")]
    assert complaints == []
    assert not [line for line in house.log if "Traceback" in line[1]]
    assert house.telegram.violations == []


def press(house, data):
    """Press a button with this data on the newest message; what came back."""

    async def act():
        await house.alice.send("/start")
        del house.calls[:]
        answer = await house.alice.account.press(data=data, timeout=10)
        await house.bot.settle()
        return answer

    return house.run(act())


def check_pressed(house, data, answer):
    """There was an answer, and it was no error code."""
    assert answer.text or ANSWERS.intersection(house.calls), data
    assert CRASHED not in answer.text, (data, house.log[-3:])
    assert CRASHED not in _last(house)


def _last(house):
    """The text of the newest message from the bot; nothing when a button has closed it."""
    bots = [message for message in house.alice.messages if message.sender is not house.alice.account]
    return bots[-1].text if bots else ""


def say(house, text):
    """Send a text; what the bot wrote or changed since."""
    del house.calls[:]
    house.run(house.alice.send(text))
    assert ANSWERS.intersection(house.calls), repr(text)
    assert CRASHED not in _last(house), (repr(text), house.log[-3:])


def prefixes():
    """The first parts of every button there is."""
    from kernel import assembly
    from kernel.loading import bundled_names, find, in_order, register

    plugins = in_order(find(bundled_names()))
    return sorted(assembly.gather(register(plugins.values())).router.presses)


def genuine(house, route, numbers):
    """What a button of this route would carry, with any numbers in it."""
    hints = get_type_hints(route.callback)
    values = {}
    for item in fields(route.callback):
        kind = hints[item.name]
        number = next(numbers)
        if kind is bool:
            values[item.name] = bool(number % 2)
        elif issubclass(kind, IntEnum):
            members = list(kind)
            values[item.name] = members[number % len(members)]
        else:
            values[item.name] = max(-(2**63), min(2**63 - 1, number))
    callback = route.callback(**values)
    if isinstance(callback, OneTime):
        return callback.seal(house.bot.keys.sign, house.alice.id, house.clock.now(), "label").data
    return callback.pack()


@MANY
@given(data=st.binary(min_size=1, max_size=64))
@example(data=b":")
@example(data=b"\x00")
@example(data=b"shop")
@example(data=b"\xff\xfe")
def test_any_bytes_in_a_button_get_an_answer(quiet, data):
    check_pressed(quiet, data, press(quiet, data))


@MANY
@given(
    prefix=st.sampled_from(prefixes()),
    parts=st.lists(st.text(DIGITS, max_size=16), max_size=6),
)
@example(prefix="item", parts=["1", "0", "1", "0"])
@example(prefix="item", parts=["٣", "0", "1", "0"])
@example(prefix="item", parts=["1_0", "0", "1", "0"])
@example(prefix="item", parts=["+1", "0", "1", "0"])
@example(prefix="item", parts=[" 1 ", "0", "1", "0"])
def test_forged_parts_of_a_button_get_an_answer(quiet, prefix, parts):
    data = ":".join([prefix, *parts]).encode()[:64]
    check_pressed(quiet, data, press(quiet, data))


@MANY
@given(data=st.data())
def test_well_formed_buttons_with_any_numbers_get_an_answer(quiet, data):
    routes = [route for route in quiet.bot.router.presses.values() if route.callback is not None]
    route = data.draw(st.sampled_from(sorted(routes, key=lambda item: item.key)))
    numbers = iter(data.draw(st.lists(NUMBERS, min_size=8, max_size=8)))
    sealed = genuine(quiet, route, numbers)
    check_pressed(quiet, sealed, press(quiet, sealed))


def meaning(data):
    """What a confirm button says; upper case and spare bits of its encoding say nothing."""
    found = ConfirmBuy.unpack(data)
    return found and (found, found.nonce, found.time, found.mac)


@MANY
@given(data=st.data())
def test_a_seal_with_one_changed_character_is_refused(quiet, data):
    good = ConfirmBuy(1, 999).seal(quiet.bot.keys.sign, quiet.alice.id, quiet.clock.now(), "Pay").data
    place = data.draw(st.integers(0, 45)) % len(good)
    other = data.draw(st.sampled_from(string.ascii_letters + ":-_0"))
    assume(other != good[place])
    forged = good[:place] + other + good[place + 1 :]
    assume(meaning(forged) != meaning(good))
    answer = press(quiet, forged)
    check_pressed(quiet, forged, answer)
    assert answer.alert
    assert quiet.run(_orders()) == 0


async def _orders():
    from kernel import db

    return (await db.fetch_one("SELECT count(*) AS n FROM shop_order"))["n"]


def test_a_button_of_somebody_else_is_refused_in_words(quiet):
    foreign = ConfirmBuy(1, 999).seal(quiet.bot.keys.sign, quiet.bob.id, quiet.clock.now(), "Pay").data
    answer = press(quiet, foreign)
    assert (answer.text, answer.alert) == ("This button was not made for you.", True)
    assert quiet.run(_orders()) == 0


def test_an_old_button_is_refused_in_words_and_a_new_one_is_not(quiet):
    old = ConfirmBuy(1, 999).seal(quiet.bot.keys.sign, quiet.alice.id, quiet.clock.now(), "Pay").data
    quiet.clock.move(hours=1, seconds=61)
    answer = press(quiet, old)
    assert "more than an hour old" in answer.text
    assert answer.alert
    future = (
        ConfirmBuy(1, 999).seal(quiet.bot.keys.sign, quiet.alice.id, quiet.clock.now().replace(year=2100), "Pay").data
    )
    assert press(quiet, future).alert
    assert quiet.run(_orders()) == 0


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200),
    st.text(
        st.sampled_from("\x00\x01\t\n\r\x1b\x7f\u200b\u200d\u2028\u202e\u2066\ufeff\ufffdאب🤷🏽‍♀️ "),
        min_size=1,
        max_size=60,
    ),
    st.builds(
        lambda char, count: char * count,
        st.sampled_from("aЯ🎁\u202e<&*_`"),
        st.sampled_from([1, 2047, 2048, 4095, 4096]),
    ),
)


@MANY
@given(text=TEXTS)
@example(text="/")
@example(text="/@")
@example(text="/start@other_bot")
@example(text="/start@kiosk_bot")
@example(text="/START")
@example(text="/" + "a" * 4095)
@example(text="\u202e/start")
@example(text="/shop\x00")
@example(text="/команда")
@example(text="<b>unclosed")
def test_any_text_gets_an_answer(quiet, text):
    say(quiet, text)


@MANY
@given(text=TEXTS)
@example(text="/")
@example(text="/cancel now")
def test_any_answer_to_a_form_gets_an_answer(quiet, text):
    quiet.run(quiet.alice.send("/survey"))
    say(quiet, text)
    quiet.run(quiet.alice.send("/cancel"))


@MANY
@given(payload=st.one_of(TEXTS, st.from_regex(r"(item|vote|ref|x)_[-0-9a-zA-Z_]{0,60}", fullmatch=True)))
@example(payload="item_")
@example(payload="item_99999999999999999999")
@example(payload="item_-1")
@example(payload="item_٣")
@example(payload="_")
@example(payload="vote_" + "<b>" * 40)
def test_any_payload_of_start_gets_an_answer(quiet, payload):
    say(quiet, f"/start {payload}")


@MANY
@given(payload=TEXTS, name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=64))
@example(payload="\x00", name="\x00")
@example(payload="x", name="{ $name }<b>")
def test_a_newcomer_of_any_name_with_any_payload_is_registered(quiet, payload, name):
    from kernel.testing import Person

    async def act():
        person = Person(quiet.telegram.person(name, last_name=name, language=name[:8]), quiet.bot)
        del quiet.calls[:]
        await person.send(f"/start {payload}")
        return person

    person = quiet.run(act())
    assert ANSWERS.intersection(quiet.calls)
    assert CRASHED not in person.last.text, (name, quiet.log[-3:])


@pytest.mark.parametrize("caption", ["", "/start", "x" * 1024])
def test_a_file_gets_an_answer(quiet, caption):
    del quiet.calls[:]
    quiet.run(quiet.alice.send_file("a\u202e.txt", b"\x00" * 100, caption=caption))
    assert ANSWERS.intersection(quiet.calls)
    assert CRASHED not in _last(quiet)
