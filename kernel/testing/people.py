"""People in tests: an account at the local Telegram that waits until the bot has finished answering."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..bot import Bot


PATIENCE = 10.0  # seconds until a test gives up on an update that the bot never got


class Person:
    """A person of the sandbox who talks to ``bot``: whatever it does, the bot is at rest afterwards.

    Everything else (``last``, ``buttons``, ``messages``, ``toasts``, ``alerts``, ...) is the sandbox's own person.
    """

    def __init__(self, account: Any, bot: Bot):
        self.account = account
        self.bot = bot

    def __getattr__(self, name: str) -> Any:
        return getattr(self.account, name)

    async def send(self, text: str, **options: Any) -> Any:
        """Send a text or command; returns the newest message of the chat."""
        await self._handled(self.account.send(text, **options))
        return self.account.last

    async def send_file(self, name: str, data: bytes, **options: Any) -> Any:
        """Send a document; returns the newest message of the chat."""
        await self._handled(self.account.send_file(name, data, **options))
        return self.account.last

    async def forward(self, message: Any, **options: Any) -> Any:
        """Forward a message of any chat to the bot; returns the newest message of the chat."""
        await self._handled(self.account.forward(message, **options))
        return self.account.last

    async def press(self, label: str = "", **options: Any) -> Any:
        """Press the button with ``label`` (or ``data=``); returns the newest message of the chat."""
        await self._handled(self.account.press(label, **options))
        return self.account.last

    @property
    def stars(self) -> int:
        """The balance of Telegram Stars."""
        return self.account.stars

    @stars.setter
    def stars(self, value: int) -> None:
        self.account.stars = value

    async def pay(self, label: str = "", **options: Any) -> Any:
        """Pay the newest unpaid invoice, or the one with this title or button (``again=True``: a paid one).

        Returns the outcome: ``ok``, ``error`` (what the person sees) and ``charge_id``.
        """
        before = self.bot.handled
        payment = await self.account.pay(label, **options)
        await self._until(before + payment.updates)
        return payment

    async def chargeback(self, charge_id: str = "") -> str:
        """Get the stars of a payment (the newest) back from the app store; returns its charge id."""
        before = self.bot.handled
        found = await self.account.chargeback(charge_id)
        await self._until(before + 1)
        return found

    async def _handled(self, act: Awaitable[Any]) -> None:
        """Do it, and wait until the bot has dealt with it and with what follows."""
        before = self.bot.handled
        await act
        await self._until(before + 1)

    async def _until(self, handled: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.bot.handled < handled:  # noqa: ASYNC110 - nothing in the bot is there for tests alone
                await asyncio.sleep(0.001)
        await self.bot.settle()
