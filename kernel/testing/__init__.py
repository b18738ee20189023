"""Fixtures for testing plugins; a pytest plugin."""
