import asyncio

import pytest

from kernel import db
from kernel.events import Events, emit
from kernel.models import EventDone, EventRow
from kernel.testing import count_statements
from kernel.testing.clock import MovableClock
from kernel.testing.until import until


class House:
    """Events with the plugins that listen to them."""

    def __init__(self):
        self.clock = MovableClock()
        self.handlers = {}  # (plugin, event) -> handler
        self.off = set()
        self.heard = []
        self.events = Events(self.listeners, clock=self.clock)

    def listeners(self, name):
        return [
            (plugin, call)
            for (plugin, event), call in self.handlers.items()
            if event == name and plugin not in self.off
        ]

    def listen(self, plugin, event="sold", then=None):
        async def hear(**args):
            self.heard.append((plugin, args))
            if then:
                await then(**args)

        self.handlers[plugin, event] = hear

    async def emit(self, *orders, event="sold"):
        async with db.transaction():
            for order in orders:
                emit(event, order_id=order)


@pytest.fixture
async def house(database):
    await database.connect()
    return House()


async def test_every_listening_plugin_hears_of_an_event_once(house):
    house.listen("shop")
    house.listen("reviews")
    house.listen("cart", "other")
    await house.emit(1)
    await house.events.drain()
    await house.events.drain()
    assert sorted(house.heard, key=str) == [("reviews", {"order_id": 1}), ("shop", {"order_id": 1})]
    assert (await EventRow.get()).done


async def test_each_plugin_hears_events_in_order(house):
    house.listen("shop")
    await house.emit(*range(250))
    await house.events.drain()
    assert [args["order_id"] for _, args in house.heard] == list(range(250))


async def test_an_event_outside_a_transaction_is_refused_in_words(house):
    with pytest.raises(RuntimeError, match="open one with"):
        emit("sold", order_id=1)


async def test_an_event_of_a_transaction_that_is_rolled_back_never_happened(house):
    async def fail():
        emit("sold", order_id=1)
        raise ValueError("no")

    house.listen("shop")
    with pytest.raises(ValueError, match="no"):
        await db.run_in_transaction(fail)
    await house.events.drain()
    assert house.heard == []


async def test_a_handler_that_fails_is_undone_and_tried_again_and_others_do_not_wait(house):
    async def write_and_fail(order_id):
        async with db.transaction():
            emit("trace", order_id=order_id)
        if len(house.heard) < 5:
            raise ValueError("broken")

    house.listen("shop", then=write_and_fail)
    house.listen("cart")
    await house.emit(1, 2)
    await house.events.drain()
    assert [args for plugin, args in house.heard if plugin == "cart"] == [{"order_id": 1}, {"order_id": 2}]
    assert await EventRow.filter(name="trace").count() == 0
    failed = await EventDone.filter(plugin="shop").order_by("event_id")
    assert [(row.attempts, row.error, row.done_at) for row in failed] == [(1, "ValueError: broken", None)] * 2
    house.clock.move(seconds=5)
    await house.events.drain()
    assert [args for plugin, args in house.heard if plugin == "cart"] == [{"order_id": 1}, {"order_id": 2}]
    assert [args for plugin, args in house.heard if plugin == "shop"] == [{"order_id": 1}, {"order_id": 2}] * 2
    assert await EventRow.filter(name="trace").count() == 2
    assert await EventRow.filter(done=False).count() == 0


async def test_the_waits_between_tries_grow(house):
    async def fail(order_id):
        raise ValueError("broken")

    house.listen("shop", then=fail)
    await house.emit(1)
    waits = []
    for _ in range(6):
        await house.events.drain()
        row = await EventDone.get()
        waits.append((row.next_try - house.clock.now()).total_seconds())
        house.clock.move(seconds=waits[-1] + 0.1)
    assert waits[-1] > 20 > 1 > waits[0]
    assert len(house.heard) == 6


async def test_a_plugin_that_is_off_does_not_hear_of_it_later(house):
    house.listen("shop")
    house.off.add("shop")
    await house.emit(1)
    await house.events.drain()
    house.off.clear()
    await house.events.drain()
    assert house.heard == []
    assert (await EventRow.get()).done


async def test_an_event_that_a_handler_emits_is_delivered_too(house):
    async def go_on(order_id):
        emit("posted", order_id=order_id)

    house.listen("shop", then=go_on)
    house.listen("cart", "posted")
    await house.emit(1)
    await house.events.drain()
    assert house.heard == [("shop", {"order_id": 1}), ("cart", {"order_id": 1})]


async def test_two_loops_at_once_deliver_once(house, database):
    other = Events(house.listeners, clock=house.clock)
    house.listen("shop")
    await house.emit(*range(30))
    await asyncio.gather(house.events.drain(), other.drain())
    assert sorted(args["order_id"] for _, args in house.heard) == list(range(30))


async def test_delivery_starts_when_the_transaction_commits(house):
    house.listen("shop")
    await house.events.start()
    try:
        await asyncio.sleep(0.05)
        await house.emit(1)
        await until(lambda: house.heard, 0.7)
    finally:
        await house.events.stop()
    assert [args["order_id"] for _, args in house.heard] == [1]


async def test_what_was_emitted_while_nobody_ran_is_delivered_at_start(house):
    house.listen("shop")
    await house.emit(1)
    await house.events.start()
    try:
        await until(lambda: house.heard)
    finally:
        await house.events.stop()
    assert [args["order_id"] for _, args in house.heard] == [1]


async def test_a_delivery_costs_three_statements_and_the_batch_two(house):
    house.listen("shop")
    await house.emit(1, 2, 3)
    with count_statements() as sent:
        await house.events._deliver_batch()
    assert len(sent) == 2 + 3 * 3, sent.statements  # read, close; BEGIN, take, COMMIT
