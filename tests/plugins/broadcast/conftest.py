"""What the tests of broadcasts share: the owner, customers who are only rows, and broadcasts that are ready."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from kernel import db
from kernel.bot import Bot
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.accounts.testing import customer_of
from plugins.broadcast.models import Broadcast
from plugins.broadcast.running import runs_of
from plugins.broadcast.segments import ALL

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200819ca1c1200000000049454e44ae426082"
)


@pytest.fixture
def settings() -> dict[str, str]:
    """Only what broadcasts need, and nobody waits for their pace."""
    return {"PLUGINS": "accounts,admin,broadcast", "MESSAGES_PER_SECOND": "1000"}


@pytest.fixture
async def owner(bot: Bot, telegram: Any) -> Person:
    """The owner, who has every right, and reads English."""
    person = Person(telegram.person("Olga", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person


@pytest.fixture
async def customers(alice: Person, bob: Person) -> list[Person]:
    """Alice and Boris, who have written to the bot."""
    for person in (alice, bob):
        await person.send("/start")
    return [alice, bob]


async def prepared(author: Person, text: str = "Sale today", **fields: Any) -> Broadcast:
    """A draft that says ``text``, to everybody unless told otherwise."""
    customer = await customer_of(author.bot, author)
    content = {"rich": {"text": text, "entities": []}, "kind": "text", "file_id": "", "file_from": 0, "file_name": ""}
    fields = {"content": content, "segment": ALL, "created_at": author.bot.clock.now(), **fields}
    return await Broadcast.create(author_id=customer.id, **fields)


async def got(broadcast_id: int) -> dict[str, int]:
    """How many recipients there are in each state."""
    rows = await db.fetch(
        "SELECT state, count(*) AS n FROM broadcast_recipient WHERE broadcast_id = $1 GROUP BY state", broadcast_id
    )
    return {row["state"]: row["n"] for row in rows}


async def crowd(bot: Bot, telegram: Any, count: int) -> list[Any]:
    """People at the local Telegram whom the bot knows, without their having to write one by one."""
    people = [telegram.person(f"Customer {number}", language="en") for number in range(count)]
    for person in people:
        person.chat().started = True
    now = bot.clock.now()
    async with db.transaction():
        await db.copy_rows("accounts_user", COLUMNS, [(person.id, person.first_name, now, *REST) for person in people])
    return people


COLUMNS = (
    *("telegram_id", "first_name", "registered_at", "last_name", "username", "language", "language_code"),
    *("start_payload", "is_blocked", "is_reachable", "timezone"),
)
REST = ("", "", "", "en", "", False, True, "")


async def at_rest(bot: Bot) -> None:
    """Return when nothing runs any more and what its end led to has been sent."""
    async with asyncio.timeout(20):
        while runs_of(bot).running:  # what it hands over goes out at once, whatever the pace
            await bot.outbox.drain()
            await asyncio.sleep(0.01)
    await bot.settle()


def texts(person: Any) -> list[str]:
    """What the bot wrote to a person, oldest first."""
    return [message.text for message in person.messages if message.sender is not person.account]
