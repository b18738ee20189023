"""Fills the demo's shop and its customers' wallets, and gives those who run it their roles."""

from __future__ import annotations

from pathlib import Path

import plugins.shop
from kernel import Bot, KioskError, run_in_transaction, transaction
from kernel.updates import Command, Sender
from plugins.accounts.api import Customer, adjust, find_by_telegram_id
from plugins.promos.creating import Terms, create
from plugins.rbac.actors import operator
from plugins.rbac.giving import give
from plugins.rbac.reading import find_role
from plugins.reviews.writing import save
from plugins.shop.importing.run import import_file
from plugins.shop.models import Item
from plugins.shop.orders.placing import make_paid
from plugins.shop.orders.views import Wanted
from sandbox.world import Person

from .history import ORDERS, PastClock, leave_work, live_through
from .people import Cast

CATALOG = Path(plugins.shop.__file__).parent / "sample" / "catalog.json"
OPENED = 28  # days ago
WELCOME = 5000  # minor units in each customer's wallet
CODES = {"WELCOME10": Terms("percent", 1000, first_only=True), "GIFT5": Terms("balance", 500)}
# what the Russian customer has bought just now, and thinks of it
BOUGHT = {
    "Stellar Drift": (5, "Тихая и очень красивая игра. Музыку слушаю до сих пор."),
    "Tidepool": (4, "Маленькая, но уютная. Хочется ещё пару уровней."),
}


async def stock(bot: Bot, clock: PastClock, cast: Cast) -> None:
    """Import the sample catalog, register people as they came, and let weeks of business go by; the bot is not started."""
    clock.put(OPENED)
    await import_file(bot, CATALOG)
    await _give_role(bot, await _register(bot, cast.admin), "ADMIN")
    regulars = [await _register(bot, person) for person in (cast.russian, *cast.regulars)]
    await live_through(bot, clock, regulars)
    await _register(bot, cast.customer)
    for person in (cast.customer, cast.russian):
        customer = await _customer(bot, person)
        async with transaction():
            await adjust(customer.id, WELCOME, f"demo:{person.id}", "🎁")
    for person in (cast.admin, *cast.customers):
        person.chat().started = True  # long ago: so that the bot may write to them


async def look_lived_in(bot: Bot, cast: Cast) -> None:
    """Of today, while the bot runs: codes to try, sales and a review, the owner at work, a transfer to confirm."""
    await bot.settle()  # nobody is told of what happened weeks ago: the owner comes now
    for person in (cast.owner, cast.admin, cast.russian):
        await person.send("/start")
    await bot.settle()
    for code, terms in CODES.items():
        await run_in_transaction(create, bot, code, terms)
    customer = await _customer(bot, cast.russian)
    for number, (name, (stars, text)) in enumerate(BOUGHT.items(), len(ORDERS) + 1):
        item = await Item.get(name=name)
        await run_in_transaction(make_paid, bot, customer, number, [Wanted(item.id)], item.price)
        await run_in_transaction(save, bot, customer, item.id, stars, text)
    await leave_work(bot, await _customer(bot, cast.regulars[-1]))


async def _register(bot: Bot, person: Person) -> Customer:
    """Know a person as if they had pressed Start."""
    sender = Sender(person.id, person.first_name, person.last_name, person.username, person.language)
    hello = Command(sender, person.id, 0, 0, "start")
    await bot.hooks.first("load_user", sender=sender, update=hello, bot=bot)
    return await _customer(bot, person)


async def _customer(bot: Bot, person: Person) -> Customer:
    customer = await find_by_telegram_id(bot, person.id)
    assert customer is not None
    return customer


async def _give_role(bot: Bot, person: Customer, name: str) -> None:
    role = await find_role(name)
    if role is None:
        raise KioskError(f"The plugin rbac has no role {name}; the demo gives it to {person.name}.")

    async def act() -> None:
        await give(await operator(bot), person, role.id, None)

    await run_in_transaction(act)
