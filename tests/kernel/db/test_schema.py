"""What migrations make, compared with what the models ask for."""

import pytest

from kernel.db import execute, migrations
from kernel.testing.schema import foreign_keys_without_index, tables_in_database, tables_of_models
from tests.kernel.db.lab import CART, PEOPLE, SHOP, Lab, lab

__all__ = ["Lab", "lab"]


async def test_the_kernels_migrations_lead_to_its_models(database):
    assert await migrations.up_to_date("kernel", "kernel", {"kernel": ["kernel.models"]})
    database.create()
    await database.connect()
    await migrations.upgrade_all([("kernel", "kernel")])
    assert await tables_in_database() == await tables_of_models()
    assert await foreign_keys_without_index() == []


async def test_altered_tables_are_what_the_models_ask_for(database, lab):
    url = database.create()
    before = SHOP.replace("IntField()", "IntField(default=5)")
    for label, models in (("lab_people", PEOPLE), ("lab_shop", before), ("lab_cart", CART)):
        lab.write(label, models)
        await lab.make(label, "first")
    changed = (
        before.replace("    price = fields.IntField(default=5)\n", "")
        .replace('fields=["price"]', 'fields=["owner_id", "title"]')
        .replace("null=True)\n    sold", 'unique=True, default="")\n    sold')
        .replace("price >= 0", "length(title) > 2")
        .replace("CASCADE", "RESTRICT")
    )
    lab.write("lab_shop", changed)
    await lab.make("lab_shop")
    await lab.reopen(url)
    await lab.upgrade()
    assert await tables_in_database() == await tables_of_models()
    assert await foreign_keys_without_index() == []
    await migrations.downgrade("lab_shop", "lab_shop", 1)
    lab.write("lab_shop", before)
    await lab.reopen(url)
    assert await tables_in_database() == await tables_of_models()
    assert await foreign_keys_without_index() == []


async def test_a_foreign_key_without_an_index_is_named(database):
    database.create()
    await database.connect()
    await execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
    await execute("CREATE TABLE b (a_id INTEGER REFERENCES a (id), other INTEGER REFERENCES a (id))")
    await execute("CREATE INDEX b_other ON b (other, a_id)")
    await execute("CREATE INDEX b_some ON b (a_id) WHERE other IS NULL")
    assert await foreign_keys_without_index() == ["b.a_id"]


@pytest.mark.parametrize("database_server", [None], ids=["sqlite"])
async def test_partial_indexes_over_empty_columns_are_used(database, lab):
    lab.write("lab_people", PEOPLE)
    lab.write("lab_shop", SHOP)
    await lab.make("lab_people", "first")
    text = (await lab.make("lab_shop", "first")).read_text()
    assert text.count('ON "lab_item" ("price") WHERE sold_at IS NULL') == 2
