"""What staff are told: sales, failures, silenced plugins, and the same thing once an hour."""

import pytest

from kernel import Refused, db
from kernel.testing import Person, check_plugin, count_statements
from kernel.testing.bots import OWNER_ID
from plugins.accounts.api import JournalConflict, report_conflict, tell_staff
from plugins.accounts.testing import give
from plugins.admin import admin
from plugins.admin.notices.sending import tell_repeats
from plugins.shop.testing import add_item
from tests.plugins.admin.notices.conftest import broken, read, tell


def test_the_declarations_are_in_order():
    for plugin in (admin, broken):
        check_plugin(plugin)


async def test_the_owner_hears_of_a_sale_a_last_piece_and_not_of_new_customers(bot, owner, alice):
    item = await add_item(bot, "Portal 2", price="5.00", values=["KEY-1"])
    await alice.send("/start")
    await give(bot, alice, 500)
    await alice.send(f"/start item_{item}")
    await alice.press("🛒 Buy for $5.00")
    await alice.press("✅ Pay $5.00")
    (sale,) = read(owner, "has paid")
    assert sale == "💰 Order 1: Alice has paid $5.00.\n• 1 × Portal 2"
    assert read(owner, "sold out") == ["🕳 Portal 2 has sold out."]
    assert read(owner, "new customer") == []
    assert [message.silent for message in owner.messages if "has paid" in message.text] == [True]
    await owner.press("📦 Open the order")
    assert "Order 1" in owner.last.text


async def test_a_failing_handler_is_told_by_its_code_and_never_by_what_it_said(bot, owner, alice):
    await alice.send("/broken")
    code = alice.last.text.split()[-1].strip(".")
    notice = await owner.wait_for("Something failed in broken", anywhere=True)
    assert "command broken (ValueError)" in notice.text
    assert code in notice.text
    await alice.send("/broken")
    await bot.settle()
    assert len(read(owner, "Something failed")) == 1
    assert not read(owner, "secret")


async def test_a_plugin_that_loses_its_decorations_raises_an_alarm(bot, owner, alice):
    for _ in range(5):
        await alice.send("/profile")
    notice = await owner.wait_for("broken keeps failing", anywhere=True)
    assert "profile_lines: KeyError" in notice.text
    assert notice.silent is False


async def test_a_conflict_in_the_journal_is_told(bot, owner):
    await report_conflict(JournalConflict("order:1:paid", [1], [2]))
    await bot.settle()
    assert read(owner, "order:1:paid")


async def test_the_same_thing_is_told_once_an_hour_and_counted(bot, owner, clock):
    for _ in range(4):
        await tell(bot, key="journal:1")
    await tell(bot, key="journal:2")
    assert len(read(owner, "booked twice")) == 2
    clock.move(minutes=61)
    await tell_repeats(bot)
    await bot.settle()
    assert read(owner, "booked twice")[2].endswith("🔁 The same again: 3 more times within the hour.")
    assert len(read(owner, "booked twice")) == 3
    await tell(bot, key="journal:1")
    assert len(read(owner, "booked twice")) == 4
    clock.move(minutes=61)
    await tell(bot, key="journal:1")
    await tell(bot, key="journal:1")
    assert len(read(owner, "booked twice")) == 5
    clock.move(days=31)
    await tell_repeats(bot)
    await bot.settle()
    assert await db.fetch("SELECT id FROM admin_notice") == []


async def test_with_the_console_off_the_owner_hears_everything_at_once(bot, owner):
    await bot.toggles.disable("admin")
    for _ in range(2):
        await tell(bot, key="journal:1")
    assert len(read(owner, "booked twice")) == 2


async def test_telling_costs_the_caller_no_statement_of_its_own_and_is_undone_with_it(bot, owner):
    with pytest.raises(RuntimeError):
        await tell_staff(bot, "accounts-conflict", kind="failure", entry="x:1")
    with count_statements() as sent, pytest.raises(Refused):
        async with db.transaction():
            await tell_staff(bot, "accounts-conflict", kind="failure", entry="x:1")
            assert len(sent) <= 1  # BEGIN
            raise Refused("kernel-not-allowed")
    await bot.settle()
    assert read(owner, "booked twice") == []


async def test_what_nobody_wants_costs_nothing_and_counts_again_once_somebody_does(bot, owner, alice, telegram):
    await alice.send("/start")
    assert await db.fetch("SELECT id FROM kernel_event WHERE name = 'staff_notice'") == []
    await owner.send("/manage")
    await owner.press("🔔 Notices")
    await owner.press("👤 Oleg")
    await owner.press("🗂 What about")
    await owner.press("⬜️ 👋 New customers")
    await telegram.person("Carol").send("/start")
    assert (await owner.wait_for("A new customer: Carol", anywhere=True)).text
    await owner.press("✅ 👋 New customers")
    await tell(bot, "accounts-new-customer", kind="customer", severity="info", user_id=1)  # known from now on
    with count_statements() as sent:
        async with db.transaction():
            await tell_staff(bot, "accounts-new-customer", kind="customer", user_id=1)
    assert len(sent) == 2  # BEGIN and COMMIT


async def test_nobody_is_kept_a_notice_for_while_the_owner_has_never_written(bot, telegram):
    await tell(bot, "shop-news-failed", kind="news", reason="CHANNEL_PRIVATE")
    assert await db.fetch("SELECT id FROM kernel_event WHERE name = 'staff_notice'") == []
    late = Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)
    await late.send("/start")
    await tell(bot, "shop-news-failed", kind="news", reason="CHANNEL_PRIVATE")
    assert read(late, "channel")


async def test_an_unknown_severity_is_refused_where_it_is_written(bot):
    async with db.transaction():
        with pytest.raises(KeyError):
            await tell_staff(bot, "accounts-conflict", kind="failure", severity="dreadful", entry="x:1")
