"""The outbox as tests look at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from .. import db
from ..bot import Bot


@dataclass(frozen=True)
class Queue:
    """The queued messages of the ``bot`` fixture."""

    bot: Bot

    async def rows(self, state: str = "") -> list[dict[str, Any]]:
        """Every row, oldest first, or those in one state: waiting, sent, not_needed, undeliverable, unsure."""
        found = await db.fetch(
            "SELECT id, plugin, template, args, chat_id, priority, state FROM kernel_outbox ORDER BY id"
        )
        return [row for row in found if not state or row["state"] == state]

    async def drain(self) -> None:
        """Send everything that is due now."""
        await self.bot.outbox.drain()


@pytest.fixture
def outbox(bot: Bot) -> Queue:
    """The outbox of the ``bot`` fixture."""
    return Queue(bot)
