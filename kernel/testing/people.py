"""People in tests: an account at the local Telegram that waits until the bot has finished answering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..bot import Bot


class Person:
    """A person of the sandbox who talks to ``bot``: whatever it does, the bot is at rest afterwards.

    Everything else (``last``, ``buttons``, ``messages``, ``toasts``, ``alerts``, ...) is the sandbox's own person.
    """

    def __init__(self, account: Any, bot: Bot):
        self.account = account
        self.bot = bot

    def __getattr__(self, name: str) -> Any:
        return getattr(self.account, name)

    async def send(self, text: str) -> Any:
        """Send a text or command; returns the newest message of the chat."""
        await self.account.send(text)
        await self.bot.settle()
        return self.account.last

    async def send_file(self, name: str, data: bytes, **options: Any) -> Any:
        """Send a document; returns the newest message of the chat."""
        await self.account.send_file(name, data, **options)
        await self.bot.settle()
        return self.account.last

    async def press(self, label: str = "", **options: Any) -> Any:
        """Press the button with ``label`` (or ``data=``); returns the newest message of the chat."""
        await self.account.press(label, **options)
        await self.bot.settle()
        return self.account.last
