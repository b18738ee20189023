"""Applying and undoing migrations."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from tortoise.exceptions import OperationalError

from ...errors import MigrationError
from ..connection import dialect
from ..lean import execute, fetch
from ..transaction import transaction
from .files import Migration, migrations_of
from .lock import migration_lock

Order = Sequence[tuple[str, str]]

TABLE = """CREATE TABLE IF NOT EXISTS kernel_migration (
    app VARCHAR(64) NOT NULL,
    version VARCHAR(128) NOT NULL,
    applied_at {time} NOT NULL,
    PRIMARY KEY (app, version)
)"""


def table() -> str:
    """The statement that makes the table of what was applied."""
    return TABLE.format(time="TIMESTAMPTZ" if dialect() == "postgres" else "TIMESTAMP")


async def applied() -> dict[str, set[str]]:
    """The versions that the open database has, by label: one statement."""
    try:
        rows = await fetch("SELECT app, version FROM kernel_migration")
    except OperationalError:
        return {}  # an empty database
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["app"], set()).add(row["version"])
    return found


def pending(order: Order, done: dict[str, set[str]]) -> list[Migration]:
    """What is still to be applied, dependencies first. Raises MigrationError for a database newer than the code."""
    todo: list[Migration] = []
    for label, package in order:
        files = migrations_of(label, package)
        versions = done.get(label, set())
        if unknown := versions - {migration.version for migration in files}:
            raise MigrationError(
                f"The database has the migration {label} {max(unknown)}, which this version of {label} does not know: a "
                "newer one has written it. Update the program, or restore the backup from before the update."
            )
        todo += [migration for migration in files if migration.version not in versions]
    return todo


async def upgrade_all(order: Order) -> list[tuple[str, str]]:
    """Bring the open database up to date: ``order`` is (label, package), dependencies first.

    Returns what was applied as (label, version). Each migration is applied whole or not at all; several processes may
    call this at once, and one of them does the work. When there is nothing to do it costs one SELECT. Raises
    MigrationError.
    """
    if not pending(order, await applied()):
        return []
    async with migration_lock():
        await execute(table())
        todo = pending(order, await applied())
        async with foreign_keys_off():
            for migration in todo:
                await step(migration, "UPGRADE")
    return [(migration.label, migration.version) for migration in todo]


async def downgrade(label: str, package: str, to: int) -> list[str]:
    """Undo a plugin's migrations down to number ``to``, which stays; 0 undoes all. Returns the versions undone.

    Raises MigrationError when one has no way back, or other plugins' tables stand in the way.
    """
    async with migration_lock():
        done = (await applied()).get(label, set())
        undo = [
            migration
            for migration in reversed(migrations_of(label, package))
            if migration.number > to and migration.version in done
        ]
        async with foreign_keys_off():
            for migration in undo:
                await step(migration, "DOWNGRADE")
    return [migration.version for migration in undo]


async def step(migration: Migration, direction: str) -> None:
    """One migration, with its record, in one transaction."""
    module = migration.load()
    statements: list[str] = getattr(module, direction)[dialect()]
    if direction == "DOWNGRADE" and not statements and module.UPGRADE[dialect()]:
        raise MigrationError(
            f"{migration.label} {migration.version} has no way back. Restore the backup from before it."
        )
    try:
        async with transaction():
            for statement in statements:
                await execute(statement)
            if dialect() == "sqlite":
                await check_foreign_keys()
            if direction == "UPGRADE":
                await execute(
                    "INSERT INTO kernel_migration (app, version, applied_at) VALUES ($1, $2, $3)",
                    migration.label,
                    migration.version,
                    datetime.now(UTC),
                )
            else:
                await execute(
                    "DELETE FROM kernel_migration WHERE app = $1 AND version = $2", migration.label, migration.version
                )
    except (MigrationError, asyncio.CancelledError):
        raise
    except Exception as error:
        what = "applied" if direction == "UPGRADE" else "undone"
        raise MigrationError(
            f"{migration.label} {migration.version} could not be {what}; the database is as before. {error} "
            f"(see {migration.path})"
        ) from error


async def check_foreign_keys() -> None:
    """Raise when a row points to nothing; SQLite does not look while foreign keys are off."""
    if broken := await fetch("PRAGMA foreign_key_check"):
        places = ", ".join(f"{row['table']} row {row['rowid']} → {row['parent']}" for row in broken[:5])
        raise ValueError(f"{len(broken)} rows would point to nothing: {places}.")


@asynccontextmanager
async def foreign_keys_off() -> AsyncIterator[None]:
    """On SQLite rebuilding a table with foreign keys on would delete its children; the switch works only outside
    transactions."""
    if dialect() != "sqlite":
        yield
        return
    await execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        await execute("PRAGMA foreign_keys=ON")
