"""Money through Telegram whose process is killed at every statement and every Telegram call, in turn."""

from __future__ import annotations

import asyncio

import pytest

from kernel import db
from kernel.testing.bots import OWNER_ID
from kernel.testing.process import Killed
from plugins.accounts.api import balance, find_by_telegram_id, verify
from plugins.payments.callbacks import AskPayment, OpenMethods
from plugins.payments.deciding import Act
from plugins.shop.callbacks import AskBuy

from .conftest import MONEY, PRICE

pytestmark = pytest.mark.torture
MANY = 300  # moments; a payment has far fewer
STARS, RATE = 100, 50  # paid for two dollars


@pytest.fixture
def settings():
    return {"STARS_PER_VALUE": str(RATE), "MIN_AMOUNT": "1"}


async def test_a_top_up_killed_at_any_moment_is_credited_once(shop):
    async def act(person, screen):
        await _until_pressed(shop, person, screen, "⭐ Stars")
        await _pay(shop, person)

    async def whole(person):
        user = await find_by_telegram_id(shop.bot, person.id)
        assert await balance(user.id) == MONEY + 200
        assert sum("is on your balance" in message.text for message in person.messages) == 1

    await _at_every_moment(shop, act, whole, _opened(shop, lambda: OpenMethods(200)))


async def test_a_direct_purchase_killed_at_any_moment_brings_the_goods_once(shop):
    async def act(person, screen):
        await _until_pressed(shop, person, screen, "⭐ Stars")
        await _pay(shop, person)

    async def whole(person):
        user = await find_by_telegram_id(shop.bot, person.id)
        orders = await db.fetch("SELECT state FROM shop_order WHERE user_id = $1 AND state <> 'reserved'", user.id)
        assert [row["state"] for row in orders] == ["paid"]
        assert len(shop.values(person)) == 1
        # the balance would have covered it, but the customer chose stars: it is as it was
        assert await balance(user.id) == MONEY

    await _at_every_moment(shop, act, whole, _opened(shop, lambda: AskBuy(shop.item_id, price=PRICE)))


async def test_a_refund_killed_at_any_moment_is_made_once(shop, telegram):
    owner = telegram.person("Owner", id=OWNER_ID, language="en")
    await shop.process.start()
    await owner.send("/start")
    await owner.wait_for(lambda message: bool(message.rows))
    await shop.process.stop()

    async def before(person):
        screen = await _opened(shop, lambda: OpenMethods(200))(person)
        await _until_pressed(shop, person, screen, "⭐ Stars")
        await _pay(shop, person)
        await shop.process.settle()
        payment = await db.fetch_one("SELECT max(id) AS id FROM payments_payment")
        return await _opened(shop, lambda: AskPayment(payment["id"], Act.REFUND), "Yes, do it")(owner)

    async def act(person, screen):
        await _until_pressed(shop, owner, screen, "Yes, do it")
        async with asyncio.timeout(30):
            while person.stars < 1000:
                await _restarted(shop)
                await asyncio.sleep(0.05)

    async def whole(person):
        user = await find_by_telegram_id(shop.bot, person.id)
        assert person.stars == 1000
        assert await balance(user.id) == MONEY
        assert sum("went back to where it came from" in message.text for message in person.messages) == 1

    await _at_every_moment(shop, act, whole, before)


async def _at_every_moment(shop, act, whole, before):
    """Do it with a new customer for each moment at which the process is killed, until one run is through."""
    await shop.process.start()
    for k in range(1, MANY):
        person = await shop.customer(k)
        person.stars = 1000
        screen = await before(person)
        pid = shop.process.pid
        await shop.process.arm(k)
        await act(person, screen)
        await _at_rest(shop)
        await whole(person)
        assert await verify() == []
        left = "SELECT * FROM kernel_outbox WHERE state <> 'sent' AND (state <> 'waiting' OR not_before <= $1)"
        assert await db.fetch(left, shop.bot.clock.now()) == []
        if shop.process.pid == pid:
            break
    else:
        pytest.fail("no run ended without a kill")
    print(f"\n{db.dialect()}: killed at {k - 1} moments")
    assert k > 15


async def _at_rest(shop):
    """Let everything come to an end, with a new start where the process is killed on the way."""
    for _ in range(2):
        try:
            await shop.process.settle()
            await asyncio.sleep(0.3)  # the position is stored a little later
            await shop.process.disarm()
        except Killed:
            await shop.process.start()
        else:
            return


def _opened(shop, callback, label="⭐ Stars"):
    """Opens the screen of a callback for a person; returns the message that has a button with ``label``."""

    async def open_screen(person):
        await person.press(data=callback().pack(), timeout=30)
        return await person.wait_for(lambda message: any(label in text for text in message.labels))

    return open_screen


async def _until_pressed(shop, person, screen, label):
    """Press a button of a screen, again and again as people do, until the bot has answered."""
    button = next(button.data for row in screen.rows for button in row if label in button.label)
    for _ in range(4):
        if await _alive(shop, person.press(data=button, message=screen, timeout=30)):
            return
    pytest.fail("the bot never answered")


async def _pay(shop, person):
    """Pay the newest invoice once; a payment that did not go through is made again."""
    before = person.stars
    for _ in range(4):
        await _alive(shop, person.pay())
        if person.stars < before:
            return
    pytest.fail("the payment never went through")


async def _alive(shop, action):
    """Do it; False when the process ends before, which is started again."""
    task = asyncio.ensure_future(action)
    died = asyncio.ensure_future(shop.process.ended(30))
    await asyncio.wait([task, died], return_when=asyncio.FIRST_COMPLETED)
    if not task.done():
        await asyncio.sleep(0.1)  # what was agreed to just before goes through
    done = task.done()
    for future in (task, died):
        future.cancel()
    await asyncio.gather(task, died, return_exceptions=True)
    await _restarted(shop)
    return done


async def _restarted(shop):
    if shop.process.exit_code is not None:
        await shop.process.start()
