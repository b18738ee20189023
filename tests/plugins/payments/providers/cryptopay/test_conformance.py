"""Crypto Pay passes the tests that every provider must pass."""

from plugins.payments.testing import conformance

from .driver import CryptoPayDriver


class TestCryptoPay(conformance(CryptoPayDriver)):
    """Posts, can be asked, and has a list; gives nothing back."""
