"""Customers' words that the money was sent; staff hear of each once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from kernel import db
from plugins.accounts.api import tell_staff

from .notices import TRANSFER

if TYPE_CHECKING:
    from kernel import Bot

WRITE = """INSERT INTO manual_claim (invoice_id, claimed_at) VALUES ($1, $2)
ON CONFLICT (invoice_id) DO NOTHING RETURNING id"""


async def claim(bot: Bot, invoice_id: int) -> bool:
    """Note that the money was sent and tell staff, in the caller's transaction; False when it was noted before."""
    if await db.fetch_one(WRITE, invoice_id, bot.clock.now()) is None:
        return False
    await tell_staff(bot, "manual-claimed", kind=TRANSFER, severity="warning", invoice_id=invoice_id)
    return True


async def claims(invoice_ids: Sequence[int]) -> dict[int, datetime]:
    """When the customers of these invoices said that they had sent the money, as far as they did."""
    if not invoice_ids:
        return {}
    statement = f"SELECT invoice_id, claimed_at FROM manual_claim WHERE invoice_id {db.among(1, 'bigint')}"
    return {row["invoice_id"]: row["claimed_at"] for row in await db.fetch(statement, list(invoice_ids))}
