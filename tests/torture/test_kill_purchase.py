"""A purchase whose process is killed at every statement and every Telegram call, in turn."""

import asyncio

import pytest

from kernel import db
from kernel.testing.process import Killed

pytestmark = pytest.mark.torture
MANY = 200  # moments; a purchase and a start have far fewer
REPEATED = {False: "error", True: "result"}  # both answers that Telegram may give to a repeated random id


@pytest.mark.parametrize(
    ("late", "padding"),
    [(False, ""), (True, ""), (False, " x" * 2000)],
    ids=["before", "under way", "before, in a file"],
)
async def test_a_purchase_killed_at_any_moment_is_whole_after_the_restart(shop, telegram, late):
    telegram.repeated_random_id = REPEATED[late]
    await shop.process.start()
    for k in range(1, MANY):
        person = await shop.customer(k)
        confirm = await shop.at_the_till(person)
        await shop.process.arm(k, late=late)
        try:
            await confirm.press(shop)
            await _at_rest(shop, person)
            moments = await shop.process.disarm()
        except Killed:
            await shop.process.start()
            await _whole(shop, person, confirm)
            continue
        assert await shop.orders(person) == len(shop.values(person)) == 1
        break
    else:
        pytest.fail("no run ended without a kill")
    await shop.check()
    print(f"\n{db.dialect()}: killed at {k - 1} moments; the last run had {len(moments)}:")
    print("\n".join(f"  {number:3} {what[:110]}" for number, what in enumerate(moments, 1)))
    assert k > 15, moments


async def test_a_restart_killed_at_any_moment_still_brings_the_value_once(shop):
    await shop.process.start()
    paid = await _moment_after_the_commit(shop)
    for k in range(1, MANY):
        person = await shop.customer(k)
        confirm = await shop.at_the_till(person)
        await shop.process.arm(paid)
        assert not await confirm.press(shop)
        await shop.process.ended()
        try:
            await shop.process.start(kill_at=k)
            await _whole(shop, person, confirm)  # the moment may come just after the start
        except Killed:
            await shop.process.start()
            await _whole(shop, person, confirm)
            continue
        break
    else:
        pytest.fail("no start ended without a kill")
    print(f"\n{db.dialect()}: killed at {k - 1} moments of a start")
    assert k > 8


async def _moment_after_the_commit(shop):
    """The number of the first moment of a purchase at which it is paid and nobody has been told."""
    person = await shop.customer(0)
    confirm = await shop.at_the_till(person)
    await asyncio.sleep(0.5)  # the position is stored, so that it is not stored in the middle
    await shop.process.arm(None)
    await confirm.press(shop)
    await _at_rest(shop, person)
    return (await shop.process.disarm()).index("COMMIT") + 2


async def _at_rest(shop, person):
    """Wait until everything that a purchase leads to is done, or the process is dead."""
    sent = "SELECT count(*) AS n FROM kernel_outbox WHERE chat_id = $1 AND state = 'sent'"
    events = "SELECT count(*) AS n FROM kernel_event WHERE done = $1"
    async with asyncio.timeout(20):
        while shop.process.exit_code is None:
            if (await db.fetch_one(sent, person.id))["n"] and not (await db.fetch_one(events, False))["n"]:
                await asyncio.sleep(0.25)  # the position is stored a little later
                return
            await asyncio.sleep(0.02)


async def _whole(shop, person, confirm):
    """Money or goods, never both or neither; and a press after the restart buys what was not bought, and nothing else."""
    await shop.process.settle()
    orders = await shop.orders(person)
    assert len(shop.values(person)) == orders <= 1
    await shop.check()
    # nobody knows whether the press counted: the customer presses again
    assert await confirm.press(shop)
    await shop.process.settle()
    assert await shop.orders(person) == 1
    assert len(shop.values(person)) == 1
    await shop.check()
