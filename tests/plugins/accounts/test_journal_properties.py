"""Whatever is booked, in whatever order and at once: entries sum to zero, wallets equal their postings."""

import asyncio
import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel import db
from plugins.accounts import api
from plugins.accounts.api import InsufficientFunds, JournalConflict, Move, post, wallet

from .conftest import NewUser

AMOUNTS = st.integers(1, 500)
STEPS = st.lists(
    st.tuples(st.sampled_from(["credit", "buy", "reverse", "gift", "repeat"]), st.integers(0, 2), AMOUNTS), max_size=25
)


class Expected:
    """The same book-keeping as plain numbers."""

    def __init__(self) -> None:
        self.balance = [0, 0, 0]
        self.owed = [0, 0, 0]

    def credit(self, who: int, amount: int) -> None:
        repaid = min(self.owed[who], amount)
        self.owed[who] -= repaid
        self.balance[who] += amount - repaid

    def take(self, who: int, amount: int) -> None:
        given_up = min(self.balance[who], amount)
        self.balance[who] -= given_up
        self.owed[who] += amount - given_up


async def play(steps: list[tuple[str, int, int]], users: list[int], round_key: str) -> Expected:
    """Carry out the steps one by one, in the journal and in plain numbers."""
    expected = Expected()
    booked: list[tuple[str, str, list[Move], bool]] = []
    for number, (what, who, amount) in enumerate(steps):
        user, other = users[who], (who + 1) % 3
        key, kind, owe, moves = f"{round_key}:{number}", f"test-{what}", what == "reverse", [Move("revenue", amount)]
        if what == "repeat":
            if booked:
                key, kind, moves, owe = booked[amount % len(booked)]
                assert (await db.run_in_transaction(post, key, kind, moves, owe=owe)).repeated
            continue
        if what == "credit":
            moves = [wallet(user, amount), Move("revenue", -amount)]
        elif what == "gift":
            moves = [wallet(user, -amount), wallet(users[other], amount)]
        else:
            moves = [wallet(user, -amount), *moves]
        if what in ("buy", "gift") and expected.balance[who] < amount:
            with pytest.raises(InsufficientFunds) as caught:
                await db.run_in_transaction(post, key, kind, moves)
            assert caught.value.missing == amount - expected.balance[who]
            continue
        await db.run_in_transaction(post, key, kind, moves, owe=owe)
        booked.append((key, kind, moves, owe))
        if what == "credit":
            expected.credit(who, amount)
        else:
            expected.take(who, amount)
        if what == "gift":
            expected.credit(other, amount)
    return expected


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps=STEPS)
async def test_any_sequence_keeps_the_journal_whole(new_user: NewUser, steps: list[tuple[str, int, int]]) -> None:
    users = [await new_user() for _ in range(3)]
    expected = await play(steps, users, f"round {users[0]}")
    for place, user in enumerate(users):
        assert await api.holding(user) == api.Holding(expected.balance[place], expected.owed[place])
    assert await api.verify() == []


async def test_random_operations_at_once_keep_the_journal_whole(new_user: NewUser) -> None:
    users = [await new_user(1000) for _ in range(4)]
    chance = random.Random(4)

    async def operate(number: int) -> None:
        what, amount = chance.choice(("credit", "buy", "reverse", "gift")), chance.randint(1, 400)
        user, other = chance.sample(users, 2)
        moves = [wallet(user, amount if what == "credit" else -amount)]
        moves.append(wallet(other, amount) if what == "gift" else Move("revenue", -moves[0].amount))
        key = f"op:{number % 180}"  # some keys come twice, with other amounts
        with suppress(InsufficientFunds, JournalConflict):
            await db.run_in_transaction(post, key, f"test-{what}", moves, owe=what == "reverse")

    for start in range(0, 200, 50):
        await asyncio.gather(*(operate(number) for number in range(start, start + 50)))
    assert await api.verify() == []


@pytest.mark.torture
async def test_ten_thousand_random_operations_at_once_keep_the_journal_whole(new_user: NewUser) -> None:
    users = [await new_user(100_000) for _ in range(20)]
    chance = random.Random(5)
    gate = asyncio.Semaphore(64)

    async def operate(number: int) -> None:
        what, amount = chance.choice(("credit", "buy", "reverse", "gift")), chance.randint(1, 9_000)
        user, other = chance.sample(users, 2)
        moves = [wallet(user, amount if what == "credit" else -amount)]
        moves.append(wallet(other, amount) if what == "gift" else Move("revenue", -moves[0].amount))
        async with gate:
            with suppress(InsufficientFunds):
                await db.run_in_transaction(post, f"op:{number}", f"test-{what}", moves, owe=what == "reverse")

    await asyncio.gather(*(operate(number) for number in range(10_000)))
    assert await api.verify() == []
