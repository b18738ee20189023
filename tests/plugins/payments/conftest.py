"""A bot whose payments go to a bank that lives in the test."""

from __future__ import annotations

import pytest

from .bank import Bank, bank_plugin


@pytest.fixture
def bank() -> Bank:
    """A payment service; what it is told and what it has stands in its fields."""
    return Bank()


@pytest.fixture
def extra_plugins(bank):
    return [bank_plugin(bank)]
