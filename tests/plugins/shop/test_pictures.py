"""Several pictures on a card: what is taken, in which order, and how a customer leafs through them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from kernel import Refused, transaction
from kernel.testing import count_statements
from plugins.shop.callbacks import OpenItem
from plugins.shop.catalog.pictures import (
    LARGEST,
    MOST,
    add_picture,
    arrange_pictures,
    check_picture,
    pictures_of,
    read_picture,
    remove_picture,
)
from plugins.shop.catalog.reading import find_item
from plugins.shop.models import Item, ItemPicture, Picture
from tests.plugins.shop.conftest import label


def drawn(colour: str = "teal", size: tuple[int, int] = (64, 48), kind: str = "PNG") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, kind)
    return data.getvalue()


COLOURS = ("teal", "red", "blue", "gold", "black", "white", "lime", "pink", "gray", "navy", "tan")


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts,shop"}


async def do(work, *args):
    async with transaction():
        return await work(*args)


async def order(item) -> list[int]:
    return [picture.id for picture in await pictures_of(item.id)]


async def test_pictures_stand_in_the_order_in_which_they_came_and_bytes_are_stored_once(desk):
    item, other = await desk.item("One"), await desk.item("Two")
    for colour in ("teal", "red", "blue"):
        assert await do(add_picture, desk.bot, item.id, drawn(colour))
    assert not await do(add_picture, desk.bot, item.id, drawn("red"))
    await do(add_picture, desk.bot, other.id, drawn("red"))
    assert await Picture.all().count() == 3
    shown = [(await read_picture(item.id, number)).data for number in range(3)]
    assert shown == [drawn("teal"), drawn("red"), drawn("blue")]
    assert (await Item.get(id=item.id)).picture_id == (await order(item))[0]
    assert (await find_item(desk.bot, item.id)).item.pictures == 3
    assert (await find_item(desk.bot, other.id)).item.pictures == 1


async def test_the_next_one_becomes_the_first_and_any_order_can_be_chosen(desk):
    item = await desk.item()
    for colour in ("teal", "red", "blue"):
        await do(add_picture, desk.bot, item.id, drawn(colour))
    one, two, three = await order(item)
    change = await do(arrange_pictures, desk.bot, item.id, [three, 10**12, three])
    assert change.after == {"pictures": [three, one, two]}
    await do(remove_picture, desk.bot, item.id, three)
    assert await order(item) == [one, two]
    assert not await do(remove_picture, desk.bot, item.id, three)
    await do(remove_picture, desk.bot, item.id, two)
    await do(remove_picture, desk.bot, item.id, one)
    assert await order(item) == []
    assert await read_picture(item.id) is None
    assert await ItemPicture.all().count() == 0


async def test_ten_are_the_most(desk):
    item = await desk.item()
    for colour in COLOURS[:MOST]:
        await do(add_picture, desk.bot, item.id, drawn(colour))
    with pytest.raises(Refused, match="shop-picture-too-many"):
        await do(add_picture, desk.bot, item.id, drawn(COLOURS[MOST]))
    assert len(await order(item)) == MOST
    assert (await read_picture(item.id, MOST - 1)).data == drawn(COLOURS[MOST - 1])


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "shop-picture-unknown"),
        (b"\x89PNG\r\n\x1a\n and then nothing", "shop-picture-unknown"),
        (b"GIF89a" + bytes(50), "shop-picture-unknown"),
        (drawn(kind="GIF"), "shop-picture-unknown"),
        (b"<svg/>", "shop-picture-unknown"),
        (drawn() + bytes(LARGEST), "shop-picture-too-large"),
        (drawn(size=(9000, 1100)), "shop-picture-shape"),
        (drawn(size=(2100, 100)), "shop-picture-shape"),
    ],
)
def test_only_what_telegram_shows_is_a_picture(data, key):
    with pytest.raises(Refused, match=key):
        check_picture(data)


def test_a_picture_is_known_by_its_content():
    assert check_picture(drawn(kind="JPEG")) == "image/jpeg"
    assert check_picture(drawn(kind="PNG")) == "image/png"


async def test_a_customer_leafs_through_the_pictures_in_place(live, telegram, rich_alice):
    item = await live.item("Key", price=100, stock=1, description="d" * 3000)
    for colour in ("teal", "red", "blue"):
        await do(add_picture, live.bot, item.id, drawn(colour))
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    card, count = alice.last, len(alice.messages)
    seen = []
    for _ in range(4):
        seen.append((label(alice, "🖼"), card.photo))
        await alice.press(label(alice, "🖼"))
    assert [text for text, _ in seen] == ["🖼 1/3", "🖼 2/3", "🖼 3/3", "🖼 1/3"]
    assert len({str(photo) for _, photo in seen[:3]}) == 3
    assert len(alice.messages) == count
    await alice.press(label(alice, "Full description"))
    assert not [text for text in alice.buttons if "🖼" in text]
    assert telegram.violations == []


async def test_a_button_to_a_picture_that_is_gone_shows_the_first(live, rich_alice):
    item = await live.item("Key", price=100, stock=1)
    await do(add_picture, live.bot, item.id, drawn("teal"))
    await do(add_picture, live.bot, item.id, drawn("red"))
    alice = rich_alice
    await alice.press(data=OpenItem(item.id, picture=9).pack())
    assert "🖼 1/2" in alice.buttons
    assert alice.last.photo is not None


async def test_bytes_of_only_the_shown_picture_are_read(live, rich_alice):
    item = await live.item("Key", price=100, stock=1)
    for colour in COLOURS[:5]:
        await do(add_picture, live.bot, item.id, drawn(colour))
    await rich_alice.send(f"/start item_{item.id}")
    with count_statements() as counted:
        await rich_alice.press(label(rich_alice, "🖼"))
    assert len([sql for sql in counted.statements if "shop_picture" in sql]) == 1
    assert len([sql for sql in counted.statements if "shop_" in sql]) == 1
