"""Staff see who brought a customer, whom they brought, and every bonus, page by page; nobody else does."""

from __future__ import annotations

import pytest

from kernel import db
from kernel.testing import Person
from plugins.referrals.callbacks import StaffEarning, StaffEarnings, StaffInvited
from tests.plugins.admin.customers.conftest import id_of, open_card

MANY = 12  # more than a page has rows


@pytest.fixture
async def dave(bot, telegram, carol):
    """A customer whom Carol has brought, and who has paid often."""
    person = Person(telegram.person("Dave", language="en"), bot)
    await person.send(f"/start {carol.id}")
    for number in range(1, MANY + 1):
        paid = {"payment_id": number, "user_id": await id_of(bot, person), "amount": 1000 * number}
        await db.run_in_transaction(bot.hooks.notify, "payment_credited", **paid, bot=bot)
    await bot.settle()
    return person


async def test_the_card_leads_to_whom_they_brought_and_what_that_earned(nora, carol, dave):
    await open_card(nora, carol)
    assert "👥 Has brought 1 · earned: $78.00" in nora.last.text
    await nora.press("👥 Brought by them")
    assert "Carol Ann Ёлкина has brought 1" in nora.last.text
    await nora.press("Dave | $78.00")
    assert "From: Dave" in nora.last.text
    assert nora.buttons[0].startswith("+$12.00 · Dave")
    await nora.press("▶️")
    last = nora.buttons[1]
    assert last.startswith("+$1.00 · Dave")
    await nora.press(last)
    assert "A bonus of Carol Ann Ёлкина" in nora.last.text
    assert "10 % of $10.00" in nora.last.text
    await nora.press("⬅️ Back")
    assert nora.buttons[1] == last, "back on the page that one came from"
    await nora.press("◀️")
    await nora.press("⬅️ Back")
    await nora.press("⬅️ Back")
    assert "👤 Carol Ann" in nora.last.text

    await nora.press("🎁 Bonuses")
    await nora.press("⏭")
    await nora.press(nora.buttons[0])
    await nora.press("👤 The customer")
    assert "👤 Dave" in nora.last.text
    assert "🤝 Came by the link of Carol Ann Ёлкина" in nora.last.text
    await nora.press("🤝 Who brought them")
    assert "👤 Carol Ann" in nora.last.text


async def test_nobody_else_sees_them_by_a_forged_button(bot, nora, carol, dave, grants):
    referrer, friend = await id_of(bot, carol), await id_of(bot, dave)
    earning = (await db.fetch("SELECT id FROM referrals_earning ORDER BY id LIMIT 1"))[0]["id"]
    screens = (StaffInvited(referrer), StaffEarnings(referrer), StaffEarning(referrer, earning))
    await dave.send("/start")
    for press in screens:
        await dave.press(data=press.pack())
        assert dave.alerts.pop() == "You are not allowed to do this."
    for press in (StaffEarning(friend, earning), StaffEarnings(friend, referrer), StaffInvited(10**15)):
        await nora.press(data=press.pack())
        assert "nothing like that" in nora.alerts.pop()
    await bot.toggles.disable("admin")
    await nora.press(data=StaffInvited(referrer).pack())
    assert nora.alerts.pop() == "You are not allowed to do this."


async def test_russian_staff_read_russian(bot, bob, carol, dave, grants):
    await bob.send("/start")
    grants.give(bob, "admin.users")
    await bob.press(data=StaffInvited(await id_of(bot, carol)).pack())
    assert "приглашено 1" in bob.last.text
    await bob.press(data=StaffEarnings(await id_of(bot, carol)).pack())
    assert "бонусы, сначала новые" in bob.last.text
