"""Refunds of what other plugins sold: how much of one goes back through the providers that took the money, and the asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from kernel import db, run_in_transaction

from .audit import audit
from .contract import PaymentView, ProviderError, ProviderPending, ProviderRefused
from .reading import payments_for, read_payment
from .refunds import FAILED, WRITE, pay_out, refundable
from .returning import finish_refund

if TYPE_CHECKING:
    from kernel import Bot

MOST_TRIES = 15  # with the shop's pauses about eight hours; the shop itself gives up after 20

# A refund of the shop's may be paid out of several payments.
ASKED = """SELECT f.id, f.payment_id, f.amount, f.kept, f.state, p.provider FROM payments_refund f
JOIN payments_payment p ON p.id = f.payment_id
WHERE f.source = $1 AND (f.reference = $2 OR f.reference LIKE $3) ORDER BY f.id"""
TRIED = "UPDATE payments_refund SET attempts = attempts + 1, error = $2 WHERE id = $1 RETURNING attempts"
WAITS = "UPDATE payments_refund SET attempts = 0, error = $2 WHERE id = $1"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """``amount`` of a payment that goes back to its payer, and ``kept``, which the shop had added and takes back."""

    payment: PaymentView
    amount: int
    kept: int


async def parts_of(bot: Bot, purpose: str, reference: str, amount: int, *, lock: bool = False) -> list[Part] | None:
    """Which payments for something can give back of ``amount`` how much; None when there was no payment for it.

    Oldest first; a provider that gives back only whole payments takes part where a whole one fits. ``lock``: the
    payments stay as they are until the transaction ends.
    """
    payments = await payments_for(purpose, reference, lock=lock)
    parts, rest = [], amount
    for payment in payments:
        left = await refundable(bot, payment)
        part = left.part_of(rest)
        if part:
            parts.append(Part(payment, part, left.kept(part)))
            rest -= part + left.kept(part)
    return parts if payments else None


async def write_parts(bot: Bot, source: str, refund_id: int, parts: Sequence[Part]) -> None:
    """Write down what will be given back, in the caller's transaction, so that nobody else gives it back."""
    for part in parts:
        reference = f"{refund_id}/{part.payment.id}"
        await db.fetch_one(WRITE, part.payment.id, source, reference, part.amount, part.kept, bot.clock.now(), None)


async def asked_for(source: str, refund_id: int) -> list[dict[str, Any]]:
    """What was written down for a refund of the plugin ``source``."""
    return await db.fetch(ASKED, source, str(refund_id), f"{refund_id}/%")


async def pay_parts(bot: Bot, source: str, refund_id: int) -> list[dict[str, Any]]:
    """Ask the providers for what was written down and is not made yet, and return how all of it stands.

    Outside any transaction. An error that may pass is raised after every provider was asked, until there were too many.
    """
    problem: Exception | None = None
    for row in await asked_for(source, refund_id):
        if row["state"] != "requested":
            continue
        try:
            await pay_out(bot, row["id"], row["payment_id"], row["amount"])
        except ProviderPending as error:
            await db.execute(WAITS, row["id"], error.code[:255])
        except Exception as error:
            if not isinstance(error, ProviderRefused) and await _try_again(row["id"], error):
                problem = error
                continue
            code = error.code if isinstance(error, ProviderError) else type(error).__name__
            await run_in_transaction(_give_up, bot, row, source, code)
        else:
            await run_in_transaction(finish_refund, bot, row["id"])
    if problem is not None:
        raise problem
    return await asked_for(source, refund_id)


async def _try_again(refund_id: int, error: Exception) -> bool:
    code = error.code if isinstance(error, ProviderError) else type(error).__name__
    row = await db.fetch_one(TRIED, refund_id, code[:255])
    return row is not None and row["attempts"] < MOST_TRIES


async def _give_up(bot: Bot, row: dict[str, Any], source: str, code: str) -> None:
    """The provider will not pay this part out: it is free again, and whoever asked gives its money otherwise."""
    if await db.fetch_one(FAILED, row["id"], code[:255]) is None:
        return
    payment = await read_payment(row["payment_id"])
    assert payment is not None
    log.warning("refund_given_up", refund=row["id"], source=source, code=code)
    audit(
        bot,
        "payments.refund_failed",
        payment,
        refund=row["id"],
        source=source,
        amount=row["amount"],
        kept=row["kept"],
        code=code,
    )
