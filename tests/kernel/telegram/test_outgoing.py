"""The kernel's messages become requests that Telegram reads as they were meant."""

import json
from io import BytesIO

import pytest
from pyrogram.raw import types
from pyrogram.raw.core import TLObject

from kernel.messages import Button, Entity, Rich, bold, code
from kernel.telegram.formatting import entities_in, entities_of
from kernel.telegram.outgoing import keyboard_of, sent_message_id
from kernel.telegram.peers import chat_id_of, input_peer


def user(telegram_id):
    return types.InputPeerUser(user_id=telegram_id, access_hash=5)


def test_every_kind_of_formatting_has_its_entity():
    kinds = ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote"]
    found = entities_of([Entity(kind, 1, 2) for kind in kinds], user)
    assert [type(entity).__name__ for entity in found] == [
        "MessageEntityBold",
        "MessageEntityItalic",
        "MessageEntityUnderline",
        "MessageEntityStrike",
        "MessageEntitySpoiler",
        "MessageEntityCode",
        "MessageEntityPre",
        "MessageEntityBlockquote",
    ]
    assert all((entity.offset, entity.length) == (1, 2) for entity in found)
    link, mention = entities_of(
        [Entity("text_link", 0, 1, url="https://example.org"), Entity("mention", 0, 1, user_id=7)], user
    )
    assert link.url == "https://example.org"
    assert (mention.user_id.user_id, mention.user_id.access_hash) == (7, 5)
    for entity in [*found, link, mention]:
        assert TLObject.read(BytesIO(entity.write())).write() == entity.write()


def test_offsets_count_utf16_units():
    text = Rich("🎁 ") + bold("a🎁b") + " " + code("x")
    found = entities_of(text.entities, user)
    assert [(entity.offset, entity.length) for entity in found] == [(3, 4), (8, 1)]


def test_no_formatting_is_no_list_and_an_unknown_kind_is_named():
    assert entities_of([], user) is None
    assert entities_of([Entity("bold", 0, 0)], user) is None
    with pytest.raises(ValueError, match="'blink'"):
        entities_of([Entity("blink", 0, 1)], user)


def test_buttons_keep_their_rows_and_meanings():
    rows = ((Button("A", data="a:1"), Button("B", url="https://example.org")), (), (Button("C", copy="key"),))
    keyboard = keyboard_of(rows, stranger)
    assert [[button.text for button in row.buttons] for row in keyboard.rows] == [["A", "B"], ["C"]]
    first, second = keyboard.rows[0].buttons
    assert first.type == types.InlineButtonTypeCallback(data=b"a:1")
    assert second.type == types.InlineButtonTypeUrl(url="https://example.org")
    assert keyboard.rows[1].buttons[0].type == types.InlineButtonTypeCopy(copy_text="key")
    assert keyboard_of((), stranger) is None
    assert keyboard_of(((),), stranger) is None


@pytest.mark.parametrize("chat_id", [1, 7_000_000_000, -1, -999_999_999_999, -1_000_000_000_001, -1_002_000_000_000])
def test_chat_ids_name_the_same_peer_both_ways(chat_id):
    peer = input_peer(chat_id, 3)
    raw = {
        "InputPeerUser": lambda: types.PeerUser(user_id=peer.user_id),
        "InputPeerChat": lambda: types.PeerChat(chat_id=peer.chat_id),
        "InputPeerChannel": lambda: types.PeerChannel(channel_id=peer.channel_id),
    }[type(peer).__name__]()
    assert chat_id_of(raw) == chat_id


def test_the_id_of_a_sent_message_is_found_in_every_form_of_answer():
    short = types.UpdateShortSentMessage(id=5, pts=1, pts_count=1, date=1)
    assert sent_message_id(short, 9) == 5
    message = types.Message(id=6, peer_id=types.PeerUser(user_id=7), date=1, message="x", out=True)
    new = types.UpdateNewMessage(message=message, pts=1, pts_count=1)
    for updates in ([types.UpdateMessageID(id=6, random_id=9), new], [new]):
        answer = types.Updates(updates=updates, users=[], chats=[], date=1, seq=0)
        assert sent_message_id(answer, 9) == 6


def stranger(user_id: int) -> types.InputPeerUser:
    """Somebody the bot has never met."""
    return types.InputPeerUser(user_id=user_id, access_hash=0)


def test_a_link_to_a_person_is_a_button_of_its_own_kind_and_left_out_for_strangers():
    rows = ((Button("Support", url="tg://user?id=77"),),)
    keyboard = keyboard_of(rows, lambda user_id: types.InputPeerUser(user_id=user_id, access_hash=5))
    assert keyboard.rows[0].buttons[0].type.user_id == types.InputUser(user_id=77, access_hash=5)
    assert keyboard_of(rows, stranger) is None


def test_the_button_to_pay_is_telegrams_own_kind():
    keyboard = keyboard_of(((Button.pay("Pay"),), (Button("Back", data="menu"),)), stranger)
    assert keyboard.rows[0].buttons[0].type == types.InlineButtonTypeBuy()
    assert keyboard.rows[1].buttons[0].type == types.InlineButtonTypeCallback(data=b"menu")


def test_formatting_that_came_in_goes_out_as_it_was():
    entities = (
        *(Entity(kind, 1, 2) for kind in ("bold", "italic", "underline", "strikethrough", "spoiler", "code")),
        Entity("pre", 0, 4, language="python"),
        Entity("text_link", 0, 4, url="https://example.org"),
        Entity("blockquote", 0, 4),
        Entity("expandable_blockquote", 0, 4),
        Entity("custom_emoji", 0, 2, emoji_id=5),
    )
    assert entities_in(entities_of(entities, user)) == entities
    assert Rich.from_json(json.loads(json.dumps(Rich("text", entities).to_json()))) == Rich("text", entities)
    named = types.MessageEntityMentionName(offset=0, length=4, user_id=7)
    assert entities_in([named]) == (Entity("mention", 0, 4, user_id=7),)


def test_what_telegram_finds_in_a_text_by_itself_is_not_formatting():
    found = [types.MessageEntityUrl(offset=0, length=4), types.MessageEntityBotCommand(offset=0, length=4)]
    assert entities_in(found) == entities_in(None) == ()
