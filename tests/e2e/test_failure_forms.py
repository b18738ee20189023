"""Conversations when things go wrong: messages that come again, and an end that is refused."""

import pytest

from kernel import Refused, db
from kernel.updates import Sender, Text
from tests.torture.survey import Questions


@pytest.fixture
def bot(survey_bot):
    return survey_bot


async def again(bot, message):
    """Deliver a message once more, as Telegram does after a kill."""
    person = message.sender
    sender = Sender(person.id, person.first_name, language_code=person.language)
    await bot.handle(Text(sender, person.id, message.date, message.id, message.text))
    await bot.settle()


async def test_answers_that_come_again_after_the_end_are_nothing_new(bot, alice):
    await alice.send("/survey")
    sent = [await alice.account.send(word) for word in ("one", "two", "three")]
    await alice.wait_for("You said: one two three.")
    await bot.settle()
    before = [message.text for message in alice.messages]

    for message in sent:
        await again(bot, message)

    assert [message.text for message in alice.messages] == before


async def test_a_form_begun_by_a_button_remembers_the_messages_of_the_one_before(bot, alice):
    await alice.send("/survey")
    for word in ("one", "two", "three"):
        last = await alice.account.send(word)
    await alice.wait_for("You said")
    await bot.settle()
    row = await db.fetch_one("SELECT form, last_message_id FROM kernel_form_state")
    assert row == {"form": "", "last_message_id": last.id}
    await alice.send("/survey")
    await again(bot, last)
    assert alice.last.text.startswith("First?")


async def test_a_refused_end_leaves_the_last_question_open(bot, alice, monkeypatch):
    async def refuse(form, ctx):
        raise Refused("kernel-not-allowed")

    await alice.send("/survey")
    await alice.send("one")
    await alice.send("two")
    with monkeypatch.context() as once:
        once.setattr(Questions, "done", refuse)
        await alice.send("three")
    assert "You said" not in alice.last.text
    await alice.send("four")
    assert alice.last.text == "You said: one two four."
