"""Whom a broadcast goes to: every segment, and what happens to those of plugins that are off."""

import itertools
from datetime import timedelta

import pytest

from kernel.testing import check_plugin
from plugins.accounts.testing import customer_of, give
from plugins.broadcast import broadcast
from plugins.broadcast import segments as own
from plugins.broadcast.callbacks import Act, Do, NewBroadcast, OpenBroadcast
from plugins.broadcast.models import Broadcast
from plugins.broadcast.reading import read
from plugins.rbac import segments as roles
from plugins.rbac.testing import add_role, give_role
from plugins.shop import segments as shops
from tests.plugins.broadcast.conftest import at_rest, crowd, got, prepared, texts
from tests.plugins.shop.conftest import Desk


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts,shop,rbac,broadcast", "MESSAGES_PER_SECOND": "1000", "PAY_CURRENCY": "USD"}


def test_the_declarations_are_in_order():
    check_plugin(broadcast)


async def test_each_segment_has_its_people(bot, owner, customers, clock, monkeypatch):
    monkeypatch.setattr(own, "STRETCH", 2)
    desk = Desk(bot, itertools.count(1))
    portal, other = await desk.item("Portal 2", price=100, stock=5), await desk.item("Portal 3", price=100, stock=5)
    alice, boris, olga = [await customer_of(bot, person) for person in (*customers, owner)]
    for person, item in ((customers[0], portal), (customers[0], portal), (owner, other)):
        await give(bot, person, 100)
        await desk.buy(await customer_of(bot, person), item)
    clock.move(days=20)
    await customers[1].send("/start")

    async def people(segment, argument=0):
        made = await prepared(owner, segment=segment, argument=argument)
        view, found, after = await read(made.id), [], 0
        while True:
            ids, after = await own.stretch(bot, view, after)
            found += ids
            if not after:
                assert await own.size(bot, view) == len(found)
                return sorted(found)

    everybody = sorted([alice.id, boris.id, olga.id])
    assert await people(own.ALL) == everybody
    assert await people(own.LANGUAGE, own.language_number("ru")) == [boris.id]
    assert await people(own.LANGUAGE, 5) == []
    assert await people(own.ACTIVE, 7) == [boris.id]
    assert await people(own.ACTIVE, 30) == everybody
    assert await people(shops.BUYERS) == sorted([alice.id, olga.id])
    assert await people(shops.NEVER) == [boris.id]
    assert await people(shops.ITEM, portal.id) == [alice.id]
    helpers = await add_role(bot, "Helper", "broadcast.send")
    await give_role(bot, customers[1], helpers)
    await give_role(bot, customers[0], helpers, until=clock.now() + timedelta(hours=1))
    assert await people(roles.ROLE, helpers) == sorted([alice.id, boris.id])
    clock.move(hours=2)
    assert await people(roles.ROLE, helpers) == [boris.id]

    # and through the chat, where a product is found by words
    await owner.press(data=NewBroadcast().pack())
    await owner.send("For you")
    await owner.press("Skip")
    assert owner.buttons[:7] == [
        *("All customers", "By language", "Here lately"),
        *("Who has bought", "Who never bought", "Who bought a product", "By role"),
    ]
    await owner.press("By role")
    assert owner.buttons[-3:] == ["Helper", "⬅️ Back", "✖️ Cancel"]
    await owner.press("⬅️ Back")
    await owner.press("Who bought a product")
    await owner.send("portal")
    await owner.press("Portal 2")
    assert "To: Who bought a product: Portal 2" in owner.last.text
    await owner.press("📤 Send now")
    await owner.press("✅ Send to 1 person")
    await at_rest(bot)
    assert texts(customers[0])[-1] == "For you"
    assert "For you" not in texts(customers[1])


async def test_the_segment_is_looked_up_when_it_begins(bot, telegram, owner):
    made = await prepared(owner)
    await owner.press(data=Do(made.id, Act.ASK_SEND).pack())
    late = await crowd(bot, telegram, 3)
    await owner.press("✅ Send to 1 person")
    await at_rest(bot)
    assert [person.last.text for person in late] == ["Sale today"] * 3
    await crowd(bot, telegram, 2)
    assert await got(made.id) == {"delivered": 4}


async def test_a_segment_whose_plugin_is_off_pauses_it_with_the_reason(bot, owner):
    made = await prepared(owner, segment=shops.NEVER)
    await owner.press(data=Do(made.id, Act.ASK_SEND).pack())
    await bot.toggles.disable("shop")
    await owner.press("✅ Send to 1 person")
    await at_rest(bot)
    assert "has been paused" in owner.last.text
    assert "Reason: segment shop.never" in owner.last.text
    await owner.press("📣 Open it")
    assert "A segment that is not there at the moment (shop.never)" in owner.last.text
    assert (await Broadcast.get(id=made.id)).state == "paused"
    again = await prepared(owner, segment=shops.NEVER)
    await owner.press(data=Do(again.id, Act.ASK_SEND).pack())
    assert "The plugin that knows these customers is off" in owner.alerts[-1]
    await bot.toggles.enable("shop")
    await owner.press(data=OpenBroadcast(made.id).pack())
    await owner.press("▶️ Go on")
    await at_rest(bot)
    assert await got(made.id) == {"delivered": 1}
