"""What happens in the world, announced to whoever watches (the chat page, tests)."""

from __future__ import annotations

import asyncio


class Subscription:
    """An endless async iterator of events that happen after it was made; ``close()`` ends it."""

    def __init__(self, announcer: Announcer) -> None:
        self._announcer = announcer
        self._queue: asyncio.Queue[dict | None] = asyncio.Queue()

    def __aiter__(self) -> Subscription:
        return self

    async def __anext__(self) -> dict:
        event = await self._queue.get()
        if event is None:
            raise StopAsyncIteration
        return event

    def __enter__(self) -> Subscription:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def put(self, event: dict | None) -> None:
        """Hand over one event; None ends the iteration."""
        self._queue.put_nowait(event)

    def close(self) -> None:
        """Stop listening; a waiting reader gets the end of the iteration."""
        self._announcer.subscriptions.discard(self)
        self.put(None)


class Announcer:
    """Keeps the subscriptions."""

    def __init__(self) -> None:
        self.subscriptions: set[Subscription] = set()

    def subscribe(self) -> Subscription:
        """Start listening, from now on."""
        subscription = Subscription(self)
        self.subscriptions.add(subscription)
        return subscription

    def announce(self, event: dict) -> None:
        """Tell everybody."""
        for subscription in self.subscriptions:
            subscription.put(event)

    def close(self) -> None:
        """End every subscription."""
        for subscription in list(self.subscriptions):
            subscription.close()
