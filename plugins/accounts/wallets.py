"""What people hold and owe, and the everyday ways to change it. Amounts are minor units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kernel import db

from .journal import Move, Posted, post, wallet

# What an entry was, as the locale key of its line in the customer's history.
TOP_UP = "accounts-entry-top-up"
REFUND = "accounts-entry-refund"
CHARGEBACK = "accounts-entry-chargeback"
ADJUSTMENT = "accounts-entry-adjustment"
PROMO = "accounts-entry-promo"
REFERRAL = "accounts-entry-referral"


@dataclass(frozen=True, slots=True)
class Holding:
    """A wallet: what its owner can spend and what they owe, both never negative."""

    balance: int
    owed: int


async def balance(user_id: int) -> int:
    """What a customer can spend; 0 for nobody."""
    row = await db.fetch_one("SELECT balance FROM accounts_wallet WHERE user_id = $1", user_id)
    return row["balance"] if row else 0


async def holding(user_id: int) -> Holding:
    """What a customer can spend and what they owe."""
    row = await db.fetch_one("SELECT balance, owed FROM accounts_wallet WHERE user_id = $1", user_id)
    return Holding(row["balance"], row["owed"]) if row else Holding(0, 0)


async def lock(*user_ids: int) -> dict[int, Holding]:
    """The wallets of these customers, locked until the transaction ends, ascending by user.

    ``post`` locks by itself; use this only to decide by a balance, and after every other lock.
    """
    if db.current() is None:
        raise RuntimeError("lock() belongs into a transaction: use run_in_transaction")
    places = ", ".join(f"${number}" for number in range(1, len(user_ids) + 1))
    rows = await db.fetch(
        f"SELECT user_id, balance, owed FROM accounts_wallet WHERE user_id IN ({places}) ORDER BY user_id"
        + (" FOR UPDATE" if db.dialect() == "postgres" else ""),
        *user_ids,
    )
    return {row["user_id"]: Holding(row["balance"], row["owed"]) for row in rows}


async def credit(
    user_id: int, amount: int, key: str, *, kind: str, account: str, reference: str = "", at: datetime | None = None
) -> Posted:
    """Put ``amount`` (above 0) on a wallet, out of ``account`` (``clearing:<provider>``, ``revenue``, ``promo``...).

    What the customer owes is repaid from it first. In the caller's transaction; see ``post``.
    """
    _above_zero(amount, key)
    moves = [wallet(user_id, amount), Move(account, -amount)]
    return await post(key, kind, moves, reference=reference, at=at)


async def reverse(
    user_id: int, amount: int, key: str, *, kind: str, account: str, reference: str = "", at: datetime | None = None
) -> Posted:
    """Take ``amount`` (above 0) back to ``account``; what the wallet does not hold is owed from now on.

    Never fails for lack of money, so that a provider's refund can always be booked. See ``post``.
    """
    _above_zero(amount, key)
    moves = [wallet(user_id, -amount), Move(account, amount)]
    return await post(key, kind, moves, reference=reference, owe=True, at=at)


async def adjust(user_id: int, amount: int, nonce: int | str, reason: str, *, at: datetime | None = None) -> Posted:
    """Give (or, negative, take) ``amount`` by a decision of staff, once per ``nonce``; the customer reads ``reason``.

    Taking more than the wallet holds raises InsufficientFunds. In the caller's transaction.
    """
    moves = [wallet(user_id, amount), Move("adjustment", -amount)]
    return await post(f"adj:{nonce}", ADJUSTMENT, moves, reference=reason, at=at)


def _above_zero(amount: int, key: str) -> None:
    if amount <= 0:
        raise ValueError(f"the amount for {key!r} is {amount}; it must be above 0")
