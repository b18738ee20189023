"""What is not text from stock: files, what staff bring, what plugins bring, and many items in one order."""

import asyncio
import json

import pytest

from kernel import File, KioskError, Plugin, Refused, db, run_in_transaction
from plugins.accounts.api import balance, verify
from plugins.shop.callbacks import ConfirmBuy
from plugins.shop.models import Batch, Order, OrderLine, SharedValue, StockLevel, StockValue, StoredFile
from plugins.shop.orders.drawing_up import PriceChanged
from plugins.shop.orders.fulfilling import deliver_by_hand, fulfil_due, refuse_by_hand
from plugins.shop.orders.owned import own_order
from plugins.shop.orders.placing import place
from plugins.shop.orders.refunds import refund_line
from plugins.shop.orders.states import ForbiddenChange, LineState
from plugins.shop.orders.views import Wanted
from plugins.shop.stock.claims import publish
from tests.plugins.shop.conftest import NOW, label

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


async def place_all(desk, user, wanted, price, press=None):
    """Buy several items with one button."""
    press = press or desk.sealed(user, ConfirmBuy(1, price))
    return await run_in_transaction(place, desk.bot, user, press, wanted, price)


async def file_item(desk, contents):
    """An item of which each piece is a file."""
    item = await desk.item("Templates", price=100, kind="file")
    batch = await Batch.create(name="files", created_at=NOW)
    keys = desk.bot.keys
    for name, data in contents:
        stored = await StoredFile.create(name=name, mime="application/zip", size=len(data), data=keys.encrypt(data))
        await StockValue.create(
            item_id=item.id, batch_id=batch.id, value=keys.encrypt(""), digest=keys.digest(data), file_id=stored.id
        )
    async with db.transaction():
        await publish(batch.id)
    return item


async def test_files_arrive_byte_for_byte_each_in_a_message_of_its_own(live, rich_alice):
    item = await file_item(live, [("a.zip", b"PK\x03\x04 one"), ("b.zip", b"PK\x03\x04 two")])
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    await alice.press("+1")
    await alice.press(label(alice, "Pay"))
    files = [message.document for message in alice.messages if message.document]
    assert [(file.name, file.data) for file in files] == [("a.zip", b"PK\x03\x04 one"), ("b.zip", b"PK\x03\x04 two")]
    await alice.press("📦 Open the order")
    await alice.press("📄 Send “Templates”")
    assert [message.document.name for message in alice.messages[-2:]] == ["a.zip", "b.zip"]


async def test_one_file_for_all_can_be_a_picture(live, rich_alice):
    item = await live.item("Poster", price=100, kind="shared")
    stored = await StoredFile.create(name="p.png", mime="image/png", size=len(PNG), data=live.bot.keys.encrypt(PNG))
    value = await SharedValue.create(value=live.bot.keys.encrypt(""), file_id=stored.id, created_at=NOW)
    item.shared_value_id = value.id
    await item.save()
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    await alice.press(label(alice, "Pay"))
    assert alice.last.photo is not None


async def test_instructions_come_with_the_value(live, rich_alice):
    item = await live.item(price=100, stock=1, instructions="Enter it under <Settings> & restart.")
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    await alice.press(label(alice, "Pay"))
    assert alice.last.text.endswith("Key-0\n\nEnter it under <Settings> & restart.")


async def test_what_staff_bring_is_asked_for_first_and_arrives_when_it_is_made(live, rich_alice):
    item = await live.item("Avatar", price=300, kind="manual", questions=["Which colour?", "Which name?"])
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    assert "Which colour?" in alice.last.text
    await alice.send("Teal & <gold>")
    await alice.send("Captain")
    assert "Teal & <gold>" in alice.last.text
    await alice.press("✅ Confirm")
    line = await OrderLine.get()
    assert (line.state, line.kind) == ("pending", "manual")
    assert json.loads(live.bot.keys.decrypt(line.answers)) == [
        ["Which colour?", "Teal & <gold>"],
        ["Which name?", "Captain"],
    ]
    assert "Teal" not in line.answers
    await run_in_transaction(deliver_by_hand, live.bot, line.id, text="https://example.org/avatar")
    await live.bot.settle()
    assert "https://example.org/avatar" in alice.last.text
    with pytest.raises(ForbiddenChange):
        await run_in_transaction(deliver_by_hand, live.bot, line.id, text="twice")


async def test_an_item_that_asks_is_not_sold_without_answers(desk):
    item = await desk.item(price=300, kind="manual", questions=["Which colour?"])
    alice = await desk.customer(300)
    with pytest.raises(Refused) as refused:
        await desk.buy(alice, item)
    assert refused.value.key == "shop-answers-needed"
    assert await balance(alice.id) == 300


async def test_a_file_made_by_staff_is_stored_and_sent(live, rich_alice):
    item = await live.item("Avatar", price=300, kind="manual")
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    await alice.press(label(alice, "Pay"))
    line = await OrderLine.get()
    file = File("avatar.svg", b"<svg/>", "image/svg+xml")
    await run_in_transaction(deliver_by_hand, live.bot, line.id, file=file)
    await live.bot.settle()
    assert (alice.last.document.name, alice.last.document.data) == ("avatar.svg", b"<svg/>")


async def test_what_staff_refuse_is_paid_back_once(desk):
    item = await desk.item(price=300, kind="manual")
    alice = await desk.customer(300)
    await desk.buy(alice, item)
    line = await OrderLine.get()
    await run_in_transaction(refuse_by_hand, desk.bot, line.id)
    with pytest.raises(ForbiddenChange):
        await run_in_transaction(refuse_by_hand, desk.bot, line.id)
    assert await balance(alice.id) == 300
    assert (await Order.get()).state == "refunded"
    assert await verify() == []


async def test_a_unique_value_is_not_delivered_by_hand(desk):
    item = await desk.item(stock=1)
    alice = await desk.customer(500)
    await desk.buy(alice, item)
    with pytest.raises(KioskError, match="not delivered by hand"):
        await run_in_transaction(deliver_by_hand, desk.bot, (await OrderLine.get()).id, text="x")


def robot(desk, answers):
    """A plugin that delivers the kind ``robot``; ``answers`` are what fulfil does, in order."""
    plugin = Plugin("robot", version="1.0", requires=["shop"])

    @plugin.hook
    async def allocate(line):
        return LineState.PENDING if line.kind == "robot" else None

    @plugin.hook
    async def fulfil(line):
        if line.kind != "robot":
            return None
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    desk.bot.registry.register(plugin.implementations, "robot")
    desk.bot.hooks._table.clear()
    desk.bot.hooks._is_enabled = lambda name: True


async def tried(desk):
    """Wait until what follows a purchase by itself is done."""
    while desk.bot._tasks:
        await asyncio.gather(*desk.bot._tasks)


async def test_a_plugin_brings_its_kind_and_is_asked_again_after_an_error(desk, clock):
    robot(desk, [ConnectionError("away"), LineState.FULFILLED])
    item = await desk.item(price=100, kind="robot")
    alice = await desk.customer(100)
    await desk.buy(alice, item)
    await tried(desk)
    line = await OrderLine.get()
    assert (line.state, line.error) == ("pending", "ConnectionError: away")
    assert await fulfil_due(desk.bot) == 0
    clock.move(seconds=11)
    await fulfil_due(desk.bot)
    assert (await OrderLine.get()).state == "fulfilled"


async def test_a_plugin_that_says_no_sends_the_money_back(desk):
    robot(desk, [LineState.FAILED])
    item = await desk.item(price=100, kind="robot")
    alice = await desk.customer(100)
    await desk.buy(alice, item)
    await tried(desk)
    assert await balance(alice.id) == 100
    assert (await Order.get()).state == "refunded"


async def test_several_items_are_one_order_or_none(desk):
    key, guide = await desk.item("Key", price=200, stock=2), await desk.item("Guide", price=50)
    await desk.share(guide, "for all")
    alice = await desk.customer(1000)
    outcome = await place_all(desk, alice, [Wanted(guide.id), Wanted(key.id, 2)], 450)
    own = await own_order(desk.bot, alice.id, outcome.order_id)
    assert [(line.name, line.value) for line in own.lines] == [("Guide", "for all"), ("Key", "Key-0\nKey-1")]
    with pytest.raises(Refused):
        await place_all(desk, alice, [Wanted(guide.id), Wanted(key.id)], 250)
    assert await balance(alice.id) == 550
    assert await Order.all().count() == 1


async def test_another_price_than_shown_is_never_charged(desk):
    item = await desk.item(price=200, stock=2)
    alice = await desk.customer(1000)
    with pytest.raises(PriceChanged):
        await place_all(desk, alice, [Wanted(item.id)], 199)
    assert await balance(alice.id) == 1000


async def test_orders_in_opposite_directions_all_succeed(desk):
    items = [await desk.item(f"Item {number}", price=1, stock=30) for number in range(4)]
    people = [await desk.customer(100) for _ in range(24)]

    async def order(number, person):
        wanted = [Wanted(item.id) for item in (items if number % 2 else reversed(items))]
        return await place_all(desk, person, wanted, 4)

    outcomes = await asyncio.gather(*(order(number, person) for number, person in enumerate(people)))
    assert len({outcome.order_id for outcome in outcomes}) == 24
    levels = await StockLevel.all()
    assert {level.available for level in levels} == {6}
    assert await verify() == []


async def test_part_of_a_line_is_given_back_and_never_more_than_was_paid(desk):
    item = await desk.item(price=100, stock=3)
    alice = await desk.customer(300)
    await desk.buy(alice, item, quantity=3)
    line = await OrderLine.get()
    await run_in_transaction(lambda: refund_line(desk.bot, line.id, to="wallet", reason="sorry", amount=100))
    assert (await Order.get()).state == "partly_refunded"
    results = await asyncio.gather(
        *(
            run_in_transaction(lambda: refund_line(desk.bot, line.id, to="wallet", reason="all", amount=200))
            for _ in range(4)
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(result, KioskError) for result in results) == 3
    assert await balance(alice.id) == 300
    assert (await Order.get()).state == "refunded"
    assert {value.state async for value in StockValue.all()} == {"unsold"}  # nobody has seen them
