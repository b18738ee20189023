"""Commands, replies, keyboards, edits and deletions between a person and the client."""

import asyncio

import pytest
from pyrogram import enums, raw
from pyrogram.handlers import CallbackQueryHandler, MessageHandler
from pyrogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from sandbox import NoAnswer

SHOP = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Shop", callback_data="shop"), InlineKeyboardButton("Site", url="https://example.org")],
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton(text="key-1"))],
    ]
)


async def test_a_command_with_a_deep_link_reaches_the_client(client, alice):
    got = asyncio.Queue()

    async def start(_, message):
        await got.put(message)

    client.add_handler(MessageHandler(start))
    await alice.send("/start item_17")
    message = await asyncio.wait_for(got.get(), 5)
    assert message.text == "/start item_17"
    assert message.from_user.id == alice.id
    assert message.from_user.language_code == "en"
    assert message.chat.id == alice.id
    assert message.entities[0].type == enums.MessageEntityType.BOT_COMMAND


async def test_an_answer_arrives_with_entities_and_keyboard(client, alice):
    await alice.send("/start")
    bold = MessageEntity(type=enums.MessageEntityType.BOLD, offset=3, length=5)
    sent = await client.send_message(alice.id, "😀 hello", entities=[bold], reply_markup=SHOP)
    assert alice.last.id == sent.id
    assert alice.last.text == "😀 hello"
    assert [(e.kind, e.offset, e.length) for e in alice.last.entities] == [("bold", 3, 5)]
    assert alice.buttons == ["Shop", "Site", "Copy"]
    assert [button.kind for row in alice.last.rows for button in row] == ["callback", "url", "copy"]
    assert sent.outgoing
    assert sent.reply_markup.inline_keyboard[1][0].copy_text.text == "key-1"


async def test_a_press_resolves_to_the_bots_answer(client, alice):
    await alice.send("/start")
    await client.send_message(alice.id, "Welcome", reply_markup=SHOP)

    async def pressed(_, query):
        await query.edit_message_text("The shop")
        await query.answer(f"You chose {query.data}", show_alert=True)

    client.add_handler(CallbackQueryHandler(pressed))
    answer = await alice.press("Shop")
    assert answer.text == "You chose shop"
    assert alice.alerts == ["You chose shop"]
    assert alice.toasts == []
    assert alice.last.text == "The shop"
    assert alice.last.edited
    assert alice.last.rows == ()  # an edit without a keyboard removes it


async def test_a_press_that_nobody_answers_raises(client, alice):
    await alice.send("/start")
    await client.send_message(alice.id, "Welcome", reply_markup=SHOP)
    with pytest.raises(NoAnswer, match="Alice"):
        await alice.press("Shop", timeout=0.2)


async def test_a_missing_button_is_named_with_those_that_exist(client, alice):
    await alice.send("/start")
    await client.send_message(alice.id, "Welcome", reply_markup=SHOP)
    with pytest.raises(LookupError, match="'Shop', 'Site', 'Copy'"):
        await alice.press("Stop")


async def test_only_the_keyboard_can_be_edited(client, alice):
    await alice.send("/start")
    sent = await client.send_message(alice.id, "Welcome", reply_markup=SHOP)
    await client.edit_message_reply_markup(
        alice.id, sent.id, reply_markup=InlineKeyboardMarkup([SHOP.inline_keyboard[1]])
    )
    assert alice.last.text == "Welcome"
    assert alice.buttons == ["Copy"]


async def test_deleted_messages_are_gone_for_both(client, alice):
    own = await alice.send("/start")
    sent = await client.send_message(alice.id, "Welcome")
    assert await client.delete_messages(alice.id, [own.id, sent.id, 999]) == 2
    assert alice.messages == []
    assert (await client.get_messages(alice.id, sent.id)).empty


async def test_messages_are_numbered_per_bot_over_all_chats(client, telegram, alice):
    bob = telegram.person("Bob")
    numbers = [(await alice.send("/start")).id, (await bob.send("/start")).id]
    numbers += [(await client.send_message(person.id, "Hi")).id for person in (bob, alice)]
    assert numbers == [1, 2, 3, 4]
    assert [m.text for m in await client.get_messages(bob.id, [3, 4])] == ["Hi", "Hi"]


async def test_edge_white_space_is_cut_as_telegram_does(client, alice):
    await alice.send("/start")
    italic = MessageEntity(type=enums.MessageEntityType.ITALIC, offset=0, length=6)
    await client.send_message(alice.id, "  word \n", entities=[italic], parse_mode=enums.ParseMode.DISABLED)
    assert alice.last.text == "word"
    assert [(e.offset, e.length) for e in alice.last.entities] == [(0, 4)]


async def test_a_forward_names_whom_it_is_from(client, telegram, alice):
    bob = telegram.person("Bob")
    said = await bob.send("Hello")
    await alice.forward(said)
    updates = await client.until("UpdateNewMessage", 2)
    assert updates[-1].message.fwd_from.from_id.user_id == bob.id


async def test_commands_are_kept_per_language(client, telegram):
    await client.invoke(
        raw.functions.bots.SetBotCommands(
            scope=raw.types.BotCommandScopeDefault(),
            lang_code="ru",
            commands=[raw.types.BotCommand(command="start", description="Начать")],
        )
    )
    assert telegram.world.first_bot.commands == {"ru": [("start", "Начать")]}


async def test_users_are_found_by_id_and_by_name(client, alice):
    await alice.send("/start")
    assert (await client.get_users(alice.id)).first_name == "Alice"
    assert (await client.resolve_peer("alice")).user_id == alice.id
    assert (await client.get_chat(alice.id)).username == "alice"


async def test_blocking_tells_the_bot(client, alice):
    await alice.send("/start")
    await alice.block()
    await alice.unblock()
    assert [u.stopped for u in await client.until("UpdateBotStopped", 2)] == [True, False]


async def test_wait_for_looks_only_at_what_came_since_the_person_acted(client, alice):
    await alice.send("/start")
    await client.send_message(alice.id, "Welcome")
    assert (await alice.wait_for("Welcome")).text == "Welcome"
    await alice.send("again")
    with pytest.raises(TimeoutError, match="the bot wrote: \\[\\]"):
        await alice.wait_for("Welcome", timeout=0.1)
    assert await alice.wait_for("Welcome", anywhere=True)
    later = asyncio.create_task(alice.wait_for(lambda message: message.text.startswith("Bye")))
    await client.send_message(alice.id, "Bye!")
    assert (await later).text == "Bye!"


async def test_what_happens_is_announced(client, telegram, alice):
    with telegram.world.subscribe() as events:
        await alice.send("/start")
        sent = await client.send_message(alice.id, "Welcome")
        await client.edit_message_text(alice.id, sent.id, "Changed")
        await client.delete_messages(alice.id, sent.id)
        seen = [await anext(events) for _ in range(4)]
    assert [event["type"] for event in seen] == ["message", "message", "edit", "delete"]
    assert all(event["people"] == [alice.id] for event in seen)
    assert seen[2]["message"]["text"] == "Changed"
    assert seen[3]["ids"] == [sent.id]
