"""The bonus of a payment: booked with it, and taken back with it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kernel import db
from kernel.money import percent
from plugins.accounts.api import REFERRAL, credit, find, reverse

from . import referrals
from .settings import ReferralsSettings

if TYPE_CHECKING:
    from kernel import Bot

BONUS = "referrals-bonus"
TAKEN_BACK = "referrals-taken-back"  # the message
RETURNED = "referrals-entry-returned"  # the kind in the journal

EARN = """
INSERT INTO referrals_earning (payment_id, user_id, referrer_id, percent, source, kept, amount, reversed, created_at)
SELECT $1, r.user_id, r.referrer_id, $3, $4, $5, $6, 0, $7 FROM referrals_referral r WHERE r.user_id = $2
ON CONFLICT (payment_id) DO NOTHING RETURNING id, referrer_id"""
FIND = "SELECT id, referrer_id, percent, kept, amount, reversed FROM referrals_earning WHERE payment_id = $1"
EARN_LATE = """
UPDATE referrals_earning SET percent = $2, source = $3, kept = $4, amount = $5, created_at = $6 WHERE id = $1"""
KEEP = "UPDATE referrals_earning SET kept = $2, reversed = $3 WHERE id = $1"


def bonus_of(amount: int, hundredths: int) -> int:
    """The bonus for ``amount`` minor units at ``hundredths`` of a percent, half up; never more than ``amount``."""
    return percent(amount, Decimal(hundredths) / 100)


def bonus_left(left: int, hundredths: int) -> int:
    """What of a bonus its referrer keeps when ``left`` minor units of the payment are left: their share, rounded down."""
    return left * hundredths // 10_000


@referrals.optional_hook
async def payment_credited(payment_id: int, user_id: int, amount: int, bot: Bot) -> None:
    """Book the bonus of whoever brought the payer, once a payment, at the percentage of this moment.

    The referrer's wallet is locked last: it is the one that many payments at once may share.
    """
    share = bot.setting(ReferralsSettings).hundredths
    bonus = bonus_of(amount, share)
    if bonus <= 0:
        return
    now = bot.clock.now()
    earned = await db.fetch_one(EARN, payment_id, user_id, share, amount, amount, bonus, now)
    if earned is None:  # nobody brought the payer, it is booked already, or the payment has gone back meanwhile
        earned = await _find_locked(payment_id)
        if earned is None or earned["percent"]:
            return
        kept = min(amount, earned["kept"])
        bonus = bonus if kept == amount else bonus_left(kept, share)
        await db.execute(EARN_LATE, earned["id"], share, amount, kept, bonus, now)
        if not bonus:
            return
    await _tell(bot, earned["referrer_id"], BONUS, earning_id=earned["id"])
    about = f"#{earned['id']}"
    key = f"ref:{payment_id}"
    _audit(bot, "referrals.earned", earned, payment_id, amount=bonus, percent=share, source=amount)
    await credit(earned["referrer_id"], bonus, key, kind=REFERRAL, account="referral", reference=about, at=now)


@referrals.owed_hook
async def payment_reversed(payment_id: int, user_id: int, left: int, bot: Bot) -> None:
    """Bring the bonus of a payment to its share of ``left``, whether or not referrals are on; what is spent is owed.

    The share is rounded down, so that nobody keeps a bonus for what has gone back, and it is never more than was earned. A later call with more left, as repeats in another order are, changes nothing.
    """
    earned = await _find_locked(payment_id)
    now = bot.clock.now()
    if earned is None:
        # its bonus may be booked later, because booking it failed and is tried again: it must know what is left
        if await db.fetch_one(EARN, payment_id, user_id, 0, 0, left, 0, now):
            return
        earned = await _find_locked(payment_id)
    if earned is None or left >= earned["kept"]:
        return
    due = max(0, earned["amount"] - bonus_left(left, earned["percent"]))
    back = due - earned["reversed"]
    await db.execute(KEEP, earned["id"], left, due)
    if back <= 0:
        return
    await _tell(bot, earned["referrer_id"], TAKEN_BACK, earning_id=earned["id"], amount=back)
    about = f"#{earned['id']}"
    key = f"ref:{payment_id}:left:{left}"
    before, after = {"reversed": earned["reversed"]}, {"reversed": due}
    _audit(bot, "referrals.reversed", earned, payment_id, before=before, after=after, amount=back, left=left)
    await reverse(earned["referrer_id"], back, key, kind=RETURNED, account="referral", reference=about, at=now)


async def _find_locked(payment_id: int) -> dict[str, Any] | None:
    """The earning of a payment, locked until the transaction ends."""
    return await db.fetch_one(FIND + (" FOR UPDATE" if db.dialect() == "postgres" else ""), payment_id)


def _audit(bot: Bot, act: str, earned: dict[str, Any], payment_id: int, **facts: Any) -> None:
    subject = f"user:{earned['referrer_id']}"
    bot.audit(act, subject=subject, earning=earned["id"], payment=payment_id, **facts)


async def _tell(bot: Bot, user_id: int, message: str, **args: Any) -> None:
    """Queue a message for a referrer who is still there."""
    referrer = await find(bot, user_id)
    if referrer is not None and referrer.telegram_id > 0:
        bot.send(referrer, message, **args)
