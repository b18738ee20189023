import pytest

from kernel import db
from kernel.models import PluginState, Reaction
from kernel.reactions import Reactions
from kernel.testing.clock import MovableClock


class House:
    """Reactions and what happens when they are tried again."""

    def __init__(self):
        self.clock = MovableClock()
        self.tried = []
        self.error = None
        self.reactions = Reactions(self.react, clock=self.clock)

    async def react(self, plugin, hook, **args):
        self.tried.append((plugin, hook, args))
        await PluginState.create(name=f"trace {len(self.tried)}", changed_at=self.clock.now())
        if self.error:
            raise self.error

    async def record(self, **args):
        async with db.transaction():
            self.reactions.record("referrals", "payment_credited", args, ValueError("broken"))


@pytest.fixture
async def house(database):
    await database.connect()
    return House()


async def test_a_recorded_reaction_is_tried_again_and_forgotten_when_it_succeeds(house):
    await house.record(payment_id=7)
    row = await Reaction.get()
    assert (row.plugin, row.hook, row.args, row.error) == (
        "referrals", "payment_credited", {"payment_id": 7}, "ValueError: broken",
    )  # fmt: skip
    assert await house.reactions.drain() == 0  # not at once
    house.clock.move(seconds=6)
    assert await house.reactions.drain() == 1
    assert house.tried == [("referrals", "payment_credited", {"payment_id": 7})]
    assert await Reaction.all().count() == 0
    assert await PluginState.all().count() == 1


async def test_a_reaction_that_fails_again_is_undone_and_waits_longer(house):
    await house.record(payment_id=7)
    house.error = ValueError("still broken")
    waits = []
    for _ in range(4):
        house.clock.move(hours=2)
        assert await house.reactions.drain() == 0
        row = await Reaction.get()
        waits.append((row.next_try - house.clock.now()).total_seconds())
    assert waits[-1] > waits[0] > 5
    assert (row.attempts, row.error) == (5, "ValueError: still broken")
    assert await PluginState.all().count() == 0


async def test_a_record_goes_with_the_transaction_that_made_it(house):
    async def fail():
        house.reactions.record("referrals", "payment_credited", {"payment_id": 7}, ValueError("broken"))
        raise KeyError("outer")

    with pytest.raises(KeyError):
        await db.run_in_transaction(fail)
    assert await Reaction.all().count() == 0


async def test_the_same_reaction_is_recorded_once(house):
    await house.record(payment_id=7, user_id=1)
    await house.record(user_id=1, payment_id=7)
    await house.record(user_id=2, payment_id=7)
    assert await Reaction.all().count() == 2


async def test_a_reaction_that_cannot_be_stored_does_not_harm_the_transaction(house):
    async with db.transaction():
        house.reactions.record("referrals", "payment_credited", {"payment": object()}, ValueError("broken"))
        await PluginState.create(name="kept", changed_at=house.clock.now())
    assert await Reaction.all().count() == 0
    assert await PluginState.exists(name="kept")
