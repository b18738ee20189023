"""Translates between the world and the types of Telegram's schema."""
