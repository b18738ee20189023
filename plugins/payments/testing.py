"""For the tests of providers: a driver of the service, and the tests that every provider must pass."""

import pytest

pytest.register_assert_rewrite("plugins.payments.conformance")

from .conformance.driver import Driver, Fault, May  # noqa: E402 - after the line above
from .conformance.suite import conformance  # noqa: E402

__all__ = ["Driver", "Fault", "May", "conformance"]
