"""What holds for every test."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pytest
import structlog

DATABASES = ("sqlite", "postgres")


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """Commands quieten the log of their process; the next test wants to read it."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave one of the two turns of every test that drives a whole bot to `make torture`: half of them either database's.

    Tests that ask the database directly have both turns in `make test`, and so has whoever runs a file by itself.
    """
    for item in items:
        database = _database_of(item)
        if database and "bot" in getattr(item, "fixturenames", ()):
            name, _, turn = item.nodeid.partition("[")
            both = name + turn.replace(database, "")
            if DATABASES[zlib.crc32(both.encode()) % 2] != database:
                item.add_marker(pytest.mark.torture)


def _database_of(item: pytest.Item) -> str:
    """The database whose turn it is, or an empty string for a test that has no turns."""
    params = getattr(getattr(item, "callspec", None), "params", {})
    found = params.get("database_server", "")
    return found if found in DATABASES else ""
