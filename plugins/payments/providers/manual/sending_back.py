"""Refunds as work for staff: written down once, done when somebody says that the money was sent back at the bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kernel import db
from plugins.accounts.api import tell_staff
from plugins.payments.api import PaymentView, ProviderPending, ProviderRefused

from .notices import TRANSFER

if TYPE_CHECKING:
    from kernel import Bot

WAITING, SENT, REFUSED = "waiting", "sent", "refused"
READ = "SELECT id, payment_id, amount, state, created_at FROM manual_send_back WHERE "
WRITE = """INSERT INTO manual_send_back (refund_id, payment_id, amount, state, created_at)
VALUES ($1, $2, $3, 'waiting', $4) ON CONFLICT (refund_id) DO NOTHING RETURNING id"""
DECIDE = """UPDATE manual_send_back SET state = $2, decided_at = $3 WHERE id = $1 AND state = 'waiting' RETURNING id"""


@dataclass(frozen=True, slots=True)
class SendBackView:
    """A sum to be sent back; ``amount`` in minor units, 0: all that was paid."""

    id: int
    payment_id: int
    amount: int
    state: str
    created_at: datetime


async def read_send_back(send_back_id: int) -> SendBackView | None:
    """One sum that is, or was, to be sent back."""
    row = await db.fetch_one(f"{READ} id = $1", send_back_id)
    return SendBackView(**row) if row else None


async def ask(bot: Bot, payment: PaymentView, amount: int, refund_id: int) -> None:
    """Give staff the work, once for ``refund_id``, in the caller's transaction."""
    row = await db.fetch_one(WRITE, refund_id, payment.id, amount, bot.clock.now())
    if row is not None:
        await tell_staff(bot, "manual-send-back", kind=TRANSFER, severity="warning", send_back_id=row["id"])


async def answer(refund_id: int) -> None:
    """Return when the money was sent back; raises ProviderPending while nobody has said so, ProviderRefused if it cannot be."""
    row = await db.fetch_one("SELECT state FROM manual_send_back WHERE refund_id = $1", refund_id)
    if row is None or row["state"] == WAITING:
        raise ProviderPending("WAITS_FOR_STAFF")
    if row["state"] == REFUSED:
        raise ProviderRefused("NOT_SENT_BACK")


async def decide(bot: Bot, send_back_id: int, sent: bool) -> bool:
    """Write down what became of it, in the caller's transaction; False when that was known. It is never changed."""
    state = SENT if sent else REFUSED
    return await db.fetch_one(DECIDE, send_back_id, state, bot.clock.now()) is not None


async def count_waiting() -> int:
    """How many sums wait to be sent back."""
    row = await db.fetch_one("SELECT count(*) AS waiting FROM manual_send_back WHERE state = 'waiting'")
    return int(row["waiting"]) if row else 0
