"""What the tests of customers' screens share: an owner, staff with the rights that a test gives them, and big ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kernel import Permission, Plugin
from kernel.testing import Person
from kernel.testing.bots import OWNER_ID
from plugins.accounts.api import Customer
from plugins.accounts.testing import customer_of

BIG = 10**12 + 7  # a Telegram id that does not fit into 32 bits


class Grants:
    """Rights by Telegram id, by name, and the largest correction of each person."""

    def __init__(self) -> None:
        self.rights: dict[int, set[str]] = {}
        self.limits: dict[int, int] = {}

    def give(self, person: Any, *names: str) -> None:
        """Let a person have these rights and no others."""
        self.rights[person.id] = set(names)


def granting(grants: Grants) -> Plugin:
    """A plugin that knows who has which right."""
    plugin = Plugin("grants", version="1.0", requires=["accounts"])

    @plugin.hook
    async def allowed(user: Customer, permission: Permission) -> bool | None:
        return permission.name in grants.rights.get(user.telegram_id, ())

    @plugin.hook
    async def correction_limit(user: Customer) -> int | None:
        return grants.limits.get(user.telegram_id)

    return plugin


@pytest.fixture
def grants() -> Grants:
    return Grants()


@pytest.fixture
def extra_plugins(grants: Grants) -> Sequence[Plugin]:
    return [granting(grants)]


@pytest.fixture
def settings() -> dict[str, str]:
    """Everything but roles, whose place the test's own rights take."""
    return {
        "PLUGINS": "accounts,admin,shop,cart,promos,reviews,payments,referrals,stars",
        "HELPER_ID": "kiosk_help",
        "REFERRAL_PERCENT": "10",
        "STARS_PER_VALUE": "50",
    }


@pytest.fixture
async def owner(bot, telegram) -> Person:
    return Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)


@pytest.fixture
async def nora(bot, telegram, grants) -> Person:
    """Staff, with the rights to look after customers and their balances."""
    person = Person(telegram.person("Nora", language="en"), bot)
    grants.give(person, "admin.users", "admin.balance")
    await person.send("/start")
    return person


@pytest.fixture
async def carol(bot, telegram) -> Person:
    """A customer whose Telegram id is above 10^10."""
    person = Person(telegram.person("Carol Ann", last_name="Ёлкина", username="carol_ann", language="en", id=BIG), bot)
    await person.send("/start")
    return person


async def id_of(bot: Any, person: Any) -> int:
    """The id that the shop knows a person by."""
    return (await customer_of(bot, person)).id


async def open_card(staff: Person, customer: Any) -> Any:
    """Find a customer by Telegram id; the card."""
    await staff.send("/manage")
    await staff.press("👥 Customers")
    await staff.press("🔎 Find a customer")
    return await staff.send(str(customer.id))


async def answer(person: Person, *answers: str) -> Any:
    """Press what begins with ``>``, send everything else; the newest message."""
    for one in answers:
        await (person.press(one[1:]) if one.startswith(">") else person.send(one))
    return person.last
