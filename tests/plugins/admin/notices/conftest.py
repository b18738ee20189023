"""An owner, a plugin that breaks, and short ways to what somebody has read."""

import pytest

from kernel import Plugin, transaction
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.accounts.api import tell_staff

broken = Plugin("broken", version="1", requires=["accounts"])


@broken.command("broken")
async def breaks(ctx):
    """Fails, saying what nobody should read."""
    raise ValueError("the secret is 12345")


@broken.hook
async def profile_lines(user):
    """Fails at every look at a profile."""
    raise KeyError("the secret is 12345")


@pytest.fixture
def extra_plugins():
    return (broken,)


@pytest.fixture
async def owner(bot, telegram):
    """Oleg, who has written to the bot."""
    person = Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person


def read(person, part):
    """The texts from the bot in which a part stands, oldest first."""
    return [
        message.text for message in person.messages if message.sender is not person.account and part in message.text
    ]


async def tell(bot, template="accounts-conflict", *, kind="failure", severity="warning", key="", **args):
    """Tell staff something and wait until it has arrived."""
    async with transaction():
        await tell_staff(bot, template, kind=kind, severity=severity, key=key, **(args or {"entry": "x:1"}))
    await bot.settle()
