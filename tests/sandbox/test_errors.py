"""Every refusal of Telegram that the bot must cope with."""

import asyncio

import pytest
from pyrogram import enums, errors, raw
from pyrogram.types import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity


def keyboard(data, label="Go"):
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)]])


@pytest.fixture
async def chat(client, alice):
    """Alice has started the bot."""
    await alice.send("/start")
    return alice.id


async def test_an_edit_that_changes_nothing(client, chat):
    sent = await client.send_message(chat, "Hi", reply_markup=keyboard("x"))
    with pytest.raises(errors.MessageNotModified):
        await client.edit_message_text(chat, sent.id, "Hi", reply_markup=keyboard("x"))


async def test_a_text_of_more_than_4096_units(client, chat, telegram, alice):
    await client.send_message(chat, "😀" * 2048)
    with pytest.raises(errors.MessageTooLong):
        await client.send_message(chat, "😀" * 2048 + "a")
    assert [violation.name for violation in telegram.violations] == ["MESSAGE_TOO_LONG"]
    assert "4097 UTF-16 units" in str(telegram.violations[0])
    assert len(alice.messages) == 2


async def test_a_text_of_nothing_but_white_space(client, chat):
    with pytest.raises(errors.MessageEmpty):
        await client.invoke(
            raw.functions.messages.SendMessage(peer=await client.resolve_peer(chat), message=" \n ", random_id=5)
        )


@pytest.mark.parametrize("data", [b"x" * 65, b""])
async def test_callback_data_must_be_1_to_64_bytes(client, chat, telegram, data):
    await client.send_message(chat, "Hi", reply_markup=keyboard(b"x" * 64))
    with pytest.raises(errors.ButtonDataInvalid):
        await client.send_message(chat, "Hi", reply_markup=keyboard(data))
    assert telegram.violations[0].name == "BUTTON_DATA_INVALID"


async def test_a_button_without_text(client, chat):
    with pytest.raises(errors.ButtonTextInvalid):
        await client.send_message(chat, "Hi", reply_markup=keyboard("x", label=" "))


async def test_more_than_100_buttons(client, chat):
    rows = [[InlineKeyboardButton("Go", callback_data="x")] * 4] * 26
    with pytest.raises(errors.ReplyMarkupTooLong):
        await client.send_message(chat, "Hi", reply_markup=InlineKeyboardMarkup(rows))


async def test_a_url_button_that_opens_nothing(client, chat):
    rows = [[InlineKeyboardButton("Go", url="nowhere")]]
    with pytest.raises(errors.ButtonUrlInvalid):
        await client.send_message(chat, "Hi", reply_markup=InlineKeyboardMarkup(rows))


@pytest.mark.parametrize(("offset", "length"), [(0, 9), (-1, 1), (1, 1), (0, 0)])
async def test_an_entity_outside_the_text_or_through_a_character(client, chat, telegram, offset, length):
    entity = MessageEntity(type=enums.MessageEntityType.CODE, offset=offset, length=length)
    with pytest.raises(errors.EntityBoundsInvalid):
        await client.send_message(chat, "😀 word", entities=[entity])
    assert telegram.violations


async def test_a_press_can_be_answered_once(client, chat, alice):
    await client.send_message(chat, "Hi", reply_markup=keyboard("x"))
    press = asyncio.create_task(alice.press("Go"))
    (query,) = await client.until("UpdateBotCallbackQuery")
    assert await client.answer_callback_query(query.query_id, "Yes")
    assert (await press).text == "Yes"
    with pytest.raises(errors.QueryIdInvalid):
        await client.answer_callback_query(query.query_id, "Again")


async def test_a_press_cannot_be_answered_late(client, chat, alice, telegram):
    telegram.world.queries.lifetime = 0.1
    await client.send_message(chat, "Hi", reply_markup=keyboard("x"))
    press = asyncio.create_task(alice.press("Go", timeout=1))
    (query,) = await client.until("UpdateBotCallbackQuery")
    await asyncio.sleep(0.15)
    with pytest.raises(errors.QueryIdInvalid):
        await client.answer_callback_query(query.query_id)
    press.cancel()


async def test_an_answer_of_more_than_200_units(client, chat, alice, telegram):
    with pytest.raises(errors.MessageTooLong):
        await client.answer_callback_query(1, "x" * 201)
    assert telegram.violations


async def test_a_person_who_blocked_the_bot(client, chat, alice):
    await alice.block()
    with pytest.raises(errors.UserIsBlocked):
        await client.send_message(chat, "Hi")


async def test_a_person_who_never_wrote_to_the_bot(client, telegram):
    bob = telegram.person("Bob")
    with pytest.raises(errors.PeerIdInvalid):
        await client.send_message(bob.id, "Hi")
    with pytest.raises(errors.PeerIdInvalid):
        await client.invoke(
            raw.functions.messages.SendMessage(
                peer=raw.types.InputPeerUser(user_id=bob.id, access_hash=bob.access_hash), message="Hi", random_id=1
            )
        )


async def test_messages_that_do_not_exist_or_are_not_the_bots(client, chat, alice):
    with pytest.raises(errors.MessageIdInvalid):
        await client.edit_message_text(chat, 999, "Hi")
    with pytest.raises(errors.MessageAuthorRequired):
        await client.edit_message_text(chat, alice.messages[0].id, "Hi")


async def test_a_random_id_sends_once(client, chat, alice):
    request = raw.functions.messages.SendMessage(peer=await client.resolve_peer(chat), message="Hi", random_id=7)
    await client.session.send(request)
    with pytest.raises(errors.RandomIdDuplicate):
        await client.session.send(request)
    assert [message.text for message in alice.messages] == ["/start", "Hi"]


async def test_a_random_id_can_return_the_first_message(client, chat, alice, telegram):
    telegram.repeated_random_id = "result"
    request = raw.functions.messages.SendMessage(peer=await client.resolve_peer(chat), message="Hi", random_id=7)
    numbers = [(await client.session.send(request)).updates[0].id for _ in range(2)]
    assert numbers == [2, 2]


async def test_the_pace_is_answered_with_flood_wait(client, chat, alice, telegram):
    telegram.pace.per_chat = 2
    client.sleep_threshold = 0
    for _ in range(2):
        await client.send_message(chat, "Hi")
    with pytest.raises(errors.FloodWait) as refusal:
        await client.send_message(chat, "Hi")
    assert refusal.value.value == 1
    assert telegram.pace.refused == 1
    assert len(alice.messages) == 3


async def test_the_pace_over_all_chats(client, chat, telegram):
    telegram.pace.overall = 1
    client.sleep_threshold = 0
    bob = telegram.person("Bob")
    await bob.send("/start")
    await client.send_message(chat, "Hi")
    with pytest.raises(errors.FloodWait):
        await client.send_message(bob.id, "Hi")


async def test_a_method_that_is_not_built_says_so(client, caplog, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the client writes unknown_errors.txt into the working directory
    with pytest.raises(errors.BadRequest, match=r"messages\.GetDialogs is not built"):
        await client.invoke(
            raw.functions.messages.GetDialogs(
                offset_date=0, offset_id=0, offset_peer=raw.types.InputPeerEmpty(), limit=1, hash=0
            )
        )
    assert "messages.GetDialogs is not built" in caplog.text
