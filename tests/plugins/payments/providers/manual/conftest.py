"""A shop that takes bank transfers, and its owner."""

from __future__ import annotations

import pytest

from kernel.testing import Person
from kernel.testing.bots import OWNER_ID


@pytest.fixture
def settings():
    return {"MANUAL_PAYMENT": "<b>Example Bank</b>\naccount <code>DE02 1203</code>", "MIN_AMOUNT": "1"}


@pytest.fixture
async def owner(bot, telegram) -> Person:
    """The owner, who has every right and has written to the bot."""
    person = Person(telegram.person("Olga", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person
