"""Counting uses: held by a reserved order, used by a paid one, given back when it expires or is refunded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kernel import Refused, db

from .applying import save
from .reading import CARD, SAVED, find_code_by_id, place_of
from .rules import refusal
from .views import DISCOUNT

if TYPE_CHECKING:
    from kernel import Bot

HELD, USED, RETURNED = "held", "used", "returned"

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
OPEN = "SELECT id, code_id FROM promos_usage WHERE order_id = $1 AND state <> 'returned' ORDER BY code_id"
USE_UP = "UPDATE promos_usage SET state = 'used' WHERE order_id = $1 AND state = 'held'"
RETURN = "UPDATE promos_usage SET state = 'returned', slot = NULL, newcomer = NULL WHERE id = $1 AND slot IS NOT NULL"
REFUND_LINE = "UPDATE promos_usage_line SET refunded = refunded + $2 WHERE line_id = $1"
KEPT = """
SELECT DISTINCT l.usage_id FROM promos_usage_line l JOIN promos_usage u ON u.id = l.usage_id
WHERE u.order_id = $1 AND l.refunded < l.net"""
DONE_WITH = (
    f"DELETE FROM promos_applied WHERE user_id = $1 AND code_id = $2 AND source IN ('{SAVED}', '{CARD}', 'cart')"
)
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
    taken = {row["slot"] for row in await db.fetch(SLOTS, code_id, user_id)}
    free = [slot for slot in range(1, code["customer_limit"] + 1) if slot not in taken]
    if not free:
        raise Refused("promos-refused-used-by-you", code=code["code"])
    newcomer = 1 if code["first_only"] else None
    row = await db.fetch_one(INSERT, code_id, user_id, free[0], newcomer, order_id, amount, state, now)
    if row is None:  # the unique keys speak: another first purchase is being made at this moment
        raise Refused("promos-refused-first-only", code=code["code"])
    return Use(row["id"], free[0], last=len(free) == 1)


async def use_held(order_id: int) -> bool:
    """What an order holds is used now; False when it held nothing. In the order's transaction."""
    return await db.execute(USE_UP, order_id) > 0


async def give_back(bot: Bot, order: Any) -> None:
    """Give back every use of an order that expired, was cancelled or refunded; in the order's transaction."""
    await _return(bot, order.user.id, await db.fetch(OPEN, order.id))


async def give_back_line(bot: Bot, order: Any, line_id: int, amount: int) -> None:
    """``amount`` minor units of a line were refunded: give back the uses of which nothing is left that was paid for."""
    if await db.execute(REFUND_LINE, line_id, amount):
        kept = {row["usage_id"] for row in await db.fetch(KEPT, order.id)}
        await _return(bot, order.user.id, [row for row in await db.fetch(OPEN, order.id) if row["id"] not in kept])


async def _return(bot: Bot, user_id: int, usages: list[dict[str, Any]]) -> None:
    for usage in usages:  # ascending by code, which is locked first, as when it is counted
        await db.execute(COUNT_DOWN, usage["code_id"])
        await db.execute(RETURN, usage["id"])
        await save(bot, user_id, usage["code_id"])


async def _why_not(bot: Bot, user_id: int, code_id: int) -> Refused:
    code = await find_code_by_id(code_id, user_id)
    if code is None:
        return Refused("promos-refused-gone")
    return refusal(code, bot.clock.now()) or Refused("promos-refused-used-up", code=code.code)
