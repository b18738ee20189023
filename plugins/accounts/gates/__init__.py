"""Who is kept out: blocked people, everybody but staff while the shop is closed, and who does not follow the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Refused

from ..people import Customer
from . import blocked, maintenance, subscription

if TYPE_CHECKING:
    from kernel import Bot

GATES = (blocked.refusal, maintenance.refusal, subscription.refusal)


async def refusal(bot: Bot, user: Customer, update: Any) -> Refused | None:
    """What the first gate says that does not let ``user`` through with ``update``; None when all do."""
    for gate in GATES:
        refused = await gate(bot, user, update)
        if refused is not None:
            return refused
    return None
