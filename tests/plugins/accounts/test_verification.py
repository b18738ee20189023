"""Every kind of damage is found and named."""

from collections.abc import Iterable

import pytest

from kernel import db
from kernel.testing import Database
from plugins.accounts.api import TOP_UP, credit, verify

from .conftest import NewUser

ENTRY = "INSERT INTO accounts_entry (key, kind, reference, created_at) VALUES ('bad', 'x', '', '2026-01-01 00:00:00')"
DAMAGE = [
    (["UPDATE accounts_wallet SET balance = balance + 1"], "the wallet of user 1 holds 501, its postings sum to 500"),
    (["UPDATE accounts_wallet SET owed = 7"], "user 1 owes 7 by the wallet, 0 by the postings on receivable"),
    (
        ["UPDATE accounts_posting SET amount = amount - 1 WHERE account = 'wallet'"],
        "entry 1 (pay:stars:1) sums to -1, not to zero",
    ),
    ([ENTRY], "entry 2 (bad) has no postings"),
    (["DELETE FROM accounts_posting"], "entry 1 (pay:stars:1) has no postings"),
    (["DELETE FROM accounts_wallet"], "user 1 has no wallet"),
    (["DELETE FROM accounts_wallet"], "user 1 has 500 in postings on wallet and no wallet"),
    (
        ["UPDATE accounts_posting SET user_id = NULL WHERE account = 'wallet'"],
        "posting {wallet} of entry 1 is on wallet and names no user",
    ),
    (
        ["UPDATE accounts_posting SET account = 'pocket' WHERE account = 'wallet'"],
        "posting {wallet} of entry 1 is on pocket, which is no account",
    ),
    (["UPDATE accounts_wallet SET balance = -1"], "the wallet of user 1 is negative: balance -1, owed 0"),
    (["DELETE FROM accounts_entry"], "posting {wallet} belongs to entry 1, which does not exist"),
]


@pytest.mark.parametrize(("damage", "sentence"), DAMAGE)
async def test_damage_is_found_and_named(new_user: NewUser, books: Database, damage: list[str], sentence: str) -> None:
    user = await new_user()
    await db.run_in_transaction(credit, user, 500, "pay:stars:1", kind=TOP_UP, account="clearing:stars")
    row = await db.fetch_one("SELECT id FROM accounts_posting WHERE account = 'wallet'")
    assert row
    assert await verify() == []
    await force(books, damage)
    assert sentence.format(wallet=row["id"]) in await verify()


async def test_a_long_list_of_differences_is_cut(new_user: NewUser, books: Database) -> None:
    for _ in range(60):
        await new_user(10)
    await force(books, ["UPDATE accounts_wallet SET balance = balance + 1"])
    differences = await verify()
    assert len(differences) == 51
    assert differences[-1].endswith("10 more like the last one")


async def test_the_database_itself_refuses_a_negative_wallet(new_user: NewUser) -> None:
    await new_user(10)
    for statement in ("UPDATE accounts_wallet SET balance = -1", "UPDATE accounts_wallet SET owed = -1"):
        with pytest.raises(Exception, match=r"accounts_wallet|CHECK"):
            await db.execute(statement)


async def force(books: Database, statements: Iterable[str]) -> None:
    """Damage the tables behind the back of their constraints."""
    if books.dialect == "sqlite":
        await db.execute("PRAGMA foreign_keys = OFF")
        await db.execute("PRAGMA ignore_check_constraints = ON")
    else:
        rows = await db.fetch(
            "SELECT conrelid::regclass::text AS name, conname FROM pg_constraint"
            " WHERE conrelid::regclass::text LIKE 'accounts_%' AND contype IN ('c', 'f') ORDER BY contype"
        )
        for row in rows:
            await db.execute(f'ALTER TABLE {row["name"]} DROP CONSTRAINT "{row["conname"]}"')
    for statement in statements:
        await db.execute(statement)
