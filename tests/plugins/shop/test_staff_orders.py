"""Staff see to orders: find them, deliver by hand with the customer's answers, refuse, and give money back."""

import json

import pytest

from kernel import db, run_in_transaction
from plugins.accounts.api import balance
from plugins.accounts.testing import customer_of
from plugins.shop.models import Order, OrderLine, Refund
from plugins.shop.staff.callbacks import (
    AskRefund,
    AskRefuse,
    DeliverLine,
    OpenStaffLine,
    OpenStaffOrder,
    RefuseLine,
    SendAnswers,
    ShowGoods,
    StaffOrders,
    Which,
)
from tests.plugins.shop.conftest import label

LONG = "Ы" * 255


async def order_by_hand(live, alice, *answers: str):
    """An order of Alice for something that staff bring, with her answers; its line."""
    questions = [f"Question {number}?" for number in range(len(answers))]
    item = await live.item("Account", kind="manual", questions=questions)
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    for answer in answers:
        await alice.send(answer)
    await alice.press("✅ Confirm" if answers else label(alice, "Pay"))
    return await OrderLine.get(item_id=item.id)


async def test_customers_get_nowhere_near_orders_of_others(live, alice, rich_alice, bob):
    line = await order_by_hand(live, rich_alice, "secret login")
    await bob.send("/start")
    for callback in (
        StaffOrders(),
        OpenStaffOrder(line.order_id),
        OpenStaffLine(line.id),
        DeliverLine(line.id),
        AskRefuse(line.id),
        AskRefund(line.id),
        ShowGoods(line.id),
        SendAnswers(line.id),
    ):
        await bob.press(data=callback.pack())
        assert "нет прав" in bob.alerts[-1]
    await bob.send(f"/order {line.order_id}")
    assert "нет прав" in bob.last.text
    assert not [message for message in bob.messages if "secret" in message.text]


async def test_an_order_is_delivered_by_hand_with_the_answers_of_the_customer(live, rich_alice, owner):
    line = await order_by_hand(live, rich_alice, "<alice>", "EU")
    await owner.send("/manage")
    await owner.press("📦 Orders")
    await owner.press("📮 To deliver")
    await owner.press(label(owner, "Account"))
    assert "<alice>" in owner.last.text
    assert "Alice" in owner.last.text
    await owner.press("📮 Account")
    assert "Question 1?" in owner.last.text
    assert "EU" in owner.last.text
    await owner.press("📮 Deliver")
    await owner.send("login: <alice> & pass")
    assert "gets this at once" in owner.last.text
    await owner.press("✅ Confirm")
    assert "Delivered" in owner.last.text
    await line.refresh_from_db()
    assert line.state == "fulfilled"
    assert "login: <alice> & pass" in (await rich_alice.wait_for("pass", anywhere=True)).text
    await rich_alice.send("/purchases")
    await rich_alice.press(label(rich_alice, "Account"))
    assert "login: <alice> & pass" in rich_alice.last.text


async def test_a_file_is_delivered_by_hand_and_arrives_byte_for_byte(live, rich_alice, owner):
    line = await order_by_hand(live, rich_alice)
    await owner.press_data(DeliverLine(line.id))
    await owner.send("   ")
    await owner.send_file("keys.bin", b"\0\1\2")
    assert "keys.bin" in owner.last.text
    await owner.press("✅ Confirm")
    assert "Delivered" in owner.last.text
    await owner.bot.settle()
    document = next(message.document for message in rich_alice.messages if message.document)
    assert (document.name, document.data) == ("keys.bin", b"\0\1\2")


async def test_two_of_the_staff_deliver_once(live, rich_alice, owner):
    line = await order_by_hand(live, rich_alice)
    await owner.press_data(DeliverLine(line.id))
    await owner.send("first")
    from plugins.shop.orders.fulfilling import deliver_by_hand

    await run_in_transaction(deliver_by_hand, owner.bot, line.id, text="faster")
    await owner.press("✅ Confirm")
    assert "meanwhile" in owner.alerts[-1]
    await owner.bot.settle()
    assert [message.text for message in rich_alice.messages if "first" in message.text] == []


async def test_a_line_is_refused_once_and_its_money_comes_back(live, bot, rich_alice, owner):
    line = await order_by_hand(live, rich_alice)
    alice = await customer_of(bot, rich_alice)
    assert await balance(alice.id) == 9_500
    await owner.press_data(OpenStaffLine(line.id))
    await owner.press("✖️ Cannot be delivered")
    assert "$5.00 goes back:\n👛 $5.00 to the balance" in owner.last.text
    confirm = owner.last.rows[0][0].data
    await owner.press("✖️ Yes, give the money back")
    await owner.press(data=confirm)
    assert await balance(alice.id) == 10_000
    assert await Refund.all().count() == 1
    assert (await Order.first()).state == "refunded"


async def test_money_goes_back_in_parts_and_never_more_than_was_paid(live, bot, rich_alice, owner):
    item = await live.item("Key", stock=1)
    alice = await customer_of(bot, rich_alice)
    await live.buy(alice, item)
    line = await OrderLine.get(item_id=item.id)
    await owner.press_data(OpenStaffLine(line.id))
    await owner.press("↩️ Refund")
    await owner.send("2.00")
    await owner.press("👛 To the balance")
    await owner.send("It was slow.")
    assert "It was slow." in owner.last.text
    assert "keeps what was delivered" in owner.last.text
    await owner.press("✅ Give back $2.00")
    assert "refund is under way" in owner.last.text
    assert await balance(alice.id) == 9_700
    assert "It was slow." in (await rich_alice.wait_for("given back", anywhere=True)).text
    await owner.press("↩️ Refund")
    assert "Up to $3.00" in owner.last.text
    await owner.press("All of it: $3.00")
    await owner.press("💳 To where it came from")
    await owner.press("Skip")
    assert "not sold again" in owner.last.text
    assert "👛 $3.00 to the balance\nNothing of it can go back to where it came from." in owner.last.text
    await owner.press("✅ Give back $3.00")
    await owner.bot.settle()
    refunds = await Refund.all().order_by("id")
    assert [(refund.amount, refund.to, refund.state) for refund in refunds] == [
        (200, "wallet", "done"),
        (300, "wallet", "done"),
    ]
    await owner.press_data(AskRefund(line.id))
    assert "meanwhile" in owner.alerts[-1]


async def test_more_than_is_left_is_refused_in_words(live, bot, rich_alice, owner):
    item = await live.item("Key", stock=1)
    await live.buy(await customer_of(bot, rich_alice), item)
    line = await OrderLine.get(item_id=item.id)
    await owner.press_data(AskRefund(line.id))
    await owner.send("5.01")
    await owner.press("👛 To the balance")
    await owner.press("Skip")
    assert "At most $5.00" in owner.last.text + "".join(owner.alerts)
    assert not await Refund.exists()


async def test_what_was_delivered_is_shown_on_request_and_that_is_written_down(live, bot, rich_alice, owner, capsys):
    item = await live.item("Key")
    await live.stock(item, ["SECRET-KEY-1234"])
    outcome = await live.buy(await customer_of(bot, rich_alice), item)
    await owner.send(f"/order {outcome.order_id}")
    assert "SECRET" not in owner.last.text
    await owner.press("Key")
    assert "SECRET" not in owner.last.text
    await owner.press("👁 What was delivered")
    assert "SECRET-KEY-1234" in owner.last.text
    assert "SECRET" not in capsys.readouterr().out
    rows = await db.fetch("SELECT args FROM kernel_event WHERE name = 'stock_value_shown'")
    assert len(rows) == 1


async def test_orders_are_found_by_number_and_by_customer(live, bot, rich_alice, owner):
    item = await live.item("Key", stock=3)
    alice = await customer_of(bot, rich_alice)
    for _ in range(2):
        await live.buy(alice, item)
    other = await live.customer(1000)
    await live.buy(other, item)
    number = (await Order.filter(user_id=alice.id).first()).id
    await bot.settle()  # the notices of the sales have arrived
    await owner.press_data(StaffOrders())
    assert len([text for text in owner.buttons if "Key" in text]) == 3
    await owner.press("🔎 Find an order")
    await owner.send(f"№ {number}")
    assert f"Order {number}" in owner.last.text
    await owner.press("📦 All their orders")
    assert "Alice" in owner.last.text
    assert len([text for text in owner.buttons if "Key" in text]) == 2
    for nonsense in ("999999", "abc", "1" * 29, "-1"):
        await owner.send(f"/order {nonsense}")
        assert "There is no order" in owner.last.text
    await owner.send("/order")
    assert "Send the number" in owner.last.text
    await owner.press("✖️ Cancel")
    assert "Orders" in owner.last.text


async def test_reserved_orders_have_a_list_of_their_own(live, bot, alice, owner):
    item = await live.item("Key", stock=1)
    await alice.send("/start")
    held = await live.hold(await customer_of(bot, alice), item)
    await owner.press_data(StaffOrders(Which.RESERVED))
    await owner.press(label(owner, f"{held.order_id} · Key"))
    assert "waiting for payment" in owner.last.text
    assert "Held until" in owner.last.text
    await owner.press("⬅️ Back")
    assert "✅ ⏳ Reserved" in owner.buttons
    line = await OrderLine.get(order_id=held.order_id)
    await owner.press_data(AskRefuse(line.id))
    assert "meanwhile" in owner.alerts[-1]


async def test_long_names_and_answers_fit_and_come_whole_as_a_file(live, rich_alice, owner, telegram):
    item = await live.item(LONG, kind="manual", questions=[LONG] * 5)
    await rich_alice.send(f"/start item_{item.id}")
    await rich_alice.press(label(rich_alice, "Buy"))
    for number in range(5):
        await rich_alice.send(f"{number}" + "Ж" * 990)
    await rich_alice.press(rich_alice.buttons[0])
    line = await OrderLine.get(item_id=item.id)
    for callback in (StaffOrders(), OpenStaffOrder(line.order_id), OpenStaffLine(line.id), AskRefuse(line.id)):
        before = owner.last.text
        await owner.press_data(callback)
        assert owner.last.text != before
    await owner.press_data(SendAnswers(line.id))
    document = owner.last.document
    assert "4" + "Ж" * 990 in document.data.decode()
    await owner.press_data(DeliverLine(line.id))
    await owner.send("Щ" * 4000)
    assert telegram.violations == []


async def test_answers_are_stored_encrypted(live, rich_alice, owner):
    line = await order_by_hand(live, rich_alice, "my login")
    assert "my login" not in line.answers
    assert json.loads(owner.bot.keys.decrypt(line.answers)) == [["Question 0?", "my login"]]


async def test_who_loses_the_right_cannot_finish_a_delivery_or_refusal(live, bot, rich_alice, owner):
    line = await order_by_hand(live, rich_alice)
    await owner.press_data(AskRefuse(line.id))
    confirm = owner.last.rows[0][0].data
    await owner.press_data(DeliverLine(line.id))
    await owner.send("goods")
    bot.settings.owner_id = 7
    await owner.press("✅ Confirm")
    assert "not allowed" in owner.alerts[-1]
    await owner.press(data=confirm)
    assert "not allowed" in owner.alerts[-1]
    await line.refresh_from_db()
    assert line.state == "pending"


@pytest.mark.parametrize("which", list(Which))
async def test_every_list_of_orders_opens_empty(live, owner, which):
    await owner.press_data(StaffOrders(which))
    assert "(0)" in owner.last.text


async def test_a_forged_confirm_button_does_nothing(live, rich_alice, owner):
    line = await order_by_hand(live, rich_alice)
    await owner.press(data=RefuseLine(line.id).pack())
    await line.refresh_from_db()
    assert line.state == "pending"


async def test_the_last_confirm_button_opens_what_it_came_to_again(live, rich_alice):
    item = await live.item("Account", kind="manual", questions=["Login?"])
    await rich_alice.send(f"/start item_{item.id}")
    await rich_alice.press(label(rich_alice, "Buy"))
    await rich_alice.send("me")
    button = next(button.data for row in rich_alice.last.rows for button in row if button.label == "✅ Confirm")
    for _ in range(3):
        await rich_alice.press(data=button)
    order = await Order.get()
    assert f"Order {order.id}" in rich_alice.last.text
    assert rich_alice.toasts[-1] == "This has been done already."
