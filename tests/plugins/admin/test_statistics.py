"""Statistics: what every plugin counts in a day, week or month, beside the period before, and a picture of it."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from kernel.testing import count_statements
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.accounts.api import choose_timezone
from plugins.accounts.testing import customer_of, give
from plugins.admin.statistics.callbacks import OpenStatistics
from plugins.admin.statistics.drawing import Panel, draw, scale
from plugins.admin.statistics.periods import Unit
from plugins.rbac.testing import give_rights
from plugins.shop.testing import add_item


@pytest.fixture
async def owner(bot, telegram):
    return Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)


def wait_for(clock, hour):
    """Put the clock forward to five past such an hour (UTC) in the middle of the next month."""
    then = (clock.now().replace(day=15) + timedelta(days=31)).replace(day=15, hour=hour, minute=5)
    clock.move(seconds=(then - clock.now()).total_seconds())


async def buy(person, item):
    await person.send(f"/start item_{item}")
    await person.press("🛒 Buy for $5.00")
    await person.press("✅ Pay $5.00")


async def test_a_day_is_compared_with_the_one_before_and_drawn(bot, owner, alice, clock):
    wait_for(clock, 10)
    item = await add_item(bot, "Portal 2", values=["A", "B", "C", "D"])
    await alice.send("/start")
    await give(bot, alice, 2000)
    await buy(alice, item)
    clock.move(hours=1)
    await buy(alice, item)
    clock.move(hours=23)  # ten o'clock again: the second purchase of yesterday is not compared with
    for _ in range(2):
        await buy(alice, item)
    await owner.send("/manage")
    await owner.press("📊 Statistics")
    text = owner.last.text
    assert "Sold for: $10.00 ▲ 100 % (was $5.00)" in text
    assert "Orders: 2 ▲ 100 % (was 1)" in text
    assert "Average order: $5.00 ＝" in text
    assert "Ever: sold for: $20.00" in text
    assert "🏆 Best sellers\nPortal 2: 2 pcs · $10.00" in text
    assert "Customers hold: $0.00" in text
    assert "Pieces in stock: 0" in text
    assert "Paid in: $0.00" in text
    assert "▶️" not in owner.buttons
    await owner.press("◀️")
    assert "Sold for: $10.00 ▲ (was $0.00)" in owner.last.text
    assert "Pieces in stock" not in owner.last.text  # that is of the present
    assert "New: 1 ▲ (was 0)" in owner.last.text
    await owner.press("📈 Picture")
    assert "Revenue: $10.00\nOrders: 2" in owner.last.text
    assert owner.last.photo
    await owner.press("▶️")
    assert "Revenue: $10.00" in owner.last.text
    assert owner.last.photo
    await owner.press("Week")
    assert "• Week •" in owner.buttons
    await owner.press("🔢 Figures")
    assert not owner.last.photo
    await owner.press("Month")
    assert "New: 2" in owner.last.text


async def test_only_the_right_to_statistics_is_needed_and_enough(bot, alice, bob):
    await alice.send("/start")
    assert "🛠 Manage" not in alice.buttons
    await alice.press(data=OpenStatistics().pack())
    assert alice.alerts == ["You are not allowed to do this."]
    await bob.send("/start")
    await give_rights(bot, bob, "admin.statistics")
    await bob.send("/start")
    await bob.press("🛠 Управление")
    assert bob.buttons == ["📊 Статистика", "🏠 Меню"]
    await bob.press("📊 Статистика")
    assert "Новых: 2" in bob.last.text
    assert f"TEST {bob.id}: 1 · Статистика" in bob.last.text  # every role that somebody has, with its rights
    await bob.press("📈 График")
    assert "Выручка: 0,00 $" in bob.last.text


async def test_a_day_is_that_of_the_readers_clock(bot, owner, alice, clock):
    wait_for(clock, 22)
    await owner.send("/start")
    await choose(bot, owner, "Asia/Kolkata")  # it is tomorrow there
    await alice.send("/start")
    await owner.press(data=OpenStatistics().pack())
    tomorrow = owner.last.text.split("\n")[0]
    assert "New: 2" in owner.last.text
    await choose(bot, owner, "UTC")
    await owner.press(data=OpenStatistics().pack())
    assert owner.last.text.split("\n")[0] != tomorrow
    assert "New: 2" in owner.last.text


async def choose(bot, person, zone):
    await choose_timezone((await customer_of(bot, person)).id, zone)


async def test_a_forged_day_shows_a_day_there_is(bot, owner):
    await owner.send("/start")
    for day in (1, date(2199, 12, 31).toordinal()):
        await owner.press(data=OpenStatistics(Unit.MONTH, day).pack())
        assert "📊" in owner.last.text
    assert "▶️" not in owner.buttons


async def test_with_the_shop_off_there_is_nothing_to_draw_and_the_rest_goes_on(bot, owner):
    for name in (*bot.toggles.users("shop"), "shop"):
        await bot.toggles.disable(name)
    await owner.send("/manage")
    await owner.press("📊 Statistics")
    assert "🛒 Sales" not in owner.last.text
    assert "💳 Payments" in owner.last.text
    await owner.press("📈 Picture")
    assert "nothing to draw" in owner.last.text
    await owner.press("🔢 Figures")
    assert "👥 People" in owner.last.text


def read(sent):
    """What was read of the plugins' tables: the kernel's loops go on meanwhile."""
    return [text for text in sent.statements if text.lstrip().startswith(("SELECT", "WITH")) and "kernel_" not in text]


async def test_what_figures_cost_does_not_grow_with_products_and_people(bot, owner, alice):
    await owner.send("/start")
    await owner.press(data=OpenStatistics().pack())  # what was counted up to yesterday is remembered from now on
    with count_statements() as before:
        await owner.press(data=OpenStatistics().pack())
    for number in range(12):
        await add_item(bot, f"Key {number}", values=[f"V{number}"])
    await alice.send("/start")
    with count_statements() as after:
        await owner.press(data=OpenStatistics().pack())
    assert len(read(after)) == len(read(before)) < 40


def test_the_picture_is_fit_for_a_phone():
    panels = [Panel("Выручка", "1 234,00 ₽", [0, 5, 10**9], str), Panel("Orders", "0", [0, 0, 0], str)]
    picture = Image.open(io.BytesIO(draw("Ноябрь 2026", panels, ["1", "2", "3"])))
    assert picture.format == "PNG"
    assert picture.size == (1080, 934)
    colours = {colour for _, colour in picture.getcolors(2**24)}
    assert (47, 125, 225) in colours  # the bars of the first panel
    assert (42, 168, 118) not in {
        c for _, c in picture.crop((150, 600, 1080, 934)).getcolors(2**24)
    }  # none in the second


def test_an_axis_has_few_round_numbers():
    assert [scale(largest) for largest in (0, 1, 4, 9, 10, 21, 123_456)] == [
        (1, 1), (1, 1), (1, 4), (5, 10), (5, 10), (10, 30), (50_000, 150_000),
    ]  # fmt: skip
