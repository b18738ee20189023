"""What the shop queues to be sent."""

from __future__ import annotations

from typing import Any

from kernel import Outgoing

from . import shop
from .orders.delivery import any_line, value_message


@shop.message("shop-delivery")
async def delivery(to: Any, line_id: int) -> Outgoing | None:
    """The values of an order line, for its owner; read, decrypted and put into words when it is sent."""
    line = await any_line(to.bot, line_id)
    return None if line is None or not line.value else value_message(to, line)
