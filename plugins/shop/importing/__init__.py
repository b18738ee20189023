"""Bringing a catalog and its stock in from a file."""
