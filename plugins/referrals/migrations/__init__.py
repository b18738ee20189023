"""Migrations of referrals."""
