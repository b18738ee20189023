"""Lanes: order for each person, bounds for everybody."""

import asyncio
import contextvars

from kernel.lanes import Lanes
from kernel.updates import Paid, PreCheckout, Press, Sender, Text


def text(person: int, number: int) -> Text:
    return Text(Sender(person), person, 0, number, str(number))


def press(person: int, number: int) -> Press:
    return Press(Sender(person), person, 0, number, number, "x")


async def test_updates_of_one_person_are_handled_in_order_and_one_at_a_time():
    seen: list[tuple[int, int]] = []
    busy: set[int] = set()

    async def handle(update: Text) -> None:
        person = update.sender.telegram_id
        assert person not in busy
        busy.add(person)
        await asyncio.sleep(0.001 * (update.message_id % 3))
        busy.discard(person)
        seen.append((person, update.message_id))

    lanes = Lanes(handle)
    for number in range(15):
        for person in range(30):
            lanes.put(text(person, number))
    await lanes.idle()
    for person in range(30):
        assert [number for who, number in seen if who == person] == list(range(15))


async def test_different_people_are_served_side_by_side_up_to_the_bound():
    running = most = 0

    async def handle(update: Text) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.005)
        running -= 1

    lanes = Lanes(handle, side_by_side=10)
    for person in range(50):
        lanes.put(text(person, 1))
        lanes.put(text(person, 2))
    await lanes.idle()
    assert most == 10


async def test_a_full_lane_overflows_and_tells_the_person_once_but_answers_every_press():
    gate = asyncio.Event()
    handled, refused, done = [], [], []

    async def handle(update: Text) -> None:
        await gate.wait()
        handled.append(update.message_id)

    async def overflow(update: Text) -> None:
        refused.append(update)

    lanes = Lanes(handle, overflow=overflow)
    for number in range(40):
        lanes.put(text(1, number), lambda number=number: done.append(number))
    for number in range(100, 103):
        lanes.put(press(1, number))
    lanes.put(text(2, 0))
    await asyncio.sleep(0.01)
    gate.set()
    await lanes.idle()
    assert handled.count(0) == 2, "both people's first"
    assert len(handled) == 21, "twenty of the one, whose lane had not begun to move, and one of the other"
    assert [type(update).__name__ for update in refused] == ["Text", "Press", "Press", "Press"]
    assert sorted(done) == list(range(40)), "what overflowed is done with, too"


async def test_recovered_updates_never_overflow():
    handled = []

    async def handle(update: Text) -> None:
        handled.append(update.message_id)

    async def overflow(update: Text) -> None:
        raise AssertionError("overflowed")

    lanes = Lanes(handle, overflow=overflow)
    for number in range(100):
        lanes.put(text(1, number), patient=True)
    await lanes.idle()
    assert handled == list(range(100))


async def test_money_does_not_wait_behind_a_slow_handler_of_the_same_person():
    gate = asyncio.Event()
    seen = []

    async def handle(update: object) -> None:
        if isinstance(update, Text):
            await gate.wait()
        seen.append(type(update).__name__)

    lanes = Lanes(handle)
    lanes.put(text(1, 1))
    lanes.put(PreCheckout(Sender(1), 1, 0, 5, "XTR", 10, "p"))
    lanes.put(Paid(Sender(1), 1, 0, 6, "XTR", 10, "p", "charge"))
    await asyncio.sleep(0.01)
    assert seen == ["PreCheckout", "Paid"]
    gate.set()
    await lanes.idle()
    assert seen == ["PreCheckout", "Paid", "Text"]


async def test_a_failing_cancelled_or_endless_handler_does_not_stop_its_lane(caplog):
    seen, done = [], []

    async def handle(update: Text) -> None:
        if update.message_id == 1:
            raise RuntimeError("broken")
        if update.message_id == 2:
            raise asyncio.CancelledError
        if update.message_id == 3:
            await asyncio.sleep(60)
        if update.message_id == 4:
            raise TimeoutError
        seen.append(update.message_id)

    lanes = Lanes(handle, seconds=0.05)
    for number in range(6):
        lanes.put(text(1, number), lambda number=number: done.append(number))
    await lanes.idle()
    assert seen == [0, 5]
    assert done == list(range(6))
    assert "Text was given up after 0.05 s" in caplog.text


async def test_stopping_lets_running_handlers_finish_and_takes_nothing_more():
    seen, done = [], []

    async def handle(update: Text) -> None:
        await asyncio.sleep(0.02)
        seen.append(update.message_id)

    lanes = Lanes(handle)
    lanes.put(text(1, 1), lambda: done.append(1))
    lanes.put(text(2, 2), lambda: done.append(2))
    stopping = asyncio.create_task(lanes.stop(5))
    await asyncio.sleep(0.001)
    lanes.put(text(3, 3), lambda: done.append(3))
    await stopping
    assert sorted(seen) == sorted(done) == [1, 2]


async def test_what_does_not_finish_in_the_grace_is_cancelled_and_not_called_done():
    done = []

    async def handle(update: Text) -> None:
        await asyncio.sleep(60)

    lanes = Lanes(handle)
    lanes.put(text(1, 1), lambda: done.append(1))
    await asyncio.sleep(0)
    await lanes.stop(0.02)
    assert done == []


async def test_a_handler_may_stop_the_lanes_it_runs_in():
    stopped = []

    async def handle(update: Text) -> None:
        await lanes.stop(1)
        stopped.append(update)

    lanes = Lanes(handle)
    lanes.put(text(1, 1))
    await asyncio.wait_for(lanes.idle(), 2)
    assert stopped == [text(1, 1)]


async def test_a_handler_sees_nothing_of_the_context_that_brought_its_update():
    whose = contextvars.ContextVar("whose", default="nobody's")
    seen = []

    async def handle(update: Text) -> None:
        seen.append(whose.get())

    lanes = Lanes(handle)
    whose.set("another handler's")
    lanes.put(text(1, 1))
    await lanes.idle()
    assert seen == ["nobody's"]
