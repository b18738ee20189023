"""Payments in stars pass the tests that every provider must pass."""

from plugins.payments.testing import conformance
from tests.plugins.payments.telegram_consent import Consent
from tests.plugins.payments.telegram_drivers import StarsDriver


class TestStars(Consent, conformance(StarsDriver)):
    """Telegram tells of payments by itself, gives back whole ones, and has a list."""
