"""A bot whose payments go to a bank on this machine, by the provider that docs/payments.md shows."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

import tests.docs.conftest  # noqa: F401 - the plugins of the pages are found as if they stood in plugins/
from tests.plugins.payments.bank import Bank, plugin


@pytest.fixture
async def bank() -> AsyncIterator[Bank]:
    """A payment service; what it is told and what it has stands in its fields."""
    async with Bank() as bank:
        yield bank


@pytest.fixture
def settings(bank):
    return bank.settings


@pytest.fixture
def extra_plugins(bank):
    return [plugin]
