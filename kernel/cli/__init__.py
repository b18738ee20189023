"""The command ``kiosk``."""

from .main import main
from .running import needs_bot

__all__ = ["main", "needs_bot"]
