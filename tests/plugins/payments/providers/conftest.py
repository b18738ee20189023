"""The tests that every provider passes run on SQLite with all the others; their turn on PostgreSQL takes longer.

The bank's, whose provider asks, lists and gives back, run on both.
"""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the second database of these suites to `make torture`."""
    for item in items:
        a_provider = item.path.name == "test_conformance.py" and item.path.parent.parent.name == "providers"
        if a_provider and "postgres" in item.name:
            item.add_marker(pytest.mark.torture)
