"""For the tests of plugins that build on accounts: money to spend."""

from __future__ import annotations

import secrets
from typing import Any

from kernel import Bot, run_in_transaction

from .people import Customer, find_by_telegram_id
from .wallets import adjust


async def customer_of(bot: Bot, person: Any) -> Customer:
    """The customer behind a person of ``kernel.testing``, who must have written to the bot."""
    customer = await find_by_telegram_id(bot, person.id)
    if customer is None:
        raise LookupError(f"{person.name} has not written to the bot yet: begin with `await person.send('/start')`.")
    return customer


async def give(bot: Bot, person: Any, amount: int) -> None:
    """Put ``amount`` (minor units) on the wallet of a person who has written to the bot."""
    customer = await customer_of(bot, person)
    await run_in_transaction(adjust, customer.id, amount, secrets.token_hex(8), "test")
