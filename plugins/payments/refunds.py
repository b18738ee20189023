"""Refunds that we ask for: written down, made by the provider with as many tries as it takes, then booked as done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from kernel import Refused, db, run_in_transaction
from plugins.accounts.api import REFUND, credit, reverse, tell_staff

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

WRITE = """INSERT INTO payments_refund (payment_id, source, reference, amount, state, created_at, attempts, next_try, error)
VALUES ($1, $2, $3, $4, 'requested', $5, 0, $6, '') ON CONFLICT (source, reference) DO NOTHING RETURNING id"""
READ = "SELECT id, payment_id, amount, state FROM payments_refund WHERE source = $1 AND reference = $2"
UNDER_WAY = """SELECT coalesce(sum(amount), 0) AS amount, count(*) AS refunds FROM payments_refund
WHERE payment_id = $1 AND state = 'requested'"""
SET_STATE = "UPDATE payments_payment SET state = $2 WHERE id = $1"
FAILED = "UPDATE payments_refund SET state = 'failed', next_try = NULL, error = $2 WHERE id = $1 AND state = 'requested' RETURNING id"
LATER = "UPDATE payments_refund SET next_try = $2, error = $3 WHERE id = $1 AND state = 'requested'"
WAIT = "UPDATE payments_refund SET next_try = $2, error = $3, attempts = 0 WHERE id = $1 AND state = 'requested'"
AT_ONCE = "UPDATE payments_refund SET next_try = $1 WHERE state = 'requested' AND next_try > $1"


async def refundable(bot: Bot, payment: PaymentView) -> tuple[Refunds, int]:
    """What the provider can give back of a payment, and how much of it is left, in minor units."""
    provider = providers(bot).get(payment.provider)
    row = await db.fetch_one(UNDER_WAY, payment.id)
    assert row is not None
    able = provider.capabilities.refund if provider is not None else Refunds.NONE
    if payment.state == PaymentState.HELD:
        return (able if not row["refunds"] else Refunds.NONE), 0
    if payment.state != PaymentState.CREDITED:
        return Refunds.NONE, 0
    left = payment.credited - payment.refunded - int(row["amount"])
    if left <= 0 or (able == Refunds.WHOLE and left < payment.credited):
        return Refunds.NONE, 0
    return able, left


async def refund_by_staff(bot: Bot, payment_id: int, amount: int, nonce: int) -> int:
    """Take ``amount`` (0: all that was held) off the customer's wallet and ask the provider for it, in the caller's transaction.

    Once for ``nonce``. What the wallet does not hold is owed. Returns the refund's id. Raises Refused when it cannot be.
    """
    payment = await read_payment(payment_id, lock=True)
    if payment is None:
        raise Refused("payments-payment-missing")
    able, left = await refundable(bot, payment)
    if (
        able == Refunds.NONE
        or amount > left
        or (amount < left and able == Refunds.WHOLE)
        or (amount == 0) != (left == 0)
    ):
        raise Refused("payments-not-refundable")
    now = bot.clock.now()
    row = await db.fetch_one(WRITE, payment_id, STAFF, str(nonce), amount, now, now)
    if row is None:
        raise Refused("kernel-already-used")
    if amount == left:
        await db.execute(SET_STATE, payment_id, str(PaymentState.REFUNDING))
    if amount:
        assert payment.user_id is not None
        key, account = f"refund:payment:{row['id']}", f"clearing:{payment.provider}"
        reference = f"№{payment.invoice_id}"
        await reverse(payment.user_id, amount, key, kind=REFUND, account=account, reference=reference, at=now)
    refund_id: int = row["id"]
    return refund_id


async def refund_for(bot: Bot, payment: PaymentView, amount: int, source: str, reference: str) -> None:
    """Give ``amount`` back for the plugin ``source``, which books it itself, once for its ``reference``.

    Outside any transaction, and waits for the provider. Raises ProviderRefused when it will never be, anything else
    when it should be asked again.
    """
    row = await run_in_transaction(_ask, bot, payment.id, amount, source, reference)
    if row["state"] == "done":
        return
    if row["state"] == "failed":
        raise ProviderRefused("FAILED_BEFORE")
    try:
        await _pay_out(bot, row["id"], payment.id, amount)
    except ProviderRefused as error:
        await db.execute(FAILED, row["id"], error.code[:255])
        raise
    await run_in_transaction(finish_refund, bot, row["id"])


async def _ask(bot: Bot, payment_id: int, amount: int, source: str, reference: str) -> dict:
    payment = await read_payment(payment_id, lock=True)
    assert payment is not None
    known = await db.fetch_one(READ, source, reference)
    if known is not None:
        return known
    able, left = await refundable(bot, payment)
    if able == Refunds.NONE or amount > left or (able == Refunds.WHOLE and amount < left):
        raise ProviderRefused("NOT_REFUNDABLE")
    await db.fetch_one(WRITE, payment_id, source, reference, amount, bot.clock.now(), None)
    made = await db.fetch_one(READ, source, reference)
    assert made is not None
    return made


async def _pay_out(bot: Bot, refund_id: int, payment_id: int, amount: int) -> None:
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
    columns = "id, payment_id, amount, attempts"
    async for row in db.due("payments_refund", "requested", columns, bot.clock.now, LEASE):
        tried += 1
        try:
            await _pay_out(bot, row["id"], row["payment_id"], row["amount"])
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
        await run_in_transaction(_undo, bot, row["id"], row["payment_id"], row["amount"], code)
        return
    wait = timedelta(seconds=min(FIRST * 2 ** (row["attempts"] - 1), SLOWEST))
    await db.execute(LATER, row["id"], bot.clock.now() + wait, code[:255])


async def _undo(bot: Bot, refund_id: int, payment_id: int, amount: int, code: str) -> None:
    """The provider will not pay it out: the customer has the money back on the wallet, and staff are told."""
    payment = await read_payment(payment_id, lock=True)
    assert payment is not None
    if await db.fetch_one(FAILED, refund_id, code[:255]) is None:
        return
    await db.execute(SET_STATE, payment_id, str(PaymentState.CREDITED if payment.credited else PaymentState.HELD))
    if amount:
        assert payment.user_id is not None
        key, account = f"refund:payment:{refund_id}:back", f"clearing:{payment.provider}"
        reference = f"№{payment.invoice_id}"
        await credit(
            payment.user_id, amount, key, kind=REFUND, account=account, reference=reference, at=bot.clock.now()
        )
    template = "payments-refund-failed"
    await tell_staff(bot, template, kind=NOTICE, severity="warning", payment_id=payment_id, code=code)
