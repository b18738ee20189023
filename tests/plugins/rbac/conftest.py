"""What the tests of roles share: the owner, and staff with rights of their own."""

from __future__ import annotations

from typing import Any

import pytest

from kernel import db
from kernel.testing import Person
from kernel.testing.bots import OWNER_ID
from plugins.rbac.testing import give_rights


@pytest.fixture
async def owner(bot: Any, telegram: Any) -> Person:
    """The owner, who has every right."""
    person = Person(telegram.person("Olga", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person


async def staff_member(bot: Any, telegram: Any, name: str, *rights: Any, language: str = "en", **terms: Any) -> Person:
    """A person with exactly these rights."""
    person = Person(telegram.person(name, language=language), bot)
    await person.send("/start")
    await give_rights(bot, person, *rights, **terms)
    return person


async def audited(action: str) -> list[dict[str, Any]]:
    """What the audit says of these acts, oldest first."""
    return await db.fetch("SELECT * FROM kernel_audit WHERE action = $1 ORDER BY id", action)
