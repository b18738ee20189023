"""What every act of the staff does: check the right once more in its transaction, and leave a line in the log."""

from __future__ import annotations

from typing import Any

import structlog

from kernel import Context, Permission, Refused

log = structlog.get_logger(__name__)


async def require(ctx: Context, permission: Permission) -> None:
    """Raise Refused unless the person has the right at this moment; for use in the transaction of the act."""
    if not await ctx.allowed(permission):
        raise Refused("kernel-not-allowed")


def note(ctx: Context, event: str, **ids: Any) -> None:
    """Log that somebody did something, by ids alone: never names, texts or values."""
    log.info(event, staff=ctx.user.id, **ids)
