"""Who may have seen a value: written down before it is shown, so that what nobody saw can go back on sale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kernel import db

if TYPE_CHECKING:
    from kernel import Bot

    from .delivery import BoughtLine

# The condition decides the race with a refund: it takes the value back, or the value is shown and burnt.
REVEAL = """UPDATE shop_order_line SET revealed_at = COALESCE(revealed_at, $2)
WHERE id {among} AND state IN ('fulfilled', 'replaced') RETURNING id"""


async def reveal(bot: Bot, lines: Iterable[BoughtLine]) -> bool:
    """Whether the values of these lines may be shown now; outside a transaction, right before they are.

    One statement, and none for lines whose values were shown before. False: one of them was returned meanwhile, and
    its value may be somebody else's by now.
    """
    hidden = [line.id for line in lines if (line.value or line.files) and not line.revealed]
    if not hidden:
        return True
    rows = await db.fetch(REVEAL.format(among=db.among(1, "bigint")), hidden, bot.clock.now())
    return len(rows) == len(hidden)
