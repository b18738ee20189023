"""Posts to the news channel."""

import json

import pytest

from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.accounts.settings import AccountsSettings
from plugins.shop.importing.load import load
from plugins.shop.importing.run import import_file
from plugins.shop.importing.sources import text_source
from plugins.shop.models import Item, Picture
from plugins.shop.settings import ShopSettings
from plugins.shop.stock import batches
from tests.plugins.shop.test_screens import picture_bytes


@pytest.fixture
def news(telegram, bot):
    """The channel that the shop's settings name."""
    return point_to(bot, telegram.add_channel("kiosk_news", title="News"))


def point_to(bot, channel):
    bot._settings[AccountsSettings] = AccountsSettings(channel_id=-1_000_000_000_000 - channel.id)
    return channel


@pytest.fixture
async def oleg(bot, telegram):
    """The owner, who reads English."""
    person = Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person


async def add(bot, item, *values):
    await load(bot, item.id, text_source("\n".join(values)))
    await bot.settle()


async def import_items(bot, folder, *items):
    file = folder / "catalog.json"
    file.write_text(json.dumps({"items": [{"category": "A", "price": "5", **item} for item in items]}))
    await import_file(bot, file)
    await bot.settle()


async def test_added_stock_is_posted_with_picture_price_pieces_and_a_link(bot, live, news, alice, telegram):
    picture = await Picture.create(hash="0" * 64, mime="image/png", data=picture_bytes())
    item = await live.item("Portal <b>2</b>", price=999, picture=picture)
    await add(bot, item, "one", "two")
    (message,) = news.messages
    assert message.text == "📦 Fresh stock\n\nPortal <b>2</b>\nPrice: $9.99\nIn stock: 2 pieces"
    assert message.photo is not None
    (button,) = message.rows[0]
    await alice.send("/start " + button.value.partition("?start=")[2])
    assert "$9.99" in alice.last.text
    assert telegram.violations == []


async def test_an_item_is_posted_once_in_ten_minutes_with_what_is_there_then(bot, live, news, clock):
    item = await live.item("Key", price=999)
    await add(bot, item, "one")
    for value in ("two", "three"):
        await add(bot, item, value)
    assert len(news.messages) == 1
    clock.move(minutes=11)
    await bot.outbox.drain()
    assert [message.text.splitlines()[-1] for message in news.messages] == ["In stock: 1 piece", "In stock: 3 pieces"]
    await add(bot, item, "four")
    clock.move(minutes=11)
    await bot.outbox.drain()
    assert len(news.messages) == 3


@pytest.mark.parametrize(
    ("mode", "first", "second"),
    [("off", 0, 0), ("stock", 1, 2), ("new", 1, 1), ("all", 1, 2)],
)
async def test_the_operator_chooses_what_is_posted(bot, news, tmp_path, clock, mode, first, second):
    await bot.live_settings.change(bot.setting(ShopSettings), "channel_posts", mode)
    await import_items(bot, tmp_path, {"name": "Portal 2", "values": ["one"]})
    assert len(news.messages) == first
    if mode in ("new", "all"):
        assert news.messages[0].text.startswith("🆕 New in the shop")
    clock.move(minutes=11)
    await import_items(bot, tmp_path, {"name": "Portal 2", "values": ["two"]})
    assert len(news.messages) == second


async def test_many_items_at_once_share_one_post(bot, news, alice, tmp_path):
    await import_items(bot, tmp_path, *({"name": f"Item {number}", "values": ["v"]} for number in range(30)))
    (message,) = news.messages
    assert message.text.startswith("🆕 30 new products")
    assert message.text.count("• ") == 10
    assert message.text.endswith("… and 20 more")
    await alice.send("/start " + message.rows[0][0].value.partition("?start=")[2])
    assert "Choose a category" in alice.last.text


async def test_what_is_hidden_or_sold_out_by_then_and_what_comes_back_is_no_news(bot, live, news):
    item = await live.item("Key", price=0, hidden=True)
    await add(bot, item, "one")
    other = await live.item("Other", price=0)
    await load(bot, other.id, text_source("one"))
    entry = (await batches.batches_of(batches.OpenBatches(other.id))).rows[0]["batch_id"]
    await batches.withdraw(bot, entry)
    await bot.settle()
    assert len(news.messages) <= 1  # it may have been sent before it was withdrawn
    sent = len(news.messages)
    await batches.restore(bot, entry)
    await bot.settle()
    assert len(news.messages) == sent
    await Item.filter(id=item.id).update(hidden=False)


async def test_endless_items_say_so(bot, news, tmp_path):
    await import_items(bot, tmp_path, {"name": "Guide", "kind": "shared", "values": ["x"]})
    assert "Always in stock" in news.messages[0].text


async def test_the_owner_is_told_in_words_why_a_post_failed(bot, live, telegram, oleg, clock):
    point_to(bot, telegram.add_channel("private_news", admins=[]))
    await add(bot, await live.item("Key", price=1), "one")
    assert "may not write there" in oleg.last.text
    bot._settings[AccountsSettings] = AccountsSettings(channel_id=-1_001_234_567_890)
    await add(bot, await live.item("Other", price=1), "one")
    assert "there is no such channel" in oleg.last.text


async def test_any_other_failure_is_told_with_telegrams_word(bot, live, telegram, oleg, clock):
    point_to(bot, telegram.add_channel("kiosk_news"))
    telegram.faults.fail("messages.sendMessage", code="SOMETHING_ODD", times=8)
    await load(bot, (await live.item("Key", price=1)).id, text_source("one"))
    for _ in range(9):
        await bot.settle()
        clock.move(minutes=10)
    await bot.settle()
    assert "SOMETHING_ODD" in oleg.last.text


async def test_without_the_channels_number_nothing_is_posted_and_the_check_says_why(bot, live):
    await add(bot, await live.item("Key", price=1), "one")
    lonely = AccountsSettings(channel_url="https://t.me/kiosk_news")
    assert "CHANNEL_ID" in lonely.advice()[0]
    assert AccountsSettings(channel_url="https://t.me/kiosk_news", channel_id=-100123).advice() == []
    assert AccountsSettings().advice() == []
