"""Refunds that we ask for: written down, made by the provider with as many tries as it takes, then booked as done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from kernel import Refused, db, run_in_transaction
from plugins.accounts.api import REFUND, Move, clearing, post, tell_staff, wallet

from .audit import audit
from .contract import PaymentView, ProviderError, ProviderPending, ProviderRefused, ProviderUnavailable, Refunds
from .notices import REFUND as NOTICE
from .patience import patience
from .reading import read_payment
from .registry import providers
from .returning import finish_refund
from .states import PaymentState

if TYPE_CHECKING:
    from kernel import Bot

log = structlog.get_logger(__name__)

STAFF = "staff"
LEASE = timedelta(seconds=60)  # longer than a provider may take
FIRST, SLOWEST = 10, 3600  # seconds between tries
LAST_TRY = 30  # about a day
PENDING = timedelta(minutes=1)  # between questions whether what takes its time is done

WRITE = """INSERT INTO payments_refund
    (payment_id, source, reference, amount, kept, state, created_at, attempts, next_try, error)
VALUES ($1, $2, $3, $4, $5, 'requested', $6, 0, $7, '') ON CONFLICT (source, reference) DO NOTHING RETURNING id"""
UNDER_WAY = """SELECT coalesce(sum(amount), 0) AS amount, coalesce(sum(kept), 0) AS kept, count(*) AS refunds
FROM payments_refund WHERE payment_id = $1 AND state = 'requested'"""
SET_STATE = "UPDATE payments_payment SET state = $2 WHERE id = $1"
FAILED = "UPDATE payments_refund SET state = 'failed', next_try = NULL, error = $2 WHERE id = $1 AND state = 'requested' RETURNING id"
LATER = "UPDATE payments_refund SET next_try = $2, error = $3 WHERE id = $1 AND state = 'requested'"
WAIT = "UPDATE payments_refund SET next_try = $2, error = $3, attempts = 0 WHERE id = $1 AND state = 'requested'"
AT_ONCE = "UPDATE payments_refund SET next_try = $1 WHERE state = 'requested' AND next_try > $1"


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a payment that nobody gives back yet, in minor units, and what its provider is ``able`` to do.

    ``amount`` is the payer's money, ``given`` what the shop added to it: that is taken back along with the payer's, in
    proportion.
    """

    able: Refunds = Refunds.NONE
    amount: int = 0
    given: int = 0

    def kept(self, amount: int) -> int:
        """What the shop takes back of its own when ``amount`` goes back to the payer."""
        return self.given if amount >= self.amount else self.given * amount // self.amount

    def part_of(self, wanted: int) -> int:
        """How much goes back to the payer of ``wanted``, which is made up like the payment: theirs and the shop's."""
        whole = self.amount + self.given
        if self.able == Refunds.NONE or self.amount == 0:
            return 0
        if wanted >= whole:
            return self.amount
        return wanted * self.amount // whole if self.able == Refunds.PARTIAL else 0

    def takes(self, amount: int) -> bool:
        """Whether the provider can give back ``amount`` (0: all that was held)."""
        if self.able == Refunds.NONE or (amount == 0) != (self.amount == 0):
            return False
        return amount == self.amount or (self.able == Refunds.PARTIAL and amount < self.amount)


async def refundable(bot: Bot, payment: PaymentView) -> Left:
    """What can be given back of a payment. Of one that was held it is all, and ``amount`` is 0."""
    provider = providers(bot).get(payment.provider)
    row = await db.fetch_one(UNDER_WAY, payment.id)
    assert row is not None
    able = provider.capabilities.refund if provider is not None else Refunds.NONE
    if payment.state == PaymentState.HELD:
        return Left(able if not row["refunds"] else Refunds.NONE)
    if payment.state != PaymentState.CREDITED:
        return Left()
    left = payment.credited - payment.refunded - int(row["amount"])
    if left <= 0 or (able == Refunds.WHOLE and left < payment.credited):
        return Left()
    return Left(able, left, max(0, payment.given - payment.given_back - int(row["kept"])))


async def refund_by_staff(bot: Bot, payment_id: int, amount: int, nonce: int) -> int:
    """Take ``amount`` (0: all that was held) off the customer's wallet and ask the provider for it, in the caller's transaction.

    Once for ``nonce``. What the shop had added goes off the wallet as well, and what the wallet does not hold is owed.
    Returns the refund's id. Raises Refused when it cannot be.
    """
    payment = await read_payment(payment_id, lock=True)
    if payment is None:
        raise Refused("payments-payment-missing")
    left = await refundable(bot, payment)
    if not left.takes(amount):
        raise Refused("payments-not-refundable")
    now, kept = bot.clock.now(), left.kept(amount)
    row = await db.fetch_one(WRITE, payment_id, STAFF, str(nonce), amount, kept, now, now)
    if row is None:
        raise Refused("kernel-already-used")
    if amount == left.amount:
        await db.execute(SET_STATE, payment_id, str(PaymentState.REFUNDING))
    if amount:
        await _move(payment, -amount, -kept, f"refund:payment:{row['id']}", now)
    refund_id: int = row["id"]
    return refund_id


async def _move(payment: PaymentView, amount: int, kept: int, key: str, at: datetime) -> None:
    """Put ``amount`` and what the shop had added on the customer's wallet, or, negative, take them off it."""
    assert payment.user_id is not None
    moves = [wallet(payment.user_id, amount + kept), clearing(payment.provider, -amount), Move("adjustment", -kept)]
    await post(key, REFUND, moves, reference=f"№{payment.invoice_id}", owe=True, at=at)


async def pay_out(bot: Bot, refund_id: int, payment_id: int, amount: int) -> None:
    """Ask the provider for a refund, outside any transaction; its errors are the caller's."""
    payment = await read_payment(payment_id)
    assert payment is not None
    provider = providers(bot).get(payment.provider)
    if provider is None:
        raise ProviderUnavailable("NOT_INSTALLED")
    async with patience():
        await provider.refund(bot, payment, amount, refund_id)


async def begin_again(bot: Bot) -> None:
    """Take up at once what a killed process had begun, and make what is due; for the start, outside any transaction."""
    await db.execute(AT_ONCE, bot.clock.now())
    await settle_refunds(bot)


async def settle_refunds(bot: Bot) -> int:
    """Make every refund of staff's that is due; how many were tried. Outside any transaction."""
    tried = 0
    columns = "id, payment_id, amount, kept, attempts"
    async for row in db.due("payments_refund", "requested", columns, bot.clock.now, LEASE):
        tried += 1
        try:
            await pay_out(bot, row["id"], row["payment_id"], row["amount"])
        except Exception as error:
            await _try_again(bot, row, error)
        else:
            await run_in_transaction(finish_refund, bot, row["id"])
    return tried


async def _try_again(bot: Bot, row: dict, error: Exception) -> None:
    code = error.code if isinstance(error, ProviderError) else type(error).__name__
    if isinstance(error, ProviderPending):
        await db.execute(WAIT, row["id"], bot.clock.now() + PENDING, code[:255])
        return
    log.warning("refund_failed", refund=row["id"], attempts=row["attempts"], code=code, exc_info=error)
    if isinstance(error, ProviderRefused) or row["attempts"] >= LAST_TRY:
        await run_in_transaction(_undo, bot, row, code)
        return
    wait = timedelta(seconds=min(FIRST * 2 ** (row["attempts"] - 1), SLOWEST))
    await db.execute(LATER, row["id"], bot.clock.now() + wait, code[:255])


async def _undo(bot: Bot, row: dict, code: str) -> None:
    """The provider will not pay it out: the customer has the money back on the wallet, and staff are told."""
    payment = await read_payment(row["payment_id"], lock=True)
    assert payment is not None
    if await db.fetch_one(FAILED, row["id"], code[:255]) is None:
        return
    await db.execute(SET_STATE, payment.id, str(PaymentState.CREDITED if payment.credited else PaymentState.HELD))
    if row["amount"]:
        await _move(payment, row["amount"], row["kept"], f"refund:payment:{row['id']}:back", bot.clock.now())
    audit(
        bot,
        "payments.refund_failed",
        payment,
        refund=row["id"],
        amount=row["amount"],
        kept=row["kept"],
        code=code,
    )
    template = "payments-refund-failed"
    await tell_staff(bot, template, kind=NOTICE, severity="warning", payment_id=payment.id, code=code)
