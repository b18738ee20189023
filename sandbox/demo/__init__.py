"""``kiosk demo``: a local Telegram, a bot with a filled shop, and a chat in the browser, in one process."""

from .command import demo

__all__ = ["demo"]
