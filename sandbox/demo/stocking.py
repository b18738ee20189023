"""Fills the demo's shop and its customers' wallets."""

from __future__ import annotations

from pathlib import Path

import plugins.shop
from kernel import Bot, transaction
from kernel.updates import Command, Sender
from plugins.accounts.api import adjust
from plugins.shop.importing.run import import_file

from .people import Cast

CATALOG = Path(plugins.shop.__file__).parent / "sample" / "catalog.json"
WELCOME = 5000  # minor units in each customer's wallet


async def stock(bot: Bot, cast: Cast) -> None:
    """Import the sample catalog, and register the customers with money to spend."""
    await import_file(bot, CATALOG)
    for person in (cast.customer, cast.russian):
        sender = Sender(person.id, person.first_name, person.last_name, person.username, person.language)
        hello = Command(sender, person.id, 0, 0, "start")
        customer = await bot.hooks.first("load_user", sender=sender, update=hello, bot=bot)
        async with transaction():
            await adjust(customer.id, WELCOME, f"demo:{person.id}", "🎁")
