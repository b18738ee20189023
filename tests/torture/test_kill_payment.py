"""Money through Telegram whose process is killed at every statement and every Telegram call, in turn."""

from __future__ import annotations

import asyncio

import pytest

from kernel import db
from kernel.testing.bots import OWNER_ID
from plugins.accounts.api import balance, find_by_telegram_id
from plugins.payments.callbacks import AskPayment, OpenMethods
from plugins.payments.deciding import Act
from plugins.shop.callbacks import AskBuy

from .conftest import MONEY, PRICE
from .moments import at_every_moment, opened, pay, restarted, until_pressed

pytestmark = pytest.mark.torture
STARS, RATE = 100, 50  # paid for two dollars


@pytest.fixture
def settings():
    return {"STARS_PER_VALUE": str(RATE), "MIN_AMOUNT": "1"}


async def test_a_top_up_killed_at_any_moment_is_credited_once(shop):
    async def act(person, screen):
        await until_pressed(shop, person, screen, "⭐ Stars")
        await pay(shop, person)

    async def whole(person):
        user = await find_by_telegram_id(shop.bot, person.id)
        assert await balance(user.id) == MONEY + 200
        assert sum("is on your balance" in message.text for message in person.messages) == 1

    await at_every_moment(shop, act, whole, opened(shop, lambda: OpenMethods(200)))


async def test_a_direct_purchase_killed_at_any_moment_brings_the_goods_once(shop):
    async def act(person, screen):
        await until_pressed(shop, person, screen, "⭐ Stars")
        await pay(shop, person)

    async def whole(person):
        user = await find_by_telegram_id(shop.bot, person.id)
        orders = await db.fetch("SELECT state FROM shop_order WHERE user_id = $1 AND state <> 'reserved'", user.id)
        assert [row["state"] for row in orders] == ["paid"]
        assert len(shop.values(person)) == 1
        # the balance would have covered it, but the customer chose stars: it is as it was
        assert await balance(user.id) == MONEY

    await at_every_moment(shop, act, whole, opened(shop, lambda: AskBuy(shop.item_id, price=PRICE)))


async def test_a_refund_killed_at_any_moment_is_made_once(shop, telegram):
    owner = telegram.person("Owner", id=OWNER_ID, language="en")
    await shop.process.start()
    await owner.send("/start")
    await owner.wait_for(lambda message: bool(message.rows))
    await shop.process.stop()

    async def before(person):
        screen = await opened(shop, lambda: OpenMethods(200))(person)
        await until_pressed(shop, person, screen, "⭐ Stars")
        await pay(shop, person)
        await shop.process.settle()
        payment = await db.fetch_one("SELECT max(id) AS id FROM payments_payment")
        return await opened(shop, lambda: AskPayment(payment["id"], Act.REFUND), "Yes, do it")(owner)

    async def act(person, screen):
        await until_pressed(shop, owner, screen, "Yes, do it")
        async with asyncio.timeout(30):
            while person.stars < 1000:
                await restarted(shop)
                await asyncio.sleep(0.05)

    async def whole(person):
        user = await find_by_telegram_id(shop.bot, person.id)
        assert person.stars == 1000
        assert await balance(user.id) == MONEY
        assert sum("went back to where it came from" in message.text for message in person.messages) == 1

    await at_every_moment(shop, act, whole, before)
