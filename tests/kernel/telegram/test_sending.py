"""Messages out: every shape arrives as it was meant."""

import os
import random

import pytest

from kernel.errors import AlreadySent, ChatUnavailable, FloodWait, TelegramError
from kernel.messages import Button, Entity, File, Outgoing, Rich, bold, code, rich, styled
from kernel.updates import Attachment

ROWS = ((Button("Buy", data="buy:1"), Button("Site", url="https://example.org")), (Button("Copy", copy="KEY"),))
# the smallest PNG there is: one grey pixel
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200819ca1c1200000000049454e44ae426082"
)


@pytest.fixture
async def alice(telegram, bot, bots):
    person = telegram.person("Alice", username="alice")
    await person.send("/start")
    await bots.wait(lambda: bots.seen)
    return person


def shown(message):
    return [(entity.kind, entity.offset, entity.length) for entity in message.entities]


async def test_a_text_arrives_with_its_formatting_and_buttons(bot, alice):
    text = Rich("🎁 ") + bold("gift 🎁") + " for " + code("a<b>&amp;*_`") + styled("spoiler", " 👩‍👩‍👧")
    sent = await bot.send(alice.id, Outgoing(text, ROWS))
    assert alice.last.id == sent.message_id
    assert alice.last.text == text.text
    assert shown(alice.last) == [(entity.kind, entity.offset, entity.length) for entity in text.entities]
    assert [[button.label for button in row] for row in alice.last.rows] == [["Buy", "Site"], ["Copy"]]


async def test_nothing_is_parsed_as_markup(bot, alice):
    wild = "**a** __b__ `c` ~~d~~ ||e|| <b>f</b> &lt; [g](http://h) @nobody /cmd #tag a&amp;lt;b"
    await bot.send(alice.id, Outgoing(rich(wild)))
    assert alice.last.text == wild
    assert shown(alice.last) == []


async def test_the_longest_text_goes_through_and_a_longer_one_is_refused(bot, alice):
    await bot.send(alice.id, Outgoing(rich("я" * 4096)))
    assert len(alice.last.text) == 4096
    with pytest.raises(TelegramError) as refused:
        await bot.send(alice.id, Outgoing(rich("я" * 4097)))
    assert refused.value.code == "MESSAGE_TOO_LONG"


async def test_links_and_mentions_keep_where_they_lead(bot, alice):
    text = styled("text_link", "shop", url="https://example.org/") + " " + styled("mention", "you", user_id=alice.id)
    await bot.send(alice.id, Outgoing(text))
    assert alice.last.entities[0].url == "https://example.org/"
    assert shown(alice.last)[0] == ("text_link", 0, 4)
    assert len(alice.last.entities) == 2


async def test_random_texts_with_emoji_come_back_with_the_same_entities(bot, alice):
    rng = random.Random(7)
    for _ in range(15):
        whole = Rich()
        for _ in range(rng.randint(1, 8)):
            word = "".join(rng.choices("aя🎁👍🏽中<&*_`", k=rng.randint(1, 6)))
            kind = rng.choice(["", "bold", "italic", "underline", "strikethrough", "spoiler", "code"])
            whole = whole + (styled(kind, word) if kind else word) + "-"
        await bot.send(alice.id, Outgoing(whole))
        assert alice.last.text == whole.text
        assert sorted(shown(alice.last)) == sorted((e.kind, e.offset, e.length) for e in whole.entities)


async def test_a_photo_is_uploaded_once_and_then_sent_by_reference(bot, bots, alice):
    photo = File("cover.png", PNG, "image/png")
    await bot.send(alice.id, Outgoing(bold("New"), ROWS, photo=photo))
    assert alice.last.photo is not None
    assert (alice.last.text, shown(alice.last)) == ("New", [("bold", 0, 3)])
    bots.requests.clear()
    await bot.send(alice.id, Outgoing(photo=photo))
    assert bots.requests == ["messages.SendMedia"]
    await bot.stop()
    bots.started.remove(bot)
    again = await bots.start()
    bots.requests.clear()
    await again.send(alice.id, Outgoing(photo=photo))
    assert "upload.SaveFilePart" not in bots.requests, "known after a restart, too"


async def test_a_reference_that_telegram_no_longer_takes_is_uploaded_again(bot, bots, alice, telegram):
    photo = File("cover.png", PNG, "image/png")
    await bot.send(alice.id, Outgoing(photo=photo))
    telegram.faults.fail("messages.SendMedia", code="FILE_REFERENCE_EXPIRED", times=1)
    bots.requests.clear()
    await bot.send(alice.id, Outgoing(rich("again"), photo=photo))
    assert bots.requests == ["messages.SendMedia", "upload.SaveFilePart", "messages.SendMedia"]
    assert alice.last.text == "again"
    assert len(bots.uploads.files) == 1


@pytest.mark.parametrize("name", ["clip.mp4", "cover.png", "keys.txt"])
async def test_what_somebody_sent_is_sent_on_as_it_was_without_an_upload(bot, bots, telegram, alice, name):
    await alice.send_file(name, PNG)
    await bots.wait(lambda: isinstance(bots.seen[-1], Attachment))
    got = bots.seen[-1]
    message = Outgoing(bold("Look"), ROWS, file_id=got.file_id, file_from=got.message_id)
    bots.requests.clear()
    await bot.send(alice.id, message)
    assert bots.requests == ["messages.SendMedia"]
    assert alice.last.media is alice.messages[-2].media
    assert (alice.last.text, bool(alice.last.video), bool(alice.last.photo)) == ("Look", "mp4" in name, "png" in name)

    # Telegram gives it another reference: it is looked up once, and known from then on
    telegram.world.files.renew(alice.last.media.id)
    bots.requests.clear()
    for _ in range(2):
        await bot.send(alice.id, message)
    assert bots.requests == ["messages.SendMedia", "messages.GetMessages", *["messages.SendMedia"] * 2]

    telegram.world.files.renew(alice.last.media.id)
    with pytest.raises(TelegramError) as refused:
        await bot.send(alice.id, Outgoing(file_id=got.file_id, file_from=bots.seen[0].message_id))
    assert refused.value.code == "FILE_REFERENCE_EXPIRED"


async def test_a_document_arrives_byte_for_byte_under_its_own_name(bot, alice):
    data = bytes(range(256)) * 3000
    await bot.send(alice.id, Outgoing(rich("file"), document=File("key 1.txt", data, "text/plain")))
    assert alice.last.document.data == data
    await bot.send(alice.id, Outgoing(document=File("key 2.txt", data, "text/plain")))
    assert alice.last.document.name == "key 2.txt"


async def test_an_empty_file_is_refused_in_words(bot, alice):
    with pytest.raises(TelegramError, match=r"a\.txt is empty"):
        await bot.send(alice.id, Outgoing(document=File("a.txt", b"")))


async def test_an_edit_changes_text_and_buttons_in_place(bot, alice):
    sent = await bot.send(alice.id, Outgoing(rich("one"), ROWS))
    assert await bot.edit(alice.id, sent.message_id, Outgoing(bold("two"))) == sent.message_id
    assert (alice.last.text, alice.last.rows, shown(alice.last)) == ("two", (), [("bold", 0, 3)])
    assert await bot.edit(alice.id, sent.message_id, Outgoing(bold("two"))) == sent.message_id, "not modified is fine"


async def test_a_screen_goes_from_text_to_photo_and_back(bot, alice):
    photo = File("cover.png", PNG, "image/png")
    screen = (await bot.send(alice.id, Outgoing(rich("list"), ROWS))).message_id
    screen = await bot.edit(alice.id, screen, Outgoing(rich("card"), ROWS, photo=photo))
    assert (alice.last.id, alice.last.text, alice.last.photo is not None) == (screen, "card", True)
    screen = await bot.edit(alice.id, screen, Outgoing(rich("card 2"), ROWS, photo=photo))
    assert (alice.last.text, alice.last.photo is not None) == ("card 2", True)
    screen = await bot.edit(alice.id, screen, Outgoing(rich("list"), ROWS))
    assert (alice.last.id, alice.last.text, alice.last.photo) == (screen, "list", None)
    assert len([message for message in alice.messages if message.sender is not alice]) == 1


async def test_a_photo_that_the_bot_has_forgotten_still_becomes_a_text(bot, bots, alice):
    screen = (await bot.send(alice.id, Outgoing(rich("card"), photo=File("c.png", PNG, "image/png")))).message_id
    bot._kinds.clear()  # as after a restart
    screen = await bot.edit(alice.id, screen, Outgoing(rich("list"), ROWS))
    assert (alice.last.id, alice.last.text, alice.last.photo) == (screen, "list", None)
    assert len([message for message in alice.messages if message.sender is not alice]) == 1


async def test_an_edit_of_a_message_that_is_gone_sends_a_new_one(bot, alice):
    sent = await bot.send(alice.id, Outgoing(rich("one")))
    await bot.delete(alice.id, [sent.message_id])
    new = await bot.edit(alice.id, sent.message_id, Outgoing(rich("two")))
    assert new != sent.message_id
    assert (alice.last.id, alice.last.text) == (new, "two")


async def test_many_messages_are_deleted_and_unknown_ids_passed_over(bot, alice):
    ids = [(await bot.send(alice.id, Outgoing(rich(str(number))))).message_id for number in range(5)]
    await bot.delete(alice.id, [*ids, *range(100_000, 100_150)])
    assert [message for message in alice.messages if message.sender is not alice] == []


async def test_a_fixed_random_id_sends_once(bot, alice):
    await bot.send(alice.id, Outgoing(rich("once")), random_id=4711)
    with pytest.raises(AlreadySent):
        await bot.send(alice.id, Outgoing(rich("once")), random_id=4711)
    assert [message.text for message in alice.messages].count("once") == 1


async def test_a_blocked_bot_and_a_stranger_are_unavailable(bot, alice, telegram):
    await alice.block()
    with pytest.raises(ChatUnavailable) as blocked:
        await bot.send(alice.id, Outgoing(rich("x")))
    assert blocked.value.code == "USER_IS_BLOCKED"
    with pytest.raises(ChatUnavailable):
        await bot.send(123456, Outgoing(rich("x")))


async def test_a_wait_is_raised_at_once(bot, alice, telegram):
    telegram.faults.fail("messages.SendMessage", code="FLOOD_WAIT_3", times=1)
    with pytest.raises(FloodWait) as wait:
        await bot.send(alice.id, Outgoing(rich("x")))
    assert wait.value.seconds == 3
    await bot.send(alice.id, Outgoing(rich("y")))
    assert alice.last.text == "y"


async def test_a_chat_is_reachable_after_a_restart_by_its_id_alone(bot, bots, alice):
    await bot.stop()
    bots.started.remove(bot)
    again = await bots.start()
    await again.send(alice.id, Outgoing(rich("still here")))
    assert alice.last.text == "still here"
    again._storage.conn.execute("DELETE FROM peers")
    again._storage._hashes.clear()
    await again.send(alice.id, Outgoing(rich("with access hash 0")))
    assert alice.last.text == "with access hash 0"


async def test_the_channel_gets_its_posts(bot, telegram):
    channel = telegram.add_channel("kiosk_news", title="News")
    chat_id = await bot._chats._named("@kiosk_news")
    sent = await bot.send(chat_id, Outgoing(bold("New in stock")))
    assert channel.messages[-1].text == "New in stock"
    await bot.edit(chat_id, sent.message_id, Outgoing(rich("Sold out")))
    assert channel.messages[-1].text == "Sold out"
    await bot.delete(chat_id, [sent.message_id])
    assert channel.messages == []


async def test_commands_are_set_for_each_language(bot, telegram):
    await bot.set_commands([("start", "Begin"), ("shop", "Catalog")])
    await bot.set_commands([("start", "Начать")], "ru")
    commands = telegram.world.first_bot.commands
    assert str(commands).count("Начать") == 1
    assert "Catalog" in str(commands)


async def test_an_unknown_error_keeps_its_name_and_leaves_no_file_behind(bot, alice, telegram, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    telegram.faults.fail("messages.SendMessage", code="SOMETHING_NEW", times=1)
    with pytest.raises(TelegramError) as error:
        await bot.send(alice.id, Outgoing(rich("x")))
    assert error.value.code == "SOMETHING_NEW"
    assert "unknown_errors.txt" not in os.listdir()


async def test_an_answer_to_a_press_of_long_ago_is_no_error(bot):
    await bot.answer_press(123456789, "late")


async def test_every_kind_of_formatting_is_understood(bot, alice):
    kinds = ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote"]
    text = Rich("ab " * len(kinds), tuple(Entity(kind, 3 * n, 2) for n, kind in enumerate(kinds)))
    await bot.send(alice.id, Outgoing(text))
    assert sorted(entity.kind for entity in alice.last.entities) == sorted(kinds)
