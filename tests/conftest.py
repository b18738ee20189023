"""What holds for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """Commands quieten the log of their process; the next test wants to read it."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of the tests marked ``sqlite_first`` the turn on PostgreSQL is left to `make torture`."""
    for item in items:
        if item.get_closest_marker("sqlite_first") and "postgres" in item.name:
            item.add_marker(pytest.mark.torture)
