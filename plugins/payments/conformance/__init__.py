"""Tests that every payment provider must pass; import them from ``plugins.payments.testing``."""
