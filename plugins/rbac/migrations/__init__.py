"""Migrations of rbac."""
