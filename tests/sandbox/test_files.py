"""Photos and documents, up and down."""

import io
import os

import pytest
from PIL import Image
from pyrogram import errors, raw
from pyrogram.types import InputMediaDocument, InputMediaPhoto


def picture(width=900, height=600, kind="JPEG"):
    data = io.BytesIO()
    Image.effect_noise((width, height), 80).save(data, kind)
    data.seek(0)
    data.name = f"picture.{kind.lower()}"
    return data


def file(data, name="keys.txt"):
    stream = io.BytesIO(data)
    stream.name = name
    return stream


async def downloaded(client, message, **options):
    return (await client.download_media(message, in_memory=True, **options)).getvalue()


@pytest.fixture
async def chat(client, alice):
    await alice.send("/start")
    return alice.id


async def test_a_photo_goes_up_and_down(client, chat, alice):
    original = picture()
    sent = await client.send_photo(chat, original, caption="Look")
    assert alice.last.text == "Look"
    assert (alice.last.photo.sizes[-1].width, alice.last.photo.sizes[-1].height) == (900, 600)
    assert alice.last.photo.data == original.getvalue()
    assert await downloaded(client, sent) == original.getvalue()
    small = await downloaded(client, sent.photo.thumbs[0].file_id)
    assert max(Image.open(io.BytesIO(small)).size) == 320


async def test_a_document_goes_up_and_down(client, chat, alice):
    data = os.urandom(1_300_000)
    sent = await client.send_document(chat, file(data), caption="Your keys")
    assert alice.last.document.name == "keys.txt"
    assert alice.last.document.mime_type == "text/plain"
    assert alice.last.document.data == data
    assert await downloaded(client, sent) == data


async def test_a_big_file_goes_up_in_big_parts(client, chat, alice):
    data = os.urandom(11 * 1024 * 1024)
    await client.send_document(chat, file(data, "big.bin"))
    assert alice.last.document.data == data


async def test_a_file_that_was_sent_before_is_sent_by_its_id(client, chat, alice):
    sent = await client.send_photo(chat, picture())
    again = await client.send_photo(chat, sent.photo.file_id)
    assert again.photo.file_unique_id == sent.photo.file_unique_id
    assert alice.messages[-1].photo is alice.messages[-2].photo


async def test_people_send_files_too(client, alice):
    await alice.send_file("codes.csv", b"a,b\n1,2\n", caption="import")
    await alice.send_file("photo.png", picture(kind="PNG").getvalue())
    first, second = [update.message for update in await client.until("UpdateNewMessage", 2)]
    assert first.message == "import"
    document = (await client.get_messages(alice.id, first.id)).document
    assert (document.file_name, document.mime_type, document.file_size) == ("codes.csv", "text/csv", 8)
    assert await downloaded(client, document.file_id) == b"a,b\n1,2\n"
    assert isinstance(second.media, raw.types.MessageMediaPhoto)


async def test_media_can_be_exchanged_and_added(client, chat, alice):
    sent = await client.send_photo(chat, picture())
    await client.edit_message_media(chat, sent.id, InputMediaPhoto(picture(400, 400), caption="Other"))
    assert (alice.last.text, alice.last.photo.sizes[-1].width) == ("Other", 400)
    await client.edit_message_media(chat, sent.id, InputMediaDocument(file(b"text")))
    assert alice.last.photo is None
    assert alice.last.document.data == b"text"
    text = await client.send_message(chat, "Only words")
    await client.edit_message_media(chat, text.id, InputMediaPhoto(picture(), caption="Words"))
    assert alice.last.photo


async def test_an_edited_text_of_a_photo_is_its_caption(client, chat, alice, telegram):
    sent = await client.send_photo(chat, picture(), caption="Before")
    await client.edit_message_caption(chat, sent.id, "After")
    assert (alice.last.text, bool(alice.last.photo)) == ("After", True)
    with pytest.raises(errors.MediaCaptionTooLong):
        await client.edit_message_caption(chat, sent.id, "x" * 1025)
    assert telegram.violations[0].name == "MEDIA_CAPTION_TOO_LONG"


async def test_a_caption_has_1024_units(client, chat, telegram):
    await client.send_photo(chat, picture(), caption="😀" * 512)
    with pytest.raises(errors.MediaCaptionTooLong):
        await client.send_photo(chat, picture(), caption="😀" * 513)
    assert len(telegram.violations) == 1


async def test_what_is_no_picture_is_refused_as_photo(client, chat):
    with pytest.raises(errors.ImageProcessFailed):
        await client.send_photo(chat, file(b"not a picture", "picture.jpg"))


async def test_a_part_that_never_arrived_is_named(client, chat):
    media = raw.types.InputMediaUploadedDocument(
        file=raw.types.InputFile(id=5, parts=1, name="a.txt", md5_checksum=""), mime_type="text/plain", attributes=[]
    )
    with pytest.raises(errors.FilePartMissing):
        await client.invoke(
            raw.functions.messages.SendMedia(peer=await client.resolve_peer(chat), media=media, message="", random_id=9)
        )


async def test_a_file_needs_its_access_hash(client, chat, alice):
    sent = await client.send_document(chat, file(b"secret"))
    place = raw.types.InputDocumentFileLocation(
        id=alice.last.document.id, access_hash=1, file_reference=alice.last.document.reference, thumb_size=""
    )
    with pytest.raises(errors.LocationInvalid):
        await client.invoke(raw.functions.upload.GetFile(location=place, offset=0, limit=1024))
    assert sent.document.file_size == 6
