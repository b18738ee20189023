"""Migrations of kernel."""
