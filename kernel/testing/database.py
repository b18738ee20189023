"""The ``database`` fixture: a test runs once on SQLite and once on PostgreSQL, on a fresh copy of a prepared database."""

import asyncio
import itertools
import shutil
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from .. import db
from ..db import migrations
from ..db.migrations.apply import table as migration_table
from ..db.migrations.schema import schemas_of
from .servers import PostgresServer

Apps = dict[str, list[str]]
KERNEL: Apps = {"kernel": ["kernel.models"]}


class Templates:
    """Databases with the tables of a set of plugins, made once a run and copied for each test."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._made: dict[tuple[Any, ...], str] = {}
        self._numbers = itertools.count(1)

    def next_name(self) -> str:
        """A database name not used before in this run."""
        return f"kiosk_{next(self._numbers)}"

    def template(self, server: PostgresServer | None, apps: Apps) -> str:
        """The name of the prepared database for these models, made now if it is the first time."""
        key = (server is None, *((label, *modules) for label, modules in apps.items()))
        if key not in self._made:
            name = f"template_{len(self._made)}"
            if server is None:
                url = f"sqlite://{self.folder / name}.db"
            else:
                server.sql(f"CREATE DATABASE {name}")
                url = server.url(name)
            in_other_thread(prepare(url, apps))
            self._made[key] = name
        return self._made[key]


async def prepare(url: str, apps: Apps) -> None:
    """Create the tables of these models in an empty database: by their migrations if those lead there, and straight
    from the models while a plugin is under construction."""
    await db.connect(url, apps, pool=1, synchronous="OFF")
    try:
        for label, modules in apps.items():
            package = modules[0].removesuffix(".models")
            if await migrations.up_to_date(label, package, apps):
                await migrations.upgrade_all([(label, package)])
            else:
                await create_from_models(label, package, apps)
    finally:
        await db.close()


async def create_from_models(label: str, package: str, apps: Apps) -> None:
    """The tables without migrations; those that exist are noted as applied."""
    schema = (await schemas_of(label, apps))[db.dialect()]
    async with db.transaction():
        await db.execute(migration_table())
        for table in schema.values():
            for statement in [table.create(), *table.indexes.values()]:
                await db.execute(statement)
        for migration in migrations.migrations_of(label, package):
            values = (label, migration.version, datetime(2000, 1, 1, tzinfo=UTC))
            await db.execute("INSERT INTO kernel_migration VALUES ($1, $2, $3)", *values)


def in_other_thread(coroutine: Any) -> None:
    """Run a coroutine to its end in a loop of its own, whether or not one runs here."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(coroutine)
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]


class Database:
    """One test's database: ``url``, and ``connect`` to open it."""

    def __init__(self, dialect: str, templates: Templates, server: PostgresServer | None):
        self.dialect = dialect
        self._templates = templates
        self._server = server
        self._names: list[str] = []
        self._url = ""

    @property
    def url(self) -> str:
        """Its address; a database with the kernel's tables, unless ``create`` made another."""
        return self._url or self.create(KERNEL)

    def create(self, apps: Apps | None = None) -> str:
        """Make a database with the tables of these models (label to modules; None: an empty one); its address."""
        name = self._templates.next_name()
        self._names.append(name)
        template = self._templates.template(self._server, apps) if apps else ""
        if self._server is not None:
            copied = f"TEMPLATE {template} STRATEGY file_copy" if template else ""
            self._server.sql(f"CREATE DATABASE {name} {copied}")
            self._url = self._server.url(name)
        else:
            path = self._templates.folder / f"{name}.db"
            if template:
                shutil.copyfile(self._templates.folder / f"{template}.db", path)
            self._url = f"sqlite://{path}"
        return self._url

    async def connect(self, apps: Apps | None = None, *, pool: int = 12, synchronous: str = "OFF") -> None:
        """Make the database for these models, if ``url`` was not used before, and open it until the test ends."""
        url = self._url or self.create(apps or KERNEL)
        await db.connect(url, apps or KERNEL, pool=pool, synchronous=synchronous)

    def drop(self) -> None:
        """Remove what the test made."""
        for name in self._names:
            if self._server is not None:
                self._server.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            else:
                for path in self._templates.folder.glob(f"{name}.db*"):
                    path.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def database_templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """The prepared databases of this run."""
    return Templates(tmp_path_factory.mktemp("databases"))


@pytest.fixture(params=["sqlite", "postgres"])
def database_server(request: pytest.FixtureRequest) -> PostgresServer | None:
    """The server the test's database stands on: None is SQLite."""
    return request.getfixturevalue("postgres_server") if request.param == "postgres" else None


@pytest_asyncio.fixture
async def database(database_templates: Templates, database_server: PostgresServer | None) -> AsyncIterator[Database]:
    """A fresh database, on SQLite and on PostgreSQL in turn: ``url``, ``dialect``, ``await connect(apps)``."""
    made = Database("sqlite" if database_server is None else "postgres", database_templates, database_server)
    try:
        yield made
    finally:
        await db.close()
        made.drop()
