"""Giving people roles: for ever or for a time, with a word to them and a line in the audit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kernel import Plugin, Rich, db, transaction
from kernel.testing import Person
from plugins.accounts.api import find_by_telegram_id
from plugins.accounts.testing import customer_of
from plugins.rbac import MANAGE
from plugins.rbac.bits import ADMINS, BALANCE, CATALOG, PROMOS
from plugins.rbac.callbacks import AskEnd, AskTake, ChooseEnd, OpenPeople, OpenPerson
from plugins.rbac.jobs import end_roles
from plugins.rbac.models import Assignment, Role
from plugins.rbac.testing import add_role, give_rights, give_role
from plugins.shop.permissions import CATALOG as CATALOG_RIGHT
from tests.plugins.rbac.conftest import audited, staff_member

card = Plugin("lookup", version="1")


@card.command("card")
async def show_card(ctx):
    """A staff's card of a customer, with what plugins put on it."""
    customer = await find_by_telegram_id(ctx.bot, int(ctx.payload))
    lines = await ctx.hooks.show("customer_lines", customer=customer, ctx=ctx)
    buttons = await ctx.hooks.show("customer_buttons", customer=customer, ctx=ctx)
    await ctx.screen(Rich("\n").join([customer.name, *lines]), [[button] for button in buttons])


@pytest.fixture
def extra_plugins():
    return (card,)


async def test_a_customer_is_given_a_role_for_ever_is_told_and_loses_it(bot, owner, bob):
    await bob.send("/start")
    person = await customer_of(bot, bob)
    await owner.press(data=OpenPerson(person.id).pack())
    assert "Role: USER" in owner.last.text
    assert "✖️ Take the role away" not in owner.buttons
    await owner.press("🎭 Give another role")
    assert owner.buttons[:3] == ["✅ USER", "ADMIN", "OWNER"]
    await owner.press("ADMIN")
    assert owner.buttons[:5] == ["For ever", "For 1 day", "For 7 days", "For 30 days", "📅 Until a day of your choice"]
    give = owner.last.rows[0][0].data
    await owner.press("For ever")
    assert "Role: ADMIN" in owner.last.text
    assert "Given by Olga" in owner.last.text
    assert bob.last.text == "🎭 Ваша роль теперь — ADMIN."
    assert await bot.allowed(person, CATALOG_RIGHT)
    assert not await bot.allowed(person, MANAGE)
    await owner.press(data=give)
    assert "already" in owner.alerts[-1]
    await owner.press("🎭 Give another role")
    await owner.press("✅ ADMIN")
    await owner.press("For ever")
    assert owner.toasts[-1] == "This is what the person has already."
    assert len([message for message in bob.messages if "Ваша роль теперь" in message.text]) == 1

    await owner.press("✖️ Take the role away")
    await owner.press("✖️ Yes, take it away")
    assert "Role: USER" in owner.last.text
    assert bob.last.text == "🎭 Ваша роль теперь — USER."
    assert not await bot.allowed(person, CATALOG_RIGHT)
    assert await Assignment.all().count() == 0
    await owner.press(data=AskTake(person.id).pack())
    assert "no role to take away" in owner.alerts[-1]

    given, taken = await audited("rbac.role_given") + await audited("rbac.role_taken")
    assert given["subject"] == taken["subject"] == f"user:{person.id}"
    assert (given["details"]["before"]["role"], given["details"]["after"]["role"]) == ("USER", "ADMIN")
    assert (taken["details"]["before"]["role"], taken["details"]["after"]["role"]) == ("ADMIN", "USER")
    assert given["actor"] == f"user:{(await customer_of(bot, owner)).id}"


async def test_who_may_only_manage_roles_finds_people_too(bot, telegram, alice):
    boss = await staff_member(bot, telegram, "Boss", ADMINS)
    await alice.send("/start")
    await boss.send("/manage")
    await boss.press("🎭 Roles")
    await boss.press("🔎 Give a role")
    for nobody in ("77", "Alice in Wonderland", "9" * 30):
        await boss.send(nobody)
        assert "I know nobody like that" in boss.last.text
    await boss.send(str(alice.id))
    assert "Role: USER" in boss.last.text
    await boss.press("⬅️ Back")
    assert "🔎 Give a role" in boss.buttons
    other = Person(telegram.person("Alice Cooper"), bot)
    await other.send("/start")
    await boss.press("🔎 Give a role")
    await boss.send("alic")
    assert "Several people" in boss.last.text
    await boss.press(f"Alice Cooper · {other.id}")
    assert "Role: USER" in boss.last.text
    await boss.press("⬅️ Back")
    await boss.press("🔎 Give a role")
    await boss.press("✖️ Cancel")
    assert "🔎 Give a role" in boss.buttons


async def test_the_role_that_everybody_has_is_no_other_than_none(bot, owner, alice):
    await alice.send("/start")
    await give_role(bot, alice, "ADMIN")
    await owner.press(data=OpenPerson((await customer_of(bot, alice)).id).pack())
    await owner.press("🎭 Give another role")
    await owner.press("USER")
    assert owner.buttons[:2] == ["For ever", "⬅️ Back"]
    await owner.press("For ever")
    assert await Assignment.all().count() == 0
    assert alice.last.text == "🎭 Your role is now USER."


async def test_a_temporary_role_ends_by_itself_at_its_time(bot, owner, alice, clock):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    admin = await Role.get(builtin="admin")
    await owner.press(data=ChooseEnd(person.id, admin.id).pack())
    await owner.press("For 7 days")
    assert "Until " in owner.last.text
    assert "Your role is now ADMIN, until" in alice.last.text
    await alice.send("/manage")
    assert "🗂 Catalog" in alice.buttons
    await owner.press(data=OpenPeople(admin.id).pack())
    assert owner.buttons[0].startswith("Alice · until ")

    clock.move(days=6, hours=23)
    assert await bot.allowed(person, CATALOG_RIGHT)
    clock.move(hours=2)
    assert not await bot.allowed(person, CATALOG_RIGHT)
    async with transaction():
        assert not await bot.allowed(person, CATALOG_RIGHT)
    await alice.press("🗂 Catalog")
    assert alice.alerts[-1] == "You are not allowed to do this."
    await owner.press(data=OpenPeople(admin.id).pack())
    assert "Nobody has the role ADMIN" in owner.last.text
    assert await Assignment.all().count() == 1

    for _ in range(2):
        await end_roles(bot)
        await bot.settle()
    assert [message.text for message in alice.messages if "is over" in message.text] == ["🎭 Your role ADMIN is over."]
    assert await Assignment.all().count() == 0
    (ended,) = await audited("rbac.role_ended")
    assert (ended["actor"], ended["subject"]) == ("system", f"user:{person.id}")


async def test_a_role_that_is_prolonged_in_time_does_not_end(bot, owner, alice, clock):
    await alice.send("/start")
    await give_role(bot, alice, "ADMIN", until=clock.now() + timedelta(days=1))
    clock.move(hours=23)
    await give_role(bot, alice, "ADMIN", until=clock.now() + timedelta(days=1))
    clock.move(hours=2)
    await end_roles(bot)
    assert await bot.allowed(await customer_of(bot, alice), CATALOG_RIGHT)


async def test_an_end_of_ones_own_is_by_the_clock_of_ones_time_zone(bot, owner, alice, clock):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    admin = await Role.get(builtin="admin")
    await db.execute("UPDATE accounts_user SET timezone = 'Asia/Kolkata' WHERE telegram_id = $1", owner.id)
    await owner.press(data=ChooseEnd(person.id, admin.id).pack())
    await owner.press("📅 Until a day of your choice")
    for wrong, reason in (("soon", "Send a day"), ("2030-02-30", "Send a day"), ("2020-01-01", "has passed")):
        await owner.send(wrong)
        assert reason in owner.last.text
    await owner.send("24.12.2090 18:00")
    assert "Until 24 Dec 2090, 18:00" in owner.last.text
    assert (await Assignment.get()).until == datetime(2090, 12, 24, 12, 30, tzinfo=UTC)
    await owner.press(data=AskEnd(person.id, admin.id).pack())
    await owner.press("✖️ Cancel")
    assert "Role: ADMIN" in owner.last.text
    await owner.press(data=AskEnd(person.id, admin.id).pack())
    await owner.send("2090-12-25")
    assert (await Assignment.get()).until == datetime(2090, 12, 25, 18, 29, tzinfo=UTC)


async def test_who_has_a_role_for_a_time_gives_none_for_longer(bot, telegram, alice, clock):
    until = clock.now() + timedelta(days=3)
    boss = await staff_member(bot, telegram, "Boss", ADMINS, CATALOG, until=until)
    await alice.send("/start")
    person, role_id = await customer_of(bot, alice), await add_role(bot, "HELPERS", CATALOG)
    await boss.press(data=ChooseEnd(person.id, role_id).pack())
    assert [label for label in boss.buttons if label.startswith("For ")] == ["For 1 day"]
    await boss.press("📅 Until a day of your choice")
    await boss.send("2090-12-24")
    assert "Your own role ends earlier" in boss.last.text
    assert await Assignment.filter(user_id=person.id).count() == 0
    await boss.send((until - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"))
    assert await Assignment.filter(user_id=person.id).count() == 1


async def test_the_largest_correction_is_the_roles(bot, owner, alice):
    await alice.send("/start")
    person, boss = await customer_of(bot, alice), await customer_of(bot, owner)

    async def limit(user):
        return await bot.hooks.first("correction_limit", user=user, bot=bot)

    await give_rights(bot, alice, BALANCE, limit=5000)
    assert await limit(person) == 5000
    async with transaction():
        assert await limit(person) == 5000
    await give_rights(bot, alice, BALANCE, limit=None)
    assert await limit(person) is None
    assert await limit(boss) is None
    await give_role(bot, alice, "OWNER")
    assert await limit(person) is None


async def test_a_person_who_is_forgotten_has_no_role(bot, owner, alice):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    await give_rights(bot, alice, CATALOG)
    async with transaction():
        await bot.hooks.join("delete_user_data", user=person, bot=bot)
    assert await Assignment.all().count() == 0
    assert not await bot.allowed(person, CATALOG_RIGHT)
    await owner.press(data=OpenPerson(person.id).pack())
    assert owner.alerts[-1] == "This person is not there."


async def test_with_a_role_deleted_before_it_is_told_nothing_wrong_is_said(bot, outbox, alice):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    async with transaction():
        bot.send(person, "rbac-notice-given", role_id=10**12, until="")
    await bot.settle()
    assert len(await outbox.rows("not_needed")) == 1


async def test_a_customers_card_shows_the_role_and_to_some_the_way_to_it(bot, telegram, alice, clock):
    viewer = await staff_member(bot, telegram, "Viewer", PROMOS)
    boss = await staff_member(bot, telegram, "Boss", ADMINS, CATALOG)
    await alice.send("/start")
    await viewer.send(f"/card {alice.id}")
    assert "🎭" not in viewer.last.text
    await give_rights(bot, alice, CATALOG, until=clock.now() + timedelta(days=1))
    await viewer.send(f"/card {alice.id}")
    assert f"🎭 Role: TEST {alice.id}, until" in viewer.last.text
    assert "🎭 Role" not in viewer.last.labels
    await boss.send(f"/card {alice.id}")
    await boss.press("🎭 Role")
    assert "Catalog" in boss.last.text
    assert "✖️ Take the role away" in boss.buttons
