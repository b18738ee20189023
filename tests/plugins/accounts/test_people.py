"""Registration at first contact, names and languages kept fresh."""

import asyncio
from datetime import timedelta

from kernel import Plugin, Refused, db
from kernel.testing import MovableClock, count_statements
from kernel.updates import Command, MemberChanged, Press, Sender, Update
from plugins.accounts import api, people

from .conftest import MakeBot

ALICE = Sender(10**10 + 7, "Alice", "Smith", "alice", "en")


def start(sender: Sender = ALICE, payload: str = "") -> Command:
    """What /start is."""
    return Command(sender, sender.telegram_id, 0, message_id=1, name="start", payload=payload)


async def first(bot, update: Update) -> people.Customer:
    """Who the kernel would say it is."""
    return await bot.hooks.first("load_user", sender=update.sender, update=update, bot=bot)


async def test_a_first_contact_registers_the_person_with_an_empty_wallet(make_bot: MakeBot) -> None:
    bot = await make_bot()
    alice = await first(bot, start(payload="item_17"))
    assert (alice.telegram_id, alice.name, alice.username, alice.language) == (10**10 + 7, "Alice Smith", "alice", "en")
    assert await api.holding(alice.id) == api.Holding(0, 0)
    assert await db.fetch_one("SELECT start_payload FROM accounts_user") == {"start_payload": "item_17"}
    assert await first(bot, start(payload="another")) == alice
    assert await db.fetch_one("SELECT start_payload FROM accounts_user") == {"start_payload": "item_17"}
    assert await api.verify() == []


async def test_a_press_registers_as_well(make_bot: MakeBot) -> None:
    bot = await make_bot()
    assert (await first(bot, Press(ALICE, ALICE.telegram_id, 0, 1, 1, "menu"))).name == "Alice Smith"


async def test_somebody_known_costs_one_statement(make_bot: MakeBot) -> None:
    bot = await make_bot()
    await first(bot, start())
    with count_statements() as sent:
        await first(bot, start())
    assert len(sent) == 1, sent.statements


async def test_the_day_of_the_last_visit_costs_one_statement_a_day(make_bot: MakeBot, clock: MovableClock) -> None:
    bot = await make_bot()
    bot.clock = clock
    alice = await first(bot, start())
    assert alice.seen_on == clock.now().date()
    clock.move(days=2)
    for sender in (ALICE, Sender(ALICE.telegram_id)):  # with names, and a press that comes without
        for statements in (2, 1):
            with count_statements() as sent:
                found = await first(bot, start(sender))
            assert len(sent) == statements, sent.statements
            assert found.seen_on == clock.now().date()
            assert await people.find(bot, alice.id) == found
        clock.move(days=1)


async def test_the_audience_are_those_whom_messages_reach(make_bot: MakeBot, clock: MovableClock) -> None:
    bot = await make_bot()
    bot.clock = clock
    ids = [(await first(bot, start(Sender(n, "A", language_code="en" if n % 2 else "ru")))).id for n in range(1, 7)]
    await db.execute("UPDATE accounts_user SET is_blocked = TRUE WHERE id = $1", ids[0])
    await api.set_reachable(2, False)
    await people.forget(ids[2])
    assert await api.audience(bot, 0, 10) == (ids[3:], 0)
    assert await api.audience(bot, 0, 2) == (ids[3:5], ids[4])
    assert await api.audience(bot, ids[4], 2) == ([ids[5]], 0)
    assert await api.audience(bot, 0, 10, language="ru") == ([ids[3], ids[5]], 0)
    clock.move(days=10)
    await first(bot, start(Sender(5, "A", language_code="en")))
    today = clock.now().date()
    assert await api.audience(bot, 0, 10, seen_since=today) == ([ids[4]], 0)
    assert await api.audience(bot, 0, 10, seen_since=today - timedelta(days=10)) == (ids[3:], 0)


async def test_new_names_and_languages_are_noticed(make_bot: MakeBot) -> None:
    bot = await make_bot()
    alice = await first(bot, start())
    changed = Sender(ALICE.telegram_id, "Алиса", "", "", "ru")
    found = await first(bot, start(changed))
    assert (found.id, found.name, found.username, found.language) == (alice.id, "Алиса", "", "ru")
    assert await people.find(bot, alice.id) == found
    without_names = Sender(ALICE.telegram_id)
    assert await first(bot, start(without_names)) == found


async def test_many_first_contacts_at_once_make_one_person(make_bot: MakeBot) -> None:
    bot = await make_bot()
    found = await asyncio.gather(*(first(bot, start()) for _ in range(12)))
    assert len({person.id for person in found}) == 1
    assert await db.fetch_one("SELECT count(*) AS n FROM accounts_wallet") == {"n": 1}


async def test_the_chosen_language_wins_over_telegrams_and_that_over_the_default(make_bot: MakeBot) -> None:
    bot = await make_bot()
    for number, (chosen, code, language) in enumerate(
        [
            ("", "en", "en"),
            ("", "en-GB", "en"),
            ("", "xx", "ru"),
            ("", "", "ru"),
            ("en", "ru", "en"),
            ("gone", "en", "en"),
        ],
        start=1,
    ):
        sender = Sender(number, "Bob", language_code=code)
        await api.choose_language((await first(bot, start(sender))).id, chosen)
        assert (await first(bot, start(sender))).language == language
        recipient = await bot.hooks.first("load_recipient", chat_id=number, bot=bot)
        assert recipient.language == language


async def test_any_payload_registers_and_is_told_once(make_bot: MakeBot) -> None:
    heard: list[tuple[int, str]] = []
    listener = Plugin("listener", version="1.0", requires=["accounts"])

    @listener.hook
    async def user_registered(user_id: int, payload: str) -> None:
        heard.append((user_id, payload))

    bot = await make_bot(listener)
    payloads = ("5", "promo_summer", "x" * 4000, "\0zero", "звезда ⭐", "\ud800half", "' OR 1=1 --", "")
    for number, payload in enumerate(payloads, start=1):
        person = await first(bot, start(Sender(number, "Somebody"), payload))
        await first(bot, start(Sender(number, "Somebody"), payload))
        assert heard == [(person.id, people.clean(payload, 64))]
        heard.clear()


async def test_names_of_any_kind_are_stored(make_bot: MakeBot) -> None:
    bot = await make_bot()
    odd = Sender(9, "\0" + "Ы" * 300, "\ud800", "x" * 300, "zz-" + "z" * 40)
    found = await first(bot, start(odd))
    assert found.first_name == "Ы" * 64
    with count_statements() as sent:
        await first(bot, start(odd))
    assert len(sent) == 1, sent.statements


async def test_a_failing_listener_undoes_only_itself_and_is_tried_again(make_bot: MakeBot) -> None:
    broken = Plugin("broken", version="1.0", requires=["accounts"])
    heard = []

    @broken.hook
    async def user_registered(user_id: int, payload: str, bot) -> None:
        heard.append(bot)
        await db.execute("UPDATE accounts_user SET first_name = 'nobody'")
        if len(heard) == 1:
            raise ValueError("no")

    bot = await make_bot(broken)
    assert (await first(bot, start())).first_name == "Alice"
    row = await db.fetch_one("SELECT plugin, hook FROM kernel_reaction")
    assert row == {"plugin": "broken", "hook": "user_registered"}


async def test_who_blocks_the_bot_is_unreachable_until_they_come_back(make_bot: MakeBot) -> None:
    bot = await make_bot()
    alice = await first(bot, start())
    for is_member in (False, True, False):
        await bot.handle(MemberChanged(ALICE, ALICE.telegram_id, 0, is_member=is_member))
        found = await people.find(bot, alice.id)
        assert found is not None
        assert found.is_reachable is is_member
    await bot.handle(MemberChanged(ALICE, -1001, 0, is_member=True))  # a channel
    assert (await first(bot, start())).is_reachable
    found = await people.find(bot, alice.id)
    assert found is not None
    assert found.is_reachable


async def test_blocked_people_are_refused(make_bot: MakeBot) -> None:
    bot = await make_bot()
    alice = await first(bot, start())
    assert await bot.hooks.first("may_use", user=alice, update=start(), bot=bot) is None
    await db.execute("UPDATE accounts_user SET is_blocked = $1", True)
    refusal = await bot.hooks.first("may_use", user=await first(bot, start()), update=start(), bot=bot)
    assert isinstance(refusal, Refused)


async def test_a_forgotten_person_leaves_no_name_and_keeps_the_journal_whole(make_bot: MakeBot) -> None:
    bot = await make_bot()
    alice = await first(bot, start(payload="item_17"))
    await db.run_in_transaction(api.adjust, alice.id, 100, 1, "hello")
    async with db.transaction():
        await bot.hooks.join("delete_user_data", user=alice, bot=bot)
    row = await db.fetch_one("SELECT * FROM accounts_user")
    assert row
    assert not {"Alice", "Smith", "alice", "item_17", ALICE.telegram_id} & {str(value) for value in row.values()}
    assert (await first(bot, start())).id != alice.id
    assert await api.verify() == []


async def test_a_conflict_in_the_journal_reaches_staff_and_the_customer_is_told_to_wait(make_bot: MakeBot) -> None:
    bot = await make_bot()
    refusal = await bot.hooks.first("describe_error", error=api.JournalConflict("k", "a", "b"), bot=bot)
    assert isinstance(refusal, Refused)
    assert bot.texts.knows(refusal.key)
    assert await db.fetch_one("SELECT name FROM kernel_event") == {"name": "journal_conflict"}
    assert await bot.hooks.first("describe_error", error=ValueError(), bot=bot) is None
