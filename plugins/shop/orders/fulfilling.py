"""Bringing what was left pending: by the plugin whose kind it is, again and again, or by staff."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog

from kernel import File, KioskError, after_commit, db, run_in_transaction
from plugins.accounts.api import tell_staff

from ..notices import DELIVERY as NOTICE
from ..stock.claims import MANUAL, OWN
from .reading import read_order
from .shortfall import fall_short
from .states import LineState, move_line
from .storing import DELIVERY
from .views import LineView, OrderView

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)  # longer than an implementation of fulfil may take
FIRST, SLOWEST = 10, 3600  # seconds between tries
TOLD_AFTER = 5  # tries until staff hear of it; about five minutes
FAILED_AFTER = 20  # tries; about half a day

LATER = "UPDATE shop_order_line SET next_try = $2, error = $3 WHERE id = $1 AND state = 'pending'"
DONE = "UPDATE shop_order_line SET next_try = NULL, error = '', fulfilled_at = $2 WHERE id = $1"
BROUGHT = "UPDATE shop_order_line SET shared_value_id = $2 WHERE id = $1"
STORE = "INSERT INTO shop_shared_value (value, file_id, created_at) VALUES ($1, $2, $3) RETURNING id"
STORE_FILE = "INSERT INTO shop_stored_file (name, mime, size, data) VALUES ($1, $2, $3, $4) RETURNING id"


def wake(bot: Bot, order: OrderView) -> None:
    """Try what plugins must bring of this order right after the commit; the job would come a little later."""
    if any(line.kind not in OWN for line in order.lines):
        after_commit(partial(_in_background, bot))


def _in_background(bot: Bot) -> None:
    bot.background(fulfil_due(bot))


async def fulfil_due(bot: Bot) -> int:
    """Ask plugins to bring every line that is due; how many were tried. Outside any transaction."""
    tried = 0
    async for row in db.due("shop_order_line", "pending", "id, order_id, attempts", bot.clock.now, LEASE):
        tried += 1
        await _bring(bot, row["order_id"], row["id"], row["attempts"])
    return tried


async def _bring(bot: Bot, order_id: int, line_id: int, attempts: int) -> None:
    order = await read_order(bot, order_id)
    line = next((line for line in order.lines if line.id == line_id), None) if order else None
    if line is None:
        return
    try:
        state: LineState | None = await bot.hooks.first("fulfil", line=line, bot=bot)
        error = "" if state else f"no plugin that is on delivers {line.kind!r}"
    except Exception as failure:
        state, error = None, f"{type(failure).__name__}: {failure}"
        log.warning("fulfil_failed", line=line_id, attempts=attempts, exc_info=failure)
    if state == LineState.FULFILLED:
        await run_in_transaction(_fulfilled, bot, line_id)
    elif state == LineState.FAILED or (attempts >= FAILED_AFTER and error.startswith("no plugin") is False):
        await run_in_transaction(_give_up, bot, line_id)
    else:
        wait = min(FIRST * 2 ** (attempts - 1), SLOWEST)
        await run_in_transaction(_later, bot, line_id, bot.clock.now() + timedelta(seconds=wait), error, attempts)


async def _later(bot: Bot, line_id: int, at: datetime, error: str, attempts: int) -> None:
    await db.execute(LATER, line_id, at, error[:255])
    if attempts == TOLD_AFTER:
        key = f"not-brought:{line_id}"
        await tell_staff(bot, "shop-not-brought", kind=NOTICE, severity="warning", key=key, line_id=line_id)


async def _give_up(bot: Bot, line_id: int) -> None:
    await fall_short(bot, line_id)
    await tell_staff(bot, "shop-given-up", kind=NOTICE, severity="alarm", key=f"given-up:{line_id}", line_id=line_id)


async def _fulfilled(bot: Bot, line_id: int) -> None:
    await move_line(line_id, LineState.FULFILLED)
    await db.execute(DONE, line_id, bot.clock.now())


async def deliver_by_hand(
    bot: Bot, line_id: int, *, text: str = "", file: File | None = None, instead: str = ""
) -> None:
    """Give a paid manual line what staff made for it, in the caller's transaction, and queue it to the customer.

    ``instead`` is the reason why it replaces what was delivered before. Raises ForbiddenChange when the line was
    delivered or refused meanwhile (or, to replace, was not delivered), and KioskError for another kind.
    """
    if not text and file is None:
        raise KioskError("There is nothing to deliver: give a text or a file.")
    line = await _paid_line(bot, line_id)
    if line.kind != MANUAL:
        raise KioskError(f"The line {line_id} is not delivered by hand: its kind is {line.kind}.")
    await move_line(line_id, LineState.REPLACED if instead else LineState.FULFILLED)
    now = bot.clock.now()
    file_id = None
    if file is not None:
        data = bot.keys.encrypt(file.data)
        stored = await db.fetch_one(STORE_FILE, file.name[:255], file.mime_type[:128], len(file.data), data)
        file_id = stored["id"] if stored else None
    value = await db.fetch_one(STORE, bot.keys.encrypt(text), file_id, now)
    assert value is not None
    await db.execute(BROUGHT, line_id, value["id"])
    await db.execute(DONE, line_id, now)
    order = await read_order(bot, line.order_id)
    assert order is not None
    if instead:
        bot.send(order.user, "shop-replaced", line_id=line_id, count=line.quantity, reason=instead)
    bot.send(order.user, DELIVERY, line_id=line_id)


async def refuse_by_hand(bot: Bot, line_id: int) -> None:
    """Say that a paid line will not be brought, in the caller's transaction: its money goes where the item's rule says.

    An item that waits for restock has no rule for this; its money goes to the wallet.
    """
    await fall_short(bot, line_id)


async def _paid_line(bot: Bot, line_id: int) -> LineView:
    row = await db.fetch_one("SELECT order_id FROM shop_order_line WHERE id = $1", line_id)
    order = await read_order(bot, row["order_id"]) if row else None
    for line in order.lines if order else ():
        if line.id == line_id and order is not None and order.state in ("paid", "partly_refunded"):
            return replace(line, order_id=order.id)
    raise KioskError(f"There is no paid order line {line_id}.")
