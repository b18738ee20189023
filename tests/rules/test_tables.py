"""The tables of every plugin that comes with Kiosk: made by migrations, as the models ask, indexed."""

import pytest

from kernel import db
from kernel.bot import Bot
from kernel.db import migrations
from kernel.testing.schema import foreign_keys_without_index, tables_in_database, tables_of_models


@pytest.fixture
def every_plugin(tmp_path) -> Bot:
    env = {"TOKEN": "1000:secret", "OWNER_ID": "1", "API_ID": "1", "API_HASH": "hash", "DATA_DIR": str(tmp_path)}
    return Bot.from_environment(env, None)


async def test_every_plugins_migrations_lead_to_its_models(every_plugin):
    modules = every_plugin.model_modules()
    stale = [
        f"{label}: run `kiosk makemigrations {label} NAME`"
        for label, package in every_plugin.model_packages()
        if not await migrations.up_to_date(label, package, modules)
    ]
    assert stale == []


async def test_a_migrated_database_has_the_models_tables_and_an_index_for_each_foreign_key(database, every_plugin):
    await db.connect(database.create(), every_plugin.model_modules(), synchronous="OFF")
    await migrations.upgrade_all(every_plugin.model_packages())
    assert await tables_in_database() == await tables_of_models()
    assert await foreign_keys_without_index() == []


async def test_every_migration_can_be_undone(database, every_plugin):
    await db.connect(database.create(), every_plugin.model_modules(), synchronous="OFF")
    packages = every_plugin.model_packages()
    await migrations.upgrade_all(packages)
    for label, package in reversed(packages):
        await migrations.downgrade(label, package, 0)
    assert await tables_in_database() == {}
