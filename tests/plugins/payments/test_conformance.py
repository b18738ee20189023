"""The provider that docs/payments.md shows passes the tests that every provider must pass."""

from plugins.payments.testing import conformance
from tests.plugins.payments.bank import BankDriver


class TestBank(conformance(BankDriver)):
    """Everything that a provider can do."""
