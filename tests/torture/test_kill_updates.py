"""Messages whose handlers are killed: each is handled once more after the restart, and none is taken twice."""

import asyncio
import signal

import pytest

from kernel import db
from kernel.testing.process import Killed
from kernel.testing.until import until

pytestmark = pytest.mark.torture
MANY = 200  # moments


@pytest.fixture
def plugins():
    return ("tests.torture.survey",)


async def test_a_message_whose_handler_hangs_in_a_killed_process_is_handled_once_more(shop, tmp_path):
    await shop.process.start()
    person = await shop.customer(1)
    notes = tmp_path / "notes"
    await person.send(f"/slow {notes}")
    await until(notes.exists)
    shop.process.send_signal(signal.SIGKILL)
    await shop.process.ended()

    await shop.process.start()
    await person.wait_for("At last.")
    await shop.process.settle()
    await asyncio.sleep(0.5)  # the position is stored

    for _ in range(2):
        shop.process.send_signal(signal.SIGKILL)
        await shop.process.ended()
        await shop.process.start()
        await shop.process.settle()
    assert notes.read_text() == "called\n" * 2
    assert sum("At last." in message.text for message in person.messages) == 1


async def test_a_registration_killed_at_any_moment_is_finished_after_the_restart(shop):
    await shop.process.start()
    for k in range(1, MANY):
        person = shop.telegram.person(f"Newcomer {k}", language="en")
        await shop.process.arm(k)
        await person.send("/start")
        try:
            await _greeted(shop, person)
            await shop.process.disarm()
        except Killed:
            await shop.process.start()
            await shop.process.settle()
        else:
            break
        assert 1 <= len(_menus(person)) <= 2  # shown again when the kill came after it was sent
    assert len(_menus(person)) == 1
    count = "SELECT count(*) AS n, count(DISTINCT telegram_id) AS people FROM accounts_user"
    assert await db.fetch_one(count) == {"n": k, "people": k}
    await shop.check()
    print(f"\n{db.dialect()}: a registration was killed at {k - 1} moments")
    assert k > 4


async def test_answers_to_a_form_killed_at_any_moment_are_taken_once_and_in_order(shop):
    await shop.process.start()
    for k in range(1, MANY):
        person = await shop.customer(k)
        await person.send("/survey")
        await person.wait_for("First?")
        await shop.process.settle()
        await shop.process.arm(k)
        for word in ("one", "two", "three"):
            await person.send(word)
        try:
            await _greeted(shop, person, "You said")
            await shop.process.disarm()
        except Killed:
            await shop.process.start()
            await shop.process.settle()
            await person.wait_for("You said", anywhere=True)
        else:
            break
        assert _said(person) == ["You said: one two three."]
    assert _said(person) == ["You said: one two three."]
    assert await db.fetch("SELECT * FROM kernel_form_state WHERE form <> ''") == []
    print(f"\n{db.dialect()}: a form was killed at {k - 1} moments")
    assert k > 12


async def _greeted(shop, person, words=""):
    """Wait for an answer and until its position is stored, or for the process's end."""
    answer = asyncio.ensure_future(person.wait_for(lambda m: words in m.text and (words or m.rows), timeout=20))
    died = asyncio.ensure_future(shop.process.ended(20))
    await asyncio.wait([answer, died], return_when=asyncio.FIRST_COMPLETED)
    await asyncio.sleep(0.3)
    answer.cancel()
    await asyncio.gather(answer, return_exceptions=True)


def _menus(person):
    return [message for message in person.messages if message.rows]


def _said(person):
    return [message.text for message in person.messages if message.text.startswith("You said")]
