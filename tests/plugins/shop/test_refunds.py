"""What is given back: values that nobody has seen go on sale again, and a whole order is one refund."""

import asyncio

import pytest

from kernel import KioskError, Refused, db, run_in_transaction
from kernel.db import migrations
from plugins.accounts.api import balance, verify
from plugins.accounts.testing import customer_of
from plugins.shop.callbacks import ConfirmBuy, OpenOrder, SendValues
from plugins.shop.models import DeliveryProblem, Order, OrderLine, Refund, RefundShare, StockLevel, StockValue
from plugins.shop.orders.delivery import any_line
from plugins.shop.orders.owned import own_order
from plugins.shop.orders.paying_out import settle_refunds
from plugins.shop.orders.placing import place
from plugins.shop.orders.refunds import refund_line, refund_order
from plugins.shop.orders.revealing import reveal
from plugins.shop.orders.views import Wanted
from plugins.shop.staff.callbacks import AskOrderRefund, OpenStaffOrder, ShowGoods
from tests.plugins.shop.conftest import label
from tests.plugins.shop.teller import Teller


@pytest.fixture
def teller():
    return Teller()


@pytest.fixture
def extra_plugins(teller):
    return (teller.plugin,)


async def order_of(desk, user, *wanted):
    """Buy several items in one order; its id."""
    items = {item.id: item for item, _ in wanted}
    price = sum(items[item.id].price * quantity for item, quantity in wanted)
    press = desk.sealed(user, ConfirmBuy(1, price))
    lines = [Wanted(item.id, quantity) for item, quantity in wanted]
    return (await run_in_transaction(place, desk.bot, user, press, lines, price)).order_id


async def give_order_back(desk, order_id, to="wallet"):
    """Give all of an order back."""
    return await run_in_transaction(lambda: refund_order(desk.bot, order_id, to=to, reason="sorry"))


async def give_line_back(desk, line_id, amount=None):
    """Give a line, or a part of it, back to the wallet."""
    return await run_in_transaction(lambda: refund_line(desk.bot, line_id, to="wallet", reason="sorry", amount=amount))


async def test_a_value_that_nobody_saw_is_on_sale_again(desk):
    item = await desk.item(price=500, stock=1)
    alice, bob = await desk.customer(500), await desk.customer(500)
    await desk.buy(alice, item)
    line = await OrderLine.get()
    await give_line_back(desk, line.id)
    assert (await StockLevel.get(item_id=item.id)).available == 1
    assert (await StockValue.get()).state == "unsold"
    assert (await any_line(desk.bot, line.id)).value == ""
    sold = await desk.buy(bob, item)
    assert (await own_order(desk.bot, bob.id, sold.order_id)).lines[0].value == "Key-0"
    assert await verify() == []


async def test_a_message_that_was_queued_before_the_refund_is_not_sent(live, rich_alice, teller):
    item = await live.item(price=500, stock=1)
    customer = await customer_of(live.bot, rich_alice)
    press = live.confirm(customer, item)

    async def buy_and_give_back():
        outcome = await place(live.bot, customer, press, [Wanted(item.id)], 500)
        await refund_order(live.bot, outcome.order_id, to="wallet", reason="sorry")

    await run_in_transaction(buy_and_give_back)
    await live.bot.settle()
    assert "given back" in rich_alice.last.text
    assert not [message for message in rich_alice.messages if "Key-0" in message.text]
    assert (await StockValue.get()).state == "unsold"
    assert await DeliveryProblem.all().count() == 0


async def test_what_was_sent_is_burnt(live, rich_alice, teller):
    item = await live.item(price=500, stock=1)
    await live.buy(await customer_of(live.bot, rich_alice), item)
    await live.bot.settle()
    assert "Key-0" in rich_alice.last.text
    await give_line_back(live, (await OrderLine.get()).id)
    assert (await StockValue.get()).state == "burnt"
    assert (await StockLevel.get(item_id=item.id)).available == 0


async def test_every_way_to_see_a_value_is_written_down_and_the_receipt_alone_is_none(live, rich_alice, owner, teller):
    item = await live.item(price=500, stock=1)
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    confirm = next(button.data for row in alice.last.rows for button in row if "Pay" in button.label)
    await alice.press(data=confirm)
    line = await OrderLine.get()
    assert line.revealed_at is not None  # the message

    async def revealed_by(person, data):
        await OrderLine.filter(id=line.id).update(revealed_at=None)
        await person.press(data=data)
        return (await OrderLine.get()).revealed_at is not None

    assert not await revealed_by(alice, confirm)
    assert await revealed_by(alice, OpenOrder(line.order_id).pack())
    assert await revealed_by(alice, SendValues(line.id).pack())
    assert await revealed_by(owner, ShowGoods(line.id).pack())


async def test_of_showing_and_refunding_at_once_exactly_one_wins(desk):
    for _ in range(25):
        item = await desk.item(price=500, stock=1)
        await desk.buy(await desk.customer(500), item)
        line = await OrderLine.get(item_id=item.id)
        seen = await any_line(desk.bot, line.id)
        shown, again, _ = await asyncio.gather(
            reveal(desk.bot, [seen]), reveal(desk.bot, [seen]), give_line_back(desk, line.id)
        )
        state = (await StockValue.get(item_id=item.id)).state
        assert (state == "burnt") == (shown or again)
        assert state in ("burnt", "unsold")
        assert (await StockLevel.get(item_id=item.id)).available == (state == "unsold")
        if state == "unsold":
            assert not await reveal(desk.bot, [seen])


async def test_showing_twice_at_once_shows_both_times(desk):
    item = await desk.item(price=500, stock=1)
    await desk.buy(await desk.customer(500), item)
    seen = await any_line(desk.bot, (await OrderLine.get()).id)
    assert await asyncio.gather(*(reveal(desk.bot, [seen]) for _ in range(5))) == [True] * 5


async def test_who_waits_gets_what_somebody_gave_back_unseen(desk):
    item = await desk.item(price=500, stock=1, when_out="wait", presell=True)
    alice, bob = await desk.customer(500), await desk.customer(500)
    first = await desk.buy(alice, item)
    waiting = await desk.buy(bob, item)
    await give_order_back(desk, first.order_id)
    await desk.bot.events.drain()
    (line,) = (await own_order(desk.bot, bob.id, waiting.order_id)).lines
    assert (line.state, line.value) == ("fulfilled", "Key-0")
    assert (await StockLevel.get(item_id=item.id)).available == 0


async def test_a_part_of_a_line_takes_nothing_away(desk):
    item = await desk.item(price=500, stock=1)
    alice = await desk.customer(500)
    order = await desk.buy(alice, item)
    await give_line_back(desk, (await OrderLine.get()).id, 200)
    (line,) = (await own_order(desk.bot, alice.id, order.order_id)).lines
    assert (line.state, line.value, line.refunded) == ("fulfilled", "Key-0", 200)


async def test_a_whole_order_is_one_refund_of_what_is_left_of_every_line(desk):
    key = await desk.item("Key", price=300, stock=2)
    art = await desk.item("Art", price=200, kind="manual")
    guide = await desk.item("Guide", price=50)
    await desk.share(guide, "for all")
    alice = await desk.customer(1000)
    order_id = await order_of(desk, alice, (key, 2), (art, 1), (guide, 1))
    lines = {line.item_id: line async for line in OrderLine.all()}
    await give_line_back(desk, lines[key.id].id, 100)
    refund = await give_order_back(desk, order_id)
    assert (refund.line_id, refund.amount) == (None, 750)
    assert refund.shares == tuple(sorted([(lines[key.id].id, 500), (lines[art.id].id, 200), (lines[guide.id].id, 50)]))
    assert await balance(alice.id) == 1000
    assert (await Order.get()).state == "refunded"
    assert {line.state async for line in OrderLine.all()} == {"returned"}
    with pytest.raises(KioskError, match="no paid order"):
        await give_order_back(desk, order_id)
    assert await verify() == []


async def test_an_order_given_back_by_many_at_once_is_given_back_once(desk):
    items = [(await desk.item(f"Item {number}", price=100, stock=1), 1) for number in range(3)]
    alice = await desk.customer(300)
    order_id = await order_of(desk, alice, *items)
    results = await asyncio.gather(*(give_order_back(desk, order_id) for _ in range(5)), return_exceptions=True)
    assert sum(isinstance(result, KioskError) for result in results) == 4
    assert await Refund.all().count() == 1
    assert await balance(alice.id) == 300
    assert await verify() == []


async def test_an_unpaid_order_has_nothing_to_give_back(desk):
    item = await desk.item(price=500, stock=1)
    held = await desk.hold(await desk.customer(), item)
    with pytest.raises(KioskError):
        await give_order_back(desk, held.order_id)


async def two_lines(live, alice):
    """An order of Alice's with two lines, 5 dollars together; her and its id."""
    customer = await customer_of(live.bot, alice)
    one, two = await live.item("One", price=200, stock=1), await live.item("Two", price=300, stock=1)
    return customer, await order_of(live, customer, (one, 1), (two, 1))


async def test_a_provider_that_gives_back_whole_payments_only_is_asked_for_the_whole_order(live, rich_alice, teller):
    customer, order_id = await two_lines(live, rich_alice)
    teller.pays_refund = lambda order, refund: "clearing:teller" if refund.amount == order.total else None
    assert (await give_order_back(live, order_id, "provider")).amount == 500
    with pytest.raises(KioskError, match="of which 0 is left"):
        await give_line_back(live, (await OrderLine.filter(order_id=order_id).first()).id, 1)
    await settle_refunds(live.bot)
    await live.bot.settle()
    assert teller.refunds == [(None, 500)]
    assert (await Refund.get()).state == "done"
    assert await RefundShare.all().count() == 2
    assert (await Order.get()).state == "refunded"
    assert await balance(customer.id) == 9_500
    assert rich_alice.last.text.startswith(f"↩️ $5.00 given back for order {order_id}.")
    assert await verify() == []


async def test_a_whole_order_that_the_provider_refuses_goes_to_the_wallet_as_a_whole(live, rich_alice, teller):
    customer, order_id = await two_lines(live, rich_alice)

    def refuse(order, refund):
        raise Refused("teller-no")

    teller.pays_refund = refuse
    await give_order_back(live, order_id, "provider")
    await settle_refunds(live.bot)
    assert [(refund.state, refund.to, refund.amount) async for refund in Refund.all().order_by("id")] == [
        ("failed", "provider", 500),
        ("done", "wallet", 500),
    ]
    assert await balance(customer.id) == 10_000
    assert await verify() == []


async def test_staff_give_an_order_back_and_read_what_goes_with_it(live, rich_alice, owner, teller):
    customer = await customer_of(live.bot, rich_alice)
    seen, unseen = await live.item("Seen", price=200, stock=1), await live.item("Unseen", price=300, stock=3)
    art = await live.item("Art", price=100, kind="manual")
    order_id = await order_of(live, customer, (seen, 1), (unseen, 3), (art, 1))
    await live.bot.settle()
    await OrderLine.filter(item_id=unseen.id).update(revealed_at=None)  # as if its message had not gone out yet
    await owner.send(f"/order {order_id}")
    await owner.press("↩️ Refund the order: $12.00")
    await owner.press("👛 To the balance")
    await owner.send("Sorry!")
    for words in ("all of order", "$12.00", "Sorry!", "back on sale: 3", "not sold again: 1", "given up: 1"):
        assert words in owner.last.text
    confirm = next(button.data for row in owner.last.rows for button in row if "Give back" in button.label)
    await owner.press("✅ Give back $12.00")
    assert "refunded" in owner.last.text
    await owner.press_data(OpenStaffOrder(order_id + 1))
    await owner.press(data=confirm)
    assert owner.toasts[-1] == "This has been done already."
    assert f"Order {order_id}" in owner.last.text
    assert await balance(customer.id) == 10_000
    assert await Refund.all().count() == 1
    asked, made = await db.fetch(
        "SELECT action, actor, details FROM kernel_audit WHERE action LIKE 'shop.refund%' ORDER BY action"
    )
    assert (asked["action"], made["action"], made["actor"]) == ("shop.refund_asked", "shop.refunded", "system")
    assert asked["actor"] == f"user:{(await customer_of(live.bot, owner)).id}"
    assert (await StockLevel.get(item_id=unseen.id)).available == 3
    assert "Sorry!" in (await rich_alice.wait_for("given back", anywhere=True)).text
    await owner.press(data=AskOrderRefund(order_id).pack())
    assert "meanwhile" in owner.alerts[-1]


async def test_staff_give_back_what_they_were_shown_or_nothing(live, rich_alice, owner, teller):
    customer, order_id = await two_lines(live, rich_alice)
    await owner.press_data(AskOrderRefund(order_id))
    await owner.press("👛 To the balance")
    await owner.press("Skip")
    await give_line_back(live, (await OrderLine.filter(order_id=order_id).first()).id, 100)
    await owner.press("✅ Give back $5.00")
    assert "meanwhile" in owner.alerts[-1]
    assert await balance(customer.id) == 9_600
    assert await Refund.all().count() == 1


async def test_a_customer_cannot_give_an_order_back(live, rich_alice, teller):
    _, order_id = await two_lines(live, rich_alice)
    await rich_alice.press(data=AskOrderRefund(order_id).pack())
    assert "not allowed" in rich_alice.alerts[-1]
    assert await db.fetch("SELECT id FROM shop_refund") == []


async def test_what_was_sold_before_the_shop_took_note_of_it_counts_as_seen(desk):
    """There and back over the migration: a refund for several lines becomes several, and nothing is lost."""
    one, two = await desk.item("One", price=200, stock=1), await desk.item("Two", price=300, stock=1)
    art = await desk.item("Art", price=100, kind="manual")
    alice = await desk.customer(1000)
    order_id = await order_of(desk, alice, (one, 1), (two, 1))
    await give_order_back(desk, order_id)
    await desk.buy(alice, await desk.item("Three", price=100, stock=1))
    await desk.buy(alice, art)
    packages = desk.bot.model_packages()
    await migrations.downgrade("shop", dict(packages)["shop"], 4)
    rows = await db.fetch('SELECT line_id, amount, state, "to" FROM shop_refund ORDER BY id')
    assert [(row["amount"], row["state"], row["to"]) for row in rows] == [
        (200, "done", "wallet"),
        (300, "done", "wallet"),
    ]
    await migrations.upgrade_all(packages)
    revealed = {line.item_name: line.revealed_at is not None async for line in OrderLine.all()}
    assert revealed == {"One": True, "Two": True, "Three": True, "Art": False}
    assert await Refund.all().count() == 2
