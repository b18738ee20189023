"""Deliveries that did not reach the chat: written down, sent again, and forgotten once the customer has the goods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog

from kernel import db, run_in_transaction
from plugins.accounts.api import find, find_by_telegram_id, tell_staff
from plugins.shop import shop

from ..notices import DELIVERY as NOTICE
from .storing import DELIVERY, FILE_DELIVERY

if TYPE_CHECKING:
    from kernel import Bot

FIRST = timedelta(hours=1)  # until a message that failed is sent again by itself; doubled each time
LONGEST = timedelta(days=1)
ON_ITS_WAY = timedelta(minutes=15)  # how long nobody queues it once more
MANY = 100  # problems that the job takes at a time

FAILED = """
INSERT INTO shop_delivery_problem (line_id, value, user_id, reason, at, attempts, next_try)
SELECT l.id, CAST($2 AS BIGINT), o.user_id, CAST($3 AS VARCHAR(255)), $4, 1, $5
FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id WHERE l.id = $1
ON CONFLICT (line_id, value) DO UPDATE SET reason = excluded.reason, at = excluded.at, queued_at = NULL,
    attempts = shop_delivery_problem.attempts + 1
RETURNING id, attempts"""
NEXT = "UPDATE shop_delivery_problem SET next_try = $2 WHERE id = $1"
ARRIVED = "DELETE FROM shop_delivery_problem WHERE line_id = $1 AND value = $2"
QUEUE = """
UPDATE shop_delivery_problem SET queued_at = $2, next_try = $3
WHERE {} AND (queued_at IS NULL OR queued_at < $4) RETURNING line_id, value, user_id"""
DUE = f"SELECT id, user_id FROM shop_delivery_problem WHERE next_try <= $1 ORDER BY next_try, id LIMIT {MANY}"

log = structlog.get_logger(__name__)


@shop.on_failed(DELIVERY)
async def not_delivered(bot: Bot, reason: str, line_id: int, value_id: int = 0) -> None:
    """Write down that a message with goods did not arrive, in the transaction that says so."""
    now = bot.clock.now()
    row = await db.fetch_one(FAILED, line_id, value_id, reason[:255], now, now + FIRST)
    if row is None:
        return
    await db.execute(NEXT, row["id"], now + min(FIRST * 2 ** min(row["attempts"] - 1, 10), LONGEST))
    if row["attempts"] == 1:
        key = f"not-arrived:{line_id}"
        await tell_staff(bot, "shop-not-arrived", kind=NOTICE, severity="warning", key=key, line_id=line_id)
    log.warning("delivery_failed", line=line_id, value=value_id, reason=reason, attempts=row["attempts"])


@shop.on_sent(DELIVERY)
async def delivered(bot: Bot, line_id: int, value_id: int = 0) -> None:
    """The message arrived, so that it is no problem any more."""
    await db.execute(ARRIVED, line_id, value_id)


shop.on_failed(FILE_DELIVERY)(not_delivered)
shop.on_sent(FILE_DELIVERY)(delivered)


async def solved(line_ids: Sequence[int]) -> None:
    """The customer has the goods of these lines before their eyes: forget that messages did not arrive."""
    if line_ids:
        await db.execute(f"DELETE FROM shop_delivery_problem WHERE line_id {db.among(1, 'bigint')}", list(line_ids))


async def send_again(bot: Bot, problem_id: int) -> bool:
    """Queue the message of a problem once more, in the caller's transaction; False when it is on its way or solved."""
    return bool(await _queue(bot, "id = $1", problem_id))


async def _queue(bot: Bot, which: str, value: int) -> int:
    now = bot.clock.now()
    rows = await db.fetch(QUEUE.format(which), value, now, now + LONGEST, now - ON_ITS_WAY)
    customers = {user_id: await find(bot, user_id) for user_id in {row["user_id"] for row in rows}}
    for row in rows:
        customer = customers[row["user_id"]]
        if customer is not None and row["value"]:
            bot.send(customer, FILE_DELIVERY, line_id=row["line_id"], value_id=row["value"])
        elif customer is not None:
            bot.send(customer, DELIVERY, line_id=row["line_id"])
    return len(rows)


@shop.hook
async def member_changed(update: Any, bot: Bot) -> None:
    """Who unblocks the bot gets at once what could not be delivered."""
    if not update.is_member or update.chat_id != update.sender.telegram_id:
        return
    customer = await find_by_telegram_id(bot, update.chat_id)
    if customer is not None:
        await run_in_transaction(_queue, bot, "user_id = $1", customer.id)


@shop.job(every=timedelta(minutes=10), always=True)
async def retry_deliveries(bot: Bot) -> None:
    """Send again what failed some time ago, unless its customer has blocked the bot: they get it when they unblock."""
    for row in await db.fetch(DUE, bot.clock.now()):
        customer = await find(bot, row["user_id"])
        if customer is not None and customer.is_reachable:
            await run_in_transaction(send_again, bot, row["id"])
        else:
            await db.execute(NEXT, row["id"], bot.clock.now() + LONGEST)
