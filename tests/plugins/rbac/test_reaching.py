"""A role with one single right reaches what that right is for, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from kernel import Permission
from plugins.rbac.bits import ADMINS, BALANCE, CATALOG, NAMES, OWNER, PROMOS, USE
from plugins.rbac.reading import bit_of
from plugins.rbac.testing import give_rights
from tests.plugins.rbac.conftest import staff_member

REFUSED = "You are not allowed to do this."
REACHING = {CATALOG, ADMINS, BALANCE, PROMOS}


@pytest.fixture
async def clerk(bot, telegram):
    """Somebody whose rights the tests change."""
    return await staff_member(bot, telegram, "Clerk")


async def open_console(person: Any) -> set[tuple[str, str]]:
    """The buttons of the console, without the way back; nothing when it is refused."""
    await person.send("/manage")
    if person.last.text == REFUSED:
        return set()
    return {(button.label, button.data) for row in person.last.rows for button in row if button.label != "🏠 Menu"}


async def test_each_right_alone_opens_its_part_of_the_console(bot, owner, clerk):
    everything, found = await open_console(owner), set()
    for bit, name in NAMES.items():
        if bit == OWNER:
            continue
        await give_rights(bot, clerk, bit)
        buttons = await open_console(clerk)
        assert buttons <= everything
        assert buttons or bit not in REACHING, f"{name} opens nothing"
        for label, data in sorted(buttons):
            alerts = len(clerk.alerts)
            await clerk.press(data=data)
            assert len(clerk.alerts) == alerts, f"{name} shows {label} and refuses it"
        await clerk.send("/start")
        assert ("🛠 Manage" in clerk.last.labels) == bool(buttons)
        found |= buttons
    assert found == everything
    await give_rights(bot, clerk)
    assert await open_console(clerk) == set()
    await give_rights(bot, clerk, OWNER)
    assert await open_console(clerk) == everything


async def test_each_right_alone_reaches_no_handler_of_another(bot, owner, clerk):
    """One button and one command of every permission, forged, by somebody who holds each right in turn."""
    doors: dict[str, str] = {}
    commands: dict[str, str] = {}
    for route in bot.router.presses.values():
        if route.permission is not None and not route.key.endswith("!"):
            doors.setdefault(route.permission.name, ":".join([route.key, *["1"] * len(route.callback._names)]))
    for name, route in bot.router.commands.items():
        if route.permission is not None:
            commands.setdefault(route.permission.name, name)
    guarded = {*doors, *commands}
    assert {"shop.catalog", "shop.orders", "reviews.moderate", "promos.manage", "rbac.manage"} <= guarded
    for bit in NAMES:
        await give_rights(bot, clerk, bit)
        for name in sorted(guarded):
            may = bit == OWNER or bool(bit & await bit_of(bot, name))
            if name in doors:
                alerts = len(clerk.alerts)
                await clerk.press(data=doors[name])
                assert (REFUSED in clerk.alerts[alerts:]) is not may, (bit, doors[name])
            if name in commands:
                await clerk.send(f"/{commands[name]}")
                assert (clerk.last.text == REFUSED) is not may, (bit, commands[name])


async def test_every_permission_is_held_by_its_bit_alone(bot, clerk):
    from plugins.accounts.testing import customer_of

    person = await customer_of(bot, clerk)
    permissions: dict[str, Permission] = bot.contributions.permissions
    for name, permission in permissions.items():
        bit = await bit_of(bot, name)
        assert bit not in (0, USE, OWNER)
        await give_rights(bot, clerk, bit)
        assert await bot.allowed(person, permission)
        await give_rights(bot, clerk, *(other for other in NAMES if other not in (bit, OWNER)))
        assert not await bot.allowed(person, permission)
