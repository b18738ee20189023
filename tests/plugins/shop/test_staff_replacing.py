"""Staff replace what was bad, give reservations up, and find the order of a sold value."""

import asyncio

import pytest

from kernel import KioskError, db, run_in_transaction
from plugins.accounts.api import balance
from plugins.accounts.testing import customer_of
from plugins.shop.importing.load import load
from plugins.shop.importing.sources import Upload, upload_source
from plugins.shop.models import Order, OrderLine, StockLevel, StockValue
from plugins.shop.orders.refunds import WALLET, refund_line
from plugins.shop.orders.replacing import replace_pieces
from plugins.shop.staff.callbacks import AskCancelOrder, AskReplace, OpenStaffLine, OpenStaffOrder, ReplacePiece
from tests.plugins.shop.conftest import label


async def bought(live, bot, person, item, quantity=1):
    """A line of a person's who has bought it."""
    outcome = await live.buy(await customer_of(bot, person), item, quantity)
    await bot.settle()
    return await OrderLine.get(order_id=outcome.order_id)


async def states(item):
    return [(value.state, value.line_id) for value in await StockValue.filter(item_id=item.id).order_by("id")]


async def audited(action):
    rows = await db.fetch("SELECT actor, subject, details FROM kernel_audit WHERE action = $1 ORDER BY id", action)
    return [(row["actor"], row["subject"], row["details"]) for row in rows]


async def test_a_bad_value_is_replaced_with_a_reason_and_the_price_stays(live, bot, rich_alice, owner):
    item = await live.item("Key", price=500, stock=3)
    line = await bought(live, bot, rich_alice, item)
    money = await balance((await customer_of(bot, rich_alice)).id)
    entries = await db.fetch("SELECT id FROM accounts_entry")
    await rich_alice.send("/purchases")
    await owner.press_data(OpenStaffLine(line.id))
    await owner.press("🔁 Replace")
    assert "What is wrong" in owner.last.text
    await owner.send("It was used before.")
    assert "one piece is taken from stock" in owner.last.text
    await owner.press("🔁 Yes, replace")
    assert "✅ Replaced" in owner.last.text
    assert "replaced" in owner.last.text
    old, new, unsold = await states(item)
    assert (old, new, unsold) == (("burnt", line.id), ("sold", line.id), ("unsold", None))
    assert (await StockLevel.get(item_id=item.id)).available == 1
    texts = [message.text for message in rich_alice.messages]
    assert any("we have replaced it" in text and "It was used before." in text for text in texts)
    assert "Key-1" in rich_alice.last.text
    assert "Key-0" not in rich_alice.last.text
    assert await balance((await customer_of(bot, rich_alice)).id) == money
    assert await db.fetch("SELECT id FROM accounts_entry") == entries
    assert (await Order.get(id=line.order_id)).state == "paid"
    ((actor, subject, details),) = await audited("shop.line_replaced")
    assert (actor, subject) == (f"user:{(await customer_of(bot, owner)).id}", f"line:{line.id}")
    assert details["reason"] == "It was used before."

    await rich_alice.send("/purchases")
    await rich_alice.press(label(rich_alice, "Key"))
    assert "Key-1" in rich_alice.last.text
    assert "Key-0" not in rich_alice.last.text
    await run_in_transaction(refund_line, bot, line.id, to=WALLET, reason="bad again")
    assert (await OrderLine.get(id=line.id)).state == "returned"
    assert [state for state, _ in await states(item)] == ["burnt", "burnt", "unsold"]


async def test_a_replacement_that_nobody_saw_goes_back_on_sale_with_a_refund(desk):
    item = await desk.item(stock=2)
    line = await OrderLine.get(order_id=(await desk.buy(await desk.customer(500), item)).order_id)
    await OrderLine.filter(id=line.id).update(revealed_at=desk.bot.clock.now())
    (first,) = await StockValue.filter(line_id=line.id)
    await run_in_transaction(replace_pieces, desk.bot, line.id, [first.id], "bad")
    await run_in_transaction(refund_line, desk.bot, line.id, to=WALLET, reason="x")
    assert [state for state, _ in await states(item)] == ["burnt", "unsold"]


async def test_one_of_several_pieces_is_picked_by_its_mask(live, bot, rich_alice, owner):
    item = await live.item("Long-Key-Name", price=100, stock=4)
    line = await bought(live, bot, rich_alice, item, 3)
    await owner.press_data(AskReplace(line.id))
    assert "Which piece" in owner.last.text
    assert not [text for text in owner.buttons if "Long-Key-Name-1" in text]
    second = (await StockValue.filter(line_id=line.id).order_by("id"))[1]
    await owner.press(label(owner, f"{second.id} · "))
    await owner.send("Does not work")
    await owner.press("🔁 Yes, replace")
    assert [state for state, _ in await states(item)] == ["sold", "burnt", "sold", "sold"]
    await bot.settle()
    text = rich_alice.last.text
    assert [f"Long-Key-Name-{n}" in text for n in range(4)] == [True, False, True, True]
    await owner.press_data(AskReplace(line.id))
    assert "not enough" in owner.last.text
    assert {"💸 Refund", "➕ Add stock"} & set(owner.buttons)


async def test_out_of_stock_says_so_and_offers_the_money_back(live, bot, rich_alice, owner):
    item = await live.item("Key", price=500, stock=2)
    line = await bought(live, bot, rich_alice, item)
    await owner.press_data(AskReplace(line.id))
    await owner.send("Bad")
    await live.buy(await live.customer(500), item)  # somebody takes the last one meanwhile
    await owner.press("🔁 Yes, replace")
    assert "Meanwhile there is not enough" in owner.alerts[-1]
    assert [state for state, _ in await states(item)] == ["sold", "sold"]
    await owner.press_data(AskReplace(line.id))
    assert "There is not enough of Key in stock" in owner.last.text
    assert any("Refund" in text for text in owner.buttons)
    assert await audited("shop.line_replaced") == []


async def test_two_who_replace_the_same_piece_at_once_replace_it_once(desk):
    item = await desk.item(stock=3)
    line = await OrderLine.get(order_id=(await desk.buy(await desk.customer(500), item)).order_id)
    (piece,) = await StockValue.filter(line_id=line.id)

    async def once():
        return await run_in_transaction(replace_pieces, desk.bot, line.id, [piece.id], "bad")

    results = await asyncio.gather(once(), once(), return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["KioskError", "list"]
    assert [state for state, _ in await states(item)] == ["burnt", "sold", "unsold"]
    for pieces in ([], [piece.id], [10**9]):
        with pytest.raises(KioskError):
            await run_in_transaction(replace_pieces, desk.bot, line.id, pieces, "bad")


async def test_what_was_made_by_hand_is_replaced_by_hand(live, bot, rich_alice, owner):
    item = await live.item("Account", kind="manual")
    await rich_alice.send(f"/start item_{item.id}")
    await rich_alice.press(label(rich_alice, "Buy"))
    await rich_alice.press(label(rich_alice, "Pay"))
    line = await OrderLine.get(item_id=item.id)
    await owner.press_data(OpenStaffLine(line.id))
    await owner.press("📮 Deliver")
    await owner.send("login one")
    await owner.press("✅ Confirm")
    await owner.press_data(OpenStaffLine(line.id))
    await owner.press("🔁 Replace")
    await owner.send("The password was wrong")
    await owner.send("login two")
    await owner.press("✅ Confirm")
    await bot.settle()
    assert "login two" in rich_alice.last.text
    assert "login one" not in rich_alice.last.text
    assert (await OrderLine.get(id=line.id)).state == "replaced"
    assert [details["reason"] for _, _, details in await audited("shop.line_replaced")] == ["The password was wrong"]


async def test_a_reservation_is_given_up_once_and_its_customer_told(live, bot, alice, owner):
    item = await live.item("Key", stock=1)
    await alice.send("/start")
    held = await live.hold(await customer_of(bot, alice), item)
    await owner.press_data(OpenStaffOrder(held.order_id))
    await owner.press("✖️ Give up the reservation")
    confirm = owner.last.rows[0][0].data
    await owner.press("✖️ Yes, give it up")
    assert "given up the reservation of order" in alice.last.text
    assert (await Order.get(id=held.order_id)).state == "cancelled"
    assert (await StockLevel.get(item_id=item.id)).available == 1
    await owner.press(data=confirm)
    assert "used" in owner.alerts[-1].lower() or "already" in owner.alerts[-1].lower()
    await owner.press_data(AskCancelOrder(held.order_id))
    assert "meanwhile" in owner.alerts[-1]
    assert [subject for _, subject, _ in await audited("shop.order_cancelled")] == [f"order:{held.order_id}"]


async def test_the_order_of_a_sold_value_is_found_by_the_value_and_no_value_is_written_down(
    live, bot, rich_alice, owner
):
    item = await live.item("Key", price=100, stock=3)
    other = await live.item("Other", price=100)
    line = await bought(live, bot, rich_alice, item)
    await live.stock(other, ["Key-0", str(line.order_id)])
    second = await bought(live, bot, rich_alice, other)
    await owner.send("/order")
    await owner.send("  Key-0 ")
    assert "2 orders fit" in owner.last.text
    assert "Key-0" not in owner.last.text
    await owner.press(f"№ {second.order_id}")
    assert f"Order {second.order_id}" in owner.last.text
    for unknown in ("Key-2", "Key-99"):  # not sold, and not there
        await owner.send(f"/order {unknown}")
        assert "nothing like it was sold" in owner.last.text
    third = await bought(live, bot, rich_alice, other)  # its value is the number of another order
    await owner.send(f"/order {line.order_id}")
    assert {f"№ {line.order_id}", f"№ {third.order_id}"} <= set(owner.buttons)
    found = await audited("shop.value_traced")
    assert found[0][2]["orders"] == [line.order_id, second.order_id]
    assert "Key-0" not in str(found)


async def test_a_sold_file_is_found_by_the_file(live, bot, rich_alice, owner):
    item = await live.item("Ticket", kind="file", price=100)
    await load(bot, item.id, upload_source(Upload("ticket.bin", b"the ticket"), "file"))
    line = await bought(live, bot, rich_alice, item)
    await owner.send("/order")
    await owner.send_file("anything.bin", b"not sold")
    assert "nothing like it was sold" in owner.last.text
    await owner.send("/order")
    await owner.send_file("anything.bin", b"the ticket")
    assert f"Order {line.order_id}" in owner.last.text


async def test_nobody_without_the_right_replaces_or_gives_up(live, bot, rich_alice, bob, owner):
    item = await live.item("Key", price=100, stock=2)
    line = await bought(live, bot, rich_alice, item)
    await bob.send("/start")
    for callback in (AskReplace(line.id), ReplacePiece(line.id, 0), AskCancelOrder(line.order_id)):
        await bob.press(data=callback.pack())
        assert "нет прав" in bob.alerts[-1]
    await owner.press_data(AskReplace(line.id))
    await owner.send("Bad")
    bot.settings.owner_id = 7
    await owner.press("🔁 Yes, replace")
    assert "not allowed" in owner.alerts[-1]
    assert [state for state, _ in await states(item)] == ["sold", "unsold"]
