import asyncio
from datetime import timedelta

import pytest

from kernel import db
from kernel.errors import AlreadySent, ChatUnavailable, FloodWait, TelegramError, TelegramUnavailable
from kernel.events import emit
from kernel.messages import Outgoing, Rich
from kernel.models import OutboxRow
from kernel.outbox import Outbox, Pace
from kernel.testing import count_statements
from kernel.testing.clock import MovableClock
from kernel.testing.until import until


class Telegram:
    """Telegram as the outbox sees it: it takes messages, refuses them, or does not answer."""

    def __init__(self):
        self.arrived = []  # (chat, text)
        self.calls = []  # (chat, text, random id)
        self.problems = {}  # chat -> errors to raise, one a call
        self.known = set()
        self.hold = None
        self.together = 0
        self.most_together = 0

    async def send(self, chat_id, message, *, random_id=None):
        self.calls.append((chat_id, message.text.text, random_id))
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        try:
            if self.hold is not None:
                await self.hold.wait()
            if self.problems.get(chat_id):
                raise self.problems[chat_id].pop(0)
            if random_id in self.known:
                raise AlreadySent("RANDOM_ID_DUPLICATE")
        finally:
            self.together -= 1
        self.known.add(random_id)
        self.arrived.append((chat_id, message.text.text))
        return type("Sent", (), {"message_id": len(self.arrived)})()


class House:
    """An outbox, the Telegram it talks to, and what its owner was told."""

    def __init__(self, **options):
        self.telegram = Telegram()
        self.clock = MovableClock()
        self.told = []
        self.make = lambda text: Outgoing(Rich(text))
        options = {"pace": Pace(now=lambda: self.clock.now().timestamp()), **options}
        self.outbox = Outbox(self.telegram, self.render, clock=self.clock, **options)

    async def render(self, row):
        return self.make(row.args["text"])

    async def put(self, *messages, **options):
        async with db.transaction():
            for chat_id, text in messages:
                self.outbox.put("shop", "shop-note", chat_id, {"text": text}, **options)


@pytest.fixture
async def house(database):
    await database.connect()
    return House()


async def states():
    return await OutboxRow.all().order_by("id").values_list("state", flat=True)


async def test_a_message_is_sent_after_the_commit_and_marked(house):
    async with db.transaction():
        house.outbox.put("shop", "shop-note", 7, {"text": "hello"})
        assert house.telegram.calls == []
    await house.outbox.drain()
    assert house.telegram.arrived == [(7, "hello")]
    row = await OutboxRow.get()
    assert (row.state, row.message_id, row.leased_until, row.attempts) == ("sent", 1, None, 1)
    assert row.finished_at is not None
    assert row.random_id == house.telegram.calls[0][2]


async def test_a_message_of_a_transaction_that_is_rolled_back_is_never_sent(house):
    async def fail():
        house.outbox.put("shop", "shop-note", 7, {"text": "hello"})
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await db.run_in_transaction(fail)
    await house.outbox.drain()
    assert house.telegram.calls == []


async def test_a_message_outside_a_transaction_is_refused_in_words(house):
    with pytest.raises(RuntimeError, match="open one with"):
        house.outbox.put("shop", "shop-note", 7, {})


async def test_a_message_with_an_object_in_its_arguments_is_refused_in_words(house):
    async with db.transaction():
        with pytest.raises(TypeError, match="shop-note takes ids and plain values"):
            house.outbox.put("shop", "shop-note", 7, {"order": object()})


async def test_messages_and_events_of_one_transaction_cost_one_statement(house, database):
    with count_statements() as sent:
        async with db.transaction():
            house.outbox.put("shop", "shop-note", 7, {"text": "a 'quoted' — текст 🎉"})
            emit("order_completed", order_id=1)
            house.outbox.put("shop", "shop-note", 8, {"text": "b"})
            emit("order_completed", order_id=2)
    expected = 1 if database.dialect == "postgres" else 2
    assert len(sent) == 2 + expected, sent.statements  # BEGIN and COMMIT
    await house.outbox.drain()
    assert sorted(house.telegram.arrived) == [(7, "a 'quoted' — текст 🎉"), (8, "b")]
    assert [row["args"] for row in await db.fetch("SELECT args FROM kernel_event ORDER BY id")] == [
        {"order_id": 1},
        {"order_id": 2},
    ]


async def test_a_claim_costs_one_statement_and_a_mark_another(house):
    await house.put((1, "a"), (2, "b"))
    with count_statements() as sent:
        await house.outbox.drain()
    updates = [sql for sql in sent.statements if "UPDATE kernel_outbox" in sql]
    assert len(sent) == len(updates)
    assert len([sql for sql in updates if "SET leased_until = $2" in sql and "RETURNING" in sql]) <= 3
    assert len([sql for sql in updates if "SET state" in sql]) == 2


async def test_many_messages_in_one_transaction_arrive(house):
    await house.put(*[(chat, f"{chat}") for chat in range(450)])
    await house.outbox.drain()
    assert sorted(house.telegram.arrived) == [(chat, f"{chat}") for chat in range(450)]


async def test_messages_of_one_chat_arrive_in_order(house):
    await house.put(*[(7, str(number)) for number in range(10)])
    await house.outbox.drain()
    assert house.telegram.arrived == [(7, str(number)) for number in range(10)]
    assert house.telegram.most_together == 1


async def test_different_chats_are_served_side_by_side(house):
    house.telegram.hold = asyncio.Event()
    await house.put(*[(chat, "x") for chat in range(1, 9)])
    draining = asyncio.create_task(house.outbox.drain())
    await until(lambda: house.telegram.together == 8)
    house.telegram.hold.set()
    await draining
    assert house.telegram.most_together == 8


async def test_a_row_that_waits_for_a_retry_holds_up_its_own_chat_only(house):
    house.telegram.problems[7] = [TelegramError("INTERNAL")]
    await house.put((7, "first"), (7, "second"), (8, "other"))
    await house.outbox.drain()
    assert house.telegram.arrived == [(8, "other")]
    house.clock.move(seconds=5)
    await house.outbox.drain()
    assert house.telegram.arrived == [(8, "other"), (7, "first"), (7, "second")]


async def test_a_receipt_overtakes_a_broadcast_even_in_the_same_chat(house):
    await house.put((7, "news"), (8, "news"), priority=90)
    await house.put((8, "receipt"), (9, "receipt"))
    await house.outbox.drain()
    assert [text for chat, text in house.telegram.arrived if chat == 8] == ["receipt", "news"]


async def test_a_message_for_later_waits_and_holds_up_nobody(house):
    await house.put((7, "later"), not_before=house.clock.now() + timedelta(hours=1))
    await house.put((7, "now"))
    await house.outbox.drain()
    assert house.telegram.arrived == [(7, "now")]
    house.clock.move(hours=1, seconds=1)
    await house.outbox.drain()
    assert house.telegram.arrived == [(7, "now"), (7, "later")]


async def test_a_chat_that_blocked_the_bot_is_marked_and_its_owner_told(database):
    await database.connect()
    house = House(callback=lambda row, outcome: lambda: tell(row, outcome))

    async def tell(row, outcome):
        house.told.append((row.args["text"], outcome, row.error, await states()))

    house.telegram.problems[7] = [ChatUnavailable("USER_IS_BLOCKED")]
    await house.put((7, "lost"), (8, "fine"))
    await house.outbox.drain()
    assert await states() == ["undeliverable", "sent"]
    assert {told[:3] for told in house.told} == {("lost", "failed", "USER_IS_BLOCKED"), ("fine", "sent", "")}
    # told in the transaction that marks the row
    assert all("undeliverable" in told[3] for told in house.told if told[0] == "lost")


async def test_a_callback_that_fails_leaves_the_row_marked_and_is_recorded(database):
    await database.connect()
    recorded = []

    async def fail():
        await db.execute("DELETE FROM kernel_outbox")
        raise ValueError("broken")

    house = House(
        callback=lambda row, outcome: fail,
        record=lambda plugin, hook, args, error: recorded.append((plugin, hook, args, str(error))),
    )
    await house.put((7, "x"))
    await house.outbox.drain()
    assert await states() == ["sent"]
    assert recorded == [("shop", "on_sent:shop-note", {"text": "x"}, "broken")]


async def test_what_telegram_already_has_counts_as_sent(house):
    house.telegram.problems[7] = [AlreadySent("RANDOM_ID_DUPLICATE")]
    await house.put((7, "x"))
    await house.outbox.drain()
    assert await states() == ["sent"]


async def test_an_unanswered_send_is_repeated_with_the_same_random_id(house):
    house.telegram.problems[7] = [TelegramUnavailable("TIMEOUT")]
    await house.put((7, "x"))
    await house.outbox.drain()
    assert await states() == ["waiting"]
    row = await OutboxRow.get()
    assert row.unsure_since is not None
    house.clock.move(minutes=1)
    await house.outbox.drain()
    assert await states() == ["sent"]
    assert house.telegram.calls[0] == house.telegram.calls[1]


async def test_a_row_still_unsure_after_a_day_goes_to_its_owner_instead(database):
    await database.connect()
    house = House(callback=lambda row, outcome: lambda: tell(outcome, row.error))

    async def tell(outcome, reason):
        house.told.append((outcome, reason))

    house.telegram.problems[7] = [TelegramUnavailable("TIMEOUT")]
    await house.put((7, "x"))
    await house.outbox.drain()
    house.clock.move(days=1, minutes=1)
    await house.outbox.drain()
    assert await states() == ["unsure"]
    assert len(house.telegram.calls) == 1
    assert house.told == [("failed", "TelegramUnavailable")]


async def test_a_row_that_waited_for_days_without_being_tried_is_sent(house):
    await house.put((7, "x"))
    house.clock.move(days=3)
    await house.outbox.drain()
    assert await states() == ["sent"]


async def test_a_flood_wait_pauses_the_chat_and_costs_no_attempt(house):
    house.telegram.problems[7] = [FloodWait(30)]
    await house.put((7, "x"), (8, "y"))
    await house.outbox.drain()
    assert house.telegram.arrived == [(8, "y")]
    assert (await OutboxRow.get(chat_id=7)).attempts == 0
    house.clock.move(seconds=31)
    await house.outbox.drain()
    assert house.telegram.arrived == [(8, "y"), (7, "x")]


async def test_a_flood_wait_of_a_second_chat_pauses_all_sending(house):
    house.telegram.problems = {7: [FloodWait(30)], 8: [FloodWait(20)]}
    await house.put((7, "x"), (8, "y"))
    await house.outbox.drain()
    await house.put((9, "z"))
    await house.outbox.drain()
    assert house.telegram.arrived == []
    house.clock.move(seconds=31)
    await house.outbox.drain()
    assert sorted(house.telegram.arrived) == [(7, "x"), (8, "y"), (9, "z")]


async def test_a_message_no_longer_needed_is_finished_without_being_sent(house):
    house.make = lambda text: None
    await house.put((7, "x"))
    await house.outbox.drain()
    assert (await states(), house.telegram.calls) == (["not_needed"], [])


async def test_a_message_that_cannot_be_made_is_tried_again_and_given_up_with_its_reason(house):
    def fail(text):
        raise KeyError("order 17")

    house.make = fail
    await house.put((7, "x"))
    for _ in range(8):
        assert await states() == ["waiting"]
        await house.outbox.drain()
        house.clock.move(hours=1)
    row = await OutboxRow.get()
    assert (row.state, row.attempts, row.error) == ("undeliverable", 8, "KeyError: 'order 17'")
    assert house.telegram.calls == []


async def test_the_sender_starts_when_a_transaction_commits(house):
    await house.outbox.start()
    try:
        await asyncio.sleep(0.05)  # its first look finds nothing
        await house.put((7, "x"))
        await until(lambda: house.telegram.arrived, 0.7)  # the poll of each second would be later
        assert len(house.telegram.calls) == 1
    finally:
        await house.outbox.stop()


async def test_rows_of_another_process_are_found_by_polling(house):
    await house.outbox.start()
    try:
        other = Outbox(house.telegram, house.render, clock=house.clock)
        async with db.transaction():
            other.put("shop", "shop-note", 7, {"text": "x"})
        await until(lambda: house.telegram.arrived)
    finally:
        await house.outbox.stop()


async def test_the_sender_keeps_the_pace(database):
    await database.connect()
    house = House(pace=Pace(per_second=50, burst=5))
    await house.put(*[(chat, "x") for chat in range(1, 31)])
    loop = asyncio.get_running_loop()
    began = loop.time()
    await house.outbox.start()
    try:
        await until(lambda: len(house.telegram.arrived) == 30)
        assert loop.time() - began > 0.4  # 25 after the burst, 50 a second
    finally:
        await house.outbox.stop()


async def test_while_answers_need_all_there_is_only_what_is_urgent_goes_out(database):
    await database.connect()
    house = House(pace=Pace())
    await house.put((1, "news"), priority=90)
    await house.put((2, "receipt"))
    for _ in range(30):
        house.outbox.answered()
    await house.outbox.start()
    try:
        await until(lambda: house.telegram.arrived)
        assert house.telegram.arrived == [(2, "receipt")]
        await until(lambda: len(house.telegram.arrived) == 2)
    finally:
        await house.outbox.stop()


async def test_stop_lets_a_send_finish_and_keeps_the_rest(house):
    house.telegram.hold = asyncio.Event()
    await house.put((7, "first"), (7, "second"))
    await house.outbox.start()
    await until(lambda: house.telegram.together)
    stopping = asyncio.create_task(house.outbox.stop(grace=5))
    await asyncio.sleep(0.05)
    house.telegram.hold.set()
    await stopping
    assert await states() == ["sent", "waiting"]


async def test_a_send_cut_off_by_stop_gives_its_lease_back_and_arrives_once(house):
    house.telegram.hold = asyncio.Event()
    await house.put((7, "x"))
    await house.outbox.start()
    await until(lambda: house.telegram.together)
    await house.outbox.stop(grace=0.05)
    row = await OutboxRow.get()
    assert (row.state, row.leased_until) == ("waiting", None)
    assert row.unsure_since is not None
    house.telegram.hold = None
    again = Outbox(house.telegram, house.render, clock=house.clock)
    await again.drain()
    assert house.telegram.arrived == [(7, "x")]
    assert house.telegram.calls[0] == house.telegram.calls[1]


async def test_two_senders_at_once_send_nothing_twice(house):
    other = Outbox(house.telegram, house.render, clock=house.clock)
    await house.put(*[(chat % 20, str(chat)) for chat in range(100)])
    await asyncio.gather(house.outbox.drain(), other.drain())
    while "waiting" in await states():
        await house.outbox.drain()
    assert len(house.telegram.calls) == 100
    for chat in range(20):
        mine = [int(text) for where, text in house.telegram.arrived if where == chat]
        assert mine == sorted(mine)
