"""Of the tests that every provider must pass, the bank's run on both databases with all the others, and stars' on SQLite.

Those of the other providers take longer than one wants to wait.
"""

from __future__ import annotations

import pytest

IN_TIME = "stars"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the other providers, and their second database, to `make torture`."""
    for item in items:
        folder = item.path.parent
        if item.path.name != "test_conformance.py" or folder.parent.name != "providers":
            continue
        if folder.name != IN_TIME or "postgres" in item.name:
            item.add_marker(pytest.mark.torture)
