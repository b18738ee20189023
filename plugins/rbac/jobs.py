"""What happens by the clock: temporary roles end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kernel import db, run_in_transaction

from . import rbac
from .ending import BATCH, end_due

if TYPE_CHECKING:
    from kernel import Bot

DUE = "SELECT 1 AS due FROM rbac_assignment WHERE until <= $1 LIMIT 1"


@rbac.job(every=timedelta(minutes=1))
async def end_roles(bot: Bot) -> None:
    """Clear away the roles that are over and tell their people."""
    if await db.fetch_one(DUE, bot.clock.now()) is not None:
        while await run_in_transaction(end_due, bot) == BATCH:
            pass
