"""Orders that were paid by a provider, in whole or in part, and are given back: what came from there goes there."""

from __future__ import annotations

import asyncio

import pytest

from kernel import db, run_in_transaction
from plugins.accounts.api import Holding, verify
from plugins.accounts.testing import give
from plugins.cart.testing import put_in_cart
from plugins.payments.models import Refund as PaymentRefund
from plugins.payments.testing import Fault
from plugins.shop.models import Order, OrderLine, Refund
from plugins.shop.orders.paying_out import settle_refunds
from plugins.shop.orders.refunds import refund_order
from plugins.shop.staff.callbacks import AskOrderRefund, AskRefund
from plugins.shop.testing import add_item

from .conftest import look, wallet_of

BANK, STARS = "🏦 Bank: ", "⭐ Stars: "
ADJUSTED = "SELECT coalesce(sum(amount), 0) AS amount FROM accounts_posting WHERE account = 'adjustment'"


@pytest.fixture
def settings(bank):
    return {**bank.settings, "STARS_PER_VALUE": "50", "MIN_AMOUNT": "1"}


async def two_lines(bot, person, money=0) -> None:
    """The question before an order of six and four dollars, of somebody with so much money."""
    await person.send("/start")
    if money:
        await give(bot, person, money)
    for name, price in (("Six", "6.00"), ("Four", "4.00")):
        await put_in_cart(bot, person, await add_item(bot, name, price=price, values=[f"KEY-{name}"]))
    await person.send("/cart")
    await person.press(next(label for label in person.buttons if "Check out" in label))


async def by_bank(bot, bank, person, amount: str, total: int | None = None) -> str:
    """Pay what is due at the bank; its id of the payment."""
    await person.press(BANK + amount)
    payment = bank.pay(list(bank.invoices)[-1], total)
    await look(bot)
    return payment


async def ask(owner, callback, *answers) -> str:
    """Go through the questions of a refund to where the money came from; the last screen."""
    await owner.press(data=callback.pack())
    for answer in answers:
        await owner.send(answer)
    await owner.press("💳 To where it came from")
    await owner.press("Skip")
    return owner.last.text


async def confirm(bot, owner) -> None:
    """Press the last button, and let the refund come to its end."""
    await owner.press(next(label for label in owner.buttons if "Give back" in label))
    await settle_refunds(bot)
    await bot.settle()


async def line(name: str) -> OrderLine:
    return await OrderLine.get(item_name=name)


async def test_stars_pay_back_their_part_of_an_order_and_the_rest_is_on_the_balance(bot, bank, alice, owner):
    alice.stars = 1000
    await two_lines(bot, alice, 499)
    await alice.press(f"{STARS}251 ⭐")
    assert (await alice.pay()).ok
    assert await wallet_of(bot, alice) == Holding(0, 0)
    # a part of the payment cannot go back, and the screen says so
    screen = await ask(owner, AskRefund((await line("Four")).id), "4.00")
    assert "👛 $4.00 to the balance\nNothing of it can go back" in screen
    # but of this one the whole payment is a part
    screen = await ask(owner, AskOrderRefund((await Order.get()).id))
    assert "💳 $5.01 to where it came from\n👛 $4.99 to the balance" in screen
    await confirm(bot, owner)
    assert alice.stars == 1000
    assert await wallet_of(bot, alice) == Holding(499, 0)
    refund = await Refund.get()
    assert (refund.amount, refund.outside, refund.to, refund.state) == (1000, 501, "provider", "done")
    assert (await Order.get()).state == "refunded"
    assert "$5.01 go back to where they came from, $4.99 are on your balance" in alice.last.text


async def test_a_bank_pays_back_parts_until_its_payment_is_used_up(bot, bank, alice, owner):
    await two_lines(bot, alice, 300)
    payment = await by_bank(bot, bank, alice, "$7.00")
    screen = await ask(owner, AskRefund((await line("Four")).id), "4.00")
    assert "💳 $4.00 to where it came from" in screen
    assert "to the balance" not in screen
    await confirm(bot, owner)
    assert bank.payments[payment].returned == 400
    assert "It goes back to where it came from" in alice.last.text
    screen = await ask(owner, AskOrderRefund((await Order.get()).id))
    assert "💳 $3.00 to where it came from\n👛 $3.00 to the balance" in screen
    await confirm(bot, owner)
    assert bank.payments[payment].returned == 700
    assert await wallet_of(bot, alice) == Holding(300, 0)


async def test_what_two_payments_paid_goes_back_to_both_once(bot, bank, alice, owner):
    await two_lines(bot, alice)
    first = await by_bank(bot, bank, alice, "$10.00", 600)  # too little: the order waits
    order = await Order.get()
    await alice.send("/purchases")
    await alice.press(next(label for label in alice.buttons if "Six" in label or f"{order.id}" in label))
    second = await by_bank(bot, bank, alice, "$4.00")
    assert (await Order.get()).state == "paid"
    assert "💳 $10.00 to where it came from" in await ask(owner, AskOrderRefund(order.id))
    await owner.press(next(label for label in owner.buttons if "Give back" in label))
    await asyncio.gather(*(settle_refunds(bot) for _ in range(10)))
    assert [bank.payments[number].returned for number in (first, second)] == [600, 400]
    assert len(bank.refunds) == 2
    assert await wallet_of(bot, alice) == Holding(0, 0)


async def test_what_the_bank_refuses_is_on_the_balance(bot, bank, alice, owner):
    await two_lines(bot, alice)
    payment = await by_bank(bot, bank, alice, "$10.00")
    await ask(owner, AskOrderRefund((await Order.get()).id))
    bank.fail(Fault.REFUSING)
    await confirm(bot, owner)
    bank.mend()
    assert bank.payments[payment].returned == 0
    assert await wallet_of(bot, alice) == Holding(1000, 0)
    assert [(each.to, each.state) async for each in Refund.all().order_by("id")] == [
        ("provider", "failed"),
        ("wallet", "done"),
    ]
    assert (await PaymentRefund.get()).state == "failed"


async def test_a_bank_that_never_answers_is_given_up_before_the_shop_does(bot, bank, alice, owner, clock):
    await two_lines(bot, alice)
    await by_bank(bot, bank, alice, "$10.00")
    await ask(owner, AskOrderRefund((await Order.get()).id))
    bank.fail(Fault.DOWN)
    await confirm(bot, owner)
    for _ in range(20):
        clock.move(hours=1)
        await settle_refunds(bot)
    bank.mend()
    assert (await PaymentRefund.get()).state == "failed"
    assert await wallet_of(bot, alice) == Holding(1000, 0)


async def test_a_refund_that_is_not_what_the_screen_said_is_not_made(bot, bank, alice, owner):
    await two_lines(bot, alice)
    payment = await by_bank(bot, bank, alice, "$10.00")
    await ask(owner, AskOrderRefund((await Order.get()).id))
    yes = next(button.data for row in owner.last.rows for button in row if "Give back" in button.label)
    bank.give_back(payment, 300)
    await look(bot)
    await owner.press(data=yes)
    assert "meanwhile" in owner.alerts[-1]
    assert await Refund.all().count() == 0
    assert await PaymentRefund.all().count() == 0


async def test_two_refunds_at_once_share_what_is_left_of_the_payment(bot, bank, alice, owner):
    await two_lines(bot, alice, 300)
    payment = await by_bank(bot, bank, alice, "$7.00")
    order = await Order.get()

    async def give_back():
        await run_in_transaction(lambda: refund_order(bot, order.id, to="provider", reason="sorry"))

    await asyncio.gather(*(give_back() for _ in range(5)), return_exceptions=True)
    await asyncio.gather(*(settle_refunds(bot) for _ in range(5)))
    assert bank.payments[payment].returned == 700
    assert await Refund.all().count() == 1
    assert await wallet_of(bot, alice) == Holding(300, 0)


async def test_what_the_shop_had_added_stays_with_the_shop(bot, bank, alice, owner):
    await two_lines(bot, alice)
    payment = await by_bank(bot, bank, alice, "$10.00", 750)
    await owner.press("🔎 Open")
    await owner.press("✅ Accept")
    await owner.press("Yes, do it")
    await bot.settle()
    assert (await Order.get()).state == "paid"
    screen = await ask(owner, AskRefund((await line("Four")).id), "4.00")
    assert "💳 $3.00 to where it came from\n🎁 $1.00 stays with the shop" in screen
    await confirm(bot, owner)
    assert "$3.00 given back" in alice.last.text
    screen = await ask(owner, AskOrderRefund((await Order.get()).id))
    assert "💳 $4.50 to where it came from\n🎁 $1.50 stays with the shop" in screen
    await confirm(bot, owner)
    assert bank.payments[payment].returned == 750
    assert await wallet_of(bot, alice) == Holding(0, 0)
    assert int((await db.fetch_one(ADJUSTED))["amount"]) == 0
    assert await verify() == []
