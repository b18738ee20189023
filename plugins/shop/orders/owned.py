"""An order as its owner may see it: receipt, lines and values. Ownership is in the query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kernel import db

from .delivery import BoughtLine, own_lines
from .reading import read_order
from .views import OrderView

if TYPE_CHECKING:
    from kernel import Bot

OWN = "SELECT paid_at, created_at FROM shop_order WHERE id = $1 AND user_id = $2"


@dataclass(frozen=True, slots=True)
class OwnOrder:
    """An order, when it was paid (or else made), and its lines with their values."""

    order: OrderView
    at: datetime
    lines: tuple[BoughtLine, ...]


async def own_order(bot: Bot, user_id: int, order_id: int) -> OwnOrder | None:
    """The order, if it is this customer's; None otherwise, whether it exists or not."""
    row = await db.fetch_one(OWN, order_id, user_id)
    order = await read_order(bot, order_id) if row else None
    if row is None or order is None:
        return None
    return OwnOrder(order, row["paid_at"] or row["created_at"], await own_lines(bot, user_id, order_id))
