"""Staff say that a transfer has come: credited once, whatever is pressed how often and by whom."""

from __future__ import annotations

import asyncio
import json

import pytest

from kernel import Refused, db, run_in_transaction
from plugins.accounts.api import verify
from plugins.accounts.testing import customer_of
from plugins.payments.looking import expire
from plugins.payments.providers.manual.booking import close, confirm
from plugins.payments.providers.manual.callbacks import (
    AskArrived,
    AskMissing,
    CloseMissing,
    ConfirmArrived,
    OpenSendBack,
    OpenSendBacks,
    OpenTransfer,
    OpenTransfers,
)
from plugins.payments.providers.manual.provider import PROVIDER

from .steps import ask, data_of, money_of, open_card, payments, seen, state_of, type_amount


async def test_the_owner_finds_the_transfer_and_one_press_credits_it(bot, alice, owner):
    number = await ask(alice)
    await alice.press("✅ I have sent it")
    await owner.send("/transfers")
    assert "Transfers that we wait for: 1" in owner.last.text
    await owner.press(f"🗣 №{number} · $20.00 · Alice")
    assert "Customer: Alice" in owner.last.text
    await owner.press("✅ Arrived: $20.00")
    assert owner.toasts[-1] == "$20.00 is credited."
    assert "✅ $20.00 came" in owner.last.text
    assert await money_of(bot, alice) == 2000
    assert "$20.00 is on your balance" in alice.last.text
    assert await payments(number) == [(f"manual-{number}", 2000, 2000, "")]
    await owner.press("⬅️ Back")
    assert f"✅ №{number} · $20.00 · Alice" in owner.buttons
    assert await verify() == []


async def test_pressed_twice_it_credits_once(bot, alice, owner):
    number = await ask(alice)
    await open_card(owner, number)
    button = data_of(owner, "✅ Arrived: $20.00")
    await owner.press(data=button)
    await owner.press(data=button)
    assert "was confirmed meanwhile" in owner.alerts[-1]
    assert await money_of(bot, alice) == 2000
    assert len(await payments(number)) == 1


async def test_the_last_question_answered_twice_shows_the_invoice_again(bot, alice, owner):
    number = await ask(alice)
    await type_amount(owner, number, "15")
    button = data_of(owner, "✅ Confirm")
    await owner.press(data=button)
    await owner.press("⬅️ Back")
    await owner.press(data=button)
    assert owner.toasts[-1] == "This has been done already."
    assert "✅ $15.00 came" in owner.last.text
    assert await money_of(bot, alice) == 1500
    (row,) = await db.fetch("SELECT actor, subject, details FROM kernel_audit WHERE action = 'manual.confirmed'")
    details = json.loads(row["details"]) if isinstance(row["details"], str) else row["details"]
    assert (row["actor"], row["subject"]) == (f"user:{(await customer_of(bot, owner)).id}", f"invoice:{number}")
    assert (details["before"], details["after"], details["amount"]) == ({"state": "open"}, {"state": "underpaid"}, 1500)


async def test_two_cards_opened_before_credit_once(bot, alice, owner):
    number = await ask(alice)
    await open_card(owner, number)
    first = data_of(owner, "✅ Arrived: $20.00")
    await type_amount(owner, number, "15")
    await owner.press("✅ Confirm")
    await owner.press(data=first)
    assert await payments(number) == [(f"manual-{number}", 1500, 1500, "under")]
    assert await money_of(bot, alice) == 1500


@pytest.mark.parametrize(
    "amounts", [(2000,) * 8, (2000, 1500, 2500, 1, 2000, 1999, 2000, 20)], ids=["same", "different"]
)
async def test_many_staff_at_once_credit_once(bot, alice, amounts):
    number = await ask(alice)
    told = await asyncio.gather(*(run_in_transaction(confirm, bot, number, 1, amount) for amount in amounts))
    assert sorted(told) == [False] * 7 + [True]
    paid = amounts[told.index(True)]
    assert [(name, total) for name, total, _, _ in await payments(number)] == [(f"manual-{number}", paid)]
    assert await money_of(bot, alice) == paid
    assert await verify() == []


async def test_confirming_and_closing_at_once_end_lawfully(bot, alice):
    number = await ask(alice)
    booked, closed = await asyncio.gather(
        run_in_transaction(confirm, bot, number, 1, 2000), run_in_transaction(close, bot, number)
    )
    assert booked
    assert await state_of(number) == ("late" if closed else "paid")
    assert await money_of(bot, alice) == 2000


async def test_less_than_asked_credits_what_came_and_is_a_case_for_staff(bot, alice, owner):
    number = await ask(alice)
    await type_amount(owner, number, "12.50")
    assert "this is less" in owner.last.text
    assert await money_of(bot, alice) == 0
    await owner.press("✅ Confirm")
    await bot.settle()
    assert await money_of(bot, alice) == 1250
    assert await state_of(number) == "underpaid"
    assert "$12.50 came" in alice.last.text
    assert seen(owner, "needs a look: less than the invoice") == 1


async def test_more_than_asked_is_all_the_customers(bot, alice, owner):
    number = await ask(alice)
    await type_amount(owner, number, "25")
    assert "this is more" in owner.last.text
    await owner.press("✅ Confirm")
    assert await money_of(bot, alice) == 2500
    assert await state_of(number) == "overpaid"


async def test_nonsense_is_no_amount(bot, alice, owner):
    number = await ask(alice)
    await type_amount(owner, number, "much")
    for typed in ("0", "-5", "1e3"):
        await owner.send(typed)
    assert seen(owner, "Amount: $20.00") == 0
    await owner.press("✖️ Cancel")
    assert seen(owner, "Amount: $20.00") == 1
    assert await payments(number) == []


async def test_a_second_transfer_for_the_same_invoice_is_credited_too(bot, alice, owner):
    number = await ask(alice)
    await open_card(owner, number)
    await owner.press("✅ Arrived: $20.00")
    assert not any("✅ Arrived" in label for label in owner.buttons)
    await type_amount(owner, number, "20", "➕ One more transfer arrived")
    assert "That is what the invoice says" in owner.last.text
    await owner.press("✅ Confirm")
    assert await money_of(bot, alice) == 4000
    assert await state_of(number) == "double"
    assert [name for name, *_ in await payments(number)] == [f"manual-{number}", f"manual-{number}-2"]
    assert await verify() == []


async def test_what_comes_after_the_time_is_credited_as_late(bot, alice, owner, clock):
    number = await ask(alice)
    clock.move(days=4)
    await expire(bot)
    await owner.send("/transfers")
    assert "No transfer is waited for" in owner.last.text
    await owner.press("📋 All")
    await owner.press(f"✖️ №{number} · $20.00 · Alice")
    await owner.press("✅ Arrived: $20.00")
    assert await state_of(number) == "late"
    assert await money_of(bot, alice) == 2000


async def test_what_did_not_arrive_is_closed_and_can_still_come(bot, alice, owner):
    number = await ask(alice)
    await open_card(owner, number)
    await owner.press("✖️ Did not arrive")
    assert "Close transfer" in owner.last.text
    await owner.press("Yes, close it")
    await bot.settle()
    assert await state_of(number) == "cancelled"
    assert "has not arrived" in alice.last.text
    await owner.press("✅ Arrived: $20.00")
    await bot.settle()
    assert await state_of(number) == "late"
    assert await money_of(bot, alice) == 2000


async def test_what_was_paid_is_not_closed(bot, alice, owner):
    number = await ask(alice)
    await open_card(owner, number)
    await owner.press("✖️ Did not arrive")
    yes = data_of(owner, "Yes, close it")
    await open_card(owner, number)
    await owner.press("✅ Arrived: $20.00")
    await owner.press(data=yes)
    assert "was paid or closed meanwhile" in owner.alerts[-1]
    assert await state_of(number) == "paid"
    assert seen(alice, "has not arrived") == 0


async def test_strangers_can_do_nothing_of_this(bot, alice, owner):
    number = await ask(alice)
    await open_card(owner, number)
    stolen = data_of(owner, "✅ Arrived: $20.00")
    await alice.send("/transfers")
    assert "Transfers" not in alice.last.text
    sealed = ConfirmArrived(number, 1, 2000).seal(bot.keys.sign, alice.id, bot.clock.now(), "").data
    closing = CloseMissing(number).seal(bot.keys.sign, alice.id, bot.clock.now(), "").data
    await ask(alice)
    forged = [
        *(OpenTransfers(), OpenTransfer(number), AskArrived(number), AskMissing(number)),
        *(OpenSendBacks(), OpenSendBack(1)),
    ]
    for data in (stolen, sealed, closing, *(callback.button("").data for callback in forged)):
        before = len(alice.alerts)
        await alice.press(data=data)
        assert len(alice.alerts) == before + 1, data
    assert await state_of(number) == "open"
    assert await payments(number) == []


async def test_a_button_made_for_another_amount_is_refused(bot, alice, owner):
    number = await ask(alice)
    await open_card(owner, number)
    good = data_of(owner, "✅ Arrived: $20.00")
    bad = ConfirmArrived(number, 1, 200_000).pack() + ":" + good.rpartition(":")[2]
    await owner.press(data=bad)
    assert await payments(number) == []


async def test_an_invoice_of_another_provider_is_none_of_ours(bot, alice, owner):
    await alice.send("/topup")
    await alice.press("$20.00")
    await alice.press("⭐ Stars: 19 ⭐")
    for words in ("1", "99", "9" * 19, "9" * 40, "-1", "x"):
        await owner.send(f"/transfers {words}")
        assert "no such transfer" in owner.last.text, words
    with pytest.raises(Refused, match="manual-missing"):
        await run_in_transaction(confirm, bot, 1, 1, 2000)
    with pytest.raises(Refused, match="manual-missing"):
        await run_in_transaction(close, bot, 1)


async def test_an_invoice_is_the_same_however_often_it_is_made(bot, alice):
    from plugins.payments.api import read_invoice

    number = await ask(alice)
    invoice = await read_invoice(bot, number)
    assert invoice is not None
    assert await PROVIDER.create(bot, invoice) == await PROVIDER.create(bot, invoice)
    assert invoice.external_id == f"manual-{number}"


async def test_the_list_has_pages(bot, alice, bob, owner):
    for _ in range(6):
        await ask(alice)
    await bob.send("/start")
    for _ in range(6):
        await bob.send("/topup")
        await bob.press(next(label for label in bob.buttons if "20" in label))
        await bob.press(next(label for label in bob.buttons if "Банковский" in label))
    await owner.send("/transfers")
    assert "wait for: 12" in owner.last.text
    assert sum("№" in label for label in owner.buttons) == 10
    await owner.press("▶️")
    assert [label for label in owner.buttons if "№" in label] == ["⏳ №2 · $20.00 · Alice", "⏳ №1 · $20.00 · Alice"]
