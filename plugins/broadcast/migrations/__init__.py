"""Migrations of broadcast."""
