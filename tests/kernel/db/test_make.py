"""Writing migrations: what comes out, and what is refused with its cure."""

import asyncio
import sys

import pytest

from kernel.errors import MigrationError
from tests.kernel.db.lab import PEOPLE, SHOP, Lab, lab

__all__ = ["Lab", "lab"]


async def test_the_file_is_readable_and_formatted(lab):
    lab.write("lab_people", PEOPLE)
    lab.write("lab_shop", SHOP)
    await lab.make("lab_people", "first")
    path = await lab.make("lab_shop", "first")
    assert path == lab.folder / "lab_shop" / "migrations" / "0001_first.py"
    text = path.read_text()
    assert 'CONSTRAINT "lab_item_price" CHECK (price >= 0)' in text
    assert 'CREATE INDEX "lab_item_owner_id" ON "lab_item" ("owner_id")' in text
    assert text.index('"postgres"') < text.index('"sqlite"')
    formatter = [sys.executable, "-m", "ruff", "format", "--check", "--isolated", "--line-length=120", str(path)]
    process = await asyncio.create_subprocess_exec(*formatter)
    assert await process.wait() == 0


async def test_the_same_models_give_the_same_file(lab):
    lab.write("lab_people", PEOPLE)
    path = await lab.make("lab_people", "first")
    text = path.read_text()
    path.unlink()
    assert (await lab.make("lab_people", "first")).read_text() == text


async def test_nothing_to_do_is_said(lab):
    lab.write("lab_people", PEOPLE)
    await lab.make("lab_people", "first")
    with pytest.raises(MigrationError, match="models have not changed"):
        await lab.make("lab_people")
    lab.write("lab_people", PEOPLE.replace("max_length=50", "max_length=51"))
    with pytest.raises(MigrationError, match="without --empty"):
        await lab.make("lab_people", empty=True)


async def test_an_unknown_plugin_and_a_bad_name_are_refused(lab):
    lab.write("lab_people", PEOPLE)
    with pytest.raises(MigrationError, match="no plugin lab_peopel with models"):
        await lab.make("lab_peopel")
    with pytest.raises(MigrationError, match="cannot name a migration"):
        await lab.make("lab_people", "Add price!")


@pytest.mark.parametrize(
    ("before", "after", "cure"),
    [
        ("max_length=50)", "max_length=50)\n    age = fields.IntField()", r"lab_person\.age is new.*default="),
        ("name = fields.CharField(max_length=50)", "name = fields.IntField()", r"lab_person\.name changes.*--empty"),
        ("name =", "title =", r"--rename lab_person\.name=title"),
        ("id = fields.BigIntField", "id = fields.IntField", "primary key cannot be changed"),
    ],
)
async def test_what_cannot_be_done_to_filled_tables_is_refused(lab, before, after, cure):
    lab.write("lab_people", PEOPLE)
    await lab.make("lab_people", "first")
    lab.write("lab_people", PEOPLE.replace(before, after))
    with pytest.raises(MigrationError, match=cure):
        await lab.make("lab_people")
    assert len(list((lab.folder / "lab_people" / "migrations").glob("0*.py"))) == 1


async def test_null_that_becomes_forbidden_needs_a_value(lab):
    lab.write("lab_people", PEOPLE.replace("max_length=50", "max_length=50, null=True"))
    await lab.make("lab_people", "first")
    lab.write("lab_people", PEOPLE)
    with pytest.raises(MigrationError, match=r"lab_person\.name must not be empty any more"):
        await lab.make("lab_people")


async def test_a_renamed_column_keeps_its_values(database, lab):
    from kernel.db import execute, fetch, migrations

    url = database.create()
    lab.write("lab_people", PEOPLE)
    await lab.make("lab_people", "first")
    await lab.reopen(url)
    await lab.upgrade()
    await execute("INSERT INTO lab_person (name) VALUES ('Alice')")
    lab.write("lab_people", PEOPLE.replace("name =", "title ="))
    await lab.make("lab_people", renames={"lab_person.name": "title"})
    await lab.upgrade()
    assert await fetch("SELECT title FROM lab_person") == [{"title": "Alice"}]
    await migrations.downgrade("lab_people", "lab_people", 1)
    assert await fetch("SELECT name FROM lab_person") == [{"name": "Alice"}]
    with pytest.raises(MigrationError, match="no such column"):
        await lab.make("lab_people", renames={"lab_person.nome": "title"})


async def test_tables_in_a_circle_are_refused(lab):
    lab.write(
        "lab_people",
        PEOPLE.replace(
            "max_length=50)", 'max_length=50)\n    pet = fields.ForeignKeyField("lab_people.Pet", null=True)'
        )
        + PEOPLE.replace("Person", "Pet")
        .replace("lab_person", "lab_pet")
        .replace(
            "max_length=50)",
            'max_length=50)\n    friend = fields.ForeignKeyField("lab_people.Person", related_name="p", null=True)',
        ),
    )
    with pytest.raises(MigrationError, match="in a circle"):
        await lab.make("lab_people")


async def test_files_out_of_order_are_refused(lab):
    lab.write("lab_people", PEOPLE)
    path = await lab.make("lab_people", "first")
    path.with_name("0001_again.py").write_text(path.read_text())
    with pytest.raises(MigrationError, match="number that is taken"):
        await lab.make("lab_people")
    path.unlink()
    (path.with_name("0001_again.py")).rename(path.with_name("0003_late.py"))
    with pytest.raises(MigrationError, match="comes without number 0001"):
        await lab.make("lab_people")
