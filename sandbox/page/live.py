"""One open page: events to it, actions from it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from quart import websocket

from .actions import perform

if TYPE_CHECKING:
    from .server import ChatPage

MOST_AT_ONCE = 32  # actions of one page in progress; a press may wait ten seconds for the bot


class Live:
    """Serves the WebSocket of one page until either side closes it."""

    def __init__(self, page: ChatPage) -> None:
        self.page = page
        # Answers go the same way as the world's changes, so that an answer never overtakes what it brought about.
        self._changes = page.world.subscribe()
        self._room = asyncio.Semaphore(MOST_AT_ONCE)

    def put(self, event: dict) -> None:
        """Queue one event for this page."""
        self._changes.put({"type": "page", "event": event})

    async def run(self) -> None:
        """Send the whole world, then every change; do what the page asks for."""
        with self._changes:
            # Drawn right after subscribing, so that nothing is missing and nothing comes twice.
            self.put(self.page.everything())
            self.page.open.add(self)
            parts = {asyncio.create_task(part) for part in (self._send(), self._receive())}
            try:
                # The first to end, by the world's end or the page's, ends all.
                await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            finally:
                self.page.open.discard(self)
                for part in parts:
                    part.cancel()
                await asyncio.gather(*parts, return_exceptions=True)

    async def _send(self) -> None:
        async for change in self._changes:
            event = change["event"] if change["type"] == "page" else self.page.view.event(change)
            if event:
                await websocket.send(json.dumps(event))

    async def _receive(self) -> None:
        async with asyncio.TaskGroup() as group:
            while True:
                text = await websocket.receive()
                await self._room.acquire()
                group.create_task(self._do(text))

    async def _do(self, text: str | bytes) -> None:
        try:
            try:
                values = json.loads(text)
            except ValueError:
                values = None
            if not isinstance(values, dict):
                self.put({"type": "done", "id": None, "error": {"code": "failed", "text": "That was no JSON object."}})
                return
            values["reply"] = self.put
            self.put({"type": "done", "id": values.get("id"), **await perform(self.page, values.get("do"), values)})
        finally:
            self._room.release()
