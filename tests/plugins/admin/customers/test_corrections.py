"""Staff give to a balance and take from it: with a reason, once, never below zero, and undone where that is possible."""

from __future__ import annotations

import asyncio
import json

from kernel import db
from kernel.testing import Person
from plugins.accounts.api import balance, holding, reverse, verify
from plugins.accounts.testing import give
from plugins.admin.customers.callbacks import CorrectBalance, UndoCorrection
from tests.plugins.admin.customers.conftest import answer, id_of, open_card


async def audited(action):
    """What was written down of an action, oldest first."""
    rows = await db.fetch("SELECT actor, subject, details FROM kernel_audit WHERE action = $1 ORDER BY id", action)
    return [
        {**row, "details": json.loads(row["details"]) if isinstance(row["details"], str) else row["details"]}
        for row in rows
    ]


def confirm_of(person, label):
    """The data of the newest button with this label."""
    for message in reversed(person.messages):
        for row in message.rows:
            for button in row:
                if button.label == label:
                    return button.data
    raise LookupError(label)


async def test_a_top_up_reaches_the_balance_the_customer_and_the_audit(bot, nora, carol):
    number = await id_of(bot, carol)
    await open_card(nora, carol)
    await answer(nora, ">➕ Top up", "12.50", "Sorry for the delay")
    for part in ("➕ $12.50 to the balance of Carol Ann", "Why: Sorry for the delay", "Balance now: $0.00"):
        assert part in nora.last.text
    assert await balance(number) == 0
    await nora.press("➕ Top up by $12.50")
    assert "✅ Topped up by $12.50" in nora.last.text
    assert "Balance: $12.50" in nora.last.text
    assert "The shop has put $12.50 on your balance.\nSorry for the delay" in carol.last.text
    await carol.press("🧾 Operations")
    assert "+$12.50 · From the shop: Sorry for the delay" in carol.last.text
    (written,) = await audited("admin.balance_corrected")
    assert written["actor"] == f"user:{await id_of(bot, nora)}"
    assert written["subject"] == f"user:{number}"
    details = written["details"]
    assert (details["before"]["balance"], details["after"]["balance"]) == (0, 1250)
    assert (details["amount"], details["reason"]) == (1250, "Sorry for the delay")
    assert await verify() == []


async def test_a_deduction_never_goes_below_zero_and_names_the_balance(bot, nora, carol):
    await give(bot, carol, 500)
    await open_card(nora, carol)
    await answer(nora, ">➖ Deduct", "5.01", "Chargeback")
    assert "There is only $5.00 on the balance" in nora.last.text
    assert not any(label.startswith("➖ Deduct $") for label in nora.last.labels)
    await answer(nora, ">⬅️ Back", ">⬅️ Back", "2", "Chargeback", ">➖ Deduct $2.00")
    assert "✅ $2.00 deducted" in nora.last.text
    assert "The shop has taken $2.00 from your balance" in carol.last.text
    assert await balance(await id_of(bot, carol)) == 300
    # what is spent between the last look and the press
    await answer(nora, ">➖ Deduct", "3", "All of it")
    await give(bot, carol, -100)
    await nora.press("➖ Deduct $3.00")
    assert nora.alerts[-1] == "There is only $2.00 on the balance, so nothing was taken."
    assert await balance(await id_of(bot, carol)) == 200
    assert len(await audited("admin.balance_corrected")) == 1


async def test_both_taps_of_one_confirm_book_once(bot, nora, carol):
    await open_card(nora, carol)
    await answer(nora, ">➕ Top up", "3", "Twice")
    data = confirm_of(nora, "➕ Top up by $3.00")
    await asyncio.gather(nora.account.press(data=data), nora.account.press(data=data))
    await bot.settle()
    await nora.press(data=data)
    assert await balance(await id_of(bot, carol)) == 300
    assert len(await audited("admin.balance_corrected")) == 1
    assert sum("has put $3.00" in message.text for message in carol.messages) == 1


async def test_two_admins_who_deduct_at_once_cannot_take_what_is_not_there(bot, nora, telegram, grants, carol):
    boris = Person(telegram.person("Boris", language="en"), bot)
    grants.give(boris, "admin.users", "admin.balance")
    await give(bot, carol, 500)
    for admin in (nora, boris):
        await open_card(admin, carol)
        await answer(admin, ">➖ Deduct", "4", "Mistake")
    presses = [
        admin.account.press(data=confirm_of(admin, "➖ Deduct $4.00"), message=admin.last) for admin in (nora, boris)
    ]
    await asyncio.gather(*presses)
    await bot.settle()
    assert await balance(await id_of(bot, carol)) == 100
    assert sorted(len(admin.alerts) for admin in (nora, boris)) == [0, 1]
    assert "There is only $1.00" in (nora.alerts + boris.alerts)[0]
    assert await verify() == []


async def test_a_correction_is_undone_once_and_not_when_the_money_is_spent(bot, nora, carol):
    number = await id_of(bot, carol)
    await open_card(nora, carol)
    await answer(nora, ">➕ Top up", "50", "Wrong person", ">➕ Top up by $50.00")
    data = confirm_of(nora, "↩️ Undo")
    await asyncio.gather(nora.account.press(data=data), nora.account.press(data=data))
    await bot.settle()
    assert await balance(number) == 0
    assert "The shop has taken back $50.00 that it had put" in carol.last.text
    assert len(await audited("admin.correction_undone")) == 1
    await open_card(nora, carol)
    await nora.press("🧾 Operations")
    assert "−$50.00 · Correction taken back: Wrong person" in nora.last.text

    await answer(nora, ">⬅️ Back", ">➕ Top up", "7", "Gift", ">➕ Top up by $7.00")
    await give(bot, carol, -300)
    await nora.press("↩️ Undo")
    assert nora.alerts[-1] == "It cannot be undone any more: there is only $4.00 on the balance."
    await give(bot, carol, 300)
    await nora.press("↩️ Undo")
    assert await balance(number) == 0

    await give(bot, carol, 900)
    await answer(nora, ">➖ Deduct", "9", "Oops", ">➖ Deduct $9.00", ">↩️ Undo")
    assert await balance(number) == 900
    assert "You have $9.00 back" in carol.last.text
    assert await verify() == []


async def test_what_an_undone_top_up_had_paid_back_is_owed_again(bot, nora, carol):
    number = await id_of(bot, carol)
    await db.run_in_transaction(
        reverse, number, 300, "debt", kind="accounts-entry-chargeback", account="clearing:stars"
    )
    await open_card(nora, carol)
    assert "⚠️ Owes: $3.00" in nora.last.text
    await answer(nora, ">➕ Top up", "5", "Help", ">➕ Top up by $5.00")
    assert ((await holding(number)).balance, (await holding(number)).owed) == (200, 0)
    await nora.press("↩️ Undo")
    assert ((await holding(number)).balance, (await holding(number)).owed) == (0, 3 * 100)
    assert await verify() == []


async def test_nobody_corrects_more_than_their_limit(bot, nora, carol, grants):
    grants.limits[nora.id] = 1000
    await open_card(nora, carol)
    await nora.press("➕ Top up")
    assert "At most $10.00 at once" in nora.last.text
    await answer(nora, "10.01", "Much")
    assert "at most $10.00" in nora.last.text
    await answer(nora, ">⬅️ Back", ">⬅️ Back", "10", "Much")
    grants.limits[nora.id] = 500  # changed between the last look and the press
    await nora.press("➕ Top up by $10.00")
    assert "at most $5.00" in nora.alerts[-1]
    assert await balance(await id_of(bot, carol)) == 0


async def test_a_demoted_admin_tops_up_nothing_at_any_step(bot, nora, carol, grants):
    """The reference let one finish: a demoted admin topped up 5,000."""
    number = await id_of(bot, carol)
    steps = ["5000", "For me"]
    for done in range(3):
        grants.give(nora, "admin.users", "admin.balance")
        await open_card(nora, carol)
        await answer(nora, ">➕ Top up", *steps[:done])
        grants.give(nora, "admin.users")
        if done < 2:
            await nora.send(steps[done])
            assert "You are not allowed to do this." in nora.last.text
        else:
            await nora.press("➕ Top up by $5,000.00")
            assert nora.alerts[-1] == "You are not allowed to do this."
    assert await balance(number) == 0


async def test_forged_buttons_move_nothing(bot, nora, alice, bob, carol, owner):
    await owner.send("/start")
    await alice.send("/start")
    number = await id_of(bot, carol)
    for takes in (False, True):
        await alice.press(data=CorrectBalance(number, takes).pack())
        assert alice.alerts.pop() == "You are not allowed to do this."
    await nora.press(data=CorrectBalance(10**14, False).pack())
    assert "not here any more" in nora.alerts[-1]
    await nora.press(data=CorrectBalance(await id_of(bot, owner), True).pack())
    assert "rights that you do not have" in nora.alerts[-1]
    await open_card(nora, carol)
    await answer(nora, ">➕ Top up", "1", "One", ">➕ Top up by $1.00")
    stolen = confirm_of(nora, "↩️ Undo")
    await owner.press(data=stolen)
    assert await balance(number) == 100
    await nora.press(data=UndoCorrection(1).pack() + ":" + "A" * 27)
    assert await balance(number) == 100


async def test_staff_with_more_rights_are_not_deducted_from(bot, nora, telegram, grants, owner):
    boris = Person(telegram.person("Boris", language="en"), bot)
    await boris.send("/start")
    grants.give(boris, "admin.balance", "shop.catalog")
    await open_card(nora, boris)
    assert "➖ Deduct" not in nora.buttons
    await open_card(owner, boris)
    assert "➖ Deduct" in owner.buttons
    await open_card(nora, nora)
    assert "➖ Deduct" in nora.buttons


async def test_a_customer_reads_russian_what_english_staff_wrote(bot, nora, bob):
    await bob.send("/start")
    await open_card(nora, bob)
    await answer(nora, ">➕ Top up", "4", "Спасибо", ">➕ Top up by $4.00")
    assert "Магазин зачислил на ваш баланс" in bob.last.text
    await nora.press("↩️ Undo")
    assert "забрал обратно" in bob.last.text
