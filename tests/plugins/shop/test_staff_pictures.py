"""Staff look after the pictures of an item, and give a new item one at once."""

import io

import pytest
from PIL import Image

from plugins.shop.catalog.pictures import pictures_of
from plugins.shop.models import Category, Item
from plugins.shop.staff.callbacks import AddItem, AddPicture, AskRemovePicture, ManageItem, ManagePictures, PicturePlace


def picture(colour: str) -> bytes:
    """A real picture, small."""
    data = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(data, "PNG")
    return data.getvalue()


async def add(owner, item, colour, **options):
    await owner.press_data(AddPicture(item.id))
    await owner.send_file("picture.png", picture(colour), **options)


@pytest.mark.parametrize("as_photo", [True, False])
async def test_pictures_are_added_turned_put_in_order_and_taken_off(live, owner, as_photo):
    item = await live.item("Portal 2", stock=1)
    await owner.press_data(ManageItem(item.id))
    await owner.press("🖼 Pictures (0)")
    assert "No pictures yet" in owner.last.text
    for colour in ("red", "green", "blue"):
        await add(owner, item, colour, as_photo=as_photo)
        assert "on the card" in owner.last.text
    assert "Picture 3 of 3" in owner.last.text
    ids = [found.id for found in await pictures_of(item.id)]
    await owner.press("⬅️ Earlier")
    assert "Picture 2 of 3" in owner.last.text
    await owner.press("◀️")
    assert "Picture 1 of 3" in owner.last.text
    assert owner.last.photo
    assert [found.id for found in await pictures_of(item.id)] == [ids[0], ids[2], ids[1]]
    await owner.press("🗑 Remove")
    assert "The bot keeps no copy" in owner.last.text
    await owner.press("🗑 Yes, remove it")
    assert "gone" in owner.toasts[-1]
    assert [found.id for found in await pictures_of(item.id)] == [ids[2], ids[1]]
    await owner.press("⬅️ Back")
    assert "🖼 Pictures (2)" in owner.buttons


async def test_what_is_no_picture_is_refused_in_words(live, owner):
    item = await live.item("Portal 2")
    await owner.press_data(AddPicture(item.id))
    await owner.send_file("picture.png", b"no picture", as_photo=False)
    assert "JPEG or PNG" in owner.last.text
    assert not await pictures_of(item.id)
    await owner.press_data(PicturePlace(item.id, 17, 0))
    assert "not on the card" in owner.alerts[-1]


async def test_a_new_item_takes_its_picture_along(live, owner, alice):
    games = await Category.create(name="Games")
    await owner.press_data(AddItem(games.id))
    await owner.send("Portal 2")
    await owner.send("A puzzle.")
    await owner.send("9.99")
    await owner.press("a text of its own for each piece")
    await owner.press("Skip")
    await owner.send_file("picture.png", picture("red"))
    assert "The product is there" in owner.last.text
    item = await Item.get(name="Portal 2")
    assert len(await pictures_of(item.id)) == 1
    await alice.send(f"/start item_{item.id}")
    assert alice.last.photo


async def test_customers_do_not_touch_pictures(live, owner, alice):
    item = await live.item("Portal 2")
    await add(owner, item, "red")
    picture_id = (await pictures_of(item.id))[0].id
    await alice.send("/start")
    for callback in (
        ManagePictures(item.id),
        AddPicture(item.id),
        AskRemovePicture(item.id, picture_id, 0),
        PicturePlace(item.id, picture_id, 0),
    ):
        await alice.press(data=callback.pack())
        assert "not allowed" in alice.alerts[-1]
    assert len(await pictures_of(item.id)) == 1
