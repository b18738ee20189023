"""Lean SQL."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from kernel.db import copy_rows, execute, fetch, fetch_one, transaction
from kernel.models import EventRow, PluginState

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


async def test_rows_come_back_as_dicts(database):
    await database.connect()
    await execute(
        "INSERT INTO kernel_plugin_state (name, enabled, changed_at) VALUES ($1, $2, $3), ($4, $2, $3)",
        "shop", True, NOW, "cart",
    )  # fmt: skip
    assert await fetch("SELECT name FROM kernel_plugin_state ORDER BY name") == [{"name": "cart"}, {"name": "shop"}]
    assert await fetch_one("SELECT name FROM kernel_plugin_state WHERE name = $1", "none") is None


async def test_returning_gives_rows_and_execute_a_count(database):
    await database.connect()
    row = await fetch_one(
        "INSERT INTO kernel_version (name, number) VALUES ($1, $2) RETURNING id, number", "catalog", 1
    )
    assert row is not None
    assert row["number"] == 1
    assert await execute("UPDATE kernel_version SET number = number + 1") == 1
    assert await execute("UPDATE kernel_version SET number = number + 1 WHERE name = $1", "none") == 0


async def test_models_read_what_lean_sql_wrote_and_the_other_way_round(database):
    await database.connect()
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5)))
    for args in ({"id": 17, "text": "ключ <b>"}, [1, 2], "2", '"text"', {}):
        row = await fetch_one(
            "INSERT INTO kernel_event (name, args, created_at, done) VALUES ($1, $2, $3, $4) RETURNING *",
            "lean", args, elsewhere, False,
        )  # fmt: skip
        assert row is not None
        assert row["args"] == args
        assert row["created_at"] == NOW
        assert not row["done"]
        written = await EventRow.get(id=row["id"])
        assert written.args == ("text" if args == '"text"' else 2 if args == "2" else args)
        assert (written.created_at, written.done) == (NOW, False)
    model = await EventRow.create(name="model", args={"a": [1]}, created_at=elsewhere, done=True)
    (row,) = await fetch("SELECT * FROM kernel_event WHERE created_at <= $1 AND done = $2", NOW, True)
    assert row["id"] == model.id
    assert (row["args"], row["created_at"], row["done"]) == ({"a": [1]}, NOW, True)
    assert await EventRow.filter(created_at__lte=NOW, done=True).count() == 1
    assert await EventRow.filter(created_at__lt=NOW).count() == 0


async def test_errors_are_the_models_errors(database):
    await database.connect()
    await PluginState.create(name="shop", changed_at=NOW)
    with pytest.raises(IntegrityError):
        await execute(
            "INSERT INTO kernel_plugin_state (name, enabled, changed_at) VALUES ($1, $2, $3)", "shop", True, NOW
        )
    with pytest.raises(OperationalError):
        await fetch("SELECT nothing FROM nowhere")


async def test_many_rows_are_copied_inside_a_transaction(database):
    await database.connect()
    async with transaction():
        await copy_rows(
            "kernel_event",
            ["name", "args", "created_at", "done"],
            [("bulk", {"n": n}, NOW, n % 2 == 0) for n in range(1000)],
        )
    assert await EventRow.filter(done=True).count() == 500
    assert (await EventRow.get(args__isnull=False, id=1)).args == {"n": 0}
    with pytest.raises(RuntimeError, match="open transaction"):
        await copy_rows("kernel_event", ["name"], [("x",)])
