"""Bonuses: booked once with their payment, taken back with it, whatever happens at once or in between."""

import asyncio
import json
from decimal import Decimal

import pytest

from kernel import db
from plugins.accounts.api import Move, post, verify, wallet

EARNED = "SELECT * FROM referrals_earning ORDER BY id"


@pytest.fixture
async def pair(desk):
    """A referrer and somebody they brought."""
    referrer = await desk.customer()
    return referrer, await desk.customer(referrer)


async def spend(user, amount: int) -> None:
    """Let a customer buy something."""
    moves = [wallet(user.id, -amount), Move("revenue", amount)]
    await db.run_in_transaction(post, f"order:{user.id}:{amount}", "accounts-entry-other", moves)


async def test_a_payment_brings_its_share_to_the_referrer_at_once(desk, pair):
    referrer, friend = pair
    await desk.pay(friend, 1005)
    assert await desk.held(referrer) == (101, 0)  # 100.5 is 101
    assert await desk.held(friend) == (1005, 0)
    assert await verify() == []


async def test_who_came_alone_brings_nobody_anything(desk):
    alone = await desk.customer()
    await desk.pay(alone, 1000)
    assert await db.fetch(EARNED) == []


async def test_only_who_brought_the_payer_earns_not_those_before(desk, pair):
    referrer, friend = pair
    await desk.pay(await desk.customer(friend), 1000)
    assert await desk.held(friend) == (100, 0)
    assert await desk.held(referrer) == (0, 0)


async def tell(desk, payment, user, amount=1000):
    """What a repeat of the hook does."""
    ids = {"payment_id": payment, "user_id": user.id, "amount": amount}
    await db.run_in_transaction(lambda: desk.bot.hooks.notify("payment_credited", **ids, bot=desk.bot))


async def test_a_payment_that_is_told_again_counts_once(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    await tell(desk, payment, friend)
    await desk.set_percent(50)
    await asyncio.gather(*(tell(desk, payment, friend) for _ in range(20)))
    assert await desk.held(referrer) == (100, 0)
    assert len(await db.fetch(EARNED)) == 1
    assert await db.fetch("SELECT id FROM kernel_reaction") == []


async def test_64_payments_at_once_with_one_referrer_each_count_once(desk):
    referrer = await desk.customer()
    friends = [await desk.customer(referrer) for _ in range(64)]
    await asyncio.gather(*(desk.pay(friend, 1000 + number) for number, friend in enumerate(friends)))
    rows = await db.fetch(EARNED)
    assert {row["user_id"] for row in rows} == {friend.id for friend in friends}
    assert len(rows) == 64
    assert await desk.held(referrer) == (sum((1005 + number) // 10 for number in range(64)), 0)
    assert await db.fetch("SELECT id FROM kernel_reaction") == []
    assert await verify() == []


async def test_a_chain_of_customers_who_all_pay_at_once_does_not_deadlock(desk):
    chain = [await desk.customer()]
    for _ in range(11):
        chain.append(await desk.customer(chain[-1]))
    await asyncio.gather(*(desk.pay(person, 1000) for _ in range(5) for person in chain))
    assert [await desk.held(person) for person in chain] == [(5500, 0)] * 11 + [(5000, 0)]
    assert await db.fetch("SELECT id FROM kernel_reaction") == []
    assert await verify() == []


async def test_a_refund_takes_back_its_share_in_parts_and_in_whole_once(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    await desk.give_back(payment, 600)
    assert await desk.held(referrer) == (60, 0)
    await desk.give_back(payment, 3)
    assert await desk.held(referrer) == (0, 0)
    await desk.give_back(payment, 0)
    assert await desk.held(referrer) == (0, 0)
    [row] = await db.fetch(EARNED)
    assert (row["amount"], row["reversed"], row["kept"]) == (100, 100, 0)
    assert await verify() == []


async def took_back(desk, payment, user, left):
    """What a repeat of the hook for a refund does."""
    ids = {"payment_id": payment, "user_id": user.id, "amount": 1, "left": left}
    await db.run_in_transaction(lambda: desk.bot.hooks.notify("payment_reversed", **ids, bot=desk.bot))


async def test_refunds_that_are_told_again_at_once_and_out_of_order_end_the_same(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    await asyncio.gather(*(took_back(desk, payment, friend, left) for left in (700, 300, 500) * 10))
    assert await desk.held(referrer) == (30, 0)
    await took_back(desk, payment, friend, 900)
    assert await desk.held(referrer) == (30, 0)
    assert await db.fetch("SELECT id FROM kernel_reaction") == []
    assert await verify() == []


async def test_what_is_refunded_is_at_the_percentage_it_was_earned_at(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    await desk.set_percent(50)
    await desk.give_back(payment, 500)
    assert await desk.held(referrer) == (50, 0)


async def test_a_referrer_who_has_spent_the_bonus_owes_it(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    await spend(referrer, 100)
    await desk.give_back(payment, 0)
    assert await desk.held(referrer) == (0, 100)
    await desk.pay(friend, 1500)
    assert await desk.held(referrer) == (50, 0)
    assert await verify() == []


async def test_a_payment_while_off_brings_nothing_and_one_after_does(desk, pair):
    referrer, friend = pair
    await desk.bot.toggles.disable("referrals")
    await desk.pay(friend, 1000)
    assert await desk.held(friend) == (1000, 0)
    await desk.bot.toggles.enable("referrals")
    assert await desk.held(referrer) == (0, 0)
    await desk.pay(friend, 1000)
    assert await desk.held(referrer) == (100, 0)


async def test_a_refund_while_off_takes_back_all_the_same(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    await desk.bot.toggles.disable("referrals")
    await desk.give_back(payment, 300)
    await desk.bot.toggles.enable("referrals")
    assert await desk.held(referrer) == (30, 0)


async def test_a_refund_of_a_payment_without_a_bonus_takes_nothing(desk, pair):
    referrer, friend = pair
    await desk.pay(friend, 5000)
    await desk.set_percent(0)
    payment = await desk.pay(friend, 1000)
    await desk.give_back(payment, 600)
    await desk.give_back(payment, 0)
    assert await desk.held(referrer) == (500, 0)
    alone = await desk.customer()
    payment = await desk.pay(alone, 1000)
    await desk.give_back(payment, 0)
    assert await desk.held(alone) == (0, 0)
    assert await verify() == []


async def test_a_blocked_referrer_keeps_what_is_theirs(desk, pair):
    referrer, friend = pair
    await db.execute("UPDATE accounts_user SET is_blocked = TRUE WHERE id = $1", referrer.id)
    await desk.pay(friend, 1000)
    assert await desk.held(referrer) == (100, 0)


async def forget(desk, user):
    """What is done when a person asks to be forgotten."""
    await db.run_in_transaction(lambda: desk.bot.hooks.join("delete_user_data", user=user, bot=desk.bot))


async def test_a_forgotten_referrer_earns_no_more_and_a_refund_is_still_booked(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    await forget(desk, referrer)
    await desk.pay(friend, 1000)
    assert await desk.held(referrer) == (100, 0)
    await desk.give_back(payment, 0)
    assert await desk.held(referrer) == (0, 0)
    assert await db.fetch("SELECT id FROM kernel_reaction") == []
    assert await verify() == []


async def test_a_bonus_that_could_not_be_booked_is_booked_later(desk, pair, clock):
    referrer, friend = pair
    await db.execute("ALTER TABLE referrals_earning RENAME TO lost")
    await desk.pay(friend, 1000)
    await db.execute("ALTER TABLE lost RENAME TO referrals_earning")
    assert await desk.held(friend) == (1000, 0), "the payment does not depend on the bonus"
    clock.move(minutes=1)
    assert await desk.bot.reactions.drain() == 1
    assert await desk.held(referrer) == (100, 0)


@pytest.mark.parametrize(("left", "bonus"), [(300, 30), (4, 0), (0, 0)])
async def test_a_bonus_that_is_booked_after_a_refund_is_for_what_is_left(desk, pair, clock, left, bonus):
    referrer, friend = pair
    await db.execute("ALTER TABLE referrals_earning RENAME TO lost")
    payment = await desk.pay(friend, 1000)
    await db.execute("ALTER TABLE lost RENAME TO referrals_earning")
    await desk.give_back(payment, 800)
    await desk.give_back(payment, left)
    clock.move(minutes=1)
    assert await desk.bot.reactions.drain() == 1
    assert await desk.held(referrer) == (bonus, 0)
    await tell(desk, payment, friend)
    assert await desk.held(referrer) == (bonus, 0)
    await took_back(desk, payment, friend, 0)
    assert await desk.held(referrer) == (0, 0)
    assert await verify() == []


async def test_a_bonus_and_its_refund_at_once_end_the_same_in_any_order(desk):
    for _ in range(15):
        referrer = await desk.customer()
        friend = await desk.customer(referrer)
        payment = next(desk.numbers)
        await asyncio.gather(tell(desk, payment, friend), took_back(desk, payment, friend, 300))
        assert await desk.held(referrer) == (30, 0)
    assert await db.fetch("SELECT id FROM kernel_reaction") == []


@pytest.mark.parametrize("percent", ["10", "12.5", "33.33"])
async def test_what_is_left_of_a_bonus_is_its_share_rounded_down_and_never_more_than_was_earned(desk, pair, percent):
    referrer, friend = pair
    await desk.set_percent(percent)
    share = int(Decimal(percent) * 100)
    before = 0
    for source in (1005, 999, 7, 1):
        payment = await desk.pay(friend, source)
        earned = (await desk.held(referrer))[0] - before
        assert 0 <= earned <= source
        for left in sorted({source - 1, source // 2, source // 3, 1, 0} - {source}, reverse=True):
            await desk.give_back(payment, left)
            kept = (await desk.held(referrer))[0] - before
            assert kept == (min(earned, left * share // 10_000) if earned else 0)
    assert await verify() == []


async def test_parts_given_back_at_once_take_each_their_share_once_and_are_written_down(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    await asyncio.gather(*(desk.give_back(payment, left) for left in (900, 700, 400, 150) * 5))
    assert await desk.held(referrer) == (15, 0)
    found = await db.fetch(
        "SELECT action, subject, details FROM kernel_audit WHERE action LIKE 'referrals.%' ORDER BY id"
    )
    details = [json.loads(row["details"]) if isinstance(row["details"], str) else row["details"] for row in found]
    assert [row["action"] for row in found] == ["referrals.earned"] + ["referrals.reversed"] * (len(found) - 1)
    assert {row["subject"] for row in found} == {f"user:{referrer.id}"}
    assert (details[0]["amount"], details[0]["payment"]) == (100, payment)
    assert sum(each["amount"] for each in details[1:]) == 85
    assert details[-1]["after"] == {"reversed": 85}
    assert await verify() == []


async def test_a_bonus_told_a_hundred_times_is_earned_and_written_down_once(desk, pair):
    referrer, friend = pair
    payment = await desk.pay(friend, 1000)
    for _ in range(50):
        await tell(desk, payment, friend)
    await asyncio.gather(*(tell(desk, payment, friend) for _ in range(50)))
    assert await desk.held(referrer) == (100, 0)
    assert len(await db.fetch("SELECT id FROM kernel_audit WHERE action = 'referrals.earned'")) == 1
