"""What happens while a broadcast is sent: pause, resume, stop, people who block the bot, a bot that stops."""

import asyncio
from datetime import UTC, datetime

import pytest

from kernel import db, run_in_transaction, transaction
from kernel.testing.until import until
from plugins.accounts.testing import customer_of
from plugins.broadcast import progress
from plugins.broadcast.callbacks import Act, Do, OpenBroadcast, OpenBroadcasts
from plugins.broadcast.delivering import Next, step
from plugins.broadcast.models import Broadcast, Recipient
from plugins.broadcast.running import runs_of
from plugins.broadcast.states import State
from tests.plugins.broadcast.conftest import at_rest, crowd, got, prepared, texts

MANY = 14
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts,admin,broadcast", "MESSAGES_PER_SECOND": "5"}


@pytest.fixture
async def people(bot, telegram):
    return await crowd(bot, telegram, MANY)


async def begin(owner, made):
    """Press the button that sends it, and do not wait for more than the answer; the message that shows the card."""
    await owner.press(data=Do(made.id, Act.ASK_SEND).pack())
    card = next(message for message in reversed(owner.messages) if message.text.startswith("Send Sale today now?"))
    await owner.account.press(card.labels[0], message=card)
    return card


def copies(people):
    return [sum(message.text == "Sale today" for message in person.messages) for person in people]


async def test_it_can_be_paused_and_goes_on_where_it_stood(bot, owner, people):
    made = await prepared(owner)
    card = await begin(owner, made)
    await until(lambda: sum(copies(people)))
    await owner.account.press("⏸ Pause")
    assert "State: ⏸ paused" in card.text
    await until(lambda: not runs_of(bot).running)
    await bot.outbox.drain()  # what was handed over already, two seconds' worth, still goes out
    before = sum(copies(people))
    assert 0 < before < MANY
    assert (await got(made.id))["waiting"] == MANY - before
    assert "Sale today" in texts(owner)  # the first of all
    await at_rest(bot)
    assert sum(copies(people)) == before
    await owner.press("▶️ Go on")
    assert copies(people) == [1] * MANY
    assert await got(made.id) == {"delivered": MANY + 1}
    acts = await db.fetch("SELECT action FROM kernel_audit ORDER BY id")
    assert [row["action"].partition(".")[2] for row in acts] == ["started", "paused", "resumed", "finished"]


async def test_stopped_it_sends_nothing_more_not_even_what_is_queued(bot, owner, people):
    made = await prepared(owner)
    card = await begin(owner, made)
    await owner.account.press("⏹ Stop")
    assert "Stop Sale today for good?" in card.text
    await owner.account.press("⏹ Yes, stop it")
    before = sum(copies(people)) + texts(owner).count("Sale today")
    await at_rest(bot)
    after = sum(copies(people)) + texts(owner).count("Sale today")
    assert after - before <= 1, "one may have been on its way"
    assert after < MANY
    await owner.press(data=OpenBroadcast(made.id).pack())
    assert f"Not sent: {MANY + 1 - after}" in owner.last.text
    for act in (Act.PAUSE, Act.RESUME, Act.BACK_TO_DRAFT, Act.ASK_SEND):
        await owner.press(data=Do(made.id, act).pack())
        assert owner.alerts[-1]
    assert (await Broadcast.get(id=made.id)).state == State.CANCELLED
    await owner.press(data=OpenBroadcast(made.id).pack())
    await owner.press("📋 Use again")
    assert "Broadcast 2" in owner.last.text
    assert "✏️ draft" in owner.last.text


async def test_whoever_has_blocked_the_bot_is_marked_and_left_out(bot, owner, people, outbox):
    blocked, gone, refusing = people[:3]
    await db.execute("UPDATE accounts_user SET is_reachable = FALSE WHERE telegram_id = $1", gone.id)
    await db.execute("UPDATE accounts_user SET is_blocked = TRUE WHERE telegram_id = $1", refusing.id)
    blocked.chat().blocked = True  # and the bot has not heard of it
    made = await prepared(owner)
    await owner.press(data=Do(made.id, Act.ASK_SEND).pack())
    await owner.press(f"✅ Send to {MANY - 1} people")
    assert copies(people) == [0, 0, 0] + [1] * (MANY - 3)
    assert await got(made.id) == {"delivered": MANY - 2, "blocked": 1}
    await at_rest(bot)
    assert f"Delivered {MANY - 2}, blocked 1, failed 0" in owner.last.text
    assert not (await bot.hooks.first("load_recipient", chat_id=blocked.id, bot=bot)).is_reachable
    await owner.press(data=Do(made.id, Act.COPY).pack())
    await owner.press("📤 Send now")
    assert f"{MANY - 2} people" in owner.last.text


async def test_who_is_blocked_between_the_start_and_their_turn_is_left_out(bot, owner, people):
    made = await prepared(owner, state="sending", started_at=NOW)
    assert await run_in_transaction(step, bot, made.id) == Next.AT_ONCE
    await db.execute("UPDATE accounts_user SET is_blocked = TRUE WHERE telegram_id = $1", people[0].id)
    await bot.jobs.run("broadcast.start_in_time")
    await at_rest(bot)
    assert copies(people) == [0] + [1] * (MANY - 1)
    assert await got(made.id) == {"delivered": MANY, "blocked": 1}


async def test_what_telegram_takes_from_nobody_pauses_by_itself(bot, telegram, owner, people, clock, monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0.05)
    made = await prepared(owner)
    telegram.faults.fail("messages.SendMessage", code="MEDIA_EMPTY", times=None)
    await db.execute("UPDATE broadcast_broadcast SET state = 'sending' WHERE id = $1", made.id)
    stored = made
    for _ in range(100):  # the outbox tries each of them eight times, and its own loop takes part
        await bot.jobs.run("broadcast.start_in_time")
        await bot.outbox.drain()
        clock.move(minutes=5)
        await asyncio.sleep(0.05)
        stored = await Broadcast.get(id=made.id)
        if stored.state == "paused":
            break
    await until(lambda: not runs_of(bot).running)
    assert (stored.state, stored.problem.partition(" ")[0]) == ("paused", "MEDIA_EMPTY")


async def test_the_screen_shows_how_far_it_is_until_it_is_left(bot, owner, people, monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0.05)
    made = await prepared(owner)
    card = await begin(owner, made)
    await until(lambda: "of 15 (" in card.text and "About 1 minute left" in card.text)
    seen = card.text
    await until(lambda: card.text != seen)
    await owner.account.press("⬅️ Back")
    assert "Broadcasts" in card.text
    seen = card.text
    await at_rest(bot)
    assert card.text == seen
    assert copies(people) == [1] * MANY

    again = await prepared(owner)
    card = await begin(owner, again)
    await at_rest(bot)
    assert "State: ✅ sent" in card.text
    assert "15 of 15 (100 %)" in card.text


async def test_a_deleted_progress_screen_comes_back_once_and_who_lost_the_right_sees_nothing_new(
    bot, telegram, owner, people, monkeypatch
):
    monkeypatch.setattr(progress, "EVERY", 0.05)
    made = await prepared(owner)
    card = await begin(owner, made)
    await bot.telegram.delete(owner.id, [card.id])
    card = await owner.wait_for("Broadcast 1")
    await asyncio.sleep(0.3)
    assert (await Broadcast.get(id=made.id)).live_message is None
    await owner.account.press("🔄 Refresh", message=card)
    assert (await Broadcast.get(id=made.id)).live_message == card.id
    bot.settings.owner_id = 1
    await owner.account.press("⏸ Pause", message=card)
    assert "not allowed" in owner.alerts[-1]
    seen = card.text
    await at_rest(bot)
    assert card.text == seen
    assert copies(people) == [1] * MANY, "it goes on without them"


async def test_switched_off_it_waits_and_switched_on_it_goes_on(bot, owner, people):
    made = await prepared(owner)
    await begin(owner, made)
    await bot.toggles.disable("broadcast")
    await at_rest(bot)
    assert 0 < sum(copies(people)) < MANY
    await bot.toggles.enable("broadcast")
    await at_rest(bot)
    assert copies(people) == [1] * MANY
    assert (await Broadcast.get(id=made.id)).state == State.DONE


async def test_a_bot_that_stops_goes_on_at_the_next_start(bot, owner, people):
    made = await prepared(owner)
    await begin(owner, made)
    await bot.hooks.tell("stopping", bot=bot)
    await at_rest(bot)
    assert (await Broadcast.get(id=made.id)).state == State.SENDING
    await bot.hooks.tell("started", bot=bot)
    await at_rest(bot)
    assert copies(people) == [1] * MANY


async def test_steps_side_by_side_or_cut_off_repeat_nobody(bot, owner, people):
    made = await prepared(owner, state="sending", started_at=NOW)
    await asyncio.gather(*(run_in_transaction(step, bot, made.id) for _ in range(4)))
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await step(bot, made.id)
            raise ZeroDivisionError
    await bot.jobs.run("broadcast.start_in_time")
    await at_rest(bot)
    assert copies(people) == [1] * MANY


async def test_a_forgotten_customer_gets_nothing_and_is_not_remembered(bot, owner, people, alice, outbox):
    await alice.send("/start")
    made = await prepared(owner, state="sending", started_at=NOW)
    for _ in range(3):
        await run_in_transaction(step, bot, made.id)
    async with transaction():
        await bot.hooks.join("delete_user_data", user=await customer_of(bot, alice), bot=bot)
    await bot.jobs.run("broadcast.start_in_time")
    await at_rest(bot)
    assert "Sale today" not in texts(alice)
    assert copies(people) == [1] * MANY
    assert await Recipient.all().count() == MANY + 1


async def test_after_a_month_only_the_counts_are_left(bot, owner, people, clock):
    made = await prepared(owner, state="sending", started_at=NOW)
    await bot.jobs.run("broadcast.start_in_time")
    await at_rest(bot)
    await bot.jobs.run("broadcast.forget_recipients")
    assert await Recipient.all().count() == MANY + 1
    clock.move(days=31)
    await bot.jobs.run("broadcast.forget_recipients")
    assert await Recipient.all().count() == 0
    await owner.press(data=OpenBroadcast(made.id).pack())
    assert f"Delivered {MANY + 1}, blocked 0, failed 0" in owner.last.text


async def test_the_list_has_pages(owner, telegram):
    for number in range(12):
        await prepared(owner, text=f"{number} " + "😀" * 200)
    await owner.press(data=OpenBroadcasts().pack())
    assert "(12)" in owner.last.text
    await owner.press("⏭")
    await owner.press(next(label for label in owner.buttons if "· 0" in label))
    await owner.press("⬅️ Back")
    assert "2/2" in owner.last.labels
    assert telegram.violations == []
