"""Writing a broadcast in the chat, looking at it, and sending it."""

from datetime import timedelta

import pytest

from kernel import db
from plugins.accounts.testing import customer_of
from plugins.broadcast.callbacks import Act, Do, OpenBroadcast, OpenBroadcasts
from plugins.broadcast.content import BadButton, parse_buttons
from plugins.broadcast.models import Broadcast
from sandbox.world import Entity
from tests.plugins.broadcast.conftest import PNG, at_rest, got, prepared, texts


def test_a_button_is_a_label_a_dash_and_an_address():
    assert parse_buttons(
        "Shop - https://t.me/a\n\n  Two - in one — http://b.org/x?y=1&z#a  \nMe – tg://resolve?domain=a"
    ) == [
        ("Shop", "https://t.me/a"),
        ("Two - in one", "http://b.org/x?y=1&z#a"),
        ("Me", "tg://resolve?domain=a"),
    ]
    wrong = (
        "Shop https://a.org",
        "Shop -https://a.org",
        " - https://a.org",
        "A - ftp://a.org",
        "A - https://localhost",
    )
    for line in (
        *wrong,
        "A - javascript:alert(1)",
        "A - https://a b.org",
        "x" * 65 + " - https://a.org",
        "A - https://[",
    ):
        with pytest.raises(BadButton):
            parse_buttons(line)


async def test_from_the_first_word_to_the_report(bot, telegram, owner, customers):
    alice, boris = customers
    await owner.send("/manage")
    await owner.press("📣 Broadcasts")
    assert "Nothing has been sent yet" in owner.last.text
    await owner.press("➕ New broadcast")
    text = "Sale <b>today</b> & *now*"
    await owner.send(text, entities=[Entity("bold", 0, 4), Entity("custom_emoji", 5, 3, emoji_id=7)])
    await owner.send("Shop https://t.me/kiosk_bot")
    assert "This line is not a button: Shop https" in owner.last.text
    await owner.send("Shop - https://t.me/kiosk_bot")
    await owner.press("All customers")

    shown = owner.messages[-2]
    assert (shown.text, shown.labels) == (text, ["Shop", "Close"])
    assert [(entity.kind, entity.offset, entity.length) for entity in shown.entities] == [
        ("bold", 0, 4),
        ("custom_emoji", 5, 3),
    ]
    assert "State: ✏️ draft" in owner.last.text
    assert "To: All customers\nButtons: Shop\n🔔 With a sound" in owner.last.text
    await owner.press("🔕 Without a sound")
    await owner.press("🧪 Send it to me")
    assert owner.toasts[-1] == "It is on its way to you."
    assert (owner.last.text, owner.last.silent) == (text, True)
    assert text not in texts(alice)

    await owner.press("📤 Send now")
    assert "That is 3 people, in about 1 minute." in owner.messages[-2].text
    await owner.press("✅ Send to 3 people")
    for person in customers:
        assert texts(person).count(text) == 1
        assert person.last.silent
    assert boris.last.labels == ["Shop", "Закрыть"]
    await boris.press("Закрыть")
    assert text not in texts(boris)
    await at_rest(bot)
    assert "✅ Broadcast 1 has been sent" in owner.last.text
    assert "Delivered 3, blocked 0, failed 0" in owner.last.text
    await owner.press("📣 Open it")
    assert "State: ✅ sent" in owner.last.text
    assert "3 of 3 (100 %)" in owner.last.text
    await owner.press("⬅️ Back")
    assert f"✅ 1 · {text}" in owner.last.labels
    acts = await db.fetch("SELECT action, actor FROM kernel_audit WHERE subject = 'broadcast:1' ORDER BY id")
    by = f"user:{(await customer_of(bot, owner)).id}"
    assert [row["action"].partition(".")[2] for row in acts] == ["created", "changed", "tested", "started", "finished"]
    assert [row["actor"] for row in acts] == [*[by] * 4, "system"]
    assert telegram.violations == []


@pytest.mark.parametrize(("name", "mark"), [("cover.png", "🖼"), ("clip.mp4", "🎬"), ("prices.csv", "📎")])
async def test_pictures_videos_and_files_go_out_as_they_came(owner, alice, name, mark):
    await alice.send("/start")
    await owner.press(data=OpenBroadcasts().pack())
    await owner.press("➕ New broadcast")
    await owner.send_file(name, PNG, caption="Look", entities=[Entity("italic", 0, 4)])
    sent = next(message.media for message in reversed(owner.messages) if message.sender is owner.account)
    await owner.press("Skip")
    await owner.press("All customers")
    assert f"{mark} Look" in owner.last.text
    await owner.press("📤 Send now")
    await owner.press("✅ Send to 2 people")
    assert alice.last.media is sent
    assert [(entity.kind, entity.length) for entity in alice.last.entities] == [("italic", 4)]
    assert bool(alice.last.video) == (mark == "🎬")


async def test_everything_of_a_draft_can_be_changed_and_it_can_be_deleted(owner, alice, telegram):
    await alice.send("/start")
    made = await prepared(owner)
    await owner.press(data=OpenBroadcast(made.id).pack())
    await owner.press("✏️ Message")
    await owner.press("✖️ Cancel")
    await owner.press("✏️ Message")
    await owner.send("Another text")
    assert owner.messages[-2].text == "Another text"
    await owner.press("🔗 Buttons")
    await owner.send("\n".join(f"B{number} - https://a.org/{number}" for number in range(11)))
    assert "At most 10 buttons" in owner.last.text
    await owner.send("B1 - https://a.org/1\nB2 - https://a.org/2")
    assert owner.messages[-2].labels == ["B1", "B2", "Close"]
    await owner.press("🔗 Buttons")
    await owner.press("Skip")
    assert owner.messages[-2].labels == ["Close"]
    await owner.press("👥 Who gets it")
    await owner.press("By language")
    await owner.press("Русский")
    assert "To: By language: Русский" in owner.last.text
    await owner.press("📤 Send now")
    assert owner.alerts[-1] == "Nobody would get it."
    await owner.press("👥 Who gets it")
    await owner.press("Here lately")
    await owner.press("⬅️ Back")
    await owner.press("All customers")
    assert "To: All customers" in owner.last.text

    # what was shown before a change is not what would be sent now
    await owner.press("📤 Send now")
    question = owner.last
    await Broadcast.filter(id=made.id).update(revision=99)
    await owner.press("✅ Send to 2 people", message=question)
    assert "changed meanwhile" in owner.alerts[-1]
    await owner.press("✖️ Cancel")
    await owner.press("🗑 Delete")
    await owner.press("🗑 Yes, delete it")
    assert "Nothing has been sent yet" in owner.last.text
    assert await Broadcast.all().count() == 0
    for act in Act:
        await owner.press(data=Do(made.id, act).pack())
        assert owner.alerts[-1] == "This broadcast is not there any more."
    assert telegram.violations == []


async def test_what_telegram_does_not_take_is_said_before_it_is_sent(owner, telegram):
    made = await prepared(owner)
    telegram.faults.fail("messages.SendMessage", code="BUTTON_URL_INVALID")
    await owner.press(data=Do(made.id, Act.PREVIEW).pack())
    assert "Telegram does not take this message (BUTTON_URL_INVALID)" in owner.messages[-2].text
    assert "✏️ draft" in owner.last.text


async def test_at_a_time_by_the_clock_of_the_staff_member(bot, owner, alice, clock):
    await alice.send("/start")
    await bot.hooks.first("load_recipient", chat_id=owner.id, bot=bot)
    await db.execute("UPDATE accounts_user SET timezone = 'Europe/Moscow' WHERE telegram_id = $1", owner.id)
    made = await prepared(owner)
    await owner.press(data=OpenBroadcast(made.id).pack())
    await owner.press("🕓 At a time")
    assert "By your clock (Europe/Moscow)" in owner.last.text
    await owner.send("tomorrow")
    assert "Send a date and a time" in owner.last.text
    await owner.send("2001-01-01 10:00")
    assert "That time has passed" in owner.last.text
    there = clock.now() + timedelta(days=3, hours=3)
    await owner.send(f"{there:%d.%m.%Y %H:%M}")
    assert "(Europe/Moscow)" in owner.last.text
    assert "As of now that is 2 people" in owner.last.text
    await owner.press(next(label for label in owner.buttons if label.startswith("✅")))
    assert owner.toasts[-1] == "It goes out at its time."
    assert "🕓 waits for its time" in owner.last.text
    stored = await Broadcast.get(id=made.id)
    assert stored.start_at.strftime("%H:%M") == (there - timedelta(hours=3)).strftime("%H:%M")

    await owner.press("✏️ Back to draft")
    assert "✏️ draft" in owner.last.text
    await owner.press("🕓 At a time")
    await owner.send(f"{there:%Y-%m-%d %H:%M}")
    await owner.press(next(label for label in owner.buttons if label.startswith("✅")))
    clock.move(days=2)
    await bot.jobs.run("broadcast.start_in_time")
    await bot.settle()
    assert "Sale today" not in texts(alice)
    clock.move(days=1, minutes=1)
    await bot.jobs.run("broadcast.start_in_time")
    await bot.settle()
    assert texts(alice).count("Sale today") == 1
    assert await got(made.id) == {"delivered": 2}


async def test_without_the_right_there_is_nothing_to_see_and_nothing_to_do(bot, owner, alice):
    await alice.send("/start")
    made = await prepared(owner)
    await alice.send("/broadcast")
    assert "not allowed" in alice.last.text
    for press in (OpenBroadcasts(), OpenBroadcast(made.id), *(Do(made.id, act) for act in Act)):
        await alice.press(data=press.pack())
        assert "not allowed" in alice.alerts[-1]
    await owner.press(data=Do(made.id, Act.ASK_SEND).pack())
    bot.settings.owner_id = 1
    await owner.press("✅ Send to 2 people")
    assert "not allowed" in owner.alerts[-1]
    assert (await Broadcast.get(id=made.id)).state == "draft"
