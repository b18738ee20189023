"""A group: its topics, what bots hear in it, and being thrown out of it."""

import pytest
from pyrogram import errors, raw


@pytest.fixture
def staff(telegram):
    return telegram.add_group("Staff")


async def say(client, group, text, number, topic=0):
    reply_to = raw.types.InputReplyToMessage(reply_to_msg_id=topic, top_msg_id=topic) if topic else None
    peer = raw.types.InputPeerChannel(channel_id=group.id, access_hash=group.access_hash)
    return await client.invoke(
        raw.functions.messages.SendMessage(peer=peer, message=text, random_id=number, reply_to=reply_to)
    )


async def test_commands_are_heard_with_their_writer_and_topic_and_talk_is_not(client, telegram, staff, alice):
    topic = staff.add_topic("Sales")
    await staff.write(alice, "Good morning")
    await staff.write(alice, "/here", topic=topic)
    (update,) = await client.until("UpdateNewChannelMessage", 1)
    message = update.message
    assert (message.message, message.from_id.user_id, message.out) == ("/here", alice.id, False)
    assert (message.reply_to.forum_topic, message.reply_to.reply_to_msg_id) == (True, topic)
    with pytest.raises(LookupError):
        await staff.write(alice, "/here", topic=99)


async def test_a_bot_writes_into_a_topic_that_is_there_until_it_is_thrown_out(client, telegram, staff, alice):
    topic = staff.add_topic("Sales")
    await say(client, staff, "Sold", 1, topic)
    await say(client, staff, "To all", 2)
    assert [(message.text, message.topic) for message in staff.messages] == [("Sold", topic), ("To all", 0)]
    assert staff.messages[0].sender is telegram.world.first_bot
    with pytest.raises(errors.RPCError, match="TOPIC_DELETED"):
        await say(client, staff, "Sold", 3, 99)
    staff.remove(telegram.world.first_bot)
    with pytest.raises(errors.ChannelPrivate):
        await say(client, staff, "Sold", 4)
