"""Nobody raises, changes or demotes at or above themselves, with whatever buttons; every step asks again."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from kernel import run_in_transaction
from kernel.errors import Refused
from plugins.accounts.testing import customer_of
from plugins.rbac import MANAGE, changing
from plugins.rbac.actors import Actor, operator
from plugins.rbac.bits import ADMINS, BALANCE, BROADCAST, CATALOG, PROMOS, USE, USERS
from plugins.rbac.callbacks import (
    AskDelete,
    AskEnd,
    AskLimit,
    AskTake,
    ChooseEnd,
    ChooseRole,
    EditRole,
    NewRole,
    OpenPeople,
    OpenPerson,
    OpenRole,
    OpenRoles,
)
from plugins.rbac.giving import give, take
from plugins.rbac.models import Assignment, Role
from plugins.rbac.reading import standing
from plugins.rbac.testing import add_role, give_rights, give_role
from tests.plugins.rbac.conftest import audited, staff_member

PEER = "This person has as many rights as you"
ROLE = "This role holds as much as you have"


@pytest.fixture
async def boss(bot, telegram):
    """Somebody who may manage roles, with the catalog and balances up to $100."""
    return await staff_member(bot, telegram, "Boss", ADMINS, CATALOG, BALANCE, limit=10_000)


async def bits_of(bot, person):
    return (await standing(bot, await customer_of(bot, person))).rights.bits


async def test_a_stronger_admin_or_an_equal_one_is_not_demoted_with_forged_buttons(bot, owner, boss, alice, bob):
    strong = {}
    for person, rights in ((alice, (ADMINS, CATALOG, BALANCE, PROMOS)), (bob, (ADMINS, CATALOG, BALANCE))):
        await person.send("/start")
        await give_rights(bot, person, *rights, limit=10_000)
        strong[person] = await bits_of(bot, person)
    user = await Role.get(builtin="user")
    for person in (alice, bob):
        target = (await customer_of(bot, person)).id
        await boss.press(data=OpenPerson(target).pack())
        assert PEER in boss.last.text
        assert "🎭 Give another role" not in boss.buttons
        for press in (AskTake(target), ChooseRole(target), ChooseEnd(target, user.id), AskEnd(target, user.id)):
            await boss.press(data=press.pack())
            assert PEER in boss.alerts[-1]
    owners, own = (await customer_of(bot, owner)).id, (await customer_of(bot, boss)).id
    for press in (AskTake(owners), ChooseRole(owners), ChooseEnd(owners, user.id), AskEnd(owners, user.id)):
        await boss.press(data=press.pack())
        assert "The owner has every right" in boss.alerts[-1]
    for press in (AskTake(own), ChooseRole(own), ChooseEnd(own, user.id), AskEnd(own, user.id)):
        await boss.press(data=press.pack())
        assert boss.alerts[-1] == "Nobody changes their own role."
    await boss.press(data=OpenPerson(own).pack())
    assert "Nobody changes their own role." in boss.last.text
    assert {person: await bits_of(bot, person) for person in strong} == strong


async def test_a_button_shown_while_somebody_was_weak_does_nothing_once_they_are_strong(bot, boss, alice, bob):
    await alice.send("/start")
    await bob.send("/start")
    helpers = await add_role(bot, "HELPERS", CATALOG)
    for person in (alice, bob):
        await give_role(bot, person, helpers)
    await boss.press(data=AskTake((await customer_of(bot, alice)).id).pack())
    take_button = boss.last.rows[0][0].data
    await boss.press(data=ChooseEnd((await customer_of(bot, bob)).id, helpers).pack())
    await boss.press("📅 Until a day of your choice")
    for person in (alice, bob):
        await give_rights(bot, person, PROMOS)
    await boss.press(data=take_button)
    assert PEER in boss.alerts[-1]
    await boss.send("2090-12-24")
    assert PEER in boss.last.text
    for person in (alice, bob):
        assert await bits_of(bot, person) == USE | PROMOS


async def test_nobody_hands_on_what_they_lack(bot, boss, alice):
    await alice.send("/start")
    person = (await customer_of(bot, alice)).id
    await boss.send("/roles")
    assert boss.buttons[:2] == ["USER", f"TEST {boss.id}"]
    rich = await add_role(bot, "UNBOUND", BALANCE)
    larger = await add_role(bot, "LARGER", BALANCE, limit=10_001)
    admin, promos = await Role.get(builtin="admin"), await add_role(bot, "PROMOTERS", PROMOS)
    for role_id in (rich, larger, admin.id, promos):
        presses = (OpenRole(role_id), EditRole(role_id), AskLimit(role_id), AskDelete(role_id), OpenPeople(role_id))
        for press in (*presses, ChooseEnd(person, role_id), AskEnd(person, role_id)):
            await boss.press(data=press.pack())
            assert ROLE in boss.alerts[-1]
    own = (await Role.get(name=f"TEST {boss.id}")).id
    for press in (EditRole(own), AskLimit(own)):
        await boss.press(data=press.pack())
        assert ROLE in boss.alerts[-1]
    await boss.press(data=OpenRole(own).pack())
    assert "🔑 Rights" not in boss.buttons
    await boss.press(data=ChooseEnd(person, own).pack())
    await boss.press("For ever")
    assert await bits_of(bot, alice) == await bits_of(bot, boss)


async def test_a_role_that_grew_meanwhile_is_not_given(bot, boss, alice):
    await alice.send("/start")
    helpers = await add_role(bot, "HELPERS", CATALOG)
    await boss.press(data=ChooseEnd((await customer_of(bot, alice)).id, helpers).pack())
    await add_role(bot, "HELPERS", CATALOG, PROMOS)
    await boss.press("For ever")
    assert boss.alerts[-1] == "You can hand on only what you have yourself."
    assert await Assignment.filter(role_id=helpers).count() == 0


async def test_who_is_demoted_in_the_middle_is_refused_at_the_next_step(bot, boss, alice):
    await alice.send("/start")
    person = (await customer_of(bot, alice)).id
    helpers, till = await add_role(bot, "HELPERS", CATALOG), await add_role(bot, "TILL", BALANCE, limit=100)
    await boss.press(data=AskDelete(helpers).pack())
    delete = boss.last.rows[0][0].data
    await boss.press(data=ChooseEnd(person, helpers).pack())
    give_button = boss.last.rows[0][0].data
    others = Role.exclude(name=f"TEST {boss.id}").order_by("id")
    before = await others.values()

    for press, answer in ((NewRole(), "NAME"), (AskLimit(till), "1"), (AskEnd(person, helpers), "2090-12-24")):
        await give_rights(bot, boss, ADMINS, CATALOG, BALANCE, limit=10_000)
        await boss.press(data=press.pack())
        await give_rights(bot, boss, CATALOG)
        await boss.send(answer)
        assert boss.last.text == "You are not allowed to do this."
        await boss.send(answer)
        assert boss.last.text != "You are not allowed to do this.", "the conversation is over"
    await give_rights(bot, boss, ADMINS, CATALOG, BALANCE, limit=10_000)
    await boss.press(data=EditRole(helpers).pack())
    await boss.press("▫️ Money and orders")
    confirm = next(button.data for row in boss.last.rows for button in row if button.label == "✅ Confirm")
    await give_rights(bot, boss, CATALOG)
    for data in (confirm, delete, give_button, OpenRoles().pack(), OpenPeople(helpers).pack()):
        await boss.press(data=data)
        assert boss.alerts[-1] == "You are not allowed to do this."
    await boss.send("/roles")
    assert boss.last.text == "You are not allowed to do this."
    assert await others.values() == before
    assert await Assignment.filter(user_id=person).count() == 0


async def test_the_owner_alone_changes_those_who_have_everything(bot, owner, alice, bob):
    for person in (alice, bob):
        await person.send("/start")
        await give_role(bot, person, "OWNER")
    target, owners = (await customer_of(bot, bob)).id, await Role.get(builtin="owner")
    await alice.send("/roles")
    assert alice.buttons[:3] == ["USER", "ADMIN", "OWNER"]
    await alice.press(data=AskTake(target).pack())
    assert PEER in alice.alerts[-1]
    await alice.press(data=EditRole(owners.id).pack())
    assert ROLE in alice.alerts[-1]
    await owner.press(data=AskTake(target).pack())
    await owner.press("✖️ Yes, take it away")
    assert await bits_of(bot, bob) == USE
    await owner.press(data=OpenRole(owners.id).pack())
    assert "🔑 Rights" in owner.buttons


async def test_two_admins_who_demote_each_other_at_once_do_not_both_succeed(bot, owner, alice, bob):
    """Each was above the other's later self: changes come one after the other, and the second one is judged anew."""
    for person, rights in ((alice, (ADMINS, CATALOG, USERS)), (bob, (ADMINS, CATALOG))):
        await person.send("/start")
        await give_rights(bot, person, *rights)
    first, second = await customer_of(bot, alice), await customer_of(bot, bob)
    role_id = await add_role(bot, "HELPERS", CATALOG)

    async def demote() -> None:
        await take(await acting(bot, first), second)

    async def raise_somebody() -> None:
        await changing.change(await acting(bot, second), role_id, "HELPERS", CATALOG | ADMINS, seen=USE | CATALOG)

    results = await asyncio.gather(
        run_in_transaction(demote), run_in_transaction(raise_somebody), return_exceptions=True
    )
    assert results[0] is None
    assert results[1] is None or isinstance(results[1], Refused)
    assert await bits_of(bot, bob) == USE
    changed = (await Role.get(id=role_id)).bits != USE | CATALOG
    order = [row["id"] for row in await audited("rbac.role_changed") + await audited("rbac.role_taken")]
    assert len(order) == 1 + changed
    if changed:
        assert order == sorted(order)


async def acting(bot, user):
    """As ``staff(ctx)`` does, without an update."""
    await bot.versions.bump("state")
    if not await bot.allowed(user, MANAGE):
        raise Refused("kernel-not-allowed")
    return Actor(bot, user.id, await standing(bot, user))


async def test_concurrent_changes_of_one_person_and_one_name_end_in_one_of_them(bot, owner, alice):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    ids = [await add_role(bot, f"ROLE {number}", BROADCAST) for number in range(5)]

    async def give_one(role_id: int) -> None:
        await give(await operator(bot), person, role_id, bot.clock.now() + timedelta(days=1))

    async def make_one() -> None:
        await changing.create(await operator(bot), "TWINS", CATALOG)

    await asyncio.gather(*(run_in_transaction(give_one, role_id) for role_id in ids))
    given = await audited("rbac.role_given")
    assert [row["details"]["before"]["role_id"] for row in given[1:]] == [
        row["details"]["after"]["role_id"] for row in given[:-1]
    ]
    assert (await Assignment.get()).role_id == given[-1]["details"]["after"]["role_id"]

    results = await asyncio.gather(*(run_in_transaction(make_one) for _ in range(5)), return_exceptions=True)
    assert sorted(isinstance(result, Refused) for result in results) == [False, True, True, True, True]
    assert await Role.filter(name="TWINS").count() == 1


async def test_a_role_is_not_deleted_while_it_is_being_given(bot, owner, alice):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    for number in range(5):
        role_id = await add_role(bot, f"ROLE {number}", CATALOG)

        async def give_it(role_id: int = role_id) -> None:
            await give(await operator(bot), person, role_id, None)

        async def delete_it(role_id: int = role_id) -> None:
            await changing.delete(await operator(bot), role_id)

        results = await asyncio.gather(
            run_in_transaction(give_it), run_in_transaction(delete_it), return_exceptions=True
        )
        refused = [result for result in results if result is not None]
        assert len(refused) == 1
        assert isinstance(refused[0], Refused)
        assert refused[0].key in ("rbac-role-gone", "rbac-in-use")
