"""Fixtures of the long walks: each language on a database of its own; the other two pairs are for `make torture`."""

import pytest


@pytest.fixture(
    params=[
        "en-sqlite",
        "ru-postgres",
        pytest.param("ru-sqlite", marks=pytest.mark.torture),
        pytest.param("en-postgres", marks=pytest.mark.torture),
    ]
)
def case(request):
    """A language and a database."""
    return request.param


@pytest.fixture
def database_server(case, request):
    """The server of the database; None is SQLite."""
    return request.getfixturevalue("postgres_server") if case.endswith("postgres") else None


@pytest.fixture
def language(case):
    """What the person who walks reads."""
    return case[:2]
