"""Booking, repeating and refusing."""

import asyncio

import pytest

from kernel import db
from kernel.testing import Database, count_statements
from plugins.accounts import api
from plugins.accounts.api import Move, post, wallet

from .conftest import NewUser


async def test_a_top_up_moves_money_from_the_provider_to_the_wallet(new_user: NewUser) -> None:
    user = await new_user()
    async with db.transaction():
        posted = await post("pay:stars:1", api.TOP_UP, [wallet(user, 500), api.clearing("stars", -500)], reference="x")
    assert not posted.repeated
    assert await api.balance(user) == 500
    assert await api.topped_up(user) == 500
    assert await api.verify() == []


async def test_a_repeated_key_returns_the_first_entry_and_moves_nothing(new_user: NewUser) -> None:
    user = await new_user()
    moves = [wallet(user, 500), api.clearing("stars", -500)]
    first = await db.run_in_transaction(post, "pay:stars:1", api.TOP_UP, moves)
    again = await db.run_in_transaction(post, "pay:stars:1", api.TOP_UP, list(reversed(moves)))
    assert again == api.Posted(first.entry_id, repeated=True)
    assert await api.balance(user) == 500


async def test_a_repeated_key_that_was_short_of_money_only_later_returns_the_first_entry(new_user: NewUser) -> None:
    user = await new_user(500)
    moves = [wallet(user, -500), Move("revenue", 500)]
    await db.run_in_transaction(post, "order:1:paid", "shop-purchase", moves)
    assert (await db.run_in_transaction(post, "order:1:paid", "shop-purchase", moves)).repeated


@pytest.mark.parametrize(("kind", "amount"), [(api.TOP_UP, 501), (api.REFUND, 500)])
async def test_a_repeat_with_another_amount_or_kind_is_a_conflict_that_names_both(
    new_user: NewUser, kind: str, amount: int
) -> None:
    user = await new_user()
    await db.run_in_transaction(post, "pay:stars:1", api.TOP_UP, [wallet(user, 500), api.clearing("stars", -500)])
    with pytest.raises(api.JournalConflict, match=r"\+500") as caught:
        await db.run_in_transaction(post, "pay:stars:1", kind, [wallet(user, amount), api.clearing("stars", -amount)])
    assert "pay:stars:1" in str(caught.value)
    assert f"{amount:+d}" in caught.value.asked
    assert await api.balance(user) == 500


async def test_a_conflict_is_told_to_staff_as_an_event(new_user: NewUser) -> None:
    await api.report_conflict(api.JournalConflict("pay:stars:1", "a", "b"))
    row = await db.fetch_one("SELECT name, args FROM kernel_event")
    assert row == {"name": "journal_conflict", "args": {"key": "pay:stars:1", "booked": "a", "asked": "b"}}


async def test_a_wallet_that_is_short_refuses_and_names_what_is_missing(new_user: NewUser) -> None:
    user = await new_user(300)
    with pytest.raises(api.InsufficientFunds) as caught:
        await db.run_in_transaction(post, "order:1:paid", "shop-purchase", [wallet(user, -500), Move("revenue", 500)])
    assert (caught.value.user_id, caught.value.missing) == (user, 200)
    assert await api.balance(user) == 300


async def test_a_refusal_caught_inside_the_transaction_leaves_nothing_behind(new_user: NewUser) -> None:
    user = await new_user(300)
    async with db.transaction():
        with pytest.raises(api.InsufficientFunds):
            await post("order:1:paid", "shop-purchase", [wallet(user, -500), Move("revenue", 500)])
        with pytest.raises(LookupError, match="wallet"):
            await post("order:2:paid", "shop-purchase", [wallet(user + 1, -5), Move("revenue", 5)])
    assert await db.fetch("SELECT key FROM accounts_entry WHERE key LIKE 'order:%'") == []
    assert await api.verify() == []


async def test_two_customers_can_take_part_in_one_entry(new_user: NewUser) -> None:
    giver, taker = await new_user(300), await new_user()
    moves = [wallet(taker, 100), wallet(giver, -100)]
    await db.run_in_transaction(post, "gift:1", "gifts-given", moves)
    assert [await api.balance(giver), await api.balance(taker)] == [200, 100]
    assert await api.verify() == []


async def test_a_reversal_takes_what_there_is_and_the_rest_is_owed(new_user: NewUser) -> None:
    user = await new_user(300)
    take = {"kind": api.CHARGEBACK, "account": "clearing:stars"}
    await db.run_in_transaction(api.reverse, user, 500, "refund:1", **take)
    assert await api.holding(user) == api.Holding(balance=0, owed=200)
    assert (await db.run_in_transaction(api.reverse, user, 500, "refund:1", **take)).repeated
    await db.run_in_transaction(api.reverse, user, 50, "refund:2", **take)
    assert await api.holding(user) == api.Holding(balance=0, owed=250)
    assert await api.verify() == []


async def test_what_is_owed_is_repaid_first_from_later_credits(new_user: NewUser) -> None:
    user = await new_user()
    await db.run_in_transaction(api.reverse, user, 200, "refund:1", kind=api.CHARGEBACK, account="clearing:stars")
    put = {"kind": api.TOP_UP, "account": "clearing:stars"}
    await db.run_in_transaction(api.credit, user, 150, "pay:stars:1", **put)
    assert await api.holding(user) == api.Holding(balance=0, owed=50)
    await db.run_in_transaction(api.credit, user, 150, "pay:stars:2", **put)
    assert await api.holding(user) == api.Holding(balance=100, owed=0)
    assert (await db.run_in_transaction(api.credit, user, 150, "pay:stars:1", **put)).repeated
    assert await api.topped_up(user) == 300
    assert await api.verify() == []


async def test_staff_can_give_and_take_once_per_nonce(new_user: NewUser) -> None:
    user = await new_user()
    await db.run_in_transaction(api.adjust, user, 100, 7, "sorry")
    assert (await db.run_in_transaction(api.adjust, user, 100, 7, "sorry")).repeated
    await db.run_in_transaction(api.adjust, user, -40, 8, "a mistake")
    with pytest.raises(api.InsufficientFunds):
        await db.run_in_transaction(api.adjust, user, -61, 9, "too much")
    assert await api.balance(user) == 60


@pytest.mark.parametrize(
    "moves",
    [
        [],
        [wallet(1, 0)],
        [wallet(1, 5)],
        [wallet(1, 5), Move("revenue", -4)],
        [wallet(1, 5), Move("nowhere", -5)],
        [wallet(1, 5), Move("clearing:", -5)],
        [wallet(1, 5), Move("receivable", -5, 1)],
        [Move("wallet", 5), Move("revenue", -5)],
        [wallet(1, 5.0), Move("revenue", -5)],  # type: ignore[arg-type]
        [wallet(1, True), Move("revenue", -1)],
        [wallet(1, 10**16), Move("revenue", -(10**16))],
    ],
)
async def test_what_does_not_add_up_is_refused_in_words_before_anything_is_written(
    books: Database, moves: list[Move]
) -> None:
    async with db.transaction():
        with pytest.raises(ValueError, match="post"):
            await post("key", "kind", moves)
    assert await db.fetch("SELECT 1 FROM accounts_entry") == []


async def test_money_moves_only_inside_a_transaction(books: Database) -> None:
    with pytest.raises(RuntimeError, match="run_in_transaction"):
        await post("key", "kind", [wallet(1, 5), Move("revenue", -5)])


async def test_booking_is_one_statement_on_postgres_and_four_on_sqlite(new_user: NewUser, books: Database) -> None:
    user = await new_user(500)
    with count_statements() as sent:
        async with db.transaction():
            await post("order:1:paid", "shop-purchase", [wallet(user, -500), Move("revenue", 500)])
    assert len(sent) == 2 + (1 if books.dialect == "postgres" else 4), sent.statements


async def test_a_wallet_that_affords_ten_pays_exactly_ten_of_fifty_at_once(new_user: NewUser) -> None:
    user = await new_user(1000)
    missing: set[int] = set()

    async def buy(number: int) -> bool:
        try:
            moves = [wallet(user, -100), Move("revenue", 100)]
            return not (await db.run_in_transaction(post, f"order:{number}:paid", "shop-purchase", moves)).repeated
        except api.InsufficientFunds as refusal:
            missing.add(refusal.missing)
            return False

    bought = await asyncio.gather(*(buy(number) for number in range(50)))
    assert sum(bought) == 10
    assert missing == {100}
    assert await api.balance(user) == 0
    assert await api.verify() == []


async def test_one_key_many_times_at_once_books_once(new_user: NewUser) -> None:
    user = await new_user()
    put = {"kind": api.TOP_UP, "account": "clearing:stars"}
    posted = await asyncio.gather(
        *(db.run_in_transaction(api.credit, user, 100, "pay:stars:1", **put) for _ in range(30))
    )
    assert sorted(item.repeated for item in posted) == [False] + [True] * 29
    assert len({item.entry_id for item in posted}) == 1
    assert await api.balance(user) == 100


async def test_credits_at_once_repay_what_is_owed_exactly(new_user: NewUser) -> None:
    user = await new_user()
    await db.run_in_transaction(api.reverse, user, 1000, "refund:1", kind=api.CHARGEBACK, account="clearing:stars")
    put = {"kind": api.TOP_UP, "account": "clearing:stars"}
    await asyncio.gather(*(db.run_in_transaction(api.credit, user, 70, f"pay:stars:{n}", **put) for n in range(30)))
    assert await api.holding(user) == api.Holding(balance=1100, owed=0)
    assert await api.verify() == []


async def test_entries_of_the_same_two_customers_in_opposite_order_do_not_deadlock(new_user: NewUser) -> None:
    one, two = await new_user(10_000), await new_user(10_000)

    async def give(number: int) -> None:
        giver, taker = (one, two) if number % 2 else (two, one)
        async with db.transaction():  # no retry: a deadlock would fail the test
            await post(f"gift:{number}", "gifts-given", [wallet(giver, -10), wallet(taker, 10)])

    await asyncio.gather(*(give(number) for number in range(60)))
    assert await api.balance(one) + await api.balance(two) == 20_000
    assert await api.verify() == []
