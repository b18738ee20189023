"""Telegram's limits on how fast a bot may send."""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass, field

from .errors import flood_wait


@dataclass
class Pace:
    """Messages per second of one bot over all chats and in each chat; None is without a limit.

    What is too fast is answered with FLOOD_WAIT and not sent. Telegram's own values are about 30 and 1; they are
    applied to any ``window`` seconds.
    """

    overall: float | None = None
    per_chat: float | None = None
    window: float = 1.0
    refused: int = 0  # how many messages were too fast
    _sent: dict[tuple[int, str], deque[float]] = field(default_factory=dict, repr=False)

    def check(self, bot_id: int, chat: str) -> None:
        """Count one message. Raises FLOOD_WAIT when it is one too many."""
        if self.overall is None and self.per_chat is None:
            return
        now = time.monotonic()
        waits = [
            self._wait((bot_id, key), rate, now)
            for key, rate in (("", self.overall), (chat, self.per_chat))
            if rate is not None
        ]
        if max(waits) > 0:
            self.refused += 1
            raise flood_wait(math.ceil(max(waits)))
        for key in ("", chat):
            self._sent.setdefault((bot_id, key), deque()).append(now)

    def _wait(self, key: tuple[int, str], rate: float, now: float) -> float:
        sent = self._sent.setdefault(key, deque())
        while sent and now - sent[0] >= self.window:
            sent.popleft()
        return sent[0] + self.window - now if len(sent) >= rate * self.window else 0.0
