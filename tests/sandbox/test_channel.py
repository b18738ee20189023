"""A news channel: posts, members, names."""

import asyncio

import pytest
from pyrogram import enums, errors, raw
from pyrogram.types import InlineKeyboardButton, InlineKeyboardMarkup


@pytest.fixture
def news(telegram):
    return telegram.add_channel("kiosk_news", title="News")


async def test_a_channel_is_found_by_its_name(client, news):
    chat = await client.get_chat("@kiosk_news")
    assert chat.title == "News"
    assert chat.type == enums.ChatType.CHANNEL
    assert chat.id == -1_000_000_000_000 - news.id
    with pytest.raises(errors.UsernameNotOccupied):
        await client.get_chat("nobody_here")


async def test_members_and_others_are_told_apart(client, news, alice):
    await alice.send("/start")
    with pytest.raises(errors.UserNotParticipant):
        await client.get_chat_member("kiosk_news", alice.id)
    await alice.join(news)
    member = await client.get_chat_member("kiosk_news", alice.id)
    assert member.status == enums.ChatMemberStatus.MEMBER
    await alice.leave(news)
    with pytest.raises(errors.UserNotParticipant):
        await client.get_chat_member("kiosk_news", alice.id)
    changes = await client.until("UpdateChannelParticipant", 2)
    assert [bool(change.new_participant) for change in changes] == [True, False]


async def test_only_an_admin_may_ask_and_post(connect, telegram, alice):
    telegram.add_channel("private_news", admins=[])
    client = await connect()
    await alice.send("/start")
    with pytest.raises(errors.ChatAdminRequired):
        await client.get_chat_member("private_news", alice.id)
    with pytest.raises(errors.ChatWriteForbidden):
        await client.send_message("private_news", "Hi")


async def test_posts_reach_the_members_and_can_be_edited_and_deleted(client, news, alice, telegram):
    await alice.join(news)
    with telegram.world.subscribe() as events:
        post = await client.send_message("kiosk_news", "New stock")
        event = await anext(events)
    assert event["chat"] == news.key
    assert event["people"] == [alice.id]
    assert post.chat.id == -1_000_000_000_000 - news.id
    await client.edit_message_text("kiosk_news", post.id, "Sold out")
    assert [message.text for message in news.messages] == ["Sold out"]
    assert (await client.get_messages("kiosk_news", post.id)).text == "Sold out"
    await client.delete_messages("kiosk_news", post.id)
    assert news.messages == []


async def test_a_button_below_a_post_can_be_pressed(client, news, alice):
    rows = InlineKeyboardMarkup([[InlineKeyboardButton("Open", callback_data="open")]])
    await client.send_message("kiosk_news", "New stock", reply_markup=rows)
    press = asyncio.create_task(news.press(alice, news.messages[0]))
    (query,) = await client.until("UpdateBotCallbackQuery")
    assert query.peer == raw.types.PeerChannel(channel_id=news.id)
    await client.answer_callback_query(query.query_id, "Opened")
    assert (await press).text == "Opened"


async def test_posts_that_were_missed_come_with_the_channels_difference(client, news):
    before = news.log.pts
    for number in range(3):
        await client.send_message("kiosk_news", f"Post {number}")
    request = raw.functions.updates.GetChannelDifference(
        channel=await client.resolve_peer("kiosk_news"),
        filter=raw.types.ChannelMessagesFilterEmpty(),
        pts=before,
        limit=2,
    )
    first = await client.invoke(request)
    assert [message.message for message in first.new_messages] == ["Post 0", "Post 1"]
    assert not first.final
    request.pts = first.pts
    rest = await client.invoke(request)
    assert [message.message for message in rest.new_messages] == ["Post 2"]
    assert rest.final
