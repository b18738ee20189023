"""What staff have confirmed in the chat, on its way into stock: a row until it is there or they were told why not."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from kernel import KioskError, Outgoing, Refused, db, run_in_transaction
from plugins.accounts.api import close_button, find
from plugins.shop import shop

from ..importing.batches import Busy
from ..importing.facts import Facts
from ..importing.load import load, share
from ..importing.preview import kind_of
from ..importing.sources import Source, Upload, one_file, text_source, upload_source
from ..importing.values import Tally
from ..naming import shorten
from .callbacks import AddStock, OpenBatches
from .claims import SHARED
from .words import counted_lines

if TYPE_CHECKING:
    from kernel import Bot

LEASE = timedelta(seconds=60)  # renewed while one is worked on
TRIES = 5  # before staff are told that it does not work
log = structlog.get_logger(__name__)

ADD = """
INSERT INTO shop_intake (item_id, user_id, name, file_id, text, whole, facts, attempts, next_try)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)"""
TAKE = """
UPDATE shop_intake SET next_try = $2, attempts = attempts + 1
WHERE id = (SELECT id FROM shop_intake WHERE next_try <= $1 ORDER BY id LIMIT 1) AND next_try <= $1
RETURNING id, item_id, user_id, name, file_id, text, whole, facts, attempts"""
RENEW = "UPDATE shop_intake SET next_try = $2 WHERE id = $1"
POSTPONE = "UPDATE shop_intake SET next_try = $2, attempts = attempts - 1 WHERE id = $1"
DONE = "DELETE FROM shop_intake WHERE id = $1"


async def put_intake(
    bot: Bot, item_id: int, user_id: int, *, name: str, file_id: str = "", text: str = "", whole: bool, facts: Facts
) -> None:
    """Note what was confirmed, in the caller's transaction; :func:`work_off` brings it in after the commit."""
    locked = bot.keys.encrypt(text) if text else ""
    await db.execute(ADD, item_id, user_id, name[:255], file_id, locked, whole, facts.to_json(), bot.clock.now())


@shop.job(every=timedelta(minutes=1))
async def work_off(bot: Bot) -> None:
    """Bring in everything that waits and that no other process is working on; what fails is tried again later."""
    while True:
        now = bot.clock.now()
        row = await db.fetch_one(TAKE, now, now + LEASE)
        if row is None:
            return
        try:
            await _bring_in(bot, row)
        except Refused as refusal:
            await run_in_transaction(_give_up, bot, row, refusal.key, dict(refusal.args_for_text))
        except Busy:  # is no failure: another import is at it
            await db.execute(POSTPONE, row["id"], bot.clock.now() + LEASE)
        except Exception as error:
            await _fail(bot, row, error)


async def _renew(bot: Bot, intake_id: int) -> None:
    while True:
        await asyncio.sleep(LEASE.total_seconds() / 3)
        await db.execute(RENEW, intake_id, bot.clock.now() + LEASE)


async def _bring_in(bot: Bot, row: dict[str, Any]) -> None:
    renewing = db.spawn(_renew(bot, row["id"]))
    try:
        await _load(bot, row)
    finally:
        renewing.cancel()


async def _load(bot: Bot, row: dict[str, Any]) -> None:
    kind = await kind_of(row["item_id"])
    done, actor = partial(_report, bot, row), f"user:{row['user_id']}"
    if row["file_id"]:
        upload = Upload(row["name"], await bot.telegram.download(row["file_id"]))
        if kind == SHARED:
            await share(bot, row["item_id"], one_file(upload), also=done, actor=actor)
            return
        source = upload_source(upload, kind, whole=bool(row["whole"]))
    else:
        text = bot.keys.decrypt(row["text"])
        if kind == SHARED:
            await share(bot, row["item_id"], text, also=done, actor=actor)
            return
        source = Source(row["name"], text_source(text).read)
    await load(bot, row["item_id"], source, Facts.from_json(row["facts"]), also=done, actor=actor)


async def _report(bot: Bot, row: dict[str, Any], tally: Tally) -> None:
    """In the transaction that puts the pieces on sale: the row goes, and whoever sent them is told what became of them."""
    if not await db.execute(DONE, row["id"]):
        raise KioskError("what was to be added has been dealt with by another process")
    user = await find(bot, row["user_id"])
    counts = (tally.added, tally.twice, tally.in_stock, tally.sold_before, tally.bad)
    if user is not None:
        bot.send(user, "shop-intake-done", item_id=row["item_id"], counts=counts)


async def _fail(bot: Bot, row: dict[str, Any], error: Exception) -> None:
    """Try again later: Telegram or the database may be away, another import may be running."""
    log.warning("intake_failed", intake=row["id"], item=row["item_id"], attempts=row["attempts"], exc_info=error)
    if row["attempts"] >= TRIES:
        await run_in_transaction(_give_up, bot, row, "shop-intake-failed", {})
    else:
        await db.execute(RENEW, row["id"], bot.clock.now() + row["attempts"] * LEASE)


async def _give_up(bot: Bot, row: dict[str, Any], key: str, args: dict[str, Any]) -> None:
    user = await find(bot, row["user_id"])
    if await db.execute(DONE, row["id"]) and user is not None:
        bot.send(user, "shop-intake-refused", item_id=row["item_id"], why=key, args=args)


@shop.message("shop-intake-done")
async def done(to: Any, item_id: int, counts: list[int]) -> Outgoing:
    """What became of everything that was sent."""
    name = await _name(item_id)
    text = to.rich("shop-intake-done", item=name) + "\n\n" + counted_lines(to, counts)
    buttons = (AddStock(item_id).button(to.t("shop-stock-add-more")), OpenBatches(item_id).button(to.t("shop-batches")))
    return Outgoing(text, (buttons, (close_button(to),)))


@shop.message("shop-intake-refused")
async def refused(to: Any, item_id: int, why: str, args: dict[str, Any]) -> Outgoing:
    """Nothing was added, and why."""
    text = to.rich("shop-intake-refused", item=await _name(item_id)) + "\n\n" + to.rich(why, **args)
    return Outgoing(text, ((AddStock(item_id).button(to.t("shop-stock-add-more")), close_button(to)),))


async def _name(item_id: int) -> str:
    row = await db.fetch_one("SELECT name FROM shop_item WHERE id = $1", item_id)
    return shorten(row["name"], 200) if row else "–"
