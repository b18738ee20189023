"""Opening the database."""

import asyncio
import threading

import pytest

from kernel.db import close, connect, dialect, engine, execute, fetch, spawn, transaction
from kernel.errors import SettingsError
from kernel.models import EventDone, EventRow, Version
from kernel.testing import count_statements
from tests.kernel.db.lab import PEOPLE, SHOP, Lab, lab

__all__ = ["Lab", "lab"]

KERNEL = {"kernel": ["kernel.models"]}


@pytest.mark.parametrize(
    ("url", "cure"),
    [
        ("mysql://localhost/kiosk", r"starts with mysql://\. Write postgres://"),
        ("kiosk.db", "starts with nothing"),
        ("postgres://user:pw@127.0.0.1:1/kiosk", r"PostgreSQL at 127\.0\.0\.1:1 does not answer.*POSTGRES_HOST"),
        ("sqlite:////nowhere/at/all/kiosk.db", r"/nowhere/at/all/kiosk\.db cannot be opened.*DATA_DIR"),
    ],
)
async def test_a_database_that_cannot_be_opened_is_explained(url, cure):
    with pytest.raises(SettingsError, match=cure):
        await connect(url, KERNEL)
    with pytest.raises(RuntimeError, match="no database is open"):
        await fetch("SELECT 1")


async def test_a_missing_database_is_named(postgres_server):
    with pytest.raises(SettingsError, match="no database nowhere"):
        await connect(postgres_server.url("nowhere"), KERNEL)


async def test_a_file_that_is_no_database_is_named(tmp_path):
    before = set(threading.enumerate())
    (tmp_path / "kiosk.db").write_text("this is not a database, it is a text of some length" * 50)
    with pytest.raises(SettingsError, match=r"kiosk\.db cannot be opened: file is not a database"):
        await connect(f"sqlite://{tmp_path}/kiosk.db", KERNEL)
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
        assert not thread.is_alive()


async def test_sqlite_is_safe_against_power_cuts_unless_told_otherwise(tmp_path):
    await connect(f"sqlite://{tmp_path}/kiosk.db", KERNEL)
    values = {}
    for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
        (row,) = await fetch(f"PRAGMA {name}")
        values[name] = next(iter(row.values()))
    await close()
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


async def test_databases_are_opened_one_after_the_other(database, lab, tmp_path):
    lab.write("lab_people", PEOPLE)
    lab.write("lab_shop", SHOP)
    for _ in range(2):
        await database.connect()
        await Version.update_or_create(name="a", defaults={"number": 1})
        await close()
        await connect(f"sqlite://{tmp_path}/other.db", {**KERNEL, **lab.apps()})
        assert dialect() == "sqlite"
        await close()
    await database.connect()
    assert dialect() == database.dialect
    event = await EventRow.create(name="e", created_at="2024-01-01T00:00:00+00:00")
    await EventDone.create(event=event, plugin="shop")
    assert (await EventRow.filter(handled_by__plugin="shop").prefetch_related("handled_by")) == [event]


def test_each_event_loop_opens_its_own(database):
    async def count() -> int:
        await database.connect()
        try:
            return await Version.all().count()
        finally:
            await close()

    assert [asyncio.run(count()) for _ in range(3)] == [0, 0, 0]


async def test_tasks_that_were_there_before_find_the_database(database):
    opened = asyncio.Event()

    async def earlier() -> int:
        await opened.wait()
        return await Version.all().count() + len(await fetch("SELECT * FROM kernel_version"))

    task = asyncio.create_task(earlier())
    await database.connect()
    opened.set()
    assert await task == 0


async def test_every_statement_is_seen_on_its_way_to_the_driver(database):
    await database.connect()
    event = await EventRow.create(name="e", created_at="2024-01-01T00:00:00+00:00")
    await EventDone.bulk_create([EventDone(event=event, plugin=name) for name in ("a", "b")])
    with count_statements() as sent:
        async with transaction():
            await fetch("SELECT 1 AS one")
            async with transaction():
                await Version.create(name="x")
            with pytest.raises(ZeroDivisionError):
                async with transaction():
                    _ = 1 / 0
            (found,) = await EventRow.all().prefetch_related("handled_by")
            assert len(found.handled_by) == 2
        await spawn(execute("DELETE FROM kernel_version"))
    words = [" ".join(sql.split()[:2]) for sql in sent.statements]
    assert words == [
        "BEGIN" if database.dialect == "postgres" else "BEGIN IMMEDIATE",
        "SELECT 1",
        "SAVEPOINT kiosk_0",
        "INSERT INTO",
        "RELEASE SAVEPOINT",
        "SAVEPOINT kiosk_1",
        "ROLLBACK TO",
        *(word for word in words if word.startswith("SELECT") and word != "SELECT 1"),
        "COMMIT",
        "DELETE FROM",
    ]
    assert len(sent) == 11
    assert engine().probe is None
