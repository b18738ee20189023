"""How fast Telegram takes messages: so many a second over all, one a second to one chat, and its own waits."""

from __future__ import annotations

import time
from collections.abc import Callable

ANSWERS = 1.2  # the messages of a second, answers and all, for each that the outbox sends by itself
CHAT_RATE, CHAT_BURST = 1, 4  # messages a second to one chat, and at once after a pause


class Bucket:
    """Tokens that come back at ``rate`` a second, up to ``burst``."""

    __slots__ = ("burst", "changed", "rate", "tokens")

    def __init__(self, rate: float, burst: float, now: float):
        self.rate, self.burst, self.tokens, self.changed = rate, burst, burst, now

    def refill(self, now: float) -> float:
        """How many tokens there are at ``now``."""
        self.tokens = min(self.burst, self.tokens + max(0.0, now - self.changed) * self.rate)
        self.changed = now
        return self.tokens

    def take(self, now: float) -> None:
        """Use one token; may go below zero."""
        self.refill(now)
        self.tokens -= 1

    def wait(self, now: float) -> float:
        """Seconds until there is a whole token."""
        return max(0.0, (1 - self.refill(now)) / self.rate)


class Pace:
    """Decides how many messages may go now and which chats have to wait.

    Telegram takes about 30 messages a second over all and one a second to one chat
    (https://core.telegram.org/bots/faq); the default leaves room for answers, which do not go through the outbox. When
    there are more of them than that, it is crowded, and only what is urgent goes out of the outbox. ``now`` gives
    seconds and never goes back.
    """

    def __init__(
        self,
        per_second: float = 25,
        burst: float | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ):
        self._now = now
        burst = max(5.0, per_second / 20) if burst is None else burst
        self._overall = Bucket(per_second, burst, now())
        self._with_answers = Bucket(per_second * ANSWERS, burst, now())
        self._chats: dict[int, Bucket] = {}
        self._paused_until = 0.0
        self._chats_paused_until: dict[int, float] = {}

    def room(self) -> int:
        """How many messages may go at this moment."""
        now = self._now()
        return 0 if now < self._paused_until else max(0, int(self._overall.refill(now) + 1e-6))

    def wait(self) -> float:
        """Seconds until :meth:`room` is at least one."""
        now = self._now()
        return max(self._paused_until - now, self._overall.wait(now))

    def answered(self) -> None:
        """Count an answer, which goes out whatever there is room for."""
        self._with_answers.take(self._now())
        self._with_answers.tokens = max(self._with_answers.tokens, -self._with_answers.rate)  # a second is made up for

    def crowded(self) -> float:
        """Seconds in which answers need all that Telegram takes; 0.0 when there is room beside them."""
        return self._with_answers.wait(self._now())

    def paused(self) -> bool:
        """Whether all sending waits because Telegram said so or does not answer."""
        return self._now() < self._paused_until

    def paused_chats(self) -> set[int]:
        """The chats that Telegram told us to leave alone for now."""
        now = self._now()
        self._chats_paused_until = {chat: until for chat, until in self._chats_paused_until.items() if until > now}
        return set(self._chats_paused_until)

    def full_chats(self) -> dict[int, float]:
        """The chats that had enough for the moment, with the seconds until they may get more."""
        now = self._now()
        rested = [chat for chat, bucket in self._chats.items() if bucket.refill(now) >= bucket.burst]
        for chat in rested:
            del self._chats[chat]
        return {chat: bucket.wait(now) for chat, bucket in self._chats.items() if bucket.tokens < 1 - 1e-6}

    def sent(self, chat_id: int) -> None:
        """Count a message that goes out to ``chat_id`` now."""
        now = self._now()
        self._overall.take(now)
        self._with_answers.take(now)
        self._chats.setdefault(chat_id, Bucket(CHAT_RATE, CHAT_BURST, now)).take(now)

    def flood(self, chat_id: int, seconds: float) -> None:
        """Telegram asked to wait: the chat does; if another chat is waiting already, it means everybody."""
        now = self._now()
        others = self.paused_chats() - {chat_id}
        self._chats_paused_until[chat_id] = max(self._chats_paused_until.get(chat_id, 0.0), now + seconds)
        if others:
            self.pause(max(self._chats_paused_until.values()) - now)

    def pause(self, seconds: float) -> None:
        """Let nothing go for ``seconds``."""
        self._paused_until = max(self._paused_until, self._now() + seconds)
