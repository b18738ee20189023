"""Rights come from memory, which every process drops at once when something changes; what is changed stays."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

from kernel import Plugin, db, run_in_transaction, transaction
from kernel.bot import Bot
from kernel.cache import Cache
from kernel.testing import count_statements
from plugins.accounts.testing import customer_of
from plugins.rbac.bits import CATALOG, PROMOS, USE
from plugins.rbac.callbacks import EditRole
from plugins.rbac.models import PermissionBit, Role
from plugins.rbac.reading import bit_of, remembered, standing
from plugins.rbac.testing import add_role, give_rights, give_role
from plugins.rbac.third_party import give_bits
from plugins.shop.permissions import CATALOG as CATALOG_RIGHT

ROOT = Path(__file__).parents[3]
lamps = Plugin("lamps", version="1")
LIGHT = lamps.permission("light", "kernel-back")
DIM = lamps.permission("dim", "kernel-back")


@pytest.fixture
def settings(request):
    """Redis for the test that asks for it."""
    if "redis_server" not in request.fixturenames:
        return {}
    return {"REDIS_URL": request.getfixturevalue("redis_server").url}


@pytest.fixture
def extra_plugins():
    return (lamps,)


async def kiosk(bot: Bot, *words: str) -> str:
    """Run a command in a process of its own, on the same database; what it says."""
    env = {
        "PATH": "",
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": bot.settings.database_url,
        "DATA_DIR": str(bot.settings.data_dir),
        "OWNER_ID": str(bot.settings.owner_id),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from kernel.cli import main; main()", *words),
        cwd=bot.settings.data_dir,
        env=env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(120):
        printed, _ = await process.communicate()
    assert process.returncode == 0, printed.decode()
    return printed.decode()


async def within_a_second(bot: Bot, person: Any, allowed: bool) -> None:
    """Wait until the person may (or may no longer) keep the catalog."""
    async with asyncio.timeout(1):
        while await bot.allowed(person, CATALOG_RIGHT) is not allowed:  # noqa: ASYNC110 - the bot has no such event
            await asyncio.sleep(0.01)


async def test_asking_for_rights_costs_no_statement_until_something_changes(bot, alice):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    await give_rights(bot, alice, CATALOG)
    with count_statements() as sent:
        assert await bot.allowed(person, CATALOG_RIGHT)
    assert len(sent) == 3
    with count_statements() as sent:
        for _ in range(20):
            assert await bot.allowed(person, CATALOG_RIGHT)
            assert not await bot.allowed(person, LIGHT)
    assert len(sent) == 0
    await give_rights(bot, alice, PROMOS)
    assert not await bot.allowed(person, CATALOG_RIGHT)


async def test_inside_a_transaction_the_database_answers(bot, alice):
    """Another process has changed the rights, and word of it has not come yet."""
    await alice.send("/start")
    person = await customer_of(bot, alice)
    role_id = await give_rights(bot, alice, CATALOG, LIGHT.name)
    assert await bot.allowed(person, CATALOG_RIGHT)
    await db.execute("UPDATE rbac_role SET bits = $2 WHERE id = $1", role_id, USE)
    assert await bot.allowed(person, CATALOG_RIGHT)
    async with transaction():
        assert not await bot.allowed(person, CATALOG_RIGHT)
        assert not await bot.allowed(person, LIGHT)
    await db.execute("UPDATE rbac_role SET bits = $2 WHERE id = $1", role_id, CATALOG)
    with count_statements() as sent:
        async with transaction():
            assert await bot.allowed(person, CATALOG_RIGHT)
    assert len(sent) == 3, "BEGIN, one lean statement, COMMIT"


async def test_what_is_remembered_is_shared_through_redis(bot, alice, redis_server):
    await alice.send("/start")
    await give_rights(bot, alice, CATALOG)
    other = Cache(bot.redis, number=bot.versions.number, sign=bot.keys.sign, prefix=bot.cache._prefix)
    mine = await remembered(bot)

    async def never() -> Any:
        raise AssertionError("it was read again")

    other._announced = dict(bot.cache._announced)
    assert await other.get_or("state", "rbac", 60, never) == mine


async def test_a_change_that_is_rolled_back_was_never_in_force(bot, alice):
    await alice.send("/start")
    person = await customer_of(bot, alice)

    async def fail() -> None:
        await give_role(bot, alice, "ADMIN")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await run_in_transaction(fail)
    assert not await bot.allowed(person, CATALOG_RIGHT)


async def test_a_change_in_another_process_is_in_force_here_within_a_second(bot, alice):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    assert not await bot.allowed(person, CATALOG_RIGHT)
    said = await kiosk(bot, "roles", "give", str(alice.id), "admin")
    assert "Alice has the role ADMIN now." in said
    await within_a_second(bot, person, True)
    await alice.wait_for("Your role is now ADMIN.")
    await alice.send("/manage")
    assert "🗂 Catalog" in alice.buttons
    await kiosk(bot, "roles", "take", str(alice.id))
    await within_a_second(bot, person, False)
    await alice.wait_for("Your role is now USER.")
    await alice.press("🗂 Catalog")
    assert alice.alerts[-1] == "You are not allowed to do this."


async def test_edits_of_builtin_roles_survive_a_restart(bot, owner, alice):
    admin, user = await Role.get(builtin="admin"), await Role.get(builtin="user")
    await owner.press(data=EditRole(admin.id, rename=True).pack())
    await owner.send("helpers")
    await owner.press("✅ Catalog")
    await owner.press("✅ Confirm")
    await owner.press(data=EditRole(user.id).pack())
    await owner.press("▫️ Promo codes")
    assert "Every customer without another role" in owner.last.text
    await owner.press("✅ Confirm")
    await alice.send("/manage")
    assert alice.buttons[0] == "🎟 Promo codes"
    await give_role(bot, alice, "HELPERS")
    await bot.close()

    again = Bot(list(bot.plugins.values()), bot._settings, clock=bot.clock)
    await again.open()
    try:
        assert [(role.name, role.bits) for role in await Role.all().order_by("id")] == [
            ("USER", USE | PROMOS),
            ("HELPERS", 927 & ~CATALOG),
            ("OWNER", 1023),
        ]
        found = await standing(again, await customer_of(again, alice))
        assert (found.role.name, found.rights.bits) == ("HELPERS", 927 & ~CATALOG)
    finally:
        await again.close()


async def test_permissions_from_elsewhere_get_the_lowest_free_bits_and_keep_them(bot, owner, alice):
    assert await bit_of(bot, LIGHT.name) == 1 << 32
    assert await bit_of(bot, DIM.name) == 1 << 33
    await PermissionBit.filter(bit=32).delete()
    await PermissionBit.create(permission="gone.plugin", bit=62)
    await PermissionBit.create(permission="other.plugin", bit=32)
    for _ in range(2):
        await give_bits(bot)
    assert await bit_of(bot, LIGHT.name) == 1 << 34
    assert {row.permission: row.bit for row in await PermissionBit.all()} == {
        "other.plugin": 32,
        DIM.name: 33,
        LIGHT.name: 34,
        "gone.plugin": 62,
    }
    role_id = await add_role(bot, "LAMPS", LIGHT.name)
    await alice.send("/start")
    await give_role(bot, alice, role_id)
    person = await customer_of(bot, alice)
    assert [await bot.allowed(person, right) for right in (LIGHT, DIM)] == [True, False]
    await owner.press(data=EditRole(role_id).pack())
    assert "✅ ⬅️ Back" in owner.buttons


async def test_when_no_bit_is_left_a_permission_stays_the_owners(bot, owner, alice):
    await PermissionBit.all().delete()
    for number in range(32, 63):
        await PermissionBit.create(permission=f"other.right{number}", bit=number)
    await give_bits(bot)
    assert await PermissionBit.all().count() == 31
    await alice.send("/start")
    await give_role(bot, alice, await add_role(bot, "ALMOST", (1 << 63) - 1 - 64))
    assert not await bot.allowed(await customer_of(bot, alice), LIGHT)
    assert await bot.allowed(await customer_of(bot, owner), LIGHT)
    await give_role(bot, alice, "OWNER")
    assert await bot.allowed(await customer_of(bot, alice), LIGHT)


async def test_with_roles_off_only_the_owner_has_rights(bot, owner, alice):
    await alice.send("/start")
    person = await customer_of(bot, alice)
    await give_role(bot, alice, "OWNER")
    assert await bot.allowed(person, CATALOG_RIGHT)
    await PermissionBit.filter(permission=LIGHT.name).delete()
    await bot.toggles.disable("rbac")
    assert not await bot.allowed(person, CATALOG_RIGHT)
    await alice.send("/manage")
    assert alice.last.text == "You are not allowed to do this."
    await owner.send("/manage")
    assert "🗂 Catalog" in owner.buttons
    assert "🎭 Roles" not in owner.buttons
    await bot.toggles.enable("rbac")
    assert await bot.allowed(person, CATALOG_RIGHT)
    assert await bit_of(bot, LIGHT.name) == 1 << 32
