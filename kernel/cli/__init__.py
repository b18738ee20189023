"""The command ``kiosk``."""

from .running import needs_bot
from .main import main

__all__ = ["main", "needs_bot"]
