"""Refunds of transfers: work for staff, waited for as long as it takes, done once, and never given up by the clock."""

from __future__ import annotations

import asyncio

import pytest

from kernel import db, run_in_transaction
from plugins.accounts.api import adjust, find_by_telegram_id, holding, verify
from plugins.payments.api import ProviderPending, ProviderRefused, ProviderUnavailable, read_payment
from plugins.payments.providers.manual.callbacks import DecideSendBack
from plugins.payments.providers.manual.provider import PROVIDER
from plugins.payments.providers.manual.sending_back import decide
from plugins.payments.refunds import settle_refunds
from plugins.shop.api import refund_line
from plugins.shop.orders.paying_out import settle_refunds as settle_order_refunds
from plugins.shop.testing import add_item

from .steps import ask, data_of, money_of, open_card, seen


@pytest.fixture
async def asked(bot, alice, owner):
    """A transfer of $20.00 was credited, and staff have asked for its refund."""
    number = await ask(alice)
    await open_card(owner, number)
    await owner.press("✅ Arrived: $20.00")
    await owner.send("/payments")
    await owner.press("📋 All payments")
    await owner.press("✅ №1 · $20.00 · manual")
    await owner.press("↩️ Give back")
    await owner.press("Yes, do it")
    await settle_refunds(bot)
    await bot.settle()
    return number


async def refund_state(source: str = "staff") -> str:
    row = await db.fetch_one("SELECT state FROM payments_refund WHERE source = $1", source)
    return row["state"]


async def settle(bot, clock):
    clock.move(minutes=6)
    await settle_order_refunds(bot)
    await settle_refunds(bot)
    await bot.settle()


async def test_staff_send_it_back_and_say_so(bot, alice, owner, asked, clock):
    assert "Please send $20.00 back to Alice" in owner.last.text
    assert await money_of(bot, alice) == 0
    assert await refund_state() == "requested"
    await owner.press("🔎 Open")
    assert "⏳ to be sent back" in owner.last.text
    await owner.press("✅ Sent back: $20.00")
    assert "✅ sent back" in owner.last.text
    assert seen(alice, "went back to where it came from") == 0
    await settle(bot, clock)
    assert await refund_state() == "done"
    assert seen(alice, "$20.00 of your payment of $20.00 went back") == 1
    await settle(bot, clock)
    assert seen(alice, "went back to where it came from") == 1
    assert await verify() == []


async def test_it_waits_for_weeks_and_staff_are_asked_once(bot, owner, asked, clock):
    for _ in range(50):
        clock.move(hours=12)
        assert await settle_refunds(bot) == 1
    await bot.settle()
    assert await refund_state() == "requested"
    assert seen(owner, "Please send $20.00 back") == 1


async def test_an_error_after_weeks_of_waiting_is_not_the_last_try(bot, owner, asked, clock):
    for _ in range(40):
        clock.move(hours=12)
        await settle_refunds(bot)
    row = await db.fetch_one("SELECT attempts, error FROM payments_refund")
    assert (row["attempts"], row["error"]) == (0, "WAITS_FOR_STAFF")


async def test_what_cannot_be_sent_back_is_on_the_balance_again(bot, alice, owner, asked, clock):
    await owner.send("/transfers")
    await owner.press("↩️ To send back: 1")
    await owner.press("↩️ $20.00 · transfer 1")
    sent = data_of(owner, "✅ Sent back: $20.00")
    await owner.press("✖️ It cannot be sent back")
    assert "could not be sent back" in owner.last.text
    await owner.press(data=sent)
    assert "decided before" in owner.alerts[-1]
    await settle(bot, clock)
    assert await refund_state() == "failed"
    assert await money_of(bot, alice) == 2000
    assert await verify() == []


async def test_two_staff_at_once_decide_once(bot, asked):
    told = await asyncio.gather(*(run_in_transaction(decide, bot, 1, sent) for sent in (True, False) * 4))
    assert sorted(told) == [False] * 7 + [True]
    row = await db.fetch_one("SELECT state FROM manual_send_back")
    assert row["state"] == ("sent" if told.index(True) % 2 == 0 else "refused")


async def test_a_stranger_decides_nothing(bot, alice, owner, asked):
    await owner.press("🔎 Open")
    stolen = data_of(owner, "✅ Sent back: $20.00")
    await alice.send("/start")
    for data in (stolen, DecideSendBack(1, True).seal(bot.keys.sign, alice.id, bot.clock.now(), "").data):
        await alice.press(data=data)
        assert await db.fetch_one("SELECT id FROM manual_send_back WHERE state = 'waiting'")


async def test_asked_for_again_and_at_once_it_is_one_piece_of_work(bot, owner, asked):
    payment = await read_payment(1)
    found = await asyncio.gather(*(PROVIDER.refund(bot, payment, 2000, 1) for _ in range(8)), return_exceptions=True)
    assert all(isinstance(error, ProviderPending) and error.code == "WAITS_FOR_STAFF" for error in found)
    assert issubclass(ProviderPending, ProviderUnavailable)
    assert (await db.fetch_one("SELECT count(*) AS n FROM manual_send_back"))["n"] == 1
    await run_in_transaction(decide, bot, 1, True)
    await PROVIDER.refund(bot, payment, 2000, 1)


async def test_once_refused_it_stays_refused(bot, asked):
    await run_in_transaction(decide, bot, 1, False)
    payment = await read_payment(1)
    for _ in range(2):
        with pytest.raises(ProviderRefused, match="NOT_SENT_BACK"):
            await PROVIDER.refund(bot, payment, 2000, 1)


@pytest.fixture
async def order_refund(bot, alice, owner):
    """An order over $9.99 was paid by transfer, and half of it is to go back to where it came from."""
    item = await add_item(bot, "Portal", price="9.99", values=["KEY-1"])
    await alice.send(f"/start item_{item}")
    await alice.press(next(label for label in alice.buttons if "Buy" in label))
    await alice.press("🏛 Bank transfer: $9.99")
    await open_card(owner, 1)
    await owner.press("✅ Arrived: $9.99")
    await bot.settle()
    line = await db.fetch_one("SELECT id FROM shop_order_line")
    await run_in_transaction(refund_line, bot, line["id"], to="provider", reason="half of it", amount=500)
    await settle_order_refunds(bot)
    await bot.settle()


async def shop_refund() -> tuple[str, int]:
    row = await db.fetch_one("SELECT state, attempts FROM shop_refund")
    return row["state"], row["attempts"]


async def test_a_refund_of_an_order_waits_for_staff_and_never_goes_to_the_balance_meanwhile(
    bot, alice, owner, order_refund, clock
):
    for _ in range(30):
        clock.move(hours=2)
        await settle_order_refunds(bot)
    assert await shop_refund() == ("requested", 0)
    assert await money_of(bot, alice) == 0
    assert seen(owner, "Please send $5.00 back to Alice") == 1
    await run_in_transaction(decide, bot, 1, True)
    await settle(bot, clock)
    assert await shop_refund() == ("done", 1)
    assert await refund_state("shop") == "done"
    assert await money_of(bot, alice) == 0
    assert await verify() == []


async def test_a_refund_of_an_order_that_cannot_be_sent_goes_to_the_balance(bot, alice, order_refund, clock):
    await run_in_transaction(decide, bot, 1, False)
    await settle(bot, clock)
    assert await money_of(bot, alice) == 500
    assert await verify() == []


async def test_with_the_plugins_off_a_refund_under_way_goes_on_waiting(bot, alice, order_refund, clock):
    for name in ("manual", "payments"):
        for dependent in [p.name for p in bot.plugins.values() if name in p.requires and bot.plugin(p.name)]:
            await bot.toggles.disable(dependent)
        await bot.toggles.disable(name)
    await settle(bot, clock)
    assert (await shop_refund())[0] == "requested"
    assert await money_of(bot, alice) == 0


async def test_what_was_spent_meanwhile_is_owed(bot, alice, owner, clock):
    number = await ask(alice)
    await open_card(owner, number)
    await owner.press("✅ Arrived: $20.00")
    user = await find_by_telegram_id(bot, alice.id)
    await run_in_transaction(adjust, user.id, -1500, "spent", "spent")
    await owner.send("/payments")
    await owner.press("📋 All payments")
    await owner.press("✅ №1 · $20.00 · manual")
    await owner.press("↩️ Give back")
    await owner.press("Yes, do it")
    await settle_refunds(bot)
    await run_in_transaction(decide, bot, 1, True)
    await settle(bot, clock)
    held = await holding(user.id)
    assert (held.balance, held.owed) == (0, 1500)
    assert await verify() == []
