"""Migrations of admin."""
