"""Payments by card through Telegram pass the tests that every provider must pass."""

from plugins.payments.testing import conformance
from tests.plugins.payments.telegram_consent import Consent
from tests.plugins.payments.telegram_drivers import CardDriver


class TestCards(Consent, conformance(CardDriver)):
    """Telegram tells of payments by itself, and that is all."""
