"""Migrations of cart."""
