"""A process that is killed at every moment of something in turn, and people who try again as people do."""

from __future__ import annotations

import asyncio

import pytest

from kernel import db
from kernel.testing.process import Killed
from plugins.accounts.api import verify

MANY = 300  # moments; a payment has far fewer


async def at_every_moment(shop, act, whole, before):
    """Do it with a new customer for each moment at which the process is killed, until one run is through."""
    await shop.process.start()
    for k in range(1, MANY):
        if not await killed_at(shop, k, act, whole, before):
            break
    else:
        pytest.fail("no run ended without a kill")
    print(f"\n{db.dialect()}: killed at {k - 1} moments")
    assert k > 15


async def under_way(shop, what, act, whole, before):
    """Do it with a new customer for each moment that ``what`` picks, killed when the answer begins to arrive."""
    await shop.process.start()
    person = await shop.customer(0)
    screen = await before(person)
    await shop.process.arm(None)
    await act(person, screen)
    await shop.process.settle()
    moments = await shop.process.disarm()
    picked = [number for number, moment in enumerate(moments, 1) if what(moment)]
    kills = [await killed_at(shop, k, act, whole, before, late=True) for k in picked]
    print(f"\n{db.dialect()}: killed under way at {sum(kills)} of {[moments[k - 1] for k in picked]}")
    assert kills
    assert all(kills)


async def killed_at(shop, k, act, whole, before, *, late=False):
    """Do it with a new customer and kill the process at its ``k``-th moment; whether it came to that."""
    person = await shop.customer(k)
    person.stars = 1000
    screen = await before(person)
    pid = shop.process.pid
    await shop.process.arm(k, late=late)
    await act(person, screen)
    await at_rest(shop)
    await whole(person)
    assert await verify() == []
    left = "SELECT * FROM kernel_outbox WHERE state <> 'sent' AND (state <> 'waiting' OR not_before <= $1)"
    assert await db.fetch(left, shop.bot.clock.now()) == []
    return shop.process.pid != pid


async def at_rest(shop):
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


def opened(shop, callback, label="⭐ Stars"):
    """Opens the screen of a callback for a person; returns the message that has a button with ``label``."""

    async def open_screen(person):
        await person.press(data=callback().pack(), timeout=30)
        return await person.wait_for(lambda message: any(label in text for text in message.labels))

    return open_screen


async def until_pressed(shop, person, screen, label):
    """Press a button of a screen, again and again as people do, until the bot has answered."""
    button = next(button.data for row in screen.rows for button in row if label in button.label)
    for _ in range(4):
        if await alive(shop, person.press(data=button, message=screen, timeout=30)):
            return
    pytest.fail("the bot never answered")


async def pay(shop, person):
    """Pay the newest invoice once; a payment that did not go through is made again."""
    before = person.stars
    for _ in range(4):
        await alive(shop, person.pay())
        if person.stars < before:
            return
    pytest.fail("the payment never went through")


async def alive(shop, action):
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
    await restarted(shop)
    return done


async def restarted(shop):
    if shop.process.exit_code is not None:
        await shop.process.start()
