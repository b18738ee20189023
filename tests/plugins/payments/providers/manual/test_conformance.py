"""Bank transfers pass the tests that every provider must pass."""

from plugins.payments.testing import conformance

from .driver import ManualDriver


class TestManual(conformance(ManualDriver)):
    """People tell of payments, and give back any part."""
