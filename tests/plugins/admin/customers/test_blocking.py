"""Keeping a customer out, with a reason and an end, and letting them in again."""

from __future__ import annotations

import pytest

from kernel import db
from kernel.testing import Person
from plugins.accounts.testing import customer_of
from plugins.admin.customers.callbacks import BlockCustomer, UnblockCustomer
from tests.plugins.admin.customers.conftest import answer, id_of, open_card


def sealed(bot, person, callback):
    """The data of a one-time button that the bot has shown to a person."""
    return callback.seal(bot.keys.sign, person.id, bot.clock.now(), "Unblock").data


def data_of(person, label):
    """The data of a button of the newest keyboard."""
    return next(button.data.decode() for row in person.last.rows for button in row if button.label == label)


async def test_a_blocked_customer_knows_why_and_comes_back_when_it_is_over(bot, nora, carol, clock):
    await open_card(nora, carol)
    await answer(nora, ">🚫 Block", "Three chargebacks")
    await nora.press("1 day")
    assert "Keep out Carol Ann Ёлкина until" in nora.last.text
    assert not (await customer_of(bot, carol)).is_blocked
    await nora.press("🚫 Block")
    assert "🚫 Blocked. The customer is told." in nora.last.text
    assert "🚫 Kept out until" in nora.last.text
    assert "Three chargebacks" in nora.last.text
    assert "The shop has closed your access until" in carol.last.text
    assert "Why: Three chargebacks" in carol.last.text
    await carol.send("/profile")
    assert "Balance" not in carol.last.text
    await nora.press("⬅️ Back")
    await nora.press("🚫 Kept out")
    assert "Kept out: 1" in nora.last.text
    assert nora.last.labels[0] == "🚫 Carol Ann Ёлкина · $0.00"
    clock.move(hours=25)
    await carol.send("/profile")
    assert "Balance" in carol.last.text
    await nora.press("✅ 🚫 Kept out")
    assert "Kept out: 0" in nora.last.text
    row = (await db.fetch("SELECT details FROM kernel_audit WHERE action = 'admin.customer_blocked'"))[0]
    assert "Three chargebacks" in str(row["details"])


async def test_a_customer_is_unblocked_once_and_told(bot, nora, carol):
    await open_card(nora, carol)
    await answer(nora, ">🚫 Block", "Spam", ">For ever", ">🚫 Block")
    assert "closed your access for good" in carol.last.text
    assert (await customer_of(bot, carol)).blocked_until is None
    old = data_of(nora, "✅ Unblock")
    await nora.press("✅ Unblock")
    assert "✅ Unblocked" in nora.last.text
    assert "opened your access again" in carol.last.text
    await nora.press(data=old)
    assert nora.alerts[-1] == "This customer is not kept out."
    await answer(nora, ">🚫 Block", "Spam again", ">For ever", ">🚫 Block")
    await nora.press(data=old)  # of the first block
    assert nora.alerts[-1] == "This customer is not kept out."
    assert (await customer_of(bot, carol)).is_blocked
    assert len(await db.fetch("SELECT id FROM kernel_audit WHERE action = 'admin.customer_unblocked'")) == 1


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("2031-12-24", "2031-12-24 23:59"),
        ("24.12.2031 18:00", "2031-12-24 18:00"),
        ("2031-12-24T08:05", "2031-12-24 08:05"),
    ],
)
async def test_an_end_of_ones_own_is_a_day_with_or_without_a_time(bot, nora, carol, typed, until):
    await open_card(nora, carol)
    await answer(nora, ">🚫 Block", "Spam", typed, ">🚫 Block")
    assert f"{(await customer_of(bot, carol)).blocked_until:%Y-%m-%d %H:%M}" == until


async def test_ends_that_make_no_sense_are_explained(nora, carol):
    await open_card(nora, carol)
    await answer(nora, ">🚫 Block", "Spam")
    for wrong in ("tomorrow", "2031-13-01", "31.02.2031", "2031-12-24 25:00", "0000-01-01"):
        assert "Send a day" in (await nora.send(wrong)).text, wrong
    assert "has passed" in (await nora.send("2020-01-01")).text
    await nora.press("✖️ Cancel")
    assert "🚫 Block" in (await nora.wait_for("👤 Carol Ann")).labels


async def test_nobody_blocks_the_owner_themselves_or_who_has_more_rights(bot, nora, owner, telegram, grants):
    await owner.send("/start")
    boris = Person(telegram.person("Boris", language="en"), bot)
    await boris.send("/start")
    grants.give(boris, "admin.users", "admin.settings")
    for other, refusal in ((owner, "rights"), (boris, "rights that you do not have"), (nora, "yourself")):
        await open_card(nora, other)
        assert "🚫 Block" not in nora.last.labels
        await nora.press(data=BlockCustomer(await id_of(bot, other)).pack())
        assert refusal in nora.alerts[-1]
    await open_card(owner, boris)
    await answer(owner, ">🚫 Block", "Left us", ">For ever", ">🚫 Block")
    assert (await customer_of(bot, boris)).is_blocked
    # whom the owner has blocked, nobody below them lets in again
    await nora.press(data=sealed(bot, nora, UnblockCustomer(await id_of(bot, boris))))
    assert "rights that you do not have" in nora.alerts[-1]
    await owner.press(data=BlockCustomer(await id_of(bot, owner)).pack())
    assert "yourself" in owner.alerts[-1]


async def test_each_step_of_blocking_asks_for_the_right_again(bot, nora, carol, grants):
    await open_card(nora, carol)
    await answer(nora, ">🚫 Block", "Spam", ">For ever")
    grants.give(carol, "shop.catalog")  # raised above nora meanwhile
    await nora.press("🚫 Block")
    assert "rights that you do not have" in nora.alerts[-1]
    grants.give(carol)
    grants.give(nora, "admin.balance")
    await nora.press("🚫 Block")
    assert nora.alerts[-1] == "You are not allowed to do this."
    number = await id_of(bot, carol)
    for data in (BlockCustomer(number).pack(), sealed(bot, nora, UnblockCustomer(number))):
        await nora.press(data=data)
        assert nora.alerts[-1] == "You are not allowed to do this."
    assert not (await customer_of(bot, carol)).is_blocked
