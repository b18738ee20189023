"""What payments does by the clock, also while it is switched off: what is owed goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from . import looking, payments
from .matching import match_held
from .refunds import begin_again, settle_refunds

if TYPE_CHECKING:
    from kernel import Bot


@payments.job(every=timedelta(seconds=30), always=True)
async def poll_open(bot: Bot) -> None:
    """Ask about open invoices, then end those whose time is over."""
    await looking.poll_open(bot)
    await looking.expire(bot)


@payments.job(every=timedelta(minutes=5), always=True)
async def recover(bot: Bot) -> None:
    """Find money that came for invoices that had ended, and whose invoice is known by now."""
    await looking.recover(bot)
    await match_held(bot)


@payments.job(every=timedelta(minutes=10), always=True)
async def reconcile(bot: Bot) -> None:
    """Compare with the providers' own lists."""
    await looking.reconcile(bot)


@payments.job(every=timedelta(seconds=10), always=True)
async def settle(bot: Bot) -> None:
    """Make the refunds that staff have asked for."""
    await settle_refunds(bot)


@payments.hook
async def started(bot: Bot) -> None:
    """Look at once for what happened while the bot was down."""
    bot.background(looking.reconcile(bot))
    bot.background(looking.recover(bot))
    bot.background(begin_again(bot))
