"""The provider that docs/payments.md shows, and those of Telegram, pass the tests that every provider must pass."""

from plugins.payments.testing import conformance
from tests.plugins.payments.bank import BankDriver
from tests.plugins.payments.telegram_drivers import CardDriver, StarsDriver


class TestBank(conformance(BankDriver)):
    """Everything that a provider can do."""


class TestStars(conformance(StarsDriver)):
    """Telegram tells of payments by itself, gives back whole ones, and has a list."""


class TestCards(conformance(CardDriver)):
    """Telegram tells of payments by itself, and that is all."""
