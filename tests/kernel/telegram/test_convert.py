"""Telegram's raw updates become the kernel's values."""

import pytest
from pyrogram.file_id import FileId, FileType
from pyrogram.raw import types

from kernel.messages import Entity, Rich
from kernel.telegram.convert import Converter
from kernel.telegram.values import Me
from kernel.updates import (
    Attachment,
    Command,
    MemberChanged,
    Paid,
    PreCheckout,
    Press,
    Refunded,
    Sender,
    Text,
    from_json,
    to_json,
)

ALICE = types.User(id=7, first_name="Alice", last_name="A", username="alice", lang_code="en", access_hash=1)
USERS = {7: ALICE}
SENDER = Sender(7, "Alice", "A", "alice", "en")
TO_ALICE = types.PeerUser(user_id=7)
IN_GROUP = types.PeerChannel(channel_id=55)


def message(text="", peer=TO_ALICE, **more):
    raw = types.Message(id=3, peer_id=peer, date=100, message=text, **more)
    return types.UpdateNewMessage(message=raw, pts=1, pts_count=1)


def service(action, **more):
    raw = types.MessageService(id=3, peer_id=TO_ALICE, date=100, action=action, **more)
    return types.UpdateNewMessage(message=raw, pts=1, pts_count=1)


def convert(update, users=USERS):
    found = Converter(Me(1000, "kiosk_bot", "Kiosk"))(update, users, 200)
    if found is not None:
        assert from_json(to_json(found)) == found
    return found


@pytest.mark.parametrize(
    ("text", "name", "payload"),
    [
        ("/start", "start", ""),
        ("/start item_17", "start", "item_17"),
        ("/Start@Kiosk_Bot  a b ", "start", "a b"),
        ("/buy\nline\nline", "buy", "line\nline"),
    ],
)
async def test_a_command_has_a_name_and_a_payload(text, name, payload):
    assert convert(message(text)) == Command(SENDER, 7, 100, 3, name, payload)


@pytest.mark.parametrize(
    "text", ["hello", "/", "/ start", "/привет", "a /start", " /start", "/a/b", "/" + "a" * 33, ""]
)
async def test_everything_else_is_text_as_it_was_written(text):
    assert convert(message(text)) == Text(SENDER, 7, 100, 3, text)


async def test_a_command_for_another_bot_in_a_group_is_not_ours():
    assert convert(message("/start@other_bot", IN_GROUP, from_id=TO_ALICE)) is None


async def test_a_command_for_another_bot_in_private_is_a_text_that_wants_an_answer():
    assert convert(message("/start@other_bot")) == Text(SENDER, 7, 100, 3, "/start@other_bot")


async def test_a_group_is_not_private_and_its_sender_is_the_writer():
    found = convert(message("hi", IN_GROUP, from_id=TO_ALICE))
    assert found == Text(SENDER, -1_000_000_000_055, 100, 3, "hi", private=False)
    assert convert(message("hi", types.PeerChat(chat_id=9), from_id=TO_ALICE)).chat_id == -9


async def test_a_command_in_a_forum_knows_its_topic_and_an_answer_elsewhere_has_none():
    header = types.MessageReplyHeader(forum_topic=True, reply_to_msg_id=12)
    deep = types.MessageReplyHeader(forum_topic=True, reply_to_msg_id=40, reply_to_top_id=12)
    answer = types.MessageReplyHeader(reply_to_msg_id=40, reply_to_top_id=12)
    found = [convert(message("/x", IN_GROUP, from_id=TO_ALICE, reply_to=reply)) for reply in (header, deep, answer)]
    assert [command.topic for command in found] == [12, 12, 0]


async def test_own_messages_channel_posts_and_unknown_things_are_left_out():
    assert convert(message("mine", out=True)) is None
    assert convert(message("post", IN_GROUP, post=True)) is None
    assert convert(service(types.MessageActionChatDeletePhoto())) is None
    assert convert(types.UpdateNewMessage(message=types.MessageEmpty(id=1), pts=1, pts_count=1)) is None
    assert convert(types.UpdatePtsChanged()) is None


async def test_a_forward_names_its_writer_and_is_never_a_command():
    header = types.MessageFwdHeader(date=1, from_id=types.PeerUser(user_id=42))
    assert convert(message("/start", fwd_from=header)) == Text(SENDER, 7, 100, 3, "/start", forwarded_from=42)
    hidden = types.MessageFwdHeader(date=1, from_name="Somebody")
    found = convert(message("x", fwd_from=hidden))
    assert (found.forwarded_from, found.forwarded_name) == (0, "Somebody")
    post = types.MessageFwdHeader(date=1, from_id=types.PeerChannel(channel_id=55))
    assert convert(message("x", fwd_from=post)).forwarded_from == -1_000_000_000_055


async def test_a_forwarded_file_names_its_writer_too():
    header = types.MessageFwdHeader(date=1, from_id=types.PeerUser(user_id=42))
    document = types.Document(
        id=1, access_hash=2, file_reference=b"r", date=1, mime_type="", size=3, dc_id=2, attributes=[]
    )
    found = convert(message("", fwd_from=header, media=types.MessageMediaDocument(document=document)))
    assert isinstance(found, Attachment)
    assert found.forwarded_from == 42


async def test_a_photo_becomes_an_attachment_whose_id_names_the_largest_size():
    sizes = [
        types.PhotoStrippedSize(type="i", bytes=b"x"),
        types.PhotoSizeProgressive(type="y", w=9, h=9, sizes=[10, 900]),
        types.PhotoSize(type="m", w=3, h=3, size=300),
    ]
    photo = types.Photo(id=11, access_hash=12, file_reference=b"ref", date=1, sizes=sizes, dc_id=2)
    found = convert(message("look", media=types.MessageMediaPhoto(photo=photo)))
    assert isinstance(found, Attachment)
    assert (found.kind, found.size, found.caption, found.mime_type) == ("photo", 900, "look", "image/jpeg")
    decoded = FileId.decode(found.file_id)
    assert (decoded.media_id, decoded.access_hash, decoded.file_reference) == (11, 12, b"ref")
    assert (decoded.thumbnail_size, decoded.file_type) == ("y", FileType.PHOTO)


async def test_a_document_keeps_its_name_type_and_size():
    document = types.Document(
        id=11,
        access_hash=-12,
        file_reference=b"ref",
        date=1,
        mime_type="text/csv",
        size=5,
        dc_id=2,
        attributes=[types.DocumentAttributeFilename(file_name="a.csv")],
    )
    found = convert(message("", media=types.MessageMediaDocument(document=document)))
    assert (found.kind, found.file_name, found.mime_type, found.size) == ("document", "a.csv", "text/csv", 5)
    assert FileId.decode(found.file_id).access_hash == -12


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ([types.DocumentAttributeVideo(duration=1, w=2, h=2)], "video"),
        ([types.DocumentAttributeVideo(duration=1, w=2, h=2, round_message=True)], "document"),
        ([types.DocumentAttributeVideo(duration=1, w=2, h=2), types.DocumentAttributeAnimated()], "document"),
    ],
)
async def test_a_video_is_told_from_animations_and_round_messages(attributes, kind):
    document = types.Document(
        id=1, access_hash=2, file_reference=b"r", date=1, mime_type="video/mp4", size=5, dc_id=2, attributes=attributes
    )
    assert convert(message("", media=types.MessageMediaDocument(document=document))).kind == kind


async def test_the_formatting_of_texts_and_captions_comes_along():
    formatting = [types.MessageEntityBold(offset=0, length=2), types.MessageEntityUrl(offset=3, length=4)]
    assert convert(message("hi a.bc", entities=formatting)).rich == Rich("hi a.bc", (Entity("bold", 0, 2),))
    photo = types.Photo(
        id=1, access_hash=2, file_reference=b"r", date=1, sizes=[types.PhotoSize(type="m", w=3, h=3, size=3)], dc_id=2
    )
    found = convert(message("hi", media=types.MessageMediaPhoto(photo=photo), entities=formatting[:1]))
    assert found.rich == Rich("hi", (Entity("bold", 0, 2),))


async def test_a_press_is_built_from_the_raw_update_alone():
    raw = types.UpdateBotCallbackQuery(
        query_id=-5, user_id=7, peer=TO_ALICE, msg_id=3, chat_instance=1, data=b"item:\xd0\xb0"
    )
    assert convert(raw) == Press(SENDER, 7, 200, 3, -5, "item:а")
    raw.data = b"\xff\xfe"
    assert convert(raw).data == "\ufffd\ufffd"
    raw.data = None
    assert convert(raw).data == ""


async def test_an_update_without_names_gets_the_names_of_the_last_one():
    converter = Converter(Me(1000, "kiosk_bot", "Kiosk"))
    raw = types.UpdateBotCallbackQuery(query_id=5, user_id=7, peer=TO_ALICE, msg_id=3, chat_instance=1, data=b"x")
    assert converter(raw, {}, 0).sender == Sender(7)
    converter(raw, USERS, 0)
    assert converter(raw, {}, 0).sender == SENDER


async def test_the_active_one_of_several_usernames_is_taken():
    names = [types.Username(username="old"), types.Username(username="new", active=True)]
    user = types.User(id=7, first_name="A", usernames=names, access_hash=1)
    assert convert(message("x"), {7: user}).sender.username == "new"


async def test_payments_and_refunds_carry_their_charge():
    charge = types.PaymentCharge(id="charge", provider_charge_id="theirs")
    paid = types.MessageActionPaymentSentMe(currency="XTR", total_amount=50, payload=b"invoice:1", charge=charge)
    assert convert(service(paid)) == Paid(SENDER, 7, 100, 3, "XTR", 50, "invoice:1", "charge", "theirs")
    refund = types.MessageActionPaymentRefunded(
        peer=TO_ALICE, currency="XTR", total_amount=50, payload=b"invoice:1", charge=charge
    )
    for out in (None, True):  # the bot gives back, so the message may count as its own
        assert convert(service(refund, out=out)) == Refunded(SENDER, 7, 100, 3, "XTR", 50, "invoice:1", "charge")


async def test_a_pre_checkout_waits_for_an_answer():
    raw = types.UpdateBotPrecheckoutQuery(query_id=9, user_id=7, payload=b"p", currency="USD", total_amount=100)
    assert convert(raw) == PreCheckout(SENDER, 7, 200, 9, "USD", 100, "p")


async def test_blocking_the_bot_and_leaving_a_channel_change_membership():
    assert convert(types.UpdateBotStopped(user_id=7, date=5, stopped=True, qts=1)) == MemberChanged(
        SENDER, 7, 5, is_member=False
    )
    channel = -1_000_000_000_055
    inside = types.ChannelParticipant(user_id=7, date=1)
    joined = types.UpdateChannelParticipant(channel_id=55, date=5, actor_id=7, user_id=7, qts=1, new_participant=inside)
    assert convert(joined) == MemberChanged(SENDER, channel, 5, is_member=True)
    left = types.UpdateChannelParticipant(channel_id=55, date=5, actor_id=7, user_id=7, qts=2, prev_participant=inside)
    assert convert(left) == MemberChanged(SENDER, channel, 5, is_member=False)
    ourselves = types.UpdateChannelParticipant(channel_id=55, date=5, actor_id=7, user_id=1000, qts=3)
    assert convert(ourselves) is None
