"""Migrations: the life of a few plugins, on both databases."""

import asyncio
import os
import sys

import pytest
from tortoise.exceptions import IntegrityError

from kernel.db import execute, fetch, migrations
from kernel.errors import MigrationError
from kernel.testing import count_statements
from tests.kernel.db.lab import CART, PEOPLE, SHOP, Lab, lab

__all__ = ["lab"]


async def two_plugins(lab: Lab) -> None:
    lab.write("lab_people", PEOPLE)
    lab.write("lab_shop", SHOP)
    await lab.make("lab_people", "first")
    await lab.make("lab_shop", "first")


async def test_the_life_of_three_plugins(database, lab):
    url = database.create()
    await two_plugins(lab)

    # two plugins are installed
    await lab.reopen(url)
    assert await lab.upgrade() == [("lab_people", "0001_first"), ("lab_shop", "0001_first")]
    await execute("INSERT INTO lab_person (name) VALUES ('Alice'), ('Bob')")
    await execute("INSERT INTO lab_item (owner_id, price) VALUES (1, 100), (1, 200), (2, 300)")
    with pytest.raises(IntegrityError):
        await execute("INSERT INTO lab_item (owner_id, price) VALUES (1, -1)")

    # a third is enabled
    lab.write("lab_cart", CART)
    await lab.make("lab_cart", "first")
    await lab.reopen(url)
    assert await lab.upgrade() == [("lab_cart", "0001_first")]
    await execute("INSERT INTO lab_line (item_id) VALUES (1), (2), (3)")

    # while it is off its parents change: on SQLite both tables are built anew
    lab.write(
        "lab_people",
        PEOPLE.replace("max_length=50)", 'max_length=90, default="")\n    age = fields.IntField(default=7)'),
    )
    lab.write(
        "lab_shop",
        SHOP.replace("price = fields.IntField()", "price = fields.BigIntField()")
        .replace("null=True)\n    sold", 'default="none")\n    sold')
        .replace("price >= 0", "price > 0"),
    )
    await lab.make("lab_people", "age")
    await lab.make("lab_shop", "prices")
    await lab.reopen(url, "lab_people", "lab_shop")
    assert await lab.upgrade("lab_people", "lab_shop") == [("lab_people", "0002_age"), ("lab_shop", "0002_prices")]
    assert await fetch("SELECT name, age FROM lab_person ORDER BY id") == [
        {"name": "Alice", "age": 7},
        {"name": "Bob", "age": 7},
    ]
    assert [row["title"] for row in await fetch("SELECT title FROM lab_item")] == ["none"] * 3
    with pytest.raises(IntegrityError):
        await execute("INSERT INTO lab_item (owner_id, price, title) VALUES (1, 0, '')")

    # it is on again, and its rows are all there
    lab.write(
        "lab_cart", CART.replace("class Line(Model):", "class Line(Model):\n    count = fields.IntField(db_default=1)")
    )
    await lab.make("lab_cart", "count")
    await lab.reopen(url)
    assert await lab.upgrade() == [("lab_cart", "0002_count")]
    assert await fetch("SELECT item_id, count FROM lab_line ORDER BY id") == [
        {"item_id": number, "count": 1} for number in (1, 2, 3)
    ]

    # a change of data, in the author's own SQL
    path = await lab.make("lab_shop", "raise_prices", empty=True)
    path.write_text(path.read_text().replace("[]", '["UPDATE lab_item SET price = price + 1"]', 2))
    assert await lab.upgrade() == [("lab_shop", "0003_raise_prices")]
    assert [row["price"] for row in await fetch("SELECT price FROM lab_item ORDER BY id")] == [101, 201, 301]

    # back and forth again
    with pytest.raises(MigrationError, match="no way back"):
        await migrations.downgrade("lab_shop", "lab_shop", 1)
    path.write_text(path.read_text().replace("[]", '["UPDATE lab_item SET price = price - 1"]', 2))
    assert await migrations.downgrade("lab_shop", "lab_shop", 1) == ["0003_raise_prices", "0002_prices"]
    assert [row["price"] for row in await fetch("SELECT price FROM lab_item ORDER BY id")] == [100, 200, 300]
    assert len(await fetch("SELECT * FROM lab_line")) == 3
    (removed,) = await fetch("INSERT INTO lab_item (owner_id, price) VALUES (1, 0) RETURNING id")
    await execute("DELETE FROM lab_item WHERE price = 0")
    assert [version for _, version in await lab.upgrade()] == ["0002_prices", "0003_raise_prices"]
    (added,) = await fetch("INSERT INTO lab_item (owner_id, price, title) VALUES (1, 1, '') RETURNING id")
    assert added["id"] > removed["id"], "a number once given is not given again"

    # removed and installed again
    assert await migrations.downgrade("lab_cart", "lab_cart", 0) == ["0002_count", "0001_first"]
    assert await lab.upgrade("lab_people", "lab_shop") == []
    assert await lab.upgrade() == [("lab_cart", "0001_first"), ("lab_cart", "0002_count")]
    assert await fetch("SELECT * FROM lab_line") == []


async def test_deleting_a_parent_still_deletes_its_children_after_a_rebuild(database, lab):
    url = database.create()
    await two_plugins(lab)
    await lab.reopen(url)
    await lab.upgrade()
    await execute("INSERT INTO lab_person (name) VALUES ('Alice')")
    await execute("INSERT INTO lab_item (owner_id, price) VALUES (1, 100)")
    lab.write("lab_people", PEOPLE.replace("max_length=50", "max_length=60"))
    await lab.make("lab_people")
    await lab.upgrade()
    with pytest.raises(IntegrityError):
        await execute("INSERT INTO lab_item (owner_id, price) VALUES (9, 100)")
    await execute("DELETE FROM lab_person")
    assert await fetch("SELECT * FROM lab_item") == []


async def test_a_failing_migration_leaves_the_database_as_it_was(database, lab):
    url = database.create()
    await two_plugins(lab)
    await lab.reopen(url)
    await lab.upgrade()
    await execute("INSERT INTO lab_person (name) VALUES ('Alice')")
    path = await lab.make("lab_people", "broken", empty=True)
    broken = '["CREATE TABLE lab_other (id INT)", "DELETE FROM lab_person", "DELETE FROM nowhere"]'
    path.write_text(path.read_text().replace("[]", broken, 2))
    with pytest.raises(MigrationError, match=r"lab_people 0002_broken could not be applied.*nowhere"):
        await lab.upgrade()
    assert len(await fetch("SELECT * FROM lab_person")) == 1
    path.unlink()
    assert await lab.upgrade() == []
    await execute("CREATE TABLE lab_other (id INT)")


@pytest.mark.parametrize("database_server", [None], ids=["sqlite"])
async def test_rows_that_would_point_to_nothing_stop_a_migration(database, lab):
    url = database.create()
    await two_plugins(lab)
    await lab.reopen(url)
    await lab.upgrade()
    await execute("INSERT INTO lab_person (name) VALUES ('Alice')")
    await execute("INSERT INTO lab_item (owner_id, price) VALUES (1, 100)")
    path = await lab.make("lab_people", "orphans", empty=True)
    path.write_text(path.read_text().replace("[]", '["DELETE FROM lab_person"]', 2))
    with pytest.raises(MigrationError, match="point to nothing: lab_item row 1 → lab_person"):
        await lab.upgrade()
    assert len(await fetch("SELECT * FROM lab_person")) == 1
    with pytest.raises(IntegrityError):
        await execute("INSERT INTO lab_item (owner_id, price) VALUES (9, 100)")


async def test_nothing_to_do_costs_one_select(database, lab):
    await two_plugins(lab)
    await lab.reopen(database.create())
    await lab.upgrade()
    with count_statements() as sent:
        assert await lab.upgrade() == []
    assert sent.statements == ["SELECT app, version FROM kernel_migration"]


async def test_a_database_newer_than_the_code_is_refused(database, lab):
    await two_plugins(lab)
    await lab.reopen(database.create())
    path = await lab.make("lab_people", "from_the_future", empty=True)
    await lab.upgrade()
    path.unlink()
    with pytest.raises(MigrationError, match=r"lab_people 0002_from_the_future.*Update the program"):
        await lab.upgrade()


PROCESS = """
import asyncio, sys
from kernel import db
from kernel.db import migrations

async def main():
    await db.connect(sys.argv[1], {label: [f"{label}.models"] for label in sys.argv[2:]})
    print(len(await migrations.upgrade_all([(label, label) for label in sys.argv[2:]])))
    await db.close()

asyncio.run(main())
"""


async def test_of_four_processes_starting_at_once_one_migrates(database, lab):
    await two_plugins(lab)
    url = database.create()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(lab.folder), os.getcwd()])}
    command = [sys.executable, "-c", PROCESS, url, "lab_people", "lab_shop"]
    started = [
        await asyncio.create_subprocess_exec(*command, env=environment, stdout=asyncio.subprocess.PIPE)
        for _ in range(4)
    ]
    outputs = await asyncio.gather(*(process.communicate() for process in started))
    assert sorted(output for output, _ in outputs) == [b"0\n", b"0\n", b"0\n", b"2\n"]
