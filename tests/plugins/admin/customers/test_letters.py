"""Staff write to one customer: it arrives as the shop's, and nobody else reads it."""

from __future__ import annotations

import io
import json

from PIL import Image

from kernel import db
from plugins.admin.customers.callbacks import WriteToCustomer
from tests.plugins.admin.customers.conftest import answer, id_of, open_card


def picture() -> bytes:
    """A small JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, "JPEG")
    return buffer.getvalue()


async def test_a_text_arrives_from_the_shop_and_is_kept_nowhere_in_clear(bot, nora, carol):
    await open_card(nora, carol)
    await answer(nora, ">✉️ Write", "Your key is <b>ABC</b> & more")
    assert "To Carol Ann Ёлкина, from the shop:\n\nYour key is <b>ABC</b> & more" in nora.last.text
    assert "A message" not in carol.last.text
    await nora.press("✉️ Send")
    assert "It is on its way" in nora.last.text
    assert carol.last.text == "✉️ A message from the shop\n\nYour key is <b>ABC</b> & more"
    urls = [button.value for row in carol.last.rows for button in row if button.kind == "url"]
    assert urls == ["https://t.me/kiosk_help"]
    row = (await db.fetch("SELECT details FROM kernel_audit WHERE action = 'admin.message_sent'"))[0]
    for stored in (row, *await db.fetch("SELECT args FROM kernel_outbox")):
        assert "ABC" not in json.dumps(stored, default=str)
    await carol.send("Thank you")
    assert "did not get that" in carol.last.text
    await nora.send("/start")
    assert not any("Thank you" in message.text for message in nora.messages)


async def test_a_picture_arrives_with_its_caption(nora, carol):
    await open_card(nora, carol)
    await nora.press("✉️ Write")
    await nora.send_file("list.txt", b"no")
    assert "text or a picture" in nora.last.text
    await nora.send_file("look.jpg", picture(), caption="Press here")
    assert "with a picture:\n\nPress here" in nora.last.text
    await nora.press("✉️ Send")
    assert carol.last.text == "✉️ A message from the shop\n\nPress here"
    assert carol.last.photo is not None


async def test_the_writer_hears_when_it_did_not_arrive(bot, nora, carol):
    await carol.block()
    await bot.settle()
    await open_card(nora, carol)
    assert "Has stopped the bot" in nora.last.text
    await nora.press("✉️ Write")
    assert "will hardly arrive" in nora.last.text
    await answer(nora, "Hello", ">✉️ Send")
    await bot.settle()
    assert "Your message to Carol Ann Ёлкина did not arrive" in nora.last.text
    await nora.press("👤 The customer")
    assert "👤 Carol Ann" in nora.last.text


async def test_only_who_looks_after_customers_writes_to_them(bot, nora, carol, grants):
    grants.give(nora, "admin.balance")
    await nora.press(data=WriteToCustomer(await id_of(bot, carol)).pack())
    assert nora.alerts[-1] == "You are not allowed to do this."
    grants.give(nora, "admin.users")
    await open_card(nora, carol)
    await answer(nora, ">✉️ Write", "Hello")
    grants.give(nora, "admin.balance")
    await nora.press("✉️ Send")
    assert nora.alerts[-1] == "You are not allowed to do this."
    assert "message from the shop" not in carol.last.text
