"""The screen of an invoice says that it is paid as soon as it is, without a press."""

from __future__ import annotations

from kernel import Button, run_in_transaction
from kernel.messages import Outgoing, Rich
from plugins.accounts.api import OpenMenu
from plugins.payments.api import Incoming, receive
from plugins.payments.looking import expire
from plugins.payments.models import Invoice
from plugins.payments.reading import read_invoice
from plugins.payments.screens import refresh

from .conftest import look, open_invoice


def screen(person, number: int):
    """The message that shows an invoice, if it still does."""
    return next(message for message in person.messages if f"Invoice {number}\n" in message.text)


async def test_the_screen_of_an_invoice_that_is_paid_says_so(bot, bank, alice):
    number = await open_invoice(alice)
    shown = screen(alice, number)
    assert "Waiting" not in shown.text
    assert "more minute" in shown.text
    bank.pay(number)
    await look(bot)
    assert "✅ Paid" in screen(alice, number).text
    assert screen(alice, number).id == shown.id
    assert "🔄 Check" not in screen(alice, number).labels
    assert sum("is on your balance" in message.text for message in alice.messages) == 1
    await look(bot)
    assert sum("is on your balance" in message.text for message in alice.messages) == 1


async def test_a_customer_who_has_gone_on_keeps_the_screen_they_are_at(bot, bank, alice):
    number = await open_invoice(alice)
    await alice.press(data=OpenMenu().pack())
    before = [(message.id, message.text) for message in alice.messages]
    bank.pay(number)
    await look(bot)
    assert [(message.id, message.text) for message in alice.messages][: len(before)] == before


async def test_an_invoice_shown_in_a_second_message_is_redrawn_there(bot, bank, alice, clock):
    number = await open_invoice(alice)
    await alice.send("/paysupport")
    await alice.press(next(label for label in alice.buttons if label.startswith(f"{number} ")))
    last = alice.last.id
    clock.move(hours=1)
    await expire(bot)
    bank.pay(number)
    await look(bot)
    assert "Paid, a little late" in next(message for message in alice.messages if message.id == last).text


async def test_a_message_that_is_gone_or_another_persons_is_left_alone(bot, bank, alice, bob):
    number = await open_invoice(alice)
    await bob.send("/start")
    count = len(alice.messages)
    invoice = await read_invoice(bot, number)
    sent = (await bot.telegram.send(bob.id, Outgoing(Rich("Hello"), ((Button("x", data="menu"),),)))).message_id
    for message_id in (sent, 10**6):
        await Invoice.filter(id=number).update(screen_id=message_id)
        await refresh(bot, number)
    assert len(alice.messages) == count
    await run_in_transaction(receive, bot, "bank", Incoming("bank-9", invoice.asked, invoice_id=number))
    await bot.settle()
    assert len(alice.messages) == count + 1


async def test_telegram_down_holds_nothing_up(bot, bank, alice, telegram):
    number = await open_invoice(alice)
    telegram.faults.fail("messages.getMessages", code="PEER_ID_INVALID")
    bank.pay(number)
    await look(bot)
    assert "is on your balance" in alice.last.text
    assert (await Invoice.get()).state == "paid"
