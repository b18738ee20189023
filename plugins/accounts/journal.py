"""The journal: every change of money is an entry whose postings sum to zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kernel import Refused, db

from . import journal_sql

WALLET, RECEIVABLE = "wallet", "receivable"
SHARED = frozenset({"revenue", "promo", "referral", "adjustment", "rounding"})
CLEARING = "clearing:"
LARGEST = 10**15  # minor units in one posting: sums of many thousands of them stay inside BIGINT
KEY_LENGTH, KIND_LENGTH, REFERENCE_LENGTH = 255, 64, 128


@dataclass(frozen=True, slots=True)
class Move:
    """``amount`` minor units onto ``account`` (negative: off it); ``user_id`` for wallet and receivable."""

    account: str
    amount: int
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """The entry of a key; ``repeated`` when an earlier call with the same key and amounts had made it."""

    entry_id: int
    repeated: bool


class InsufficientFunds(Refused):
    """A wallet does not hold what an entry takes; ``missing`` minor units more are needed."""

    def __init__(self, user_id: int, missing: int):
        super().__init__("accounts-insufficient-funds")
        self.user_id = user_id
        self.missing = missing


class JournalConflict(Exception):
    """A key was used again with another kind or other amounts: nothing was booked, and staff must look.

    Let it end the transaction; :func:`plugins.accounts.api.report_conflict` tells staff after the rollback. For
    handlers of updates accounts does that itself.
    """

    def __init__(self, key: str, booked: str, asked: str):
        super().__init__(f"the journal holds {key!r} as {booked}; it was asked to book {asked} under the same key")
        self.key = key
        self.booked = booked
        self.asked = asked


def wallet(user_id: int, amount: int) -> Move:
    """Onto (or, negative, off) a customer's wallet. What a customer owes is repaid from it first."""
    return Move(WALLET, amount, user_id)


def clearing(provider: str, amount: int) -> Move:
    """Onto (or off) the account of what a payment provider holds for us."""
    return Move(CLEARING + provider, amount)


async def post(
    key: str,
    kind: str,
    moves: Sequence[Move],
    *,
    reference: str = "",
    owe: bool = False,
    at: datetime | None = None,
) -> Posted:
    """Book ``moves``, which sum to zero, once under ``key``, inside the caller's transaction.

    Money onto a wallet repays what its owner owes first. Money off a wallet that does not hold it raises
    InsufficientFunds, and nothing is booked; with ``owe`` the wallet gives what it has and the rest is owed
    (reversals must never fail). A repeat changes nothing and returns the first entry; a repeat with another kind or
    other amounts raises JournalConflict. ``kind`` is the locale key under which the customer's history shows the
    entry; the text is given ``reference``. Call it last before the commit: it locks the wallets, in the order of
    their owners. ``at`` is when (``bot.clock.now()``). One statement on PostgreSQL, four at most on SQLite. LookupError: a user has no wallet.
    """
    if db.current() is None:
        raise RuntimeError(f"post({key!r}) belongs into a transaction: use run_in_transaction")
    changes, others = _checked(key, kind, moves, reference)
    at = at or datetime.now(UTC)
    write = journal_sql.post_postgres if db.dialect() == "postgres" else journal_sql.post_sqlite
    outcome = await write(key, kind, reference, at, changes, others, owe)
    if outcome.entry_id is None:
        return await _repeated(key, kind, changes, others)
    if outcome.found < len(changes):
        await journal_sql.forget(outcome.entry_id)
        raise LookupError(f"post({key!r}): of the users {sorted(changes)} only {outcome.found} have a wallet")
    if outcome.short_user is not None:
        await journal_sql.forget(outcome.entry_id)
        raise InsufficientFunds(outcome.short_user, outcome.missing)
    return Posted(outcome.entry_id, repeated=False)


def _checked(
    key: str, kind: str, moves: Sequence[Move], reference: str
) -> tuple[dict[int, int], list[tuple[str, int | None, int]]]:
    """The change of each wallet by user, in ascending order, and the postings on the other accounts."""
    for name, value, limit in (
        ("key", key, KEY_LENGTH),
        ("kind", kind, KIND_LENGTH),
        ("reference", reference, REFERENCE_LENGTH),
    ):
        if len(value) > limit or "\0" in value or (not value and name != "reference"):
            raise ValueError(f"post: {name} {value!r} must have 1 to {limit} characters")
    wallets: dict[int, int] = {}
    others: dict[tuple[str, int | None], int] = {}
    for move in moves:
        if type(move.amount) is not int or abs(move.amount) > LARGEST:
            raise ValueError(f"post({key!r}): {move.amount!r} is no whole number of minor units up to {LARGEST}")
        if move.account == RECEIVABLE:
            raise ValueError(f"post({key!r}): what is owed follows from wallet moves; use wallet(...) and owe=True")
        if move.account == WALLET:
            if move.user_id is None:
                raise ValueError(f"post({key!r}): a wallet move needs user_id")
            wallets[move.user_id] = wallets.get(move.user_id, 0) + move.amount
        elif move.account in SHARED or (move.account.startswith(CLEARING) and len(move.account) > len(CLEARING)):
            place = (move.account, move.user_id)
            others[place] = others.get(place, 0) + move.amount
        else:
            raise ValueError(f"post({key!r}): there is no account {move.account!r}; see plugins/accounts/journal.py")
    total = sum(wallets.values()) + sum(others.values())
    if total:
        raise ValueError(f"post({key!r}): the moves sum to {total}, not to zero")
    changes = {user: amount for user, amount in sorted(wallets.items()) if amount}
    postings = [(account, user, amount) for (account, user), amount in others.items() if amount]
    if not changes and not postings:
        raise ValueError(f"post({key!r}): there is nothing to book")
    return changes, postings


async def _repeated(key: str, kind: str, changes: dict[int, int], others: list[tuple[str, int | None, int]]) -> Posted:
    """The entry that holds ``key``, compared with what is asked now. Wallet and receivable count as one."""
    rows = await db.fetch(journal_sql.BOOKED, key)
    booked = {(row["account"], row["user_id"]): int(row["amount"]) for row in rows if row["amount"]}
    asked: dict[tuple[str, int | None], int] = {(WALLET, user): amount for user, amount in changes.items()}
    asked.update({(account, user): amount for account, user, amount in others})
    if not rows or rows[0]["kind"] != kind or booked != asked:
        raise JournalConflict(key, _words(rows[0]["kind"] if rows else "nothing", booked), _words(kind, asked))
    return Posted(rows[0]["id"], repeated=True)


def _words(kind: str, amounts: dict[tuple[str, int | None], int]) -> str:
    parts = [
        f"{account}{'' if user is None else f' of user {user}'} {amount:+d}"
        for (account, user), amount in sorted(amounts.items(), key=str)
    ]
    return f"{kind} ({', '.join(parts)})"
