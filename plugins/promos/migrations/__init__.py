"""Migrations of promos."""
