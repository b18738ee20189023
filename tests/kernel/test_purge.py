from datetime import timedelta

from kernel import db
from kernel.events import Events, emit
from kernel.models import AuditRow, EventDone, EventRow, InboxRow, OutboxRow, UsedButton
from kernel.purge import purge
from kernel.testing.clock import MovableClock


async def fill(clock, ago):
    """One row of each kind that was done so long ago, and the same not done."""
    then = clock.now() - ago
    number = int(ago.total_seconds())
    await UsedButton.create(nonce=number, user_id=1, used_at=then)
    for place, state in enumerate(["sent", "not_needed", "undeliverable", "waiting"]):
        await OutboxRow.create(
            plugin="shop", template=state, chat_id=1, random_id=number * 10 + place, state=state, not_before=then,
            created_at=then, finished_at=None if state == "waiting" else then,
        )  # fmt: skip
    for done in (True, False):
        event = await EventRow.create(name="sold", created_at=then, done=done)
        await EventDone.create(event=event, plugin="shop", done_at=then if done else None)
        await InboxRow.create(
            kind="Paid", charge_id=f"{number} {done}", update={}, received_at=then, done_at=then if done else None
        )


async def test_what_is_done_goes_after_seven_days_and_the_rest_stays(database):
    await database.connect()
    clock = MovableClock()
    await fill(clock, timedelta(days=6))
    await fill(clock, timedelta(days=8))
    removed = await purge(clock)
    assert removed == {
        "kernel_used_button": 1, "kernel_outbox": 2, "kernel_event": 1, "kernel_inbox": 1, "kernel_form_state": 0,
    }  # fmt: skip
    assert await UsedButton.all().count() == 1
    states = await OutboxRow.all().order_by("id").values_list("state", flat=True)
    assert states == ["sent", "not_needed", "undeliverable", "waiting", "undeliverable", "waiting"]
    assert await EventRow.all().count() == 3
    assert await EventDone.all().count() == 3
    assert await InboxRow.all().count() == 3


async def test_undeliverable_messages_go_after_thirty_days(database):
    await database.connect()
    clock = MovableClock()
    await fill(clock, timedelta(days=31))
    await purge(clock)
    assert await OutboxRow.all().values_list("state", flat=True) == ["waiting"]


async def test_it_goes_in_batches(database):
    await database.connect()
    clock = MovableClock()
    await UsedButton.bulk_create(
        [UsedButton(nonce=number, user_id=1, used_at=clock.now() - timedelta(days=8)) for number in range(25)]
    )
    assert (await purge(clock, batch=10))["kernel_used_button"] == 25
    assert await UsedButton.all().count() == 0


async def test_an_event_emitted_by_hand_is_purged_when_delivered(database):
    await database.connect()
    clock = MovableClock()
    async with db.transaction():
        emit("sold", order_id=1)
    clock.move(days=8)
    await purge(clock)
    assert await EventRow.all().count() == 1
    await Events(lambda name: [], clock=clock).drain()
    await purge(clock)
    assert await EventRow.all().count() == 0


async def test_the_audit_goes_when_its_days_are_over_and_nought_keeps_it_for_ever(database):
    await database.connect()
    clock = MovableClock()
    for days in (0, 89, 91, 400):
        await AuditRow.create(action="shop.sold", actor="user:1", created_at=clock.now() - timedelta(days=days))
    assert "kernel_audit" not in await purge(clock, audit_days=0)
    assert await AuditRow.all().count() == 4
    assert (await purge(clock, audit_days=90, batch=1))["kernel_audit"] == 2
    assert await AuditRow.all().count() == 2
