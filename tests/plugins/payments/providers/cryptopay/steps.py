"""What the tests of Crypto Pay do with a bot, and what they look at."""

from __future__ import annotations

import asyncio

from kernel import db
from plugins.accounts.api import balance, find_by_telegram_id

CRYPTO = "💎 Crypto: $20.00"


async def balance_of(bot, person):
    """What is on a person's wallet, in cents."""
    return await balance((await find_by_telegram_id(bot, person.id)).id)


async def ask(person, amount="$20.00", label=CRYPTO):
    """Press up to the invoice."""
    await person.send("/topup")
    await person.press(amount)
    await person.press(label)


def hook_up(bot, crypto):
    """Tell Crypto Pay where the bot takes notifications."""
    crypto.webhook_url = f"http://127.0.0.1:{bot.web.ports[1]}/webhooks/cryptopay"


async def payments():
    """Every payment, oldest first."""
    return await db.fetch("SELECT credited, state, flaw FROM payments_payment ORDER BY id")


async def invoice_states():
    """The states of every invoice, oldest first."""
    rows = await db.fetch("SELECT state FROM payments_invoice ORDER BY id")
    return [row["state"] for row in rows]


async def move(bot, clock, **span):
    """Let time pass, and every job that has come due run."""
    clock.move(**span)
    bot.jobs.wake()
    await bot.jobs.run_due()
    async with asyncio.timeout(10):
        while await db.fetch("SELECT 1 FROM kernel_job WHERE next_run <= $1", clock.now()):
            await bot.jobs.run_due()
            await asyncio.sleep(0.01)
    await bot.settle()
