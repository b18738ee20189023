"""The screens of accounts; importing them puts them on the plugin."""

from . import help, history, language, menu, notices, profile, rules, start, subscription, timezone

__all__ = ["help", "history", "language", "menu", "notices", "profile", "rules", "start", "subscription", "timezone"]
