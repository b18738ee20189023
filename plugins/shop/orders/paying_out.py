"""Refunds that go to where the money came from: the plugin that took it is asked, again and again, to pay it out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from kernel import Refused, db, run_in_transaction
from plugins.accounts.api import tell_staff

from ..notices import PAYOUT
from .reading import read_order
from .refund_plans import PaidOut, paid_out
from .refunds import RefundView, complete, read_refund, to_wallet_instead

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
FIRST, SLOWEST = 10, 3600  # seconds between tries
PENDING = timedelta(minutes=5)  # between questions whether what takes its time is done
TOLD_AFTER = 5  # tries until staff hear of it; about five minutes
LAST_TRY = 20  # then the money goes to the wallet

WAIT = "UPDATE shop_refund SET next_try = $2, attempts = 0 WHERE id = $1 AND state = 'requested'"
LATER = "UPDATE shop_refund SET next_try = $2, error = $3 WHERE id = $1 AND state = 'requested'"


async def settle_refunds(bot: Bot) -> int:
    """Ask plugins to pay out every provider refund that is due; how many were tried. Outside any transaction."""
    tried = 0
    async for row in db.due("shop_refund", "requested", "id, attempts", bot.clock.now, LEASE):
        tried += 1
        await _pay_out(bot, row["id"], row["attempts"])
    return tried


async def _pay_out(bot: Bot, refund_id: int, attempts: int) -> None:
    refund = await read_refund(refund_id)
    order = await read_order(bot, refund.order_id)
    paid: PaidOut | None = None
    try:
        answer = await bot.hooks.first("pay_refund", order=order, refund=refund, bot=bot)
        if answer == "":
            await db.execute(WAIT, refund_id, bot.clock.now() + PENDING)
            return
        paid = paid_out(answer, refund.amount) if answer is not None else None
    except Refused:
        pass
    except Exception as error:
        log.warning("refund_failed", refund=refund_id, attempts=attempts, exc_info=error)
        if attempts < LAST_TRY:
            wait = timedelta(seconds=min(FIRST * 2 ** (attempts - 1), SLOWEST))
            await run_in_transaction(_later, bot, refund_id, bot.clock.now() + wait, error, attempts)
            return
    if paid is None:
        await run_in_transaction(_to_wallet, bot, refund)
    else:
        await run_in_transaction(complete, bot, refund, paid)


async def _later(bot: Bot, refund_id: int, at: datetime, error: Exception, attempts: int) -> None:
    await db.execute(LATER, refund_id, at, f"{type(error).__name__}: {error}"[:255])
    if attempts == TOLD_AFTER:
        key = f"refund-stuck:{refund_id}"
        await tell_staff(bot, "shop-refund-stuck", kind=PAYOUT, severity="warning", key=key, refund_id=refund_id)


async def _to_wallet(bot: Bot, refund: RefundView) -> None:
    await to_wallet_instead(bot, refund)
    key = f"refund-to-wallet:{refund.id}"
    await tell_staff(bot, "shop-refund-to-wallet", kind=PAYOUT, severity="warning", key=key, refund_id=refund.id)
