"""Two hundred buyers for fifty keys: from two processes at once, and through the real client."""

import asyncio
import multiprocessing

import pytest

from kernel import db, run_in_transaction
from kernel.testing import environment
from kernel.updates import Sender
from plugins.accounts.api import adjust, balance, verify
from plugins.shop.callbacks import AskBuy, ConfirmBuy
from plugins.shop.importing.run import import_file
from plugins.shop.models import Item, Order, StockLevel, StockValue
from tests.torture import buyers

pytestmark = pytest.mark.torture
BUYERS, KEYS, PRICE = 200, 50, 300


async def stock(bot, folder):
    """Import KEYS values of one item; its id."""
    file = folder / "stock.csv"
    rows = "".join(f"Games,Portal,3.00,KEY-{number:03}\n" for number in range(KEYS))
    await asyncio.to_thread(file.write_text, "category,item,price,value\n" + rows)
    await import_file(bot, file)
    return (await Item.get()).id


async def customer(bot, number, money):
    """A registered person with exactly ``money``."""
    sender = Sender(5000 + number, f"Buyer {number}", language_code="en")
    user = await bot.hooks.first("load_user", sender=sender, update=None, bot=bot)
    await run_in_transaction(adjust, user.id, money, f"money:{number}", "welcome")
    return user


async def check_books(item_id):
    """Exactly KEYS orders, each with a value of its own, and books that agree."""
    assert await Order.all().count() == KEYS
    sold = await StockValue.filter(state="sold")
    assert len({value.line_id for value in sold}) == len({bytes(value.digest) for value in sold}) == len(sold) == KEYS
    assert (await StockLevel.get(item_id=item_id)).available == 0
    assert await db.fetch("SELECT * FROM accounts_wallet WHERE balance < 0") == []
    assert await verify() == []


async def test_the_same_buttons_pressed_in_two_processes_at_once_sell_every_key_once(shop_bot, tmp_path):
    bot, env = shop_bot
    item_id = await stock(bot, tmp_path)
    users = [await customer(bot, number, PRICE) for number in range(BUYERS)]
    presses = [
        (user.id, ConfirmBuy(item_id, PRICE).seal(bot.keys.sign, user.telegram_id, bot.clock.now(), "Pay").data)
        for user in users
    ]
    context = multiprocessing.get_context("forkserver")
    pipes, processes = [], []
    for _ in range(2):
        ours, theirs = context.Pipe()
        process = context.Process(target=buyers.main, args=(theirs, env, presses), daemon=True)
        await asyncio.to_thread(process.start)
        theirs.close()
        pipes.append(ours)
        processes.append(process)

    for pipe in pipes:
        assert await asyncio.to_thread(pipe.recv) == "ready"
    for pipe in pipes:
        pipe.send("go")
    first, second = [await asyncio.to_thread(pipe.recv) for pipe in pipes]
    for process in processes:
        await asyncio.to_thread(process.join, 30)

    await check_books(item_id)
    for one, other in zip(first, second, strict=True):
        assert one == other  # the same order, or none in both
    assert {outcome for outcome in first if isinstance(outcome, str)} == {"shop-sold-out"}
    assert sorted([await balance(user.id) for user in users]) == [0] * KEYS + [PRICE] * (BUYERS - KEYS)


async def test_a_crowd_that_presses_pay_at_once_gets_fifty_keys_and_everybody_an_answer(bot, telegram, tmp_path):
    item_id = await stock(bot, tmp_path)
    people = [telegram.person(f"Buyer {number}", language="en", id=5000 + number) for number in range(BUYERS)]
    for number in range(BUYERS):
        await customer(bot, number, PRICE)
    for person in people:
        await person.send("/start")
    for person in people:
        await person.wait_for(lambda message: bool(message.rows), 60)
    await asyncio.gather(*(person.press(data=AskBuy(item_id, PRICE).pack(), timeout=60) for person in people))
    await bot.settle()

    await asyncio.gather(*(person.press(_pay(person), timeout=60) for person in people))
    await bot.settle()

    await check_books(item_id)
    keys = [word for person in people for message in person.messages for word in message.text.split() if "KEY-" in word]
    assert len(keys) == len(set(keys)) == KEYS
    refused = [person for person in people if "sold out" in person.last.text.lower()]
    assert len(refused) == BUYERS - KEYS
    assert telegram.violations == []


def _pay(person):
    return next(label for label in person.buttons if "Pay" in label)


@pytest.fixture
async def shop_bot(database, telegram, tmp_path):
    """A bot without Telegram, and the settings with which other processes open the same."""
    from kernel import Bot

    env = environment(telegram, tmp_path / "data")
    bot = Bot.from_environment(env, None)
    bot.settings.database_url = env["DATABASE_URL"] = database.create(bot.model_modules())
    try:
        await bot.open()
        yield bot, env
    finally:
        await bot.close()
