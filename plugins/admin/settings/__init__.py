"""Settings that change while the bot runs: seen, changed and put back in the chat; maintenance with two presses."""

from . import changing, maintenance, screens

__all__ = ["changing", "maintenance", "screens"]
