"""The last answer to the questions for a review, killed at every moment: one review, and a rating that agrees."""

import asyncio

import pytest

from kernel import db, run_in_transaction
from kernel.testing.process import Killed
from plugins.accounts.api import find_by_telegram_id
from plugins.reviews.callbacks import OpenMine
from plugins.reviews.models import Review, Standing
from plugins.shop.callbacks import ConfirmBuy
from plugins.shop.orders.purchase import buy
from tests.torture.conftest import PRICE

pytestmark = pytest.mark.torture
MANY = 200  # moments


async def test_a_review_killed_at_any_moment_is_written_once(shop):
    await shop.process.start()
    for k in range(1, MANY):
        person = await shop.customer(k)
        user = await find_by_telegram_id(shop.bot, person.id)
        confirm = ConfirmBuy(shop.item_id, PRICE).seal(shop.bot.keys.sign, person.id, shop.bot.clock.now(), "Pay")
        await buy(shop.bot, user, ConfirmBuy.unpack(confirm.data))
        await person.press(data=OpenMine(shop.item_id).pack())
        await person.wait_for("How do you like")
        await person.press("★★★★☆")
        await person.wait_for("add a few words")
        await shop.process.settle()
        await shop.process.arm(k)
        await person.send("Quite good.")
        try:
            await _thanked(shop, person)
            await shop.process.disarm()
        except Killed:
            await shop.process.start()
            await shop.process.settle()
            await _check(user, k)
        else:
            break
    await _check(user, k)
    await run_in_transaction(shop.bot.hooks.join, "delete_user_data", user=user, bot=shop.bot)
    assert (await Standing.get()).stars_4 == k - 1
    print(f"\n{db.dialect()}: a review was killed at {k - 1} moments")
    assert k > 8


async def _check(user, written):
    review = await Review.get(user_id=user.id)
    assert (review.stars, review.text) == (4, "Quite good.")
    assert (await Standing.get()).stars_4 == await Review.all().count() == written


async def _thanked(shop, person):
    """Wait for the thanks and until the position is stored, or for the process's end."""
    answer = asyncio.ensure_future(person.wait_for("Thank you for your review", timeout=20))
    died = asyncio.ensure_future(shop.process.ended(20))
    await asyncio.wait([answer, died], return_when=asyncio.FIRST_COMPLETED)
    await asyncio.sleep(0.3)
    answer.cancel()
    await asyncio.gather(answer, return_exceptions=True)
