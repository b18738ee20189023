"""Fills the demo's shop and its customers' wallets, and lets one of them be there before."""

from __future__ import annotations

from pathlib import Path

import plugins.shop
from kernel import Bot, run_in_transaction, transaction
from kernel.updates import Command, Sender
from plugins.accounts.api import adjust, find_by_telegram_id
from plugins.promos.creating import Terms, create
from plugins.reviews.writing import save
from plugins.shop.importing.run import import_file
from plugins.shop.models import Item
from plugins.shop.orders.placing import make_paid
from plugins.shop.orders.views import Wanted

from .people import Cast

CATALOG = Path(plugins.shop.__file__).parent / "sample" / "catalog.json"
WELCOME = 5000  # minor units in each customer's wallet
CODES = {"WELCOME10": Terms("percent", 1000, first_only=True), "GIFT5": Terms("balance", 500)}
# what the Russian customer has bought before, and thinks of it
BOUGHT = {
    "Stellar Drift": (5, "Тихая и очень красивая игра. Музыку слушаю до сих пор."),
    "Tidepool": (4, "Маленькая, но уютная. Хочется ещё пару уровней."),
}


async def stock(bot: Bot, cast: Cast) -> None:
    """Import the sample catalog, and register the customers with money to spend."""
    await import_file(bot, CATALOG)
    for person in (cast.customer, cast.russian):
        sender = Sender(person.id, person.first_name, person.last_name, person.username, person.language)
        hello = Command(sender, person.id, 0, 0, "start")
        customer = await bot.hooks.first("load_user", sender=sender, update=hello, bot=bot)
        async with transaction():
            await adjust(customer.id, WELCOME, f"demo:{person.id}", "🎁")


async def look_lived_in(bot: Bot, cast: Cast) -> None:
    """Codes to try, and a customer of the running bot who has bought and reviewed."""
    await cast.russian.send("/start")
    await bot.settle()
    customer = await find_by_telegram_id(bot, cast.russian.id)
    assert customer is not None
    for code, terms in CODES.items():
        await run_in_transaction(create, bot, code, terms)
    for number, (name, (stars, text)) in enumerate(BOUGHT.items(), 1):
        item = await Item.get(name=name)
        await run_in_transaction(make_paid, bot, customer, number, [Wanted(item.id)], item.price)
        await run_in_transaction(save, bot, customer, item.id, stars, text)
