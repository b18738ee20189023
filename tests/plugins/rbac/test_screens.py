"""What staff do with roles: make, change, bound, delete; in words and in both languages."""

from __future__ import annotations

from kernel.testing import check_plugin
from plugins.accounts.testing import customer_of
from plugins.rbac import rbac
from plugins.rbac.bits import ADMINS, BALANCE, CATALOG, PROMOS, USE
from plugins.rbac.callbacks import AskDelete, AskLimit, EditRole, OpenPeople, OpenPerson, OpenRole
from plugins.rbac.models import Assignment, Role
from plugins.rbac.testing import add_role, give_role
from tests.plugins.rbac.conftest import audited, staff_member


def test_the_declarations_are_in_order():
    check_plugin(rbac)


async def test_the_owner_makes_a_role_from_single_rights_changes_and_deletes_it(bot, owner):
    await owner.send("/manage")
    await owner.press("🎭 Roles")
    assert owner.buttons[:4] == ["USER", "ADMIN", "OWNER", "➕ New role"]
    await owner.press("➕ New role")
    await owner.send("  night   shift ")
    assert "NIGHT SHIFT" in owner.last.text
    assert "Nothing but what every customer may" in owner.last.text
    await owner.press("▫️ Catalog")
    await owner.press("▫️ Money and orders")
    await owner.press("▫️ Promo codes")
    await owner.press("✅ Promo codes")
    assert "Catalog: " in owner.last.text
    assert "any sum" in owner.last.text
    assert await Role.filter(builtin="").count() == 0
    await owner.press("✅ Confirm")
    role = await Role.get(builtin="")
    assert (role.name, role.bits, role.largest_correction) == ("NIGHT SHIFT", USE | CATALOG | BALANCE, None)
    assert "Nobody has this role" in owner.last.text

    await owner.press("💰 Largest correction")
    await owner.send("free")
    await owner.send("50")
    assert "up to $50.00" in owner.last.text
    await owner.press("💰 Largest correction")
    await owner.press("✖️ Cancel")
    await owner.press("✏️ Name")
    await owner.press("Keep NIGHT SHIFT")
    await owner.press("⬅️ Back")
    await owner.send("day shift")
    await owner.press("✅ Confirm")
    await owner.press("🔑 Rights")
    await owner.press("✅ Catalog")
    await owner.press("✅ Confirm")
    role = await Role.get(builtin="")
    assert (role.name, role.bits, role.largest_correction) == ("DAY SHIFT", USE | BALANCE, 5000)
    changed = [(row["details"]["before"], row["details"]["after"]) for row in await audited("rbac.role_changed")]
    assert [after["bits"] for _, after in changed] == [273, 273, 257]
    assert changed[1][0]["name"] == "NIGHT SHIFT"
    assert (changed[0][0]["largest_correction"], changed[0][1]["largest_correction"]) == (None, 5000)

    await owner.press("🗑 Delete")
    await owner.press("✖️ Cancel")
    await owner.press("🗑 Delete")
    yes = owner.last.rows[0][0].data
    await owner.press("🗑 Yes, delete")
    assert owner.toasts[-1] == "The role DAY SHIFT is deleted."
    assert await Role.filter(builtin="").count() == 0
    await owner.press(data=yes)
    assert "already" in owner.alerts[-1]
    for action in ("rbac.role_created", "rbac.role_deleted"):
        assert [row["actor"] for row in await audited(action)] == [f"user:{(await customer_of(bot, owner)).id}"]


async def test_names_are_checked_and_taken_once(bot, owner):
    await owner.send("/roles")
    await owner.press("➕ New role")
    await owner.send("x" * 65)
    assert "64" in owner.last.text
    await owner.send("ß" * 40)
    assert "1 to 64 characters" in owner.last.text
    await owner.send("evil\u202ename")
    assert "▫️ Catalog" not in owner.buttons, "nothing but a name leads on to the rights"
    await owner.send("admin")
    assert "There is a role ADMIN already" in owner.last.text
    await owner.press("✅ Confirm")
    assert owner.alerts[-1] == "There is a role ADMIN already."
    await owner.press("⬅️ Back")
    await owner.send("<b>& роль")
    await owner.press("✅ Confirm")
    assert "<B>& РОЛЬ" in owner.last.text
    assert await Role.filter(name="<B>& РОЛЬ").exists()


async def test_builtin_roles_and_roles_in_use_are_not_deleted(bot, owner, alice):
    await alice.send("/start")
    role_id = await add_role(bot, "HELPERS", "shop.catalog")
    await give_role(bot, alice, role_id)
    admin = await Role.get(builtin="admin")
    await owner.press(data=OpenRole(admin.id).pack())
    assert "🗑 Delete" not in owner.buttons
    await owner.press(data=AskDelete(admin.id).pack())
    assert owner.alerts[-1] == "ADMIN is a built-in role and cannot be deleted."
    await owner.press(data=OpenRole(role_id).pack())
    assert "1 person has this role" in owner.last.text
    await owner.press("🗑 Delete")
    assert "1 person has the role HELPERS" in owner.alerts[-1]
    await owner.press("👥 Its people (1)")
    await owner.press("Alice")
    await owner.press("✖️ Take the role away")
    await owner.press("✖️ Yes, take it away")
    await owner.press(data=AskDelete(role_id).pack())
    await give_role(bot, alice, role_id)
    await owner.press("🗑 Yes, delete")
    assert "1 person has the role HELPERS" in owner.alerts[-1]
    assert await Role.filter(id=role_id).exists()


async def test_what_is_gone_says_so_and_forged_numbers_open_nothing(bot, owner):
    for press in (OpenRole(10**12), AskDelete(10**12), EditRole(10**12), AskLimit(10**12), OpenPeople(10**12)):
        await owner.press(data=press.pack())
        assert owner.alerts[-1] == "This role is not there any more."
    await owner.press(data=OpenPerson(10**12).pack())
    assert owner.alerts[-1] == "This person is not there."


async def test_roles_are_read_in_russian(bot, telegram, alice):
    boss = await staff_member(bot, telegram, "Борис", ADMINS, CATALOG, BALANCE, language="ru", limit=10_000)
    await boss.send("/manage")
    await boss.press("🎭 Роли")
    assert "USER" in boss.buttons
    assert "ADMIN" not in boss.buttons
    await boss.press("➕ Новая роль")
    await boss.send("ночная смена")
    assert [label for label in boss.buttons if label.startswith("▫️")] == ["▫️ Каталог", "▫️ Роли", "▫️ Деньги и заказы"]
    await boss.press("▫️ Деньги и заказы")
    await boss.press("▫️ Каталог")
    await boss.press("✅ Подтвердить")
    assert "Одна правка баланса: не больше" in boss.last.text
    assert (await Role.get(name="НОЧНАЯ СМЕНА")).largest_correction == 10_000
    await boss.press("💰 Предел правки")
    assert "Любая сумма" not in boss.buttons
    await boss.send("200")
    assert "Передать можно только" in boss.last.text
    await boss.send("50")
    assert (await Role.get(name="НОЧНАЯ СМЕНА")).largest_correction == 5000


async def test_a_bound_on_corrections_is_never_wider_than_that_of_who_lets_a_role_correct(bot, telegram):
    boss = await staff_member(bot, telegram, "Boss", ADMINS, CATALOG, BALANCE, limit=10_000)
    for name, stored, kept in (("WIDE", None, 10_000), ("WIDER", 20_000, 10_000), ("TIGHT", 500, 500)):
        role_id = await add_role(bot, name, CATALOG, limit=stored)
        await boss.press(data=EditRole(role_id).pack())
        await boss.press("▫️ Money and orders")
        assert f"up to ${kept // 100}.00" in boss.last.text
        await boss.press("✅ Confirm")
        assert (await Role.get(id=role_id)).largest_correction == kept


async def test_many_roles_and_people_have_pages(bot, owner, alice, bob, telegram):
    for number in range(12):
        await add_role(bot, f"ROLE {number:02} " + "Ж" * 55, PROMOS)
    await owner.send("/roles")
    await owner.press("▶️")
    assert "2/2" in owner.buttons
    await owner.press(next(label for label in owner.buttons if label.startswith("ROLE 11")))
    assert "Promo codes" in owner.last.text
    await owner.press("⬅️ Back")
    assert "2/2" in owner.buttons
    role_id = (await Role.filter(name__startswith="ROLE 11").first()).id
    for person in (alice, bob):
        await person.send("/start")
        await give_role(bot, person, role_id)
    await owner.press(data=OpenPeople(role_id).pack())
    assert owner.buttons[:2] == ["Борис", "Alice"]
    assert await Assignment.filter(role_id=role_id).count() == 2
    assert telegram.violations == []


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(bot, owner):
    role_id = await add_role(bot, "HELPERS", CATALOG)
    await owner.press(data=EditRole(role_id).pack())
    await owner.press("▫️ Promo codes")
    await add_role(bot, "HELPERS", BALANCE)
    await owner.press("✅ Confirm")
    assert "Somebody else has changed this role" in owner.alerts[-1]
    assert (await Role.get(id=role_id)).bits == USE | BALANCE
