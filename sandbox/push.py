"""Delivers to a bot's connected sessions what happens in the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .wire import updates
from .world import Bot
from .world.changes import Change, MessageAdded

if TYPE_CHECKING:
    from .server import Sandbox


class Push:
    """Watches one bot. Who is not connected gets nothing now and recovers it with getDifference."""

    def __init__(self, sandbox: Sandbox, bot: Bot) -> None:
        self._sandbox = sandbox
        self._bot = bot
        bot.watchers.append(self.deliver)

    def deliver(self, change: Change, number: int, origin: object) -> None:
        """Send the change to every session but the one that caused it."""
        sessions = [
            session
            for session in self._sandbox.sessions
            if session.auth_key.bot is self._bot
            and session.wants_updates
            and session.connected
            and session is not origin
        ]
        if not sessions:
            return
        body = updates.container([updates.update(change, number, self._bot)], [change], self._bot).write()
        times = change.message.pushes if isinstance(change, MessageAdded) else 1
        if times and self._sandbox.faults.take_duplicate():
            times = 2
        for session in sessions:
            for _ in range(times):
                session.send(body)
