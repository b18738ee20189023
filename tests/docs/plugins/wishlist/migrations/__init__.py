"""Migrations of wishlist."""
