"""How far a broadcast is, and how far it is with one customer."""

from enum import StrEnum


class State(StrEnum):
    """Draft → scheduled → sending ⇄ paused → done; cancelled from all but draft and done."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class Got(StrEnum):
    """Waiting → queued (in the outbox, once) → delivered, blocked or failed."""

    WAITING = "waiting"
    QUEUED = "queued"
    DELIVERED = "delivered"
    BLOCKED = "blocked"  # the customer has blocked the bot, or was blocked by the shop before it was queued
    FAILED = "failed"
