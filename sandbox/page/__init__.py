"""The chat page: the local Telegram in the browser, for people."""

from .server import ChatPage

__all__ = ["ChatPage"]
