import asyncio

import pytest

from kernel import db
from kernel.inbox import Inbox
from kernel.models import InboxRow, PluginState
from kernel.testing.clock import MovableClock
from kernel.testing.until import until
from kernel.updates import Paid, Refunded, Sender

ALICE = Sender(7, "Alice", language_code="ru")


def paid(charge_id, total=500):
    return Paid(ALICE, 7, 1_700_000_000, 12, "XTR", total, "invoice-1", charge_id, "provider")


class House:
    """An inbox and the plugin that takes what comes in."""

    def __init__(self):
        self.clock = MovableClock()
        self.taken = []
        self.error = None
        self.takes = True
        self.inbox = Inbox(self.take, clock=self.clock)

    async def take(self, update):
        self.taken.append(update)
        await PluginState.create(name=f"{update.charge_id} {len(self.taken)}", changed_at=self.clock.now())
        if self.error:
            raise self.error
        return self.takes


@pytest.fixture
async def house(database):
    await database.connect()
    return House()


async def test_a_payment_is_written_and_taken_once(house):
    assert await house.inbox.write(paid("a"))
    await house.inbox.drain()
    await house.inbox.drain()
    assert house.taken == [paid("a")]
    row = await InboxRow.get()
    assert (row.kind, row.charge_id, row.attempts) == ("Paid", "a", 1)
    assert row.done_at is not None


async def test_a_duplicate_is_dropped_and_a_refund_of_the_same_charge_is_not(house):
    assert await house.inbox.write(paid("a"))
    assert not await house.inbox.write(paid("a"))
    assert await house.inbox.write(Refunded(ALICE, 7, 1_700_000_001, 13, "XTR", 500, "invoice-1", "a"))
    await house.inbox.drain()
    assert not await house.inbox.write(paid("a"))
    await house.inbox.drain()
    assert sorted(type(update).__name__ for update in house.taken) == ["Paid", "Refunded"]


async def test_a_payment_written_by_many_at_once_is_one_row(house):
    assert sum(await asyncio.gather(*(house.inbox.write(paid("a")) for _ in range(10)))) == 1


async def test_a_handler_that_fails_is_undone_and_tried_until_it_succeeds(house):
    await house.inbox.write(paid("a"))
    house.error = ValueError("broken")
    for _ in range(3):
        await house.inbox.drain()
        house.clock.move(hours=1)
    assert (await InboxRow.get()).error == "ValueError: broken"
    assert await PluginState.all().count() == 0
    house.error = None
    await house.inbox.drain()
    assert len(house.taken) == 4
    assert await PluginState.all().count() == 1
    assert (await InboxRow.get()).done_at is not None


async def test_a_payment_that_nobody_takes_is_kept_until_somebody_does(house):
    house.takes = False
    await house.inbox.write(paid("a"))
    await house.inbox.drain()
    row = await InboxRow.get()
    assert (row.done_at, row.error) == (None, "no plugin took it")
    house.takes = True
    house.clock.move(hours=1)
    await house.inbox.drain()
    assert (await InboxRow.get()).done_at is not None


async def test_one_failing_payment_does_not_hold_up_the_others(house):
    async def take(update):
        if update.charge_id == "bad":
            raise ValueError("broken")
        house.taken.append(update.charge_id)
        return True

    inbox = Inbox(take, clock=house.clock)
    for charge in ("bad", *(str(number) for number in range(20))):
        await inbox.write(paid(charge))
    await inbox.drain()
    assert sorted(house.taken, key=int) == [str(number) for number in range(20)]


async def test_a_payment_whose_process_was_killed_is_taken_up_at_start(house):
    await house.inbox.write(paid("a"))
    # what a killed process leaves: claimed, not done
    await db.execute("UPDATE kernel_inbox SET attempts = 1, next_try = $1", house.clock.now().replace(year=2100))
    await house.inbox.drain()
    assert house.taken == []
    await house.inbox.start()
    try:
        await until(lambda: house.taken)
    finally:
        await house.inbox.stop()


async def test_a_written_payment_is_handled_without_delay(house):
    await house.inbox.start()
    try:
        await asyncio.sleep(0.05)
        await house.inbox.write(paid("a"))
        await until(lambda: house.taken, 0.7)
    finally:
        await house.inbox.stop()
    assert [update.charge_id for update in house.taken] == ["a"]
