"""Counting uses: held by a reserved order, used by a paid one, given back when it expires or is refunded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import Refused, db

from .applying import save
from .reading import find_code_by_id, place_of
from .rules import refusal
from .views import DISCOUNT

if TYPE_CHECKING:
    from kernel import Bot

HELD, USED = "held", "used"
FORGOTTEN_AFTER = timedelta(hours=3)

# The guard is in the statement that counts, so that the limit holds whatever happens at once.
COUNT_UP = """
UPDATE promos_code SET used = used + 1
WHERE id = $1 AND active AND (starts_at IS NULL OR starts_at <= $2) AND (ends_at IS NULL OR ends_at > $2)
    AND (total_limit IS NULL OR used < total_limit) RETURNING code, customer_limit, first_only"""
COUNT_DOWN = "UPDATE promos_code SET used = used - 1 WHERE id = $1"
SLOTS = "SELECT slot FROM promos_usage WHERE code_id = $1 AND user_id = $2 AND slot IS NOT NULL"
INSERT = """
INSERT INTO promos_usage (code_id, user_id, slot, newcomer, order_id, amount, state, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id"""
OPEN = "SELECT id, code_id, user_id FROM promos_usage WHERE order_id = $1 AND state <> 'returned' ORDER BY code_id"
BEFORE = "SELECT id, code_id, user_id FROM promos_usage WHERE order_id = $1 ORDER BY code_id"
COUNT_LATE = """
UPDATE promos_code SET used = used + 1 WHERE id = $1 AND (total_limit IS NULL OR used < total_limit)
RETURNING customer_limit"""
USE_LATE = "UPDATE promos_usage SET state = 'used', slot = $2 WHERE id = $1"
USE_UP = "UPDATE promos_usage SET state = 'used' WHERE order_id = $1 AND state = 'held'"
RETURN = "UPDATE promos_usage SET state = 'returned', slot = NULL, newcomer = NULL WHERE id = $1 AND slot IS NOT NULL"
REFUND_LINE = "UPDATE promos_usage_line SET refunded = refunded + $2 WHERE line_id = $1"
KEPT = """
SELECT DISTINCT l.usage_id FROM promos_usage_line l JOIN promos_usage u ON u.id = l.usage_id
WHERE u.order_id = $1 AND l.refunded < l.net"""
FORGOTTEN = """
SELECT order_id FROM promos_usage WHERE state = 'held' AND created_at < $1 ORDER BY id LIMIT 200"""
DONE_WITH = "DELETE FROM promos_applied WHERE user_id = $1 AND code_id = $2"
LEFT_LINE = "DELETE FROM promos_applied WHERE user_id = $1 AND code_id = $2 AND source = $3 AND key = $4"


@dataclass(frozen=True, slots=True)
class Use:
    """A use that was counted: the customer's ``slot``-th of this code, and whether it was the ``last`` that is left."""

    id: int
    slot: int
    last: bool


async def take(bot: Bot, order: Any, state: str) -> None:
    """Count one use of every code that made ``order`` cheaper, whatever its lines; in the order's transaction.

    Raises Refused when a code has run out meanwhile or this customer has used it up. Codes are locked ascending by id.
    """
    saved: dict[int, dict[int, int]] = defaultdict(dict)  # code → place of the line → minor units
    for adjustment in order.adjustments:
        if adjustment.label == DISCOUNT and adjustment.line is not None and adjustment.amount < 0:
            here = saved[adjustment.args["id"]]
            here[adjustment.line] = here.get(adjustment.line, 0) - adjustment.amount
    for code_id, amounts in sorted(saved.items()):
        use = await count(bot, order.user.id, code_id, sum(amounts.values()), state, order_id=order.id)
        lines = [order.lines[place] for place in sorted(amounts)]
        rows = [(use.id, line.id, max(line.net, 0), 0) for line in lines]
        await db.copy_rows("promos_usage_line", ("usage_id", "line_id", "net", "refunded"), rows)
        if use.last:
            await db.execute(DONE_WITH, order.user.id, code_id)
        else:
            for line in lines:
                await db.execute(LEFT_LINE, order.user.id, code_id, *place_of(line))


async def count(bot: Bot, user_id: int, code_id: int, amount: int, state: str, *, order_id: int | None = None) -> Use:
    """Count one use of ``amount`` minor units in the caller's transaction; raises Refused when none is left."""
    now = bot.clock.now()
    code = await db.fetch_one(COUNT_UP, code_id, now)
    if code is None:
        raise await _why_not(bot, user_id, code_id)
    slot, last = await _free_slot(code_id, user_id, code["customer_limit"])
    if not slot:
        raise Refused("promos-refused-used-by-you", code=code["code"])
    newcomer = 1 if code["first_only"] else None
    row = await db.fetch_one(INSERT, code_id, user_id, slot, newcomer, order_id, amount, state, now)
    if row is None:  # the unique keys speak: another first purchase is being made at this moment
        raise Refused("promos-refused-first-only", code=code["code"])
    return Use(row["id"], slot, last)


async def use_held(order_id: int) -> bool:
    """What an order held is used now; False when it never held anything. In the order's transaction.

    Of an order that had expired and is paid after all, the uses count again as far as the limits still allow: the
    customer has paid the price that was agreed, so this never refuses.
    """
    if await db.execute(USE_UP, order_id):
        return True
    before = await db.fetch(BEFORE, order_id)
    for usage in before:
        code = await db.fetch_one(COUNT_LATE, usage["code_id"])
        slot = (await _free_slot(usage["code_id"], usage["user_id"], code["customer_limit"]))[0] if code else 0
        if slot:
            await db.execute(USE_LATE, usage["id"], slot)
        elif code:
            await db.execute(COUNT_DOWN, usage["code_id"])
    return bool(before)


async def give_back(bot: Bot, order: Any) -> None:
    """Give back every use of an order that expired, was cancelled or refunded; in the order's transaction."""
    await _return(bot, await db.fetch(OPEN, order.id))


async def give_back_line(bot: Bot, order: Any, line_id: int, amount: int) -> None:
    """``amount`` minor units of a line were refunded: give back the uses of which nothing is left that was paid for."""
    if await db.execute(REFUND_LINE, line_id, amount):
        kept = {row["usage_id"] for row in await db.fetch(KEPT, order.id)}
        await _return(bot, [row for row in await db.fetch(OPEN, order.id) if row["id"] not in kept])


async def settle_forgotten(bot: Bot) -> None:
    """Bring uses that were held for hours to where their orders stand, some hundred at a time; in a transaction."""
    held = await db.fetch(FORGOTTEN, bot.clock.now() - FORGOTTEN_AFTER)
    if not held:
        return
    ids = sorted({row["order_id"] for row in held})
    states = await bot.hooks.first("promo_orders", order_ids=ids, bot=bot) or {}
    for order_id in ids:
        state = states.get(order_id)
        if state in ("expired", "cancelled", "refunded"):
            await _return(bot, await db.fetch(OPEN, order_id))
        elif state is not None and state != "reserved":
            await db.execute(USE_UP, order_id)


async def _free_slot(code_id: int, user_id: int, limit: int) -> tuple[int, bool]:
    """The lowest number that a use of this customer can have (0: all are taken), and whether it is the only one left.

    The code's row is locked, so nobody else takes it meanwhile.
    """
    taken = {row["slot"] for row in await db.fetch(SLOTS, code_id, user_id)}
    free = [slot for slot in range(1, limit + 1) if slot not in taken]
    return (free[0] if free else 0), len(free) == 1


async def _return(bot: Bot, usages: list[dict[str, Any]]) -> None:
    for usage in usages:  # ascending by code, which is locked first, as when it is counted
        await db.execute(COUNT_DOWN, usage["code_id"])
        await db.execute(RETURN, usage["id"])
        await save(bot, usage["user_id"], usage["code_id"])


async def _why_not(bot: Bot, user_id: int, code_id: int) -> Refused:
    code = await find_code_by_id(code_id, user_id)
    if code is None:
        return Refused("promos-refused-gone")
    return refusal(code, bot.clock.now()) or Refused("promos-refused-used-up", code=code.code)
