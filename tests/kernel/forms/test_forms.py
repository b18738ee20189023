"""Conversations through the real client: answers, mistakes, going back, leaving, expiry, rights, a restart."""

import pytest

from kernel import db
from kernel.forms import Ask, Form
from tests.kernel.forms.poll import allowed_people, poll


@pytest.fixture
def extra_plugins():
    allowed_people.clear()
    return [poll]


@pytest.fixture
def settings():
    """Without roles, which would answer before the test does."""
    return {"PLUGINS": "accounts"}


def question(person):
    return person.last.text.split("\n")[0]


async def talk(person, *texts):
    for text in texts:
        await person.send(text)


async def test_every_kind_of_answer_is_taken(alice):
    await talk(alice, "/everything", "  Ann ", "42", "12.50")
    assert question(alice) == "Colour?"
    await alice.press("Blue")
    await alice.press("Skip ⏭" if "Skip ⏭" in alice.buttons else next(b for b in alice.buttons if "kip" in b))
    assert alice.last.text == "Thanks: Ann/42/1250/b/None"


@pytest.mark.parametrize(
    ("answers", "stays"),
    [
        (["Bartholomew"], "Name?"),
        (["two\nlines"], "Name?"),
        (["Ann", "many"], "Age, Ann?"),
        (["Ann", "0"], "Age, Ann?"),
        (["Ann", "9" * 30], "Age, Ann?"),
        (["Ann", "42", "0.99"], "Price?"),
        (["Ann", "42", "ten"], "Price?"),
        (["Ann", "42", "1.234.5"], "Price?"),
        (["Ann", "42", "5", "Green"], "Colour?"),
    ],
)
async def test_an_answer_that_cannot_be_used_is_explained_and_asked_again(alice, answers, stays):
    await talk(alice, "/everything", *answers)
    asked = [message for message in alice.messages if message.text.startswith(stays)]
    assert len(asked) == 1
    assert alice.last.text != asked[0].text
    assert alice.last.text


async def test_a_question_that_does_not_apply_is_left_out_forwards_and_backwards(alice):
    await talk(alice, "/everything", "Tim", "7")
    assert question(alice) == "Colour?"
    await alice.press(next(label for label in alice.buttons if "Back" in label))
    assert question(alice) == "Age, Tim?"


async def test_progress_is_shown(alice):
    await talk(alice, "/everything", "Ann")
    assert "2" in alice.last.text.split("\n")[-1]
    assert "5" in alice.last.text.split("\n")[-1]


async def test_cancel_forgets_everything(alice):
    await talk(alice, "/everything", "Ann")
    await alice.press(next(label for label in alice.buttons if "Cancel" in label))
    assert await open_forms() == 0
    await alice.send("42")
    assert "Price?" not in alice.last.text


async def test_a_button_of_an_earlier_question_is_refused(alice):
    await talk(alice, "/everything", "Tim", "7")
    red = next(button for row in alice.last.rows for button in row if button.label == "Red")
    await alice.press("Red")
    await alice.press(data=red.data)
    assert alice.alerts
    assert question(alice) == "Note?"


async def test_a_form_that_stood_still_for_an_hour_is_over(alice, clock):
    await talk(alice, "/everything", "Ann")
    clock.move(minutes=61)
    await alice.send("42")
    assert "Price?" not in alice.last.text
    assert alice.last.text


async def test_answers_are_not_stored_in_clear(alice, bot):
    await talk(alice, "/everything", "Sesame")
    rows = await db.fetch("SELECT answers FROM kernel_form_state WHERE form <> ''")
    assert "Sesame" not in rows[0]["answers"]
    assert "Sesame" in bot.keys.decrypt(rows[0]["answers"])


async def test_two_people_do_not_meet_in_one_form(alice, bob):
    await talk(alice, "/everything", "Ann")
    await talk(bob, "/everything", "Bob")
    assert (question(alice), question(bob)) == ("Age, Ann?", "Age, Bob?")


async def test_without_the_right_a_form_does_not_begin(alice):
    await alice.send("/guarded")
    assert "Amount?" not in alice.last.text


async def test_a_right_lost_on_the_way_ends_the_form(alice):
    allowed_people.add(alice.id)
    await alice.send("/guarded")
    assert question(alice) == "Amount?"
    allowed_people.clear()
    await alice.send("5")
    assert "Really" not in alice.last.text
    assert await open_forms() == 0


async def test_what_moves_something_is_confirmed_once(alice):
    allowed_people.add(alice.id)
    await talk(alice, "/guarded", "5")
    assert question(alice) == "Really 5?"
    confirm = next(button for row in alice.last.rows for button in row if "Confirm" in button.label)
    await alice.press(data=confirm.data)
    await alice.press(data=confirm.data)
    assert [message.text for message in alice.messages].count("Counted 5") == 1


async def test_a_summary_can_be_changed_and_confirmed_in_several_ways(alice):
    allowed_people.add(alice.id)
    await talk(alice, "/guarded", "5")
    one_more = alice.last.rows[0][0]
    for amount in (6, 7):
        await alice.press("One more")
        assert question(alice) == f"Really {amount}?"
    await alice.press(data=one_more.data[:-1] + b"7")  # there is no such change
    assert question(alice) == "Really 7?"
    await alice.press("Twice")
    assert alice.last.text == "Counted 14"
    await alice.press(data=one_more.data)
    assert [message.text for message in alice.messages].count("Counted 14") == 1


async def test_a_switched_off_plugin_ends_its_forms_in_words(alice, bot):
    await talk(alice, "/everything", "Ann")
    await bot.toggles.disable("poll")
    await alice.send("42")
    assert "Price?" not in alice.last.text
    assert await open_forms() == 0


def test_a_form_that_asks_nothing_cannot_be_defined():
    with pytest.raises(TypeError, match="asks nothing"):

        class Empty(Form, id="poll.empty"):
            pass


def test_an_answer_that_does_not_exist_is_named():
    class One(Form, id="poll.one"):
        name = Ask("poll-name")

    with pytest.raises(AttributeError, match="One has no answer called 'nmae'"):
        _ = One().nmae


async def open_forms():
    return len(await db.fetch("SELECT id FROM kernel_form_state WHERE form <> ''"))
