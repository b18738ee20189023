"""One of several processes that press the same confirm buttons at the same time; no Telegram."""

import asyncio

import uvloop

from kernel import Refused
from kernel.testing.process import assembled
from plugins.accounts.api import find
from plugins.shop.callbacks import ConfirmBuy
from plugins.shop.orders.purchase import buy


def main(orders, env, presses):
    """Open the bot, wait for the word, and press ``presses``, pairs of a user's id and a button's data."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_main(orders, env, presses))


async def _main(orders, env, presses):
    bot = assembled(env, ())
    await bot.open()
    try:
        ready = [(await find(bot, user_id), ConfirmBuy.unpack(data)) for user_id, data in presses]
        orders.send("ready")
        orders.recv()
        orders.send(await asyncio.gather(*(_outcome(bot, user, press) for user, press in ready)))
    finally:
        await bot.close()


async def _outcome(bot, user, press):
    """The number of the order, or why there is none."""
    try:
        return (await buy(bot, user, press)).order_id
    except Refused as refusal:
        return refusal.key
