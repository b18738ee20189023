"""A shop with one of everything, named as long as names can be."""

from __future__ import annotations

import itertools
from datetime import timedelta

from kernel import db
from kernel.updates import Command, Sender
from plugins.accounts.settings import AccountsSettings
from plugins.accounts.testing import customer_of, give
from plugins.cart.testing import put_in_cart
from plugins.promos.testing import add_code, apply_code
from plugins.reviews.writing import save
from plugins.shop.models import Batch, Category, Item, SharedValue, StockValue, StoredFile
from plugins.shop.stock.claims import publish
from tests.e2e.crawler import Crawler
from tests.plugins.shop.conftest import NOW, Desk

LONG = ("Щедрая пятница и очень длинное название " * 7)[:255]
CODE = "X" * 50  # of a promo code that links activate
WITH_CODE = ("unique", "many")  # what a code is applied to
SECRET = "ТАЙНА"  # is in every value, and nowhere else


async def fill(bot, telegram) -> dict[str, Item]:
    """Fill the shop of ``bot``; the items by what they are."""
    desk = Desk(bot, itertools.count(1))
    top = await Category.create(name=LONG, description="О полке " * 40)
    below = await Category.create(name="Б" * 255, parent=top, position=1)
    empty = await Category.create(name="Пустая полка")
    items = {
        "unique": await desk.item(LONG, price=100, category=below, description="Описание. " * 300),
        "many": await desk.item("М" * 255, price=50, category=below, max_quantity=40, instructions="Как ввести. " * 20),
        "shared": await desk.item("О" * 255, price=70, category=below),
        "manual": await desk.item("Р" * 255, price=90, category=below, kind="manual", questions=["К" * 200, "Имя?"]),
        "by hand": await desk.item("Рука", price=30, category=below, kind="manual"),
        "file": await desk.item("Ф" * 255, price=80, category=below, kind="file"),
        "sold out": await desk.item("Н" * 255, price=60, category=below),
        "pre-order": await desk.item("П" * 255, price=40, category=below, presell=True, when_out="wait"),
        "dear": await desk.item("Дорогое", price=10**9, category=below),
    }
    assert empty.id
    for name in ("unique", "many", "dear"):
        await desk.stock(items[name], [f"{SECRET}-{name}-{number} <b>&" for number in range(60)])
    await share(bot, items["shared"], f"{SECRET}-для всех")
    await add_file(bot, items["file"], [f"{SECRET} {number}".encode() for number in range(6)])
    for number in range(14):
        await desk.item(f"Мелочь {number:02}", price=5, category=top, stock=2)
    await add_codes(bot, items)
    return items


async def add_codes(bot, items: dict[str, Item]) -> None:
    """A code for some items that is typed (it is what the walk answers), one that is kept by link, and a gift."""
    few = [items[name].id for name in WITH_CODE]
    await add_code(bot, "7", value=100, customer_limit=1000, items=few)
    await add_code(bot, CODE, "fixed", 1, customer_limit=1000, stacks=True, items=few)
    await add_code(bot, "GIFT", "balance", 100)


async def share(bot, item: Item, value: str) -> None:
    """One text for every buyer."""
    item.shared_value = await SharedValue.create(value=bot.keys.encrypt(value), created_at=NOW)
    item.kind = "shared"
    await item.save()


async def add_file(bot, item: Item, contents: list[bytes]) -> None:
    """Files, one a piece."""
    batch = await Batch.create(name="files", created_at=NOW, expires_at=bot.clock.now() + timedelta(days=365))
    keys = bot.keys
    for number, data in enumerate(contents):
        stored = await StoredFile.create(
            name=f"{number}.zip", mime="application/zip", size=len(data), data=keys.encrypt(data)
        )
        await StockValue.create(
            item_id=item.id, batch_id=batch.id, value=keys.encrypt(""), digest=keys.digest(data), file_id=stored.id
        )
    async with db.transaction():
        await publish(batch.id)


async def enrich(bot, person, amount: int = 100_000) -> None:
    """Let a person write to the bot, and give them money."""
    await person.send("/start")
    await give(bot, person, amount)


async def befriend(bot, person) -> None:
    """Somebody with a long name has come by a person's link, and paid more often than a page has rows."""
    sender = Sender(7_000_000 + person.id, f"{SECRET} " + "Ж" * 50, "Щ" * 64, language_code="ru")
    hello = Command(sender, sender.telegram_id, 0, 0, "start", str(person.id))
    friend = await bot.hooks.first("load_user", sender=sender, update=hello, bot=bot)
    for number in range(12):
        paid = {"payment_id": 10_000 + number, "user_id": friend.id, "amount": 100 + number}
        back = {**paid, "amount": 50, "left": 50 + number}
        async with db.transaction():
            await bot.hooks.notify("payment_credited", **paid, bot=bot)
            if number % 3 == 0:
                await bot.hooks.notify("payment_reversed", **back, bot=bot)
    await bot.settle()


async def look_back(bot, clock, person, item: Item) -> None:
    """A person has bought an item, somebody else has reviewed it, and a day has passed: how do they like it?"""
    desk = Desk(bot, itertools.count(1000))
    other = await desk.customer(item.price)
    for customer in (other, await customer_of(bot, person)):
        await desk.buy(customer, item)
    await db.run_in_transaction(save, bot, other, item.id, 4, "Отзыв <b>&amp; " * 30)
    await bot.settle()
    clock.move(hours=25)
    await bot.settle()


async def buy(bot, person, item: Item, quantity: int = 1) -> None:
    """A person buys a piece, or several in one line."""
    await Desk(bot, itertools.count(1)).buy(await customer_of(bot, person), item, quantity)


async def reserve(bot, person, item: Item) -> None:
    """A person holds an item unpaid."""
    await Desk(bot, itertools.count(1)).hold(await customer_of(bot, person), item)


async def fill_cart(bot, person, items: dict[str, Item]) -> None:
    """Put what can be bought into a person's cart, and something that is not in the shop any more."""
    gone = await Desk(bot, itertools.count(1)).item("У" * 255, price=20, stock=1)
    for item in (items["unique"], items["many"], gone):
        await put_in_cart(bot, person, item.id)
    await Item.filter(id=gone.id).update(hidden=True)


async def use_codes(bot, person, items: dict[str, Item]) -> None:
    """Apply a code to some cards, from which it comes along into the cart."""
    for name in WITH_CODE:
        await apply_code(bot, person, "7", items[name].id)


async def subscribe(bot, telegram, person):
    """Be kept out until the person follows the news channel; the walk through what is seen meanwhile."""
    channel = telegram.add_channel("kiosk_news")
    settings = bot.setting(AccountsSettings)
    await bot.live_settings.change(settings, "subscription_required", True)
    outside = await Crawler(person, str).walk(["/start"])
    await person.join(channel)
    await bot.settle()
    await person.press(data="sub:")
    await bot.live_settings.change(settings, "subscription_required", False)
    return outside
