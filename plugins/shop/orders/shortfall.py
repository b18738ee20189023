"""What becomes of a line that is paid and cannot be brought: the item's rule decides, and no order is dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db

from .refunds import PROVIDER, WALLET, refund_line
from .states import LineState, move_line

if TYPE_CHECKING:
    from kernel import Bot

RULE = """SELECT l.order_id, i.when_out FROM shop_order_line l LEFT JOIN shop_item i ON i.id = l.item_id
WHERE l.id = $1"""
OUT_OF_STOCK = "shop-refund-out-of-stock"  # the reason, as the customer reads it


async def wait_or_fall_short(bot: Bot, line_id: int) -> None:
    """A paid line found no stock: it waits for more if that is its item's rule, else its money goes back."""
    row = await db.fetch_one(RULE, line_id)
    if row is None or row["when_out"] != "wait":
        await fall_short(bot, line_id)


async def fall_short(bot: Bot, line_id: int) -> None:
    """Give up a paid, pending line in the caller's transaction and send its money back by the item's rule.

    Raises ForbiddenChange when the line is not pending any more.
    """
    row = await db.fetch_one(RULE, line_id)
    await move_line(line_id, LineState.FAILED)
    to = PROVIDER if row is not None and row["when_out"] == "refund" else WALLET
    await refund_line(bot, line_id, to=to, reason=OUT_OF_STOCK)
